// The two passes of float SSIM over a few rows. AVX2 and scalar code do the same operations on each
// sample in the same order, so they give the same bits.
#pragma once
#include "CKernels.h"

enum {
  // Output rows that a vertical pass makes at once: it reads 18 rows of each plane instead of 88, and
  // their sums and the taps just fill the 16 vector registers.
  CK_SSIM_ROWS = 8,
  // Filtered quantities, with d = x - y: d, d^2 and x d.
  CK_SSIM_QUANTITIES = 3,
  CK_LANES = 8,
};

typedef struct {
  // The window's taps from its edge to its centre.
  float taps[CK_WINDOW / 2 + 1];
  float c1;
} ck_ssim_constants;

// Sums of one row of losses; column x of a block is added to lane x % 8.
typedef struct {
  float contrast[CK_LANES], ssim[CK_LANES];
} ck_ssim_lanes;

// Filters `rows` output rows vertically, columns 0 ..< columns (a multiple of 8), from rows
// 0 ..< rows + 10 of both planes, into filtered[row][quantity][column], each `filtered_stride` long.
typedef void ck_ssim_vertical(const ck_ssim_constants *constants, const float *x, const float *y,
                              ptrdiff_t stride, ptrdiff_t columns, int rows, float *filtered,
                              ptrdiff_t filtered_stride);

// Filters one row of the three quantities horizontally and adds up the losses of `count` columns;
// those of full SSIM only where `coarsest`. The maps' row of the next group of output rows lies
// `ahead` samples further on: it is worth fetching meanwhile.
typedef void ck_ssim_horizontal(const ck_ssim_constants *constants, const float *filtered,
                                ptrdiff_t filtered_stride, const float *mean, const float *spread,
                                ptrdiff_t count, int coarsest, ptrdiff_t ahead, ck_ssim_lanes *lanes);

ck_ssim_vertical ck_ssim_vertical_portable, ck_ssim_vertical_avx2;
ck_ssim_horizontal ck_ssim_horizontal_portable, ck_ssim_horizontal_avx2;
