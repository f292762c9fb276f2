// The information weights of IW-SSIM: the covariance of the neighbours in a band, and how much of what
// they tell about the original passes the channel.
#include "../Team/clones.h"
#include "../include/panel.h"
#include "panel_math.h"

#pragma STDC FP_CONTRACT OFF

typedef struct {
  const double *at[CK_NEIGHBOURS];
} neighbours;

// The neighbours' rows for inner row y: sample x of each belongs to inner column x.
PANEL_INLINE neighbours around(const double *band, const double *parent, ptrdiff_t width,
                               ptrdiff_t y) {
  neighbours found = {{0}};
  for (int k = 0; k < 9; k++)
    found.at[k] = band + (y + 1 - (k / 3 - 1)) * width + 1 - (k % 3 - 1);
  found.at[9] = parent ? parent + (y + 1) * width + 1 : 0;
  return found;
}

CK_CLONES
void ck_neighbour_products(const double *band, const double *parent, ptrdiff_t width,
                           ptrdiff_t height, double products[CK_NEIGHBOURS][CK_NEIGHBOURS]) {
  const int count = parent ? 10 : 9;
  for (int i = 0; i < CK_NEIGHBOURS; i++)
    for (int j = 0; j < CK_NEIGHBOURS; j++) products[i][j] = 0;
  for (ptrdiff_t y = 0; y < height - 2; y++) {
    const neighbours row = around(band, parent, width, y);
    for (int i = 0; i < count; i++) {
      for (int j = 0; j <= i; j++) {
        const double *a = row.at[i], *b = row.at[j];
        double lanes[PANEL_LANES] = {0};
        ptrdiff_t x = 0;
        for (; x + PANEL_LANES <= width - 2; x += PANEL_LANES)
          for (int lane = 0; lane < PANEL_LANES; lane++)
            lanes[lane] += a[x + lane] * b[x + lane];
        for (int lane = 0; x < width - 2; x++, lane++) lanes[lane] += a[x] * b[x];
        products[i][j] += panel_row_sum(lanes, PANEL_LANES);
      }
    }
  }
}

// Inner columns that are computed together.
enum { TOGETHER = 64 };

PANEL_INLINE void information(const neighbours *row, ptrdiff_t from, int some, const int count,
                              const double *gain, const double *noise,
                              const double inverse[CK_NEIGHBOURS][CK_NEIGHBOURS],
                              const double eigenvalues[CK_NEIGHBOURS], double variance,
                              double *out) {
  double energy[TOGETHER], product[TOGETHER];
  for (int x = 0; x < some; x++) energy[x] = 0;
  for (int i = 0; i < count; i++) {
    double weighted[TOGETHER];
    for (int x = 0; x < some; x++) {
      double sum = 0.5 * inverse[i][i] * row->at[i][from + x];
      for (int j = 0; j < i; j++) sum += inverse[i][j] * row->at[j][from + x];
      weighted[x] = sum;
    }
    for (int x = 0; x < some; x++) energy[x] += 2 * weighted[x] * row->at[i][from + x];
  }
  for (int x = 0; x < some; x++) product[x] = 1;
  for (int k = 0; k < count; k++)
    for (int x = 0; x < some; x++) {
      const double g = gain[from + x], v = noise[from + x];
      product[x] *= 1 + ((v + (1 + g * g) * variance) * (energy[x] / count) * eigenvalues[k]
                         + variance * v) / (variance * variance);
    }
  for (int x = 0; x < some; x++) {
    const double bits = panel_log(product[x]) * 0x1.71547652b82fep0;
    out[from + x] = bits < 1e-15 ? 0 : bits;
  }
}

CK_CLONES
void ck_information(const double *band, const double *parent, ptrdiff_t width, ptrdiff_t first,
                    ptrdiff_t end, const double *gain, const double *noise, int count,
                    const double inverse[CK_NEIGHBOURS][CK_NEIGHBOURS],
                    const double eigenvalues[CK_NEIGHBOURS], double variance, double *out) {
  for (ptrdiff_t y = first; y < end; y++) {
    const neighbours row = around(band, parent, width, y);
    const double *g = gain + (y + 1) * width + 1, *v = noise + (y + 1) * width + 1;
    for (ptrdiff_t from = 0; from < width - 2; from += TOGETHER) {
      const int some = width - 2 - from < TOGETHER ? (int)(width - 2 - from) : TOGETHER;
      if (count == 10) {
        information(&row, from, some, 10, g, v, inverse, eigenvalues, variance, out + y * (width - 2));
      } else {
        information(&row, from, some, 9, g, v, inverse, eigenvalues, variance, out + y * (width - 2));
      }
    }
  }
}
