// Fourier transforms of any length, eight at once: number k of transform l lies at [k][l].
#pragma once
#include <stddef.h>

enum { FFT_LANES = 8 };

typedef struct fft_plan fft_plan;

fft_plan *fft_make(int length);
void fft_end(fft_plan *plan);

/// Numbers of eight transforms.
typedef struct {
  double *re, *im;
} fft_lanes;

/// Numbers of `room` that fft_run needs.
size_t fft_room(const fft_plan *plan);

/// Forward, not divided by the length; with `re` and `im` exchanged it is the inverse. The result lies
/// in `re` and `im` or in `room`; all three are overwritten.
fft_lanes fft_run(const fft_plan *plan, double *re, double *im, double *room);
