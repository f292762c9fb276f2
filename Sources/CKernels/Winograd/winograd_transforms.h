// The transforms of F(6x6, 3x3), points 0, 1, -1, 2, -2, 1/2, -1/2 and infinity, of F(4x4, 3x3),
// points 0, 1, -1, 2, -2 and infinity, and of F(2x2, 3x3), points 0, 1, -1 and infinity (Lavin and
// Gray 2016, sections 4.1 to 4.3). Matrices
// B^T and A^T are applied to columns, then to rows; even and odd parts are shared by a point and
// its negative.
#pragma once
#include <stddef.h>

#include "../Convolution/activate.h"
#include "../Team/lanes.h"

enum { MAX_TILE = 6, MAX_REACH = 8 };

// o = B^T d
STEP input_6(const lanes *d, lanes *o) {
  o[0] = FUSED(5.25f, d[4] - d[2], d[0] - d[6]);
  o[7] = FUSED(5.25f, d[3] - d[5], d[7] - d[1]);
  lanes even = FUSED(-4.25f, d[4], d[2] + d[6]);
  lanes odd = FUSED(-4.25f, d[3], d[1] + d[5]);
  o[1] = even + odd;
  o[2] = even - odd;
  even = FUSED(-1.25f, d[4], FUSED(0.25f, d[2], d[6]));
  odd = FUSED(2.0f, d[5], FUSED(-2.5f, d[3], 0.5f * d[1]));
  o[3] = even + odd;
  o[4] = even - odd;
  even = FUSED(-5.0f, d[4], FUSED(4.0f, d[2], d[6]));
  odd = FUSED(0.5f, d[5], FUSED(-2.5f, d[3], 2.0f * d[1]));
  o[5] = even + odd;
  o[6] = even - odd;
}

STEP input_4(const lanes *d, lanes *o) {
  o[0] = FUSED(4.0f, d[0], FUSED(-5.0f, d[2], d[4]));
  o[5] = FUSED(4.0f, d[1], FUSED(-5.0f, d[3], d[5]));
  lanes even = FUSED(-4.0f, d[2], d[4]);
  lanes odd = FUSED(-4.0f, d[1], d[3]);
  o[1] = even + odd;
  o[2] = even - odd;
  even = d[4] - d[2];
  odd = 2.0f * (d[3] - d[1]);
  o[3] = even + odd;
  o[4] = even - odd;
}

STEP input_2(const lanes *d, lanes *o) {
  o[0] = d[0] - d[2];
  o[1] = d[1] + d[2];
  o[2] = d[2] - d[1];
  o[3] = d[3] - d[1];
}

// o = A^T p
STEP output_6(const lanes *p, lanes *o) {
  lanes even1 = p[1] + p[2], odd1 = p[1] - p[2];
  lanes even2 = p[3] + p[4], odd2 = p[3] - p[4];
  lanes even3 = p[5] + p[6], odd3 = p[5] - p[6];
  o[0] = (p[0] + even1) + (even2 + even3);
  o[1] = FUSED(0.5f, odd3, FUSED(2.0f, odd2, odd1));
  o[2] = FUSED(0.25f, even3, FUSED(4.0f, even2, even1));
  o[3] = FUSED(0.125f, odd3, FUSED(8.0f, odd2, odd1));
  o[4] = FUSED(0.0625f, even3, FUSED(16.0f, even2, even1));
  o[5] = FUSED(0.03125f, odd3, FUSED(32.0f, odd2, odd1 + p[7]));
}

STEP output_4(const lanes *p, lanes *o) {
  lanes even1 = p[1] + p[2], odd1 = p[1] - p[2];
  lanes even2 = p[3] + p[4], odd2 = p[3] - p[4];
  o[0] = (p[0] + even1) + even2;
  o[1] = FUSED(2.0f, odd2, odd1);
  o[2] = FUSED(4.0f, even2, even1);
  o[3] = FUSED(8.0f, odd2, odd1 + p[5]);
}

STEP output_2(const lanes *p, lanes *o) {
  o[0] = p[0] + (p[1] + p[2]);
  o[1] = (p[1] - p[2]) + p[3];
}

STEP input_vector(const int m, const lanes *d, lanes *o) {
  if (m == 6) input_6(d, o);
  else if (m == 4) input_4(d, o);
  else input_2(d, o);
}

STEP output_vector(const int m, const lanes *p, lanes *o) {
  if (m == 6) output_6(p, o);
  else if (m == 4) output_4(p, o);
  else output_2(p, o);
}

// V = B^T d B for the 16 channels of a block; `at` is the tile's place in a row, the element xi of
// the result goes to v + xi * stride.
STEP input_tile(const int m, const float *const *rows, ptrdiff_t at, float *v, ptrdiff_t stride) {
  const int reach = m + 2;
  for (int half = 0; half < CK_CHANNELS; half += LANES) {
    lanes columns[MAX_REACH][MAX_REACH];
    for (int x = 0; x < reach; x++) {
      lanes d[MAX_REACH], o[MAX_REACH];
      UNROLLED for (int y = 0; y < reach; y++)
        d[y] = LOAD(rows[y] + at + x * CK_CHANNELS + half);
      input_vector(m, d, o);
      UNROLLED for (int y = 0; y < reach; y++) columns[y][x] = o[y];
    }
    for (int y = 0; y < reach; y++) {
      lanes o[MAX_REACH];
      input_vector(m, columns[y], o);
      UNROLLED for (int x = 0; x < reach; x++) STORE(v + (y * reach + x) * stride + half, o[x]);
    }
  }
}

// A^T P A + bias, activated, for 8 channels; the element xi of P is at p + xi * stride.
STEP output_tile(const int m, const ck_activation activation, float slope, const float *p,
                 ptrdiff_t stride, const float *bias, lanes tile[MAX_TILE][MAX_TILE]) {
  const int reach = m + 2;
  const lanes shift = LOAD(bias);
  lanes columns[MAX_TILE][MAX_REACH];
  for (int x = 0; x < reach; x++) {
    lanes d[MAX_REACH], o[MAX_TILE];
    UNROLLED for (int y = 0; y < reach; y++) d[y] = LOAD(p + (y * reach + x) * stride);
    output_vector(m, d, o);
    UNROLLED for (int y = 0; y < m; y++) columns[y][x] = o[y];
  }
  for (int y = 0; y < m; y++) {
    lanes o[MAX_TILE];
    output_vector(m, columns[y], o);
    UNROLLED for (int x = 0; x < m; x++) {
      lanes sum = o[x] + shift;
      activate(activation, slope, &sum);
      tile[y][x] = sum;
    }
  }
}
