// One layer's strip: blocks of tiles go through input transform, products and output transform
// while they are in the cache.
#pragma once
#include <stddef.h>

#include "../include/winograd.h"
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
  // Transformed inputs [xi][in block][tile][16]; products [xi][out block][tile][16], one memory for
  // each member of the team; and the sums of the groups of out blocks.
  float *v, *products;
  ptrdiff_t v_stride, products_count;
  double *sums;
} tile_block;

// One block of input channels.
STEP transform_inputs(const int m, const tile_block *b, int block) {
  float *v = b->v + (ptrdiff_t)block * b->padded * CK_CHANNELS;
  for (int t = 0; t < b->count; t++) {
    const int row = (b->first + t) / b->tiles_across, column = (b->first + t) % b->tiles_across;
    const ptrdiff_t at = block * b->strip->in_stride + (ptrdiff_t)column * m * CK_CHANNELS;
    input_tile(m, b->strip->in + row * m, at, v + t * CK_CHANNELS, b->v_stride);
  }
  // The matrix product reads the tiles that fill up the last six; their results are not read.
  for (int xi = 0; xi < (m + 2) * (m + 2); xi++)
    for (int i = b->count * CK_CHANNELS; i < b->padded * CK_CHANNELS; i++)
      v[xi * b->v_stride + i] = 0;
}

STEP multiply_elements(const int m, const tile_block *b, int first_block, int blocks, float *p,
                       ptrdiff_t p_stride) {
  const ck_winograd_layer *layer = b->layer;
  const ptrdiff_t u_stride = filter_stride(layer->in_blocks, layer->out_blocks);
  const float *u = layer->filters
      + (ptrdiff_t)first_block * layer->in_blocks * CK_CHANNELS * CK_CHANNELS;
  for (int xi = 0; xi < (m + 2) * (m + 2); xi++)
    multiply(b->padded, layer->in_blocks, blocks, b->v + xi * b->v_stride, u + xi * u_stride,
             p + xi * p_stride, u + (xi + 1) * u_stride);
}

// Tap, comparison and output of 8 finished channels of a tile.
STEP emit(const int m, extent inside, const tile_block *b, int t, int channel,
          lanes tile[MAX_TILE][MAX_TILE], lanes *sum) {
  const ck_winograd_strip *strip = b->strip;
  const int row = t / b->tiles_across, column = t % b->tiles_across;
  const ptrdiff_t channels = (ptrdiff_t)b->layer->out_blocks * CK_CHANNELS;
  const ptrdiff_t tapped = (t * channels + channel) * m * m;
  if (strip->stored) store_tap(m, tile, strip->stored + tapped);
  if (strip->compared) compare_tap(m, inside, tile, strip->compared + tapped, sum);
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
    const int m, const ck_activation activation, const tile_block *b, int first_block, int blocks,
    const float *products, ptrdiff_t p_stride) {
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
        const float *p = products + ((ptrdiff_t)block * b->padded + t) * CK_CHANNELS + half;
        lanes tile[MAX_TILE][MAX_TILE];
        output_tile(m, activation, b->layer->slope, p, p_stride, b->layer->bias + channel, tile);
        // The same steps twice: whole tiles have constant extents.
        if (inside.rows == m && inside.columns == m)
          emit(m, (extent){m, m}, b, tile_index, channel, tile, &sum);
        else emit(m, inside, b, tile_index, channel, tile, &sum);
      }
      if (b->strip->compared)
        for (int i = 0; i < LANES; i++) total += (double)sum[i];
    }
  return total;
}

// One group of output channels, whose products are in memory together.
STEP compute_outputs(const int m, const tile_block *b, int group, int member) {
  const ck_activation activation = b->layer->activation;
  const int first = group * b->layer->out_blocks_at_once;
  const int blocks = least(b->layer->out_blocks_at_once, b->layer->out_blocks - first);
  const ptrdiff_t stride = transform_stride(b->padded, blocks);
  float *products = b->products + member * b->products_count;
  multiply_elements(m, b, first, blocks, products, stride);
  if (activation == CK_RELU)
    b->sums[group] = transform_outputs(m, CK_RELU, b, first, blocks, products, stride);
  else if (activation == CK_LEAKY_RELU)
    b->sums[group] = transform_outputs(m, CK_LEAKY_RELU, b, first, blocks, products, stride);
  else b->sums[group] = transform_outputs(m, CK_LINEAR, b, first, blocks, products, stride);
}

// The parts that the members of a team share: blocks of inputs, then groups of outputs.
static void inputs_part(void *block, int part, int member) {
  const tile_block *b = block;
  (void)member;
  if (b->layer->tile == 6) transform_inputs(6, b, part);
  else if (b->layer->tile == 4) transform_inputs(4, b, part);
  else transform_inputs(2, b, part);
}

static void outputs_part(void *block, int part, int member) {
  const tile_block *b = block;
  if (b->layer->tile == 6) compute_outputs(6, b, part, member);
  else if (b->layer->tile == 4) compute_outputs(4, b, part, member);
  else compute_outputs(2, b, part, member);
}

static double convolve_kernel(const ck_winograd_layer *layer, const ck_winograd_strip *strip,
                              ck_team *team, float *scratch) {
  const int m = layer->tile;
  const int across = (strip->columns + m - 1) / m;
  const int tiles = across * ((strip->rows + m - 1) / m);
  const int groups = output_groups(layer);
  double total = 0;
  for (int first = 0; first < tiles; first += layer->tiles_at_once) {
    tile_block b = {.layer = layer, .strip = strip, .tiles_across = across, .first = first};
    b.count = least(layer->tiles_at_once, tiles - first);
    b.padded = rounded_up(b.count);
    b.v_stride = transform_stride(b.padded, layer->in_blocks);
    b.sums = (double *)scratch;
    b.v = scratch + sums_count(layer);
    b.products = b.v + inputs_count(layer);
    b.products_count = products_count(layer);
    ck_team_run(team, layer->in_blocks, inputs_part, &b);
    ck_team_run(team, groups, outputs_part, &b);
    // In the order of the groups, whichever thread computed them.
    for (int group = 0; group < groups; group++) total += b.sums[group];
  }
  return total;
}
