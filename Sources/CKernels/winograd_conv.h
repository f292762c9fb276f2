// One layer's strip: blocks of tiles go through input transform, products and output transform
// while they are in the cache.
#pragma once
#include <stddef.h>

#include "include/winograd.h"
#include "winograd_emit.h"
#include "winograd_filters.h"
#include "winograd_gemm.h"
#include "winograd_sizes.h"

typedef struct {
  const ck_winograd_layer *layer;
  const ck_winograd_strip *strip;
  int tiles_across;
  // The block's tiles, and their number rounded up to CK_TILES.
  int first, count, padded;
  // Transformed inputs [xi][in block][tile][16] and products [xi][out block][tile][16].
  float *v, *p;
  ptrdiff_t v_stride, p_stride;
} tile_block;

STEP transform_inputs(const int m, const tile_block *b) {
  for (int block = 0; block < b->layer->in_blocks; block++) {
    float *v = b->v + (ptrdiff_t)block * b->padded * CK_CHANNELS;
    for (int t = 0; t < b->count; t++) {
      const int row = (b->first + t) / b->tiles_across, column = (b->first + t) % b->tiles_across;
      const ptrdiff_t at = block * b->strip->in_stride + (ptrdiff_t)column * m * CK_CHANNELS;
      input_tile(m, b->strip->in + row * m, at, v + t * CK_CHANNELS, b->v_stride);
    }
    // The matrix product reads the tiles that fill up the last six; nobody reads what they give.
    for (int xi = 0; xi < (m + 2) * (m + 2); xi++)
      for (int i = b->count * CK_CHANNELS; i < b->padded * CK_CHANNELS; i++)
        v[xi * b->v_stride + i] = 0;
  }
}

STEP multiply_elements(const int m, const tile_block *b, int first_block, int blocks) {
  const ck_winograd_layer *layer = b->layer;
  const ptrdiff_t u_stride = filter_stride(layer->in_blocks, layer->out_blocks);
  const float *u = layer->filters
      + (ptrdiff_t)first_block * layer->in_blocks * CK_CHANNELS * CK_CHANNELS;
  for (int xi = 0; xi < (m + 2) * (m + 2); xi++)
    multiply(b->padded, layer->in_blocks, blocks, b->v + xi * b->v_stride, u + xi * u_stride,
             b->p + xi * b->p_stride);
}

// Tap, comparison and output of 8 finished channels of a tile.
STEP emit(const int m, extent inside, const tile_block *b, int t, int channel,
          lanes tile[MAX_TILE][MAX_TILE], lanes *sum) {
  const ck_winograd_strip *strip = b->strip;
  const int row = t / b->tiles_across, column = t % b->tiles_across;
  if (strip->tap != CK_TAP_NONE) {
    const ptrdiff_t channels = (ptrdiff_t)b->layer->out_blocks * CK_CHANNELS;
    float *tap = strip->taps + (t * channels + channel) * m * m;
    if (strip->tap == CK_TAP_STORE) store_tap(m, tile, tap);
    else compare_tap(m, inside, tile, tap, sum);
  }
  if (!strip->out) return;
  const int step = b->layer->pool ? m / 2 : m;
  // The first column is the zero border.
  const ptrdiff_t at = channel / CK_CHANNELS * strip->out_stride + channel % CK_CHANNELS
      + ((ptrdiff_t)column * step + 1) * CK_CHANNELS;
  float *const *rows = strip->out + (ptrdiff_t)row * step;
  if (b->layer->pool) write_pooled(inside, tile, rows, at);
  else write_map(inside, tile, rows, at);
}

static inline __attribute__((always_inline)) double transform_outputs(
    const int m, const tile_block *b, int first_block, int blocks) {
  double total = 0;
  for (int block = 0; block < blocks; block++)
    for (int t = 0; t < b->count; t++) {
      const int tile_index = b->first + t;
      const int row = tile_index / b->tiles_across, column = tile_index % b->tiles_across;
      const extent inside = {least(m, b->strip->rows - row * m),
                             least(m, b->strip->columns - column * m)};
      lanes sum = (lanes)(0.0f);
      for (int half = 0; half < CK_CHANNELS; half += LANES) {
        const int channel = (first_block + block) * CK_CHANNELS + half;
        const float *p = b->p + ((ptrdiff_t)block * b->padded + t) * CK_CHANNELS + half;
        lanes tile[MAX_TILE][MAX_TILE];
        output_tile(m, p, b->p_stride, b->layer->bias + channel, tile);
        // The same steps twice: whole tiles have constant extents.
        if (inside.rows == m && inside.columns == m)
          emit(m, (extent){m, m}, b, tile_index, channel, tile, &sum);
        else emit(m, inside, b, tile_index, channel, tile, &sum);
      }
      if (b->strip->tap == CK_TAP_COMPARE)
        for (int i = 0; i < LANES; i++) total += (double)sum[i];
    }
  return total;
}

static inline __attribute__((always_inline)) double convolve(
    const int m, const ck_winograd_layer *layer, const ck_winograd_strip *strip, float *scratch) {
  const int across = (strip->columns + m - 1) / m;
  const int tiles = across * ((strip->rows + m - 1) / m);
  double total = 0;
  for (int first = 0; first < tiles; first += layer->tiles_at_once) {
    tile_block b = {.layer = layer, .strip = strip, .tiles_across = across, .first = first};
    b.count = least(layer->tiles_at_once, tiles - first);
    b.padded = rounded_up(b.count);
    b.v_stride = transform_stride(b.padded, layer->in_blocks);
    b.v = scratch;
    b.p = scratch + (m + 2) * (m + 2) * b.v_stride;
    transform_inputs(m, &b);
    for (int block = 0; block < layer->out_blocks; block += layer->out_blocks_at_once) {
      const int blocks = least(layer->out_blocks_at_once, layer->out_blocks - block);
      b.p_stride = transform_stride(b.padded, blocks);
      multiply_elements(m, &b, block, blocks);
      total += transform_outputs(m, &b, block, blocks);
    }
  }
  return total;
}

static double convolve_kernel(const ck_winograd_layer *layer, const ck_winograd_strip *strip,
                              float *scratch) {
  return layer->tile == 6 ? convolve(6, layer, strip, scratch) : convolve(4, layer, strip, scratch);
}
