// The filters' transform U = G g G^T, once a network, in double over 16 outputs at a time.
#pragma once
#include <stddef.h>

#include "../include/winograd.h"
#include "winograd_sizes.h"

// G of F(6x6, 3x3), F(4x4, 3x3) and F(2x2, 3x3): rows are the points' powers with the interpolation's
// denominators, the last one is infinity.
static const double filter_matrix_6[8][3] = {
    {1, 0, 0},
    {-2 / 9.0, -2 / 9.0, -2 / 9.0},
    {-2 / 9.0, 2 / 9.0, -2 / 9.0},
    {1 / 90.0, 1 / 45.0, 2 / 45.0},
    {1 / 90.0, -1 / 45.0, 2 / 45.0},
    {32 / 45.0, 16 / 45.0, 8 / 45.0},
    {32 / 45.0, -16 / 45.0, 8 / 45.0},
    {0, 0, 1},
};
static const double filter_matrix_4[6][3] = {
    {1 / 4.0, 0, 0},
    {-1 / 6.0, -1 / 6.0, -1 / 6.0},
    {-1 / 6.0, 1 / 6.0, -1 / 6.0},
    {1 / 24.0, 1 / 12.0, 1 / 6.0},
    {1 / 24.0, -1 / 12.0, 1 / 6.0},
    {0, 0, 1},
};

static const double filter_matrix_2[4][3] = {
    {1, 0, 0},
    {0.5, 0.5, 0.5},
    {0.5, -0.5, 0.5},
    {0, 0, 1},
};

typedef double outputs16[CK_CHANNELS];

// out[i] = row of G times three vectors.
static inline void apply_row(const double row[3], const double *a, const double *b,
                             const double *c, double *out) {
  for (int k = 0; k < CK_CHANNELS; k++) out[k] = row[0] * a[k] + row[1] * b[k] + row[2] * c[k];
}

static void transform_filter(int reach, const double (*matrix)[3], const outputs16 g[9],
                             float *filter, ptrdiff_t stride) {
  outputs16 columns[8][3];
  for (int y = 0; y < reach; y++)
    for (int x = 0; x < 3; x++) apply_row(matrix[y], g[x], g[3 + x], g[6 + x], columns[y][x]);
  for (int y = 0; y < reach; y++)
    for (int x = 0; x < reach; x++) {
      outputs16 u;
      apply_row(matrix[x], columns[y][0], columns[y][1], columns[y][2], u);
      float *target = filter + (y * reach + x) * stride;
      for (int k = 0; k < CK_CHANNELS; k++) target[k] = (float)u[k];
    }
}

// The filters of one block of outputs.
static void filters_kernel(int tile, const float *weights, int inputs, int outputs, int block,
                           float *filters) {
  const int in_blocks = blocks_of(inputs);
  const ptrdiff_t stride = filter_stride(in_blocks, blocks_of(outputs));
  const double(*matrix)[3] = tile == 6 ? filter_matrix_6 : tile == 4 ? filter_matrix_4 : filter_matrix_2;
  for (int c = 0; c < in_blocks * CK_CHANNELS; c++) {
    outputs16 g[9] = {{0}};
    for (int k = 0; k < CK_CHANNELS; k++) {
      const int output = block * CK_CHANNELS + k;
      if (output >= outputs || c >= inputs) continue;
      for (int i = 0; i < 9; i++) g[i][k] = weights[((ptrdiff_t)output * inputs + c) * 9 + i];
    }
    float *filter = filters + ((ptrdiff_t)block * in_blocks * CK_CHANNELS + c) * CK_CHANNELS;
    transform_filter(tile + 2, matrix, g, filter, stride);
  }
}
