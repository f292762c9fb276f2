// The public functions: sizes, memory, and the choice of kernels.
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "winograd_kernels.h"
#include "winograd_sizes.h"

static const winograd_kernels *kernels(ck_instructions instructions) {
#if defined(__x86_64__)
  if (instructions == CK_AVX2) return &winograd_avx2;
#endif
  (void)instructions;
  return &winograd_portable;
}

static ptrdiff_t elements(int tile) { return (tile + 2) * (tile + 2); }

size_t ck_winograd_filter_count(int tile, int in_blocks, int out_blocks) {
  return (size_t)(elements(tile) * filter_stride(in_blocks, out_blocks));
}

void ck_winograd_filters(ck_instructions instructions, int tile, const float *weights, int inputs,
                         int outputs, float *filters) {
  kernels(instructions)->filters(tile, weights, inputs, outputs, filters);
}

size_t ck_winograd_scratch_count(const ck_winograd_layer *layer) {
  const int tiles = rounded_up(layer->tiles_at_once);
  return (size_t)(elements(layer->tile)
      * (transform_stride(tiles, layer->in_blocks)
         + transform_stride(tiles, layer->out_blocks_at_once)));
}

double ck_winograd_convolve(ck_instructions instructions, const ck_winograd_layer *layer,
                            const ck_winograd_strip *strip, float *scratch) {
  return kernels(instructions)->convolve(layer, strip, scratch);
}

size_t ck_rgb_weight_count(int out_blocks) { return (size_t)out_blocks * 27 * CK_CHANNELS; }

void ck_rgb_weights(const float *weights, int outputs, float *packed) {
  const int blocks = (outputs + CK_CHANNELS - 1) / CK_CHANNELS;
  for (int output = 0; output < blocks * CK_CHANNELS; output++)
    for (int term = 0; term < 27; term++)
      packed[(output / CK_CHANNELS * 27 + term) * CK_CHANNELS + output % CK_CHANNELS] =
          output < outputs ? weights[output * 27 + term] : 0;
}

void ck_rgb_convolve(ck_instructions instructions, int out_blocks, const float *packed,
                     const float *bias, const float *const in[9], int columns, float *out,
                     ptrdiff_t out_stride) {
  kernels(instructions)->rgb(out_blocks, packed, bias, in, columns, out, out_stride);
}

float *ck_allocate(size_t count) {
  // Whole large pages pay from a few of them on.
  const size_t bytes = count * sizeof(float), large = (size_t)2 << 20;
  const size_t page = bytes >= 2 * large ? large : 4096;
  const size_t rounded = (bytes + page - 1) / page * page;
  float *memory = aligned_alloc(page, rounded > 0 ? rounded : page);
  if (!memory) return NULL;
#if defined(__linux__)
  if (page == large) madvise(memory, rounded, MADV_HUGEPAGE);
#endif
  memset(memory, 0, bytes);
  return memory;
}

void ck_free(float *memory) { free(memory); }
