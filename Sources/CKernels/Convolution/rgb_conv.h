// The first layer, 3 input channels: too few for Winograd's method to pay, so directly, 6 pixels x
// 16 outputs in registers, each sum in the order (channel, dy, dx) after the bias.
#pragma once
#include <stddef.h>

#include "../include/winograd.h"
#include "../Team/lanes.h"

enum { PIXELS = 6, TERMS = 27 };

STEP rgb_pixels(const float *packed, const float *bias, const float *const in[9], int x,
                lanes sums[PIXELS][2]) {
  const lanes b0 = LOAD(bias), b1 = LOAD(bias + LANES);
  UNROLLED for (int i = 0; i < PIXELS; i++) {
    sums[i][0] = b0;
    sums[i][1] = b1;
  }
  UNROLLED for (int row = 0; row < 9; row++) {
    UNROLLED for (int dx = 0; dx < 3; dx++) {
      const float *weights = packed + (3 * row + dx) * CK_CHANNELS;
      const lanes w0 = LOAD(weights), w1 = LOAD(weights + LANES);
      UNROLLED for (int i = 0; i < PIXELS; i++) {
        const lanes value = (lanes)(in[row][x + dx + i]);
        sums[i][0] = FUSED(value, w0, sums[i][0]);
        sums[i][1] = FUSED(value, w1, sums[i][1]);
      }
    }
  }
}

// A row of 16 outputs.
static void rgb_kernel(const float *packed, const float *bias, const float *const in[9],
                       int columns, float *out) {
  float *row = out + CK_CHANNELS;
  for (int x = 0; x < columns; x += PIXELS) {
    lanes sums[PIXELS][2];
    rgb_pixels(packed, bias, in, x, sums);
    const int count = columns - x < PIXELS ? columns - x : PIXELS;
    for (int i = 0; i < count; i++) {
      STORE(row + (x + i) * CK_CHANNELS, RECTIFIED(sums[i][0]));
      STORE(row + (x + i) * CK_CHANNELS + LANES, RECTIFIED(sums[i][1]));
    }
  }
}
