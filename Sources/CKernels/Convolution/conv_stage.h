// A block's inputs: first copied with the zeros around the map, even and odd columns apart for step
// 2, so that 16 cells of a row read 16 numbers without gaps; then, where panels of 16 cells go over
// the end of a row, laid out in panels [input][shift][16 cells].
#pragma once
#include <string.h>

#include "conv_plan.h"

// `count` columns from column `first` of a row, zeros outside.
static void stage_whole(const float *row, int columns, int first, int count, float *out) {
  const int before = larger(0, smaller(count, -first));
  const int inside = larger(0, smaller(count, columns - first) - before);
  memset(out, 0, (size_t)before * sizeof *out);
  if (inside > 0) memcpy(out + before, row + first + before, (size_t)inside * sizeof *out);
  memset(out + before + inside, 0, (size_t)(count - before - inside) * sizeof *out);
}

// Columns first, first + 2, ... to `even`, the others to `odd`.
static void stage_halves(const float *row, int columns, int first, int count, float *even,
                         float *odd) {
  int t = 0;
  while (t < count) {
    const int column = first + t;
    if (t % 2 == 0 && column >= 0 && column + 2 * LANES <= columns && t + 2 * LANES <= count) {
      const lanes a = LOAD_ANYWHERE(row + column), b = LOAD_ANYWHERE(row + column + LANES);
      STORE_ANYWHERE(even + t / 2, __builtin_shufflevector(a, b, 0, 2, 4, 6, 8, 10, 12, 14));
      STORE_ANYWHERE(odd + t / 2, __builtin_shufflevector(a, b, 1, 3, 5, 7, 9, 11, 13, 15));
      t += 2 * LANES;
    } else {
      (t % 2 == 0 ? even : odd)[t / 2] = column >= 0 && column < columns ? row[column] : 0;
      t++;
    }
  }
}

static void stage(const ck_convolution *layer, const ck_convolution_map *map, const conv_plan *p,
                  int first_channel, int channels, int row, int rows, int column, int columns,
                  float *out) {
  const int first_row = row * layer->step - map->top;
  const int first = column * layer->step - map->left;
  const int height = p->stage_rows - (p->rows_at_once - rows) * layer->step;
  const int count = (columns - 1) * layer->step
      + last_shift(layer->shift_columns, layer->shifts) + 1;
  for (int c = 0; c < channels; c++) {
    const float *plane = map->in + (ptrdiff_t)(first_channel + c) * map->rows * map->columns;
    for (int r = 0; r < height; r++) {
      const int y = first_row + r;
      float *target = out + (ptrdiff_t)(c * p->stage_rows + r) * layer->step * p->stage_pitch;
      const float *source = plane + (ptrdiff_t)y * map->columns;
      if (y < 0 || y >= map->rows)
        memset(target, 0, (size_t)(layer->step * p->stage_pitch) * sizeof *target);
      else if (layer->step == 1) stage_whole(source, map->columns, first, count, target);
      else stage_halves(source, map->columns, first, count, target, target + p->stage_pitch);
    }
  }
}

// Cells of a panel that lie in one row.
typedef struct {
  int from, to;
} segment;

static int segments_of(const conv_plan *p, int step, int cells, int columns, int first,
                       segment segments[PANEL]) {
  int count = 0;
  for (int at = 0; at < PANEL && first + at < cells;) {
    const int row = (first + at) / columns, column = (first + at) % columns;
    segments[count++] = (segment){row * step * step * p->stage_pitch + column, at};
    at += columns - column;
  }
  return count;
}

STEP copy_panel_row(const float *from, float *to) {
  STORE_ANYWHERE(to, LOAD_ANYWHERE(from));
  STORE_ANYWHERE(to + LANES, LOAD_ANYWHERE(from + LANES));
}

// Where a shift of a channel begins in the staged inputs.
static inline ptrdiff_t staged_place(const ck_convolution *layer, const conv_plan *p, int channel,
                                     int shift) {
  const int dy = layer->shift_rows[shift], dx = layer->shift_columns[shift];
  return dx / layer->step
      + ((ptrdiff_t)(channel * p->stage_rows + dy) * layer->step + dx % layer->step)
          * p->stage_pitch;
}

// Segments are copied with a whole panel's width in ascending order: what comes later covers what
// is too much.
static void pack(const ck_convolution *layer, const conv_plan *p, const float *staged, int channels,
                 int cells, int columns, float *packed) {
  for (int panel = 0; panel * PANEL < cells; panel++) {
    segment segments[PANEL];
    const int count = segments_of(p, layer->step, cells, columns, panel * PANEL, segments);
    float *to = packed + panel * p->panel_stride;
    for (int c = 0; c < channels; c++)
      for (int s = 0; s < layer->shifts; s++, to += PANEL) {
        const float *from = staged + staged_place(layer, p, c, s);
        for (int i = 0; i < count; i++) copy_panel_row(from + segments[i].from, to + segments[i].to);
      }
  }
}
