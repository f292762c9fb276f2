// The parts of a layer's work that are compiled for several sets of instructions.
#pragma once

typedef struct {
  void (*convolve)(void *conv_job, int part, int member);
  void (*position)(void *position_job, int part, int member);
  void (*normalise)(void *gdn_job, int part, int member);
  void (*map)(void *map_job, int part, int member);
} layer_kernels;

extern const layer_kernels layers_portable;
#if defined(__x86_64__)
extern const layer_kernels layers_avx2;
#endif
