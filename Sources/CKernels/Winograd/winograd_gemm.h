// The sums over input channels: for each of the (m+2)^2 elements xi of a tile a matrix product
// P_xi (tiles x outputs) = V_xi (tiles x inputs) U_xi (inputs x outputs).
#pragma once
#include "../Team/lanes.h"

// 6 tiles x 16 outputs in 12 registers, each sum in the order of the input channels. `v` is
// [in block][tile][16] with `v_stride` numbers a block, `u` [input][16], `p` [tile][16]. `ahead`
// lines from `next` on are fetched into the second cache for every block of inputs.
STEP multiply_panel(const float *v, ptrdiff_t v_stride, int in_blocks, const float *u, float *p,
                    const float *next, int ahead) {
  lanes sums[CK_TILES][2];
  UNROLLED for (int t = 0; t < CK_TILES; t++) sums[t][0] = sums[t][1] = (lanes)(0.0f);
  for (int block = 0; block < in_blocks; block++) {
    for (int line = 0; line < ahead; line++, next += CK_CHANNELS) PREFETCH(next);
    UNROLLED for (int c = 0; c < CK_CHANNELS; c++) {
      const lanes u0 = LOAD(u + c * CK_CHANNELS), u1 = LOAD(u + c * CK_CHANNELS + LANES);
      UNROLLED for (int t = 0; t < CK_TILES; t++) {
        const lanes factor = (lanes)(v[t * CK_CHANNELS + c]);
        sums[t][0] = FUSED(factor, u0, sums[t][0]);
        sums[t][1] = FUSED(factor, u1, sums[t][1]);
      }
    }
    v += v_stride;
    u += CK_CHANNELS * CK_CHANNELS;
  }
  UNROLLED for (int t = 0; t < CK_TILES; t++) {
    STORE(p + t * CK_CHANNELS, sums[t][0]);
    STORE(p + t * CK_CHANNELS + LANES, sums[t][1]);
  }
}

// All tiles (a multiple of 6) and `out_blocks` blocks of outputs of one element xi; P is
// [out block][tile][16]. The panel of U stays in the nearest cache while the tiles pass, and the
// next one comes near meanwhile; behind the last one that is `next`.
static void multiply(int tiles, int in_blocks, int out_blocks, const float *v, const float *u,
                     float *p, const float *next) {
  const ptrdiff_t v_stride = (ptrdiff_t)tiles * CK_CHANNELS;
  const ptrdiff_t panel = (ptrdiff_t)in_blocks * CK_CHANNELS * CK_CHANNELS;
  const int ahead = (CK_CHANNELS * CK_TILES + tiles - 1) / tiles;
  for (int block = 0; block < out_blocks; block++) {
    const float *following = block + 1 < out_blocks ? u + panel : next;
    for (int t = 0; t < tiles; t += CK_TILES) {
      multiply_panel(v + t * CK_CHANNELS, v_stride, in_blocks, u, p + t * CK_CHANNELS, following,
                     ahead);
      following += (ptrdiff_t)ahead * in_blocks * CK_CHANNELS;
    }
    u += panel;
    p += v_stride;
  }
}
