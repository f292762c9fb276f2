#include "conv_plan.h"

static int taps_of(const ck_convolution *layer) {
  int taps = 0;
  for (int phase = 0; phase < layer->side * layer->side; phase++) taps += layer->tap_counts[phase];
  return taps;
}

conv_plan conv_plan_of(const ck_convolution *layer, const ck_convolution_map *map, int members) {
  conv_plan p;
  const int rows = map->cell_rows, columns = map->cell_columns;
  const int most = layer->together == CK_FEW_OUTPUTS ? CELLS_OF_FEW_OUTPUTS
      : layer->side == 1 ? CELLS_AT_ONCE : CELLS_OF_PHASES;
  // Compact blocks have few neighbours around them; where a panel would go over the end of a row,
  // a piece of one row is better.
  const int across = columns % PANEL == 0 && rows > 1 ? smaller(64, most / 2) : most;
  if (columns >= across) {
    p.columns_at_once = ceiling(ceiling(columns, ceiling(columns, across)), PANEL) * PANEL;
    p.rows_at_once = columns % PANEL == 0 ? smaller(rows, most / p.columns_at_once) : 1;
  } else {
    // Blocks of equal height, as many for each member.
    const int blocks = ceiling(ceiling(rows, smaller(rows, most / columns)), members) * members;
    p.rows_at_once = ceiling(rows, smaller(rows, blocks));
    p.columns_at_once = columns;
  }
  p.pieces = ceiling(columns, p.columns_at_once);
  const int blocks = ceiling(rows, p.rows_at_once) * p.pieces;
  p.groups = ceiling(layer->outputs, layer->together);
  p.groups_at_once = ceiling(p.groups, smaller(p.groups, ceiling(members, blocks)));
  p.splits = ceiling(p.groups, p.groups_at_once);
  p.parts = blocks * p.splits;
  p.channels_at_once = larger(1, smaller(layer->inputs, DEPTH_AT_ONCE / layer->shifts));

  p.stage_rows = (p.rows_at_once - 1) * layer->step + last_shift(layer->shift_rows, layer->shifts)
      + 1;
  const int stage_columns = (smaller(p.columns_at_once, columns) - 1) * layer->step
      + last_shift(layer->shift_columns, layer->shifts) + 1;
  p.stage_pitch = ceiling(stage_columns, layer->step);
  // Vectors are copied whole, a panel's width behind the last number at most.
  p.stage_count = ceiling(p.channels_at_once * p.stage_rows * layer->step * p.stage_pitch + 2 * PANEL,
                          PANEL) * PANEL;
  p.panels = ceiling(p.rows_at_once * smaller(p.columns_at_once, columns), PANEL);
  // Panels are computed two at a time where outputs are few.
  const int room = (p.panels + 1) / 2 * 2;
  p.direct = p.rows_at_once == 1 || columns % PANEL == 0;
  p.panel_stride = (ptrdiff_t)p.channels_at_once * layer->shifts * PANEL + PANEL;
  p.packed_count = p.direct ? 0 : p.panel_stride * room;
  p.sums_pitch = room * PANEL + PANEL;
  p.sums_phase = p.sums_pitch * p.groups_at_once * layer->together;
  p.sums_count = p.sums_phase * layer->side * layer->side;
  p.places_count = ceiling(p.channels_at_once * taps_of(layer), PANEL) * PANEL;
  return p;
}
