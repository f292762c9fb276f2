// Divisive normalisation: squares, the product with gamma, and the scaling, block by block.
#pragma once
#include "conv_emit.h"
#include "conv_gemm.h"
#include "layer_jobs.h"

STEP scale(const int inverse, const float *in, const float *sums, int count, float *out) {
  for (int i = 0; i < count; i += LANES) {
    lanes x;
    load_some(in + i, count - i, &x);
    const lanes root = __builtin_elementwise_sqrt(LOAD(sums + i));
    const lanes y = inverse ? x * root : x / root;
    store_some(out + i, count - i, &y);
  }
}

static void gdn_part(void *context, int part, int member) {
  const gdn_job *job = context;
  const int channels = job->layer->channels, groups = ceiling(channels, CK_OUTPUTS_TOGETHER);
  const ptrdiff_t first = (ptrdiff_t)part * PIXELS_AT_ONCE;
  const int count = part_count(job->pixels, part, PIXELS_AT_ONCE);
  float *squares = job->scratch + member * (gdn_squares_count(channels) + gdn_sums_count(channels));
  float *sums = squares + gdn_squares_count(channels);
  const ptrdiff_t panel_stride = (ptrdiff_t)channels * PANEL + PANEL;
  const float *bases[PIXELS_AT_ONCE / PANEL];
  for (int i = 0; i < PIXELS_AT_ONCE / PANEL; i++) bases[i] = squares + i * panel_stride;
  for (int c = 0; c < channels; c++)
    for (int i = 0; i < count; i += LANES) {
      lanes x;
      load_some(job->in + c * job->pixels + first + i, count - i, &x);
      STORE(squares + i / PANEL * panel_stride + c * PANEL + i % PANEL, x * x);
    }
  for (int c = 0; c < groups * CK_OUTPUTS_TOGETHER; c++)
    for (int i = 0; i < PIXELS_AT_ONCE; i += LANES)
      STORE(sums + c * SUMS_PITCH + i, (lanes)(job->layer->beta[c]));
  multiply_six(ceiling(count, PANEL), groups, channels, job->layer->gamma,
               (ptrdiff_t)channels * CK_OUTPUTS_TOGETHER, bases, NULL, sums, SUMS_PITCH);
  for (int c = 0; c < channels; c++) {
    const ptrdiff_t at = c * job->pixels + first;
    if (job->layer->inverse) scale(1, job->in + at, sums + c * SUMS_PITCH, count, job->out + at);
    else scale(0, job->in + at, sums + c * SUMS_PITCH, count, job->out + at);
  }
}
