// From interleaved samples to planes, and from one scale to the next.
#include "CKernels.h"
#include "../Team/clones.h"

#pragma STDC FP_CONTRACT OFF

CK_CLONES
void ck_channel_of_bytes(const uint8_t *samples, const ck_ssim_float_plane *plane, int channel,
                         float *out) {
  for (ptrdiff_t y = 0; y < plane->height; y++) {
    const uint8_t *row = samples + 3 * y * plane->width + channel;
    float *out_row = out + y * plane->stride;
    for (ptrdiff_t x = 0; x < plane->width; x++) out_row[x] = (float)(row[3 * x] - CK_CENTRE);
  }
}

CK_CLONES
void ck_channel_of_words(const uint16_t *samples, const ck_ssim_float_plane *plane, int channel,
                         float *out) {
  for (ptrdiff_t y = 0; y < plane->height; y++) {
    const uint16_t *row = samples + 3 * y * plane->width + channel;
    float *out_row = out + y * plane->stride;
    // One rounding only: the difference is a whole number.
    for (ptrdiff_t x = 0; x < plane->width; x++)
      out_row[x] = (float)(row[3 * x] - CK_CENTRE * 257) / 257;
  }
}

#define CK_HALVE(NAME, REAL)                                                                     \
  CK_CLONES                                                                                      \
  void NAME(const REAL *plane, ptrdiff_t width, ptrdiff_t height, ptrdiff_t stride, REAL *out,   \
            ptrdiff_t out_stride) {                                                              \
    for (ptrdiff_t y = 0; y < (height + 1) / 2; y++) {                                           \
      const REAL *upper = plane + 2 * y * stride;                                                \
      const REAL *lower = 2 * y + 1 < height ? upper + stride : upper;                           \
      REAL *row = out + y * out_stride;                                                          \
      for (ptrdiff_t x = 0; x < width / 2; x++)                                                  \
        row[x] = ((upper[2 * x] + upper[2 * x + 1]) + (lower[2 * x] + lower[2 * x + 1])) / 4;    \
      if (width % 2) row[width / 2] = (2 * upper[width - 1] + 2 * lower[width - 1]) / 4;         \
    }                                                                                            \
  }

CK_HALVE(ck_halve, double)
CK_HALVE(ck_halve_float, float)
