// How a planar map is cut into strips of tiles, and what the parts of a strip share.
#pragma once
#include "../include/winograd_planar.h"

enum { TILE_ROWS_AT_MOST = 32, TILES_WANTED = 96, SMALL_TILES_WANTED = 192 };

typedef struct {
  ck_winograd_layer layer;
  // Tiles across and down the map, and rows of tiles in a strip.
  int across, down, tile_rows;
  // Rows of blocked channels: from one block to the next, and from one row to the next.
  ptrdiff_t in_stride, in_row, out_stride, out_row;
  ptrdiff_t scratch_count, in_count, out_count;
} planar_plan;

typedef struct {
  const ck_winograd_planar *planar;
  const ck_convolution_map *map;
  planar_plan plan;
  // The strip: its first row of cells and their number, and its rows in blocks of channels, the
  // inputs from the row above on.
  int first, rows;
  float *in, *out;
} planar_job;
