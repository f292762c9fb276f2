// 8x8 blocks of a plane: their DCT, and the masking and differences of PSNR-HVS.
#include <math.h>

#include "../Team/clones.h"
#include "../include/panel.h"
#include "panel_math.h"

#pragma STDC FP_CONTRACT OFF

enum { SIDE = 8, BLOCK = SIDE * SIDE };

// Rows of the orthonormal DCT-II.
static void dct_matrix(double matrix[SIDE][SIDE]) {
  for (int u = 0; u < SIDE; u++)
    for (int x = 0; x < SIDE; x++)
      matrix[u][x] = (double)(sqrtl((u == 0 ? 1.0L : 2.0L) / SIDE)
                              * cosl((2 * x + 1) * u * 3.14159265358979323846264338328L / (2 * SIDE)));
}

CK_CLONES
void ck_dct_blocks(const double *plane, ptrdiff_t width, ptrdiff_t height, double *room,
                   double *out) {
  double matrix[SIDE][SIDE], turned[SIDE][SIDE];
  dct_matrix(matrix);
  for (int u = 0; u < SIDE; u++)
    for (int x = 0; x < SIDE; x++) turned[x][u] = matrix[u][x];
  const ptrdiff_t columns = width / SIDE, used = columns * SIDE;
  for (ptrdiff_t i = 0; i < height / SIDE; i++) {
    const double *strip = plane + i * SIDE * width;
    for (int u = 0; u < SIDE; u++) {
      double *row = room + u * used;
      for (ptrdiff_t x = 0; x < used; x++) {
        double sum = matrix[u][0] * strip[x];
        for (int k = 1; k < SIDE; k++) sum += matrix[u][k] * strip[k * width + x];
        row[x] = sum;
      }
    }
    for (ptrdiff_t j = 0; j < columns; j++) {
      double *block = out + (i * columns + j) * BLOCK;
      for (int u = 0; u < SIDE; u++) {
        const double *row = room + u * used + j * SIDE;
        double sums[SIDE];
        for (int v = 0; v < SIDE; v++) sums[v] = row[0] * turned[0][v];
        for (int k = 1; k < SIDE; k++)
          for (int v = 0; v < SIDE; v++) sums[v] += row[k] * turned[k][v];
        for (int v = 0; v < SIDE; v++) block[u * SIDE + v] = sums[v];
      }
    }
  }
}

// Sums by halves, so that equal numbers have an exact mean.
PANEL_INLINE double tree_sum(const double *numbers, int count) {
  double sums[BLOCK];
  for (int i = 0; i < count; i++) sums[i] = numbers[i];
  for (; count > 1; count /= 2)
    for (int i = 0; i < count / 2; i++) sums[i] = sums[2 * i] + sums[2 * i + 1];
  return sums[0];
}

// Sample variance times the number of samples.
PANEL_INLINE double spread(const double *numbers, int count) {
  const double mean = tree_sum(numbers, count) / count;
  double squares[BLOCK];
  for (int i = 0; i < count; i++) squares[i] = (numbers[i] - mean) * (numbers[i] - mean);
  return tree_sum(squares, count) / (count - 1) * count;
}

CK_CLONES
void ck_block_masking(const double *plane, ptrdiff_t width, ptrdiff_t height, const double *dct,
                      const double mask[64], double *out) {
  const ptrdiff_t columns = width / SIDE;
  for (ptrdiff_t i = 0; i < height / SIDE; i++) {
    for (ptrdiff_t j = 0; j < columns; j++) {
      const double *samples = plane + i * SIDE * width + j * SIDE;
      const double *block = dct + (i * columns + j) * BLOCK;
      double all[BLOCK], quarters[4][BLOCK / 4], energy[BLOCK];
      for (int y = 0; y < SIDE; y++)
        for (int x = 0; x < SIDE; x++) {
          all[y * SIDE + x] = samples[y * width + x];
          quarters[y / 4 * 2 + x / 4][y % 4 * 4 + x % 4] = samples[y * width + x];
        }
      for (int k = 0; k < BLOCK; k++) energy[k] = block[k] * block[k] * mask[k];
      energy[0] = 0;
      const double whole = spread(all, BLOCK);
      double parts = 0;
      for (int q = 0; q < 4; q++) parts += spread(quarters[q], BLOCK / 4);
      const double ratio = whole == 0 ? 0 : parts / whole;
      out[i * columns + j] = panel_sqrt(tree_sum(energy, BLOCK) * ratio) / 32;
    }
  }
}

CK_CLONES
double ck_block_differences(const double *a, const double *b, ptrdiff_t blocks,
                            const double weights[64], const double mask[64],
                            const double *masking_a, const double *masking_b) {
  double total = 0, inverse[BLOCK] = {0};
  if (mask)
    // The DC coefficient is not masked.
    for (int k = 1; k < BLOCK; k++) inverse[k] = 1 / mask[k];
  for (ptrdiff_t i = 0; i < blocks; i++) {
    const double most = mask ? panel_max(masking_a[i], masking_b[i]) : 0;
    double lanes[PANEL_LANES] = {0};
    for (int k = 0; k < BLOCK; k += PANEL_LANES)
      for (int lane = 0; lane < PANEL_LANES; lane++) {
        const double gap = panel_abs(a[i * BLOCK + k + lane] - b[i * BLOCK + k + lane]);
        const double seen = panel_max(gap - most * inverse[k + lane], 0) * weights[k + lane];
        lanes[lane] += seen * seen;
      }
    total += panel_row_sum(lanes, PANEL_LANES);
  }
  return total;
}
