// The public functions: sizes, memory, and the choice of kernels.
#include <stdint.h>
#include <sys/mman.h>

#include "winograd_kernels.h"
#include "winograd_sizes.h"

const winograd_kernels *winograd_kernels_for(ck_instructions instructions) {
#if defined(__x86_64__)
  if (instructions == CK_AVX2) return &winograd_avx2;
#endif
  (void)instructions;
  return &winograd_portable;
}

size_t ck_winograd_filter_count(int tile, int in_blocks, int out_blocks) {
  return (size_t)(elements(tile) * filter_stride(in_blocks, out_blocks));
}

typedef struct {
  const winograd_kernels *kernels;
  int tile;
  const float *weights;
  int inputs, outputs;
  float *filters;
} filter_job;

static void filter_part(void *context, int block, int member) {
  const filter_job *job = context;
  (void)member;
  job->kernels->filters(job->tile, job->weights, job->inputs, job->outputs, block, job->filters);
}

void ck_winograd_filters(ck_instructions instructions, int tile, const float *weights, int inputs,
                         int outputs, ck_team *team, float *filters) {
  filter_job job = {winograd_kernels_for(instructions), tile, weights, inputs, outputs, filters};
  ck_team_run(team, blocks_of(outputs), filter_part, &job);
}

size_t ck_winograd_scratch_count(const ck_winograd_layer *layer, int members) {
  return (size_t)(sums_count(layer) + inputs_count(layer) + members * products_count(layer));
}

double ck_winograd_convolve(ck_instructions instructions, const ck_winograd_layer *layer,
                            const ck_winograd_strip *strip, ck_team *team, float *scratch) {
  return winograd_kernels_for(instructions)->convolve(layer, strip, team, scratch);
}

size_t ck_rgb_weight_count(int out_blocks) { return (size_t)out_blocks * 27 * CK_CHANNELS; }

void ck_rgb_weights(const float *weights, int outputs, float *packed) {
  for (int output = 0; output < blocks_of(outputs) * CK_CHANNELS; output++)
    for (int term = 0; term < 27; term++)
      packed[(output / CK_CHANNELS * 27 + term) * CK_CHANNELS + output % CK_CHANNELS] =
          output < outputs ? weights[output * 27 + term] : 0;
}

typedef struct {
  const winograd_kernels *kernels;
  const float *packed, *bias, *const *in;
  int columns;
  float *out;
  ptrdiff_t out_stride;
} rgb_row;

static void rgb_part(void *context, int block, int member) {
  const rgb_row *row = context;
  (void)member;
  row->kernels->rgb(row->packed + block * 27 * CK_CHANNELS, row->bias + block * CK_CHANNELS,
                    row->in, row->columns, row->out + block * row->out_stride);
}

void ck_rgb_convolve(ck_instructions instructions, int out_blocks, const float *packed,
                     const float *bias, const float *const in[9], int columns, ck_team *team,
                     float *out, ptrdiff_t out_stride) {
  rgb_row row = {winograd_kernels_for(instructions), packed, bias, in, columns, out, out_stride};
  ck_team_run(team, out_blocks, rgb_part, &row);
}

static size_t mapped_bytes(size_t count) {
  const size_t bytes = count * sizeof(float), page = 4096;
  return bytes > 0 ? (bytes + page - 1) / page * page : page;
}

float *ck_allocate(size_t count) {
  const size_t bytes = mapped_bytes(count), large = (size_t)2 << 20;
  // The kernel's pages are zero, and are touched first by the threads that fill them. Room to begin
  // at a large page, given back on both sides.
  char *room = mmap(NULL, bytes + large, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (room == MAP_FAILED) return NULL;
  char *memory = (char *)(((uintptr_t)room + large - 1) / large * large);
  if (memory > room) munmap(room, (size_t)(memory - room));
  munmap(memory + bytes, (size_t)(room + large - memory));
#if defined(__linux__)
  if (bytes >= large) madvise(memory, bytes, MADV_HUGEPAGE);
#endif
  return (float *)memory;
}

void ck_free(float *memory, size_t count) {
  if (memory) munmap(memory, mapped_bytes(count));
}
