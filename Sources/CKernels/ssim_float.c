// Float SSIM of one scale of one channel: no image-sized temporaries. Three output rows at a time
// are filtered vertically into a buffer that stays in the cache, then horizontally, with the
// formula in the same loop.
#include "clones.h"
#include "ssim_rows.h"

#pragma STDC FP_CONTRACT OFF

enum {
  // Output columns taken at once: bounds the buffer and the rows in flight of wide images. Narrower
  // blocks are slower, the caches hold 13 rows of this many columns.
  BLOCK = 2048,
  FILTERED_STRIDE = BLOCK + CK_WINDOW - 1 + 2 * CK_LANES,
};

static double total(const float lanes[CK_LANES]) {
  double sum = 0;
  for (int lane = 0; lane < CK_LANES; lane++) sum += lanes[lane];
  return sum;
}

static ck_ssim_constants constants_of(const double taps[CK_WINDOW], double c1) {
  ck_ssim_constants constants = {.c1 = (float)c1};
  for (int k = 0; k <= CK_WINDOW / 2; k++) constants.taps[k] = (float)taps[k];
  return constants;
}

static ptrdiff_t smaller(ptrdiff_t a, ptrdiff_t b) { return a < b ? a : b; }

ck_ssim_sums ck_ssim_float_losses(ck_instructions instructions, const ck_ssim_float_plane *plane,
                                  const float *x, const float *mean, const float *spread,
                                  const float *y, const double taps[CK_WINDOW], double c1,
                                  int coarsest) {
  ck_ssim_vertical *vertical = ck_ssim_vertical_portable;
  ck_ssim_horizontal *horizontal = ck_ssim_horizontal_portable;
#if defined(__x86_64__)
  if (instructions == CK_AVX2) {
    vertical = ck_ssim_vertical_avx2;
    horizontal = ck_ssim_horizontal_avx2;
  }
#endif
  const ck_ssim_constants constants = constants_of(taps, c1);
  const ptrdiff_t stride = plane->stride;
  const ptrdiff_t width = plane->width - (CK_WINDOW - 1), height = plane->height - (CK_WINDOW - 1);
  float filtered[CK_SSIM_ROWS * CK_SSIM_QUANTITIES * FILTERED_STRIDE];
  ck_ssim_sums sums = {0, 0};

  for (ptrdiff_t left = 0; left < width; left += BLOCK) {
    ptrdiff_t count = smaller(BLOCK, width - left);
    ptrdiff_t columns = (count + CK_WINDOW - 1 + CK_LANES - 1) / CK_LANES * CK_LANES;
    for (ptrdiff_t top = 0; top < height; top += CK_SSIM_ROWS) {
      int rows = (int)smaller(CK_SSIM_ROWS, height - top);
      ptrdiff_t start = top * stride + left;
      vertical(&constants, x + start, y + start, stride, columns, rows, filtered, FILTERED_STRIDE);
      for (int row = 0; row < rows; row++) {
        ck_ssim_lanes lanes = {{0}, {0}};
        ptrdiff_t here = start + row * stride;
        horizontal(&constants, filtered + row * CK_SSIM_QUANTITIES * FILTERED_STRIDE,
                   FILTERED_STRIDE, mean + here, spread + here, count, coarsest, &lanes);
        sums.contrast_loss += total(lanes.contrast);
        sums.ssim_loss += total(lanes.ssim);
      }
    }
  }
  return sums;
}

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
