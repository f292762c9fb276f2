// Float SSIM without image-sized temporaries: a few output rows at a time are filtered vertically into
// a buffer that stays in the cache, then horizontally, with the formula in the same loop.
#include "ssim_pass.h"

enum {
  // Output columns taken at once: bounds the buffer of wide images.
  BLOCK = 1024,
  FILTERED_STRIDE = BLOCK + 2 * CK_LANES,
};

ck_ssim_pass ck_ssim_pass_of(ck_instructions instructions, const double taps[CK_WINDOW], double c1) {
  ck_ssim_pass pass = {.vertical = ck_ssim_vertical_portable,
                       .horizontal = ck_ssim_horizontal_portable,
                       .constants = {.c1 = (float)c1}};
#if defined(__x86_64__)
  if (instructions == CK_AVX2) {
    pass.vertical = ck_ssim_vertical_avx2;
    pass.horizontal = ck_ssim_horizontal_avx2;
  }
#endif
  for (int k = 0; k <= CK_WINDOW / 2; k++) pass.constants.taps[k] = (float)taps[k];
  return pass;
}

static double total(const float lanes[CK_LANES]) {
  double sum = 0;
  for (int lane = 0; lane < CK_LANES; lane++) sum += lanes[lane];
  return sum;
}

static ptrdiff_t smaller(ptrdiff_t a, ptrdiff_t b) { return a < b ? a : b; }

void ck_ssim_add_rows(const ck_ssim_pass *pass, const ck_ssim_float_plane *plane, int rows,
                      const float *x, const float *mean, const float *spread, const float *y,
                      int coarsest, ck_ssim_sums *sums) {
  const ptrdiff_t width = plane->width - (CK_WINDOW - 1);
  _Alignas(32) float filtered[CK_SSIM_ROWS * CK_SSIM_QUANTITIES * FILTERED_STRIDE];
  for (ptrdiff_t left = 0; left < width; left += BLOCK) {
    ptrdiff_t count = smaller(BLOCK, width - left);
    ptrdiff_t columns = (count + CK_WINDOW - 1 + CK_LANES - 1) / CK_LANES * CK_LANES;
    pass->vertical(&pass->constants, x + left, y + left, plane->stride, columns, rows, filtered,
                   FILTERED_STRIDE);
    for (int row = 0; row < rows; row++) {
      ck_ssim_lanes lanes = {{0}, {0}};
      ptrdiff_t here = left + row * plane->stride;
      pass->horizontal(&pass->constants, filtered + row * CK_SSIM_QUANTITIES * FILTERED_STRIDE,
                       FILTERED_STRIDE, mean + here, spread + here, count, coarsest,
                       CK_SSIM_ROWS * plane->stride, &lanes);
      sums->contrast_loss += total(lanes.contrast);
      sums->ssim_loss += total(lanes.ssim);
    }
  }
}

ck_ssim_sums ck_ssim_float_losses(ck_instructions instructions, const ck_ssim_float_plane *plane,
                                  const float *x, const float *mean, const float *spread,
                                  const float *y, const double taps[CK_WINDOW], double c1,
                                  int coarsest) {
  const ck_ssim_pass pass = ck_ssim_pass_of(instructions, taps, c1);
  const ptrdiff_t height = plane->height - (CK_WINDOW - 1);
  ck_ssim_sums sums = {0, 0};
  for (ptrdiff_t top = 0; top < height; top += CK_SSIM_ROWS) {
    ptrdiff_t start = top * plane->stride;
    ck_ssim_add_rows(&pass, plane, (int)smaller(CK_SSIM_ROWS, height - top), x + start,
                     mean + start, spread + start, y + start, coarsest, &sums);
  }
  return sums;
}
