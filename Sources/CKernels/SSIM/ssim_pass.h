// A few rows of windows of one scale: what the walk over a plane and the walk over bands share.
#pragma once
#include "ssim_rows.h"

typedef struct {
  ck_ssim_vertical *vertical;
  ck_ssim_horizontal *horizontal;
  ck_ssim_constants constants;
} ck_ssim_pass;

ck_ssim_pass ck_ssim_pass_of(ck_instructions instructions, const double taps[CK_WINDOW], double c1);

// Adds the losses of at most CK_SSIM_ROWS rows of windows, whose first samples x, mean, spread and y
// point at. The planes' height does not matter.
void ck_ssim_add_rows(const ck_ssim_pass *pass, const ck_ssim_float_plane *plane, int rows,
                      const float *x, const float *mean, const float *spread, const float *y,
                      int coarsest, ck_ssim_sums *sums);
