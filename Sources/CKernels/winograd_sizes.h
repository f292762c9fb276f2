// Strides of the transformed filters, inputs and products: a cache line more than the numbers need,
// so that the elements xi of one tile do not fall on the same lines of every 4 kB.
#pragma once
#include <stddef.h>

#include "include/winograd.h"

static inline int least(int a, int b) { return a < b ? a : b; }

static inline int rounded_up(int tiles) { return (tiles + CK_TILES - 1) / CK_TILES * CK_TILES; }

static inline ptrdiff_t filter_stride(int in_blocks, int out_blocks) {
  return ((ptrdiff_t)in_blocks * CK_CHANNELS * out_blocks + 1) * CK_CHANNELS;
}

static inline ptrdiff_t transform_stride(int tiles, int blocks) {
  return ((ptrdiff_t)tiles * blocks + 1) * CK_CHANNELS;
}
