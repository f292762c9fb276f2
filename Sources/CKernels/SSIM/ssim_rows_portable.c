// Float SSIM without vector instructions: for Arm, old CPUs, and to check the AVX2 code against.
#include <math.h>

#include "ssim_rows.h"

#pragma STDC FP_CONTRACT OFF

enum { HALF = CK_WINDOW / 2 };

static void filter_column(const float *taps, const float *x, const float *y, ptrdiff_t stride,
                          float *d_out, float *dd_out, float *xd_out) {
  float d_sum = 0, dd_sum = 0, xd_sum = 0;
  for (int r = 0; r < CK_WINDOW; r++) {
    float tap = taps[r <= HALF ? r : CK_WINDOW - 1 - r];
    float d = x[r * stride] - y[r * stride];
    d_sum = fmaf(tap, d, d_sum);
    dd_sum = fmaf(tap, d * d, dd_sum);
    xd_sum = fmaf(tap, x[r * stride] * d, xd_sum);
  }
  *d_out = d_sum;
  *dd_out = dd_sum;
  *xd_out = xd_sum;
}

void ck_ssim_vertical_portable(const ck_ssim_constants *constants, const float *x, const float *y,
                             ptrdiff_t stride, ptrdiff_t columns, int rows, float *filtered,
                             ptrdiff_t filtered_stride) {
  for (int row = 0; row < rows; row++) {
    float *out = filtered + row * CK_SSIM_QUANTITIES * filtered_stride;
    for (ptrdiff_t i = 0; i < columns; i++) {
      ptrdiff_t top = row * stride + i;
      filter_column(constants->taps, x + top, y + top, stride, out + i, out + filtered_stride + i,
                    out + 2 * filtered_stride + i);
    }
  }
}

static float filter_row(const float *taps, const float *from) {
  float sum = taps[HALF] * from[HALF];
  for (int k = 0; k < HALF; k++) sum = fmaf(taps[k], from[k] + from[CK_WINDOW - 1 - k], sum);
  return sum;
}

void ck_ssim_horizontal_portable(const ck_ssim_constants *constants, const float *filtered,
                               ptrdiff_t filtered_stride, const float *mean, const float *spread,
                               ptrdiff_t count, int coarsest, ptrdiff_t ahead, ck_ssim_lanes *lanes) {
  (void)ahead;
  for (ptrdiff_t i = 0; i < count; i++) {
    float gap = filter_row(constants->taps, filtered + i);
    float dd = filter_row(constants->taps, filtered + filtered_stride + i);
    float xd = filter_row(constants->taps, filtered + 2 * filtered_stride + i);

    float variance = fmaf(-gap, gap, dd);
    float covariance = fmaf(-mean[i], gap, xd);
    float contrast = variance / fmaf(-2, covariance, spread[i] + variance);
    lanes->contrast[i % CK_LANES] += contrast;
    if (!coarsest) continue;

    float mean_x = mean[i] + CK_CENTRE;
    float mean_y = mean_x - gap;
    float luminance = (gap * gap) / fmaf(mean_y, mean_y, fmaf(mean_x, mean_x, constants->c1));
    lanes->ssim[i % CK_LANES] += fmaf(-contrast, luminance, contrast + luminance);
  }
}
