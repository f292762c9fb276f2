// All outputs of a single position: a matrix by a vector, whose time is that of reading the weights
// once. Lanes are outputs here; each of them goes through the chain of the whole map.
#pragma once
#include "conv_emit.h"
#include "layer_jobs.h"

static void position_part(void *context, int part, int member) {
  const position_job *job = context;
  const ck_convolution *layer = job->layer;
  (void)member;
  const int together = layer->together, groups = ceiling(layer->outputs, together);
  const int first = part * GROUPS_OF_POSITION;
  const float *weights[GROUPS_OF_POSITION];
  lanes sums[GROUPS_OF_POSITION];
  UNROLLED for (int i = 0; i < GROUPS_OF_POSITION; i++) {
    // Behind the last group it is computed again.
    const int group = smaller(first + i, groups - 1);
    weights[i] = layer->weights + (ptrdiff_t)group * job->depth * together;
    sums[i] = LOAD_ANYWHERE(layer->bias + group * together);
  }
  // The lanes behind a group's outputs hold nothing of use.
  for (int k = 0; k < job->depth; k++) {
    const lanes term = (lanes)(job->terms[k]);
    UNROLLED for (int i = 0; i < GROUPS_OF_POSITION; i++)
      sums[i] = FUSED(LOAD_ANYWHERE(weights[i] + (ptrdiff_t)k * together), term, sums[i]);
  }
  UNROLLED for (int i = 0; i < GROUPS_OF_POSITION; i++) {
    const int output = (first + i) * together;
    if (output >= layer->outputs) break;
    activate(layer->activation, layer->slope, &sums[i]);
    store_some(job->out + output, smaller(together, layer->outputs - output), &sums[i]);
  }
}
