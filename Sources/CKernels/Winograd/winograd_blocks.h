// Planar rows to rows in blocks of 16 channels and back, eight channels by eight cells at a time.
#pragma once
#include <string.h>

#include "../Team/some_lanes.h"
#include "winograd_planar.h"
#include "winograd_sizes.h"

#define PICK(a, b, ...) __builtin_shufflevector(a, b, __VA_ARGS__)

// r[i][k] becomes r[k][i].
STEP transpose(lanes r[LANES]) {
  lanes s[LANES], t[LANES];
  UNROLLED for (int i = 0; i < LANES; i += 2) {
    s[i] = PICK(r[i], r[i + 1], 0, 8, 2, 10, 4, 12, 6, 14);
    s[i + 1] = PICK(r[i], r[i + 1], 1, 9, 3, 11, 5, 13, 7, 15);
  }
  UNROLLED for (int i = 0; i < LANES; i += 4)
    UNROLLED for (int k = 0; k < 2; k++) {
      t[i + k] = PICK(s[i + k], s[i + k + 2], 0, 1, 8, 9, 4, 5, 12, 13);
      t[i + k + 2] = PICK(s[i + k], s[i + k + 2], 2, 3, 10, 11, 6, 7, 14, 15);
    }
  UNROLLED for (int k = 0; k < 4; k++) {
    r[k] = PICK(t[k], t[k + 4], 0, 1, 2, 3, 8, 9, 10, 11);
    r[k + 4] = PICK(t[k], t[k + 4], 4, 5, 6, 7, 12, 13, 14, 15);
  }
}

// The pixels first, first + step, ... of a row, zeros outside.
STEP load_cells(const float *row, int columns, int step, int first, int odd, lanes *cells) {
  float near[2 * LANES] = {0};
  const float *from = row + first;
  if (first < 0 || first + LANES * step > columns) {
    for (int i = 0; i < LANES * step; i++)
      if (first + i >= 0 && first + i < columns) near[i] = row[first + i];
    from = near;
  }
  if (step == 1) *cells = LOAD_ANYWHERE(from);
  else {
    const lanes a = LOAD_ANYWHERE(from), b = LOAD_ANYWHERE(from + LANES);
    *cells = odd ? PICK(a, b, 1, 3, 5, 7, 9, 11, 13, 15) : PICK(a, b, 0, 2, 4, 6, 8, 10, 12, 14);
  }
}

// One block of channels of one row of the strip's input cells, from the cell left of the map on.
static void to_blocks_part(void *context, int part, int member) {
  const planar_job *job = context;
  const planar_plan *p = &job->plan;
  const ck_convolution_map *map = job->map;
  const int step = job->planar->step, inputs = job->planar->inputs;
  const int row = part / p->layer.in_blocks, block = part % p->layer.in_blocks;
  const int cells = p->across * p->layer.tile + 2;
  (void)member;
  for (int half = 0; half < CK_CHANNELS; half += LANES) {
    const float *sources[LANES];
    int odd[LANES];
    for (int i = 0; i < LANES; i++) {
      const int channel = block * CK_CHANNELS + half + i, pixel = channel / inputs;
      const int y = (job->first + row) * step - map->top + pixel / step;
      const int inside = pixel < step * step && y >= 0 && y < map->rows;
      odd[i] = pixel % step;
      sources[i] = inside
          ? map->in + ((ptrdiff_t)(channel % inputs) * map->rows + y) * map->columns : NULL;
    }
    float *out = job->in + row * p->in_row + block * p->in_stride + half;
    for (int cell = 0; cell < cells; cell += LANES) {
      lanes r[LANES];
      for (int i = 0; i < LANES; i++) {
        r[i] = (lanes)(0.0f);
        if (sources[i])
          load_cells(sources[i], map->columns, step, cell * step - map->left, odd[i], &r[i]);
      }
      transpose(r);
      for (int i = 0; i < LANES && cell + i < cells; i++) STORE(out + (cell + i) * CK_CHANNELS, r[i]);
    }
  }
}

// One block of channels of one row of the strip's output cells.
static void to_planes_part(void *context, int part, int member) {
  const planar_job *job = context;
  const planar_plan *p = &job->plan;
  const ck_convolution_map *map = job->map;
  const int side = job->planar->side, outputs = job->planar->outputs;
  const int row = part / p->layer.out_blocks, block = part % p->layer.out_blocks;
  const ptrdiff_t width = (ptrdiff_t)map->cell_columns * side;
  (void)member;
  for (int half = 0; half < CK_CHANNELS; half += LANES) {
    const int first = block * CK_CHANNELS + half;
    // Behind the row's zero column.
    const float *in = job->out + row * p->out_row + block * p->out_stride + half + CK_CHANNELS;
    for (int cell = 0; cell < map->cell_columns; cell += LANES) {
      const int count = least(LANES, map->cell_columns - cell);
      lanes r[LANES];
      for (int i = 0; i < LANES; i++)
        r[i] = i < count ? LOAD(in + (cell + i) * CK_CHANNELS) : (lanes)(0.0f);
      transpose(r);
      for (int i = 0; i < LANES; i += side) {
        const int plane = (first + i) / side, channel = plane % outputs;
        if (plane >= outputs * side) break;
        const ptrdiff_t y = (ptrdiff_t)(job->first + row) * side + plane / outputs;
        float *to = map->out + ((ptrdiff_t)channel * map->cell_rows * side + y) * width + cell * side;
        if (side == 1) store_some(to, count, &r[i]);
        else {
          const lanes near = PICK(r[i], r[i + 1], 0, 8, 1, 9, 2, 10, 3, 11);
          const lanes far = PICK(r[i], r[i + 1], 4, 12, 5, 13, 6, 14, 7, 15);
          store_some(to, 2 * count, &near);
          if (2 * count > LANES) store_some(to + LANES, 2 * count - LANES, &far);
        }
      }
    }
  }
}
