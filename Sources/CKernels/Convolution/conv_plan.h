// How a convolution is cut into blocks of cells, and the memory of one block.
#pragma once
#include "../include/layers.h"
#include "../Team/lanes.h"

// Cells that are computed together, as many for all of their sums and inputs to stay in the second
// cache, and the terms of a sum between two loads of it, for one panel's inputs to stay in the first.
enum {
  PANEL = 16,
  CELLS_AT_ONCE = 128,
  CELLS_OF_PHASES = 64,
  CELLS_OF_FEW_OUTPUTS = 512,
  DEPTH_AT_ONCE = 256,
  MOST_PANELS = CELLS_OF_FEW_OUTPUTS / PANEL,
};

static inline int smaller(int a, int b) { return a < b ? a : b; }
static inline int larger(int a, int b) { return a > b ? a : b; }
static inline int ceiling(int a, int b) { return (a + b - 1) / b; }

typedef struct {
  // Parts: blocks of cells (several rows, whole or a piece of each), each for some groups.
  int parts, splits, pieces;
  int rows_at_once, columns_at_once;
  int groups, groups_at_once;
  int channels_at_once;
  // Whether no panel of cells goes over the end of a row: the sums then read the staged inputs
  // themselves, which need not be packed.
  int direct;
  // Input rows and, for each parity of a column, columns that a block reads.
  int stage_rows, stage_pitch;
  // Sizes of one member's memory.
  int panels;
  ptrdiff_t panel_stride, sums_pitch, sums_phase;
  ptrdiff_t stage_count, packed_count, sums_count, places_count;
} conv_plan;

static inline int last_shift(const int *shifts, int count) {
  int last = 0;
  for (int i = 0; i < count; i++) last = larger(last, shifts[i]);
  return last;
}

conv_plan conv_plan_of(const ck_convolution *layer, const ck_convolution_map *map, int members);
