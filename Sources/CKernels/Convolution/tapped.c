// The public functions of sums over tapped tiles: the choice of kernels.
#include "../include/tapped.h"

#include "tapped_jobs.h"
#include "../Winograd/winograd_kernels.h"

double ck_normalised_differences(ck_instructions instructions, const ck_tapped_strip *strip,
                                 const float *a, const float *b, const double *factors,
                                 double epsilon, ck_team *team, double *sums) {
  tapped_job job = {strip, a, b, factors, epsilon, sums};
  const int tiles = tiles_in(strip->tile, strip->rows) * tiles_in(strip->tile, strip->columns);
  ck_team_run(team, tiles, winograd_kernels_for(instructions)->normalised, &job);
  double total = 0;
  for (int tile = 0; tile < tiles; tile++) total += sums[tile];
  return total;
}

void ck_add_moments(ck_instructions instructions, const ck_tapped_strip *strip, const float *a,
                    const float *b, ck_team *team, double *sums) {
  tapped_job job = {.strip = strip, .a = a, .b = b, .sums = sums};
  ck_team_run(team, 2 * strip->out_blocks, winograd_kernels_for(instructions)->moments, &job);
}

void ck_l2_pool(ck_instructions instructions, int blocks, int rows, int columns,
                const float *const *in, ptrdiff_t in_stride, float *const *out,
                ptrdiff_t out_stride, ck_team *team) {
  l2_pool_job job = {blocks, columns, in, in_stride, out, out_stride};
  ck_team_run(team, rows * blocks, winograd_kernels_for(instructions)->l2_pool, &job);
}
