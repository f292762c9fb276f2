// The public functions of the layers: sizes, parts, and the choice of kernels.
#include <stdint.h>
#include <sys/mman.h>

#include "layer_jobs.h"
#include "layer_kernels.h"

static const layer_kernels *kernels(ck_instructions instructions) {
#if defined(__x86_64__)
  if (instructions == CK_AVX2) return &layers_avx2;
#endif
  (void)instructions;
  return &layers_portable;
}

size_t ck_convolution_scratch_count(const ck_convolution *layer, const ck_convolution_map *map,
                                    int members) {
  const conv_plan plan = conv_plan_of(layer, map, members);
  return (size_t)(conv_member_count(&plan) * members);
}

void ck_convolve(ck_instructions instructions, const ck_convolution *layer,
                 const ck_convolution_map *map, int members, ck_team *team, float *scratch) {
  conv_job job = {layer, map, conv_plan_of(layer, map, members), scratch};
  ck_team_run(team, job.plan.parts, kernels(instructions)->convolve, &job);
}

void ck_convolve_position(ck_instructions instructions, const ck_convolution *layer,
                          const ck_convolution_map *map, int row, int column, ck_team *team,
                          float *scratch, float *out) {
  float *term = scratch;
  for (int c = 0; c < layer->inputs; c++)
    for (int s = 0; s < layer->shifts; s++) {
      const int y = row * layer->step - map->top + layer->shift_rows[s];
      const int x = column * layer->step - map->left + layer->shift_columns[s];
      const int inside = y >= 0 && y < map->rows && x >= 0 && x < map->columns;
      *term++ = inside ? map->in[((ptrdiff_t)c * map->rows + y) * map->columns + x] : 0;
    }
  position_job job = {layer, scratch, layer->inputs * layer->shifts, out};
  const int groups = ceiling(layer->outputs, layer->together);
  ck_team_run(team, ceiling(groups, GROUPS_OF_POSITION), kernels(instructions)->position, &job);
}

size_t ck_gdn_scratch_count(const ck_gdn *layer, int members) {
  return (size_t)((gdn_squares_count(layer->channels) + gdn_sums_count(layer->channels)) * members);
}

void ck_normalise(ck_instructions instructions, const ck_gdn *layer, const float *in, float *out,
                  ptrdiff_t pixels, ck_team *team, float *scratch) {
  gdn_job job = {layer, in, out, pixels, scratch};
  ck_team_run(team, parts_of(pixels, PIXELS_AT_ONCE), kernels(instructions)->normalise, &job);
}

void ck_map(ck_instructions instructions, ck_function function, float slope, const float *in,
            float *out, ptrdiff_t count, ck_team *team) {
  map_job job = {function, slope, in, out, count};
  ck_team_run(team, parts_of(count, NUMBERS_AT_ONCE), kernels(instructions)->map, &job);
}

void ck_prefer_large_pages(void *memory, size_t bytes) {
#if defined(__linux__)
  const uintptr_t large = (uintptr_t)2 << 20;
  const uintptr_t first = ((uintptr_t)memory + large - 1) / large * large;
  const uintptr_t end = ((uintptr_t)memory + bytes) / large * large;
  if (end > first) madvise((void *)first, end - first, MADV_HUGEPAGE);
#else
  (void)memory;
  (void)bytes;
#endif
}
