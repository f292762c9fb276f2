// The part of SSIM that depends on the original alone, once for all its reconstructions.
#include "CKernels.h"
#include "../Team/clones.h"

#pragma STDC FP_CONTRACT OFF

CK_CLONES
void ck_ssim_float_moments(const ck_ssim_float_plane *plane, const float *x,
                           const double taps[CK_WINDOW], double c2, double *scratch, float *mean,
                           float *spread) {
  const ptrdiff_t half = CK_WINDOW / 2;
  const ptrdiff_t stride = plane->stride, width = plane->width;
  double *first = scratch, *second = scratch + width;
  for (ptrdiff_t y = 0; y < plane->height - 2 * half; y++) {
    const float *centre = x + (y + half) * stride;
    for (ptrdiff_t i = 0; i < width; i++) {
      double middle = centre[i];
      double sum = taps[half] * middle, squares = taps[half] * (middle * middle);
      for (ptrdiff_t k = 1; k <= half; k++) {
        double above = centre[i - k * stride], below = centre[i + k * stride];
        sum += taps[half + k] * (above + below);
        squares += taps[half + k] * (above * above + below * below);
      }
      first[i] = sum;
      second[i] = squares;
    }
    for (ptrdiff_t i = 0; i < width - 2 * half; i++) {
      const double *one = first + i + half, *two = second + i + half;
      double sum = taps[half] * one[0], squares = taps[half] * two[0];
      for (ptrdiff_t k = 1; k <= half; k++) {
        sum += taps[half + k] * (one[-k] + one[k]);
        squares += taps[half + k] * (two[-k] + two[k]);
      }
      mean[y * stride + i] = (float)sum;
      spread[y * stride + i] = (float)(2 * (squares - sum * sum) + c2);
    }
  }
}
