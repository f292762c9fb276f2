// Strides of the transformed filters, inputs and products: a cache line more than the numbers need,
// so that the elements xi of one tile do not fall on the same lines of every 4 kB.
#pragma once
#include <stddef.h>

#include "../include/winograd.h"

static inline int least(int a, int b) { return a < b ? a : b; }

static inline int rounded_up(int tiles) { return (tiles + CK_TILES - 1) / CK_TILES * CK_TILES; }

static inline int blocks_of(int channels) { return (channels + CK_CHANNELS - 1) / CK_CHANNELS; }

static inline ptrdiff_t filter_stride(int in_blocks, int out_blocks) {
  return ((ptrdiff_t)in_blocks * CK_CHANNELS * out_blocks + 1) * CK_CHANNELS;
}

static inline ptrdiff_t transform_stride(int tiles, int blocks) {
  return ((ptrdiff_t)tiles * blocks + 1) * CK_CHANNELS;
}

static inline ptrdiff_t elements(int tile) { return (tile + 2) * (tile + 2); }

// Groups of out blocks whose products are in memory together.
static inline int output_groups(const ck_winograd_layer *layer) {
  return (layer->out_blocks + layer->out_blocks_at_once - 1) / layer->out_blocks_at_once;
}

// The parts of the working memory, in floats: sums of groups, transformed inputs, products.
static inline ptrdiff_t sums_count(const ck_winograd_layer *layer) {
  return ((ptrdiff_t)output_groups(layer) * 2 + CK_CHANNELS - 1) / CK_CHANNELS * CK_CHANNELS;
}

static inline ptrdiff_t inputs_count(const ck_winograd_layer *layer) {
  return elements(layer->tile)
      * transform_stride(rounded_up(layer->tiles_at_once), layer->in_blocks);
}

static inline ptrdiff_t products_count(const ck_winograd_layer *layer) {
  return elements(layer->tile)
      * transform_stride(rounded_up(layer->tiles_at_once), layer->out_blocks_at_once);
}
