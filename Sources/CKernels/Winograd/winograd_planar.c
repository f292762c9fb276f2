// Planar maps by Winograd's filtering, strip by strip.
#include "winograd_planar.h"

#include "winograd_kernels.h"
#include "winograd_sizes.h"

static planar_plan plan_of(const ck_winograd_planar *planar, const ck_convolution_map *map,
                           int members) {
  planar_plan p = {.layer = planar->layer};
  const int m = p.layer.tile;
  p.across = (map->cell_columns + m - 1) / m;
  p.down = (map->cell_rows + m - 1) / m;
  const int at_once = m == 2 ? SMALL_TILES_WANTED : TILES_WANTED;
  const int wanted = (at_once + p.across / 2) / p.across;
  p.tile_rows = least(least(wanted > 1 ? wanted : 1, p.down), TILE_ROWS_AT_MOST);
  // Blocks of nearly equal numbers of tiles.
  const int tiles = p.tile_rows * p.across;
  const int blocks = (tiles + at_once - 1) / at_once;
  p.layer.tiles_at_once = rounded_up((tiles + blocks - 1) / blocks);
  p.layer.out_blocks_at_once = p.layer.out_blocks >= 2 * members ? 2 : 1;
  p.layer.pool = 0;
  p.in_stride = p.out_stride = (ptrdiff_t)(p.across * m + 2) * CK_CHANNELS;
  p.in_row = p.in_stride * p.layer.in_blocks;
  p.out_row = p.out_stride * p.layer.out_blocks;
  p.scratch_count = (ptrdiff_t)ck_winograd_scratch_count(&p.layer, members);
  p.in_count = p.in_row * (p.tile_rows * m + 2);
  p.out_count = p.out_row * p.tile_rows * m;
  return p;
}

size_t ck_winograd_planar_scratch_count(const ck_winograd_planar *planar,
                                        const ck_convolution_map *map, int members) {
  const planar_plan p = plan_of(planar, map, members);
  return (size_t)(p.scratch_count + p.in_count + p.out_count);
}

void ck_winograd_planar_convolve(ck_instructions instructions, const ck_winograd_planar *planar,
                                 const ck_convolution_map *map, int members, ck_team *team,
                                 float *scratch) {
  enum { MOST_ROWS = TILE_ROWS_AT_MOST * 6 };
  const winograd_kernels *kernels = winograd_kernels_for(instructions);
  planar_job job = {.planar = planar, .map = map, .plan = plan_of(planar, map, members)};
  const planar_plan *p = &job.plan;
  const int m = p->layer.tile;
  job.in = scratch + p->scratch_count;
  job.out = job.in + p->in_count;
  const float *in[MOST_ROWS + 2];
  float *out[MOST_ROWS];
  for (int row = 0; row < p->tile_rows * m + 2; row++) in[row] = job.in + row * p->in_row;
  for (int row = 0; row < p->tile_rows * m; row++) out[row] = job.out + row * p->out_row;
  for (int tile = 0; tile < p->down; tile += p->tile_rows) {
    const int tile_rows = least(p->tile_rows, p->down - tile);
    job.first = tile * m;
    job.rows = least(tile_rows * m, map->cell_rows - job.first);
    const ck_winograd_strip strip = {.rows = job.rows,
                                     .columns = map->cell_columns,
                                     .in = in,
                                     .in_stride = p->in_stride,
                                     .out = out,
                                     .out_stride = p->out_stride};
    ck_team_run(team, p->layer.in_blocks * (tile_rows * m + 2), kernels->to_blocks, &job);
    kernels->convolve(&p->layer, &strip, team, scratch);
    ck_team_run(team, p->layer.out_blocks * job.rows, kernels->to_planes, &job);
  }
}
