// XPSNR of one image (Helmrich et al. 2020), 8 bits.
#include <math.h>
#include <stdlib.h>

#include "../Team/clones.h"
#include "../include/panel.h"
#include "panel_math.h"

#pragma STDC FP_CONTRACT OFF

PANEL_INLINE int32_t studio(double value) {
  const double rounded = floor(value + 0.5);
  return (int32_t)(rounded < 0 ? 0 : rounded > 255 ? 255 : rounded);
}

#define STUDIO(NAME, SAMPLE, PEAK)                                                               \
  void NAME(const SAMPLE *rgb, ptrdiff_t pixels, int32_t *planes) {                              \
    for (ptrdiff_t i = 0; i < pixels; i++) {                                                     \
      const double r = rgb[3 * i] / PEAK, g = rgb[3 * i + 1] / PEAK, b = rgb[3 * i + 2] / PEAK;  \
      planes[i] = studio(16 + 65.481 * r + 128.553 * g + 24.966 * b);                            \
      planes[i + pixels] = studio(128 - 37.797 * r - 74.203 * g + 112.0 * b);                    \
      planes[i + 2 * pixels] = studio(128 + 112.0 * r - 93.786 * g - 18.214 * b);                \
    }                                                                                            \
  }

CK_CLONES STUDIO(ck_studio_ycbcr_bytes, uint8_t, 255.0)
CK_CLONES STUDIO(ck_studio_ycbcr_words, uint16_t, 65535.0)

static double ratio_of(ptrdiff_t width, ptrdiff_t height) {
  return (double)(width * height) / (3840.0 * 2160.0);
}

int ck_xpsnr_block(ptrdiff_t width, ptrdiff_t height) {
  return 4 * (int)(32 * sqrt(ratio_of(width, height)) + 0.5);
}

// The high-pass of HD pictures: a frame of 6x6 around 2x2 samples.
static const int LARGE[6][6] = {{0, 1, 1, 1, 1, 0},   {1, 2, 3, 3, 2, 1}, {1, 3, -12, -12, 3, 1},
                                {1, 3, -12, -12, 3, 1}, {1, 2, 3, 3, 2, 1}, {0, 1, 1, 1, 1, 0}};

static int64_t high_pass(const int32_t *luma, ptrdiff_t width, ptrdiff_t height, ptrdiff_t y,
                         ptrdiff_t x, int large) {
  int64_t sum = 0;
  if (large) {
    for (int i = 0; i < 6; i++)
      for (int j = 0; j < 6; j++) {
        const ptrdiff_t row = y + i - 2, column = x + j - 2;
        if (row >= 0 && row < height && column >= 0 && column < width)
          sum += LARGE[i][j] * luma[row * width + column];
      }
  } else {
    const int32_t *c = luma + y * width + x;
    sum = 12 * c[0] - 2 * (c[-1] + c[1] + c[-width] + c[width])
          - (c[-width - 1] + c[-width + 1] + c[width - 1] + c[width + 1]);
  }
  return sum < 0 ? -sum : sum;
}

// The visual activity of a block; 1 where it is unknown.
static double activity(const int32_t *luma, ptrdiff_t width, ptrdiff_t height, ptrdiff_t y0,
                       ptrdiff_t x0, ptrdiff_t rows, ptrdiff_t columns, int large) {
  const int rim = large ? 2 : 1;
  const ptrdiff_t top = y0 > 0 ? 0 : rim, left = x0 > 0 ? 0 : rim;
  const ptrdiff_t bottom = y0 + rows < height ? rows : rows - rim;
  const ptrdiff_t right = x0 + columns < width ? columns : columns - rim;
  if (right <= left || bottom <= top) return 1;
  int64_t sum = 0;
  for (ptrdiff_t y = top; y < bottom; y += rim)
    for (ptrdiff_t x = left; x < right; x += rim)
      sum += high_pass(luma, width, height, y0 + y, x0 + x, large);
  double found = (double)sum / (double)((right - left) * (bottom - top));
  // Nothing before the picture: as if black had been.
  int64_t light = 0;
  const ptrdiff_t seen_rows = large ? rows / 2 * 2 : rows;
  const ptrdiff_t seen_columns = large ? columns / 2 * 2 : columns;
  for (ptrdiff_t y = 0; y < seen_rows; y++)
    for (ptrdiff_t x = 0; x < seen_columns; x++) light += luma[(y0 + y) * width + x0 + x];
  found += 2 * (double)light / (double)(rows * columns);
  found = found > 4 ? found : 4;
  return found * found;
}

void ck_xpsnr_weights(const int32_t *luma, ptrdiff_t width, ptrdiff_t height, double *weights) {
  const ptrdiff_t side = ck_xpsnr_block(width, height);
  const ptrdiff_t down = (height + side - 1) / side, across = (width + side - 1) / side;
  const int large = width * height > 2048 * 1152, small = width * height <= 640 * 480;
  for (ptrdiff_t j = 0; j < down; j++)
    for (ptrdiff_t i = 0; i < across; i++) {
      const ptrdiff_t y0 = j * side, x0 = i * side, n = j * across + i;
      const ptrdiff_t rows = height - y0 < side ? height - y0 : side;
      const ptrdiff_t columns = width - x0 < side ? width - x0 : side;
      weights[n] = 1 / sqrt(activity(luma, width, height, y0, x0, rows, columns, large));
      if (!small) continue;
      // The weight of the block before is lowered to its largest neighbour, as blocks come in line.
      double most;
      if (i == 0) {
        most = n > 1 ? weights[n - 2] : 0;
      } else {
        most = x0 > side ? panel_max(weights[n - 2], weights[n]) : weights[n];
      }
      if (n > across) most = panel_max(most, weights[n - 1 - across]);
      if (n > 0 && weights[n - 1] > most) weights[n - 1] = most;
      if (i == across - 1 && j == down - 1 && n > across) {
        const double last = panel_max(weights[n - 1], weights[n - across]);
        if (weights[n] > last) weights[n] = last;
      }
    }
}

CK_CLONES
static int64_t squared_error(const int32_t *a, const int32_t *b, ptrdiff_t count) {
  int64_t sum = 0;
  for (ptrdiff_t i = 0; i < count; i++) {
    const int32_t gap = a[i] - b[i];
    sum += gap * gap;
  }
  return sum;
}

double ck_xpsnr_error(const int32_t *a, const int32_t *b, ptrdiff_t width, ptrdiff_t height,
                      const double *weights) {
  if (!weights) return (double)squared_error(a, b, width * height);
  const ptrdiff_t side = ck_xpsnr_block(width, height);
  const double least = 1e-5, ratio = ratio_of(width, height);
  const double level = sqrt(16.0 * 128 / sqrt(ratio > least ? ratio : least));
  double sum = 0;
  ptrdiff_t n = 0;
  for (ptrdiff_t y0 = 0; y0 < height; y0 += side)
    for (ptrdiff_t x0 = 0; x0 < width; x0 += side) {
      const ptrdiff_t columns = width - x0 < side ? width - x0 : side;
      int64_t error = 0;
      for (ptrdiff_t y = y0; y < height && y < y0 + side; y++)
        error += squared_error(a + y * width + x0, b + y * width + x0, columns);
      sum += (double)error * weights[n++];
    }
  return floor(sum * level + 0.5);
}
