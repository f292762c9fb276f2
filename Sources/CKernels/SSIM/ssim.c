// Double-precision loops of (MS-)SSIM: plain and right. ssim_float.c is tested against these.
#include "CKernels.h"
#include "../Team/clones.h"

#pragma STDC FP_CONTRACT OFF

CK_CLONES
void ck_window_mean(const double *plane, ptrdiff_t width, ptrdiff_t height,
                    const double taps[CK_WINDOW], double *row, double *out) {
  const ptrdiff_t half = CK_WINDOW / 2;
  const ptrdiff_t out_width = width - 2 * half;
  const ptrdiff_t out_height = height - 2 * half;
  for (ptrdiff_t y = 0; y < out_height; y++) {
    const double *centre = plane + (y + half) * width;
    for (ptrdiff_t x = 0; x < width; x++) {
      double sum = taps[half] * centre[x];
      for (ptrdiff_t k = 1; k <= half; k++)
        sum += taps[half + k] * (centre[x - k * width] + centre[x + k * width]);
      row[x] = sum;
    }
    double *out_row = out + y * out_width;
    for (ptrdiff_t x = 0; x < out_width; x++) {
      const double *middle = row + x + half;
      double sum = taps[half] * middle[0];
      for (ptrdiff_t k = 1; k <= half; k++) sum += taps[half + k] * (middle[-k] + middle[k]);
      out_row[x] = sum;
    }
  }
}

CK_CLONES
void ck_square(const double *a, ptrdiff_t count, double *out) {
  for (ptrdiff_t i = 0; i < count; i++) out[i] = a[i] * a[i];
}

CK_CLONES
void ck_squared_difference(const double *a, const double *b, ptrdiff_t count, double *out) {
  for (ptrdiff_t i = 0; i < count; i++) {
    double difference = a[i] - b[i];
    out[i] = difference * difference;
  }
}

// Four partial sums a row, so that the additions do not wait for each other; their order is fixed.
enum { LANES = 4 };

static double row_total(const double lanes[LANES]) {
  return (lanes[0] + lanes[1]) + (lanes[2] + lanes[3]);
}

CK_CLONES
ck_ssim_sums ck_ssim_losses(const double *mean_x, const double *mean_xx, const double *mean_y,
                            const double *mean_yy, const double *mean_dd, ptrdiff_t width,
                            ptrdiff_t height, double c1, double c2) {
  ck_ssim_sums total = {0, 0};
  for (ptrdiff_t y = 0; y < height; y++) {
    double contrast[LANES] = {0}, ssim[LANES] = {0};
    for (ptrdiff_t x = 0; x < width; x++) {
      ptrdiff_t i = y * width + x;
      double xx = mean_x[i] * mean_x[i], yy = mean_y[i] * mean_y[i];
      double gap = mean_x[i] - mean_y[i];
      double gap2 = gap * gap;
      double variances = (mean_xx[i] - xx) + (mean_yy[i] - yy);
      double contrast_loss = (mean_dd[i] - gap2) / (variances + c2);
      double luminance_loss = gap2 / (xx + yy + c1);
      contrast[x % LANES] += contrast_loss;
      ssim[x % LANES] += contrast_loss + luminance_loss - contrast_loss * luminance_loss;
    }
    total.contrast_loss += row_total(contrast);
    total.ssim_loss += row_total(ssim);
  }
  return total;
}
