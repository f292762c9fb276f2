// One row of a group of outputs in double.
#pragma once
#include <stddef.h>

#include "double_job.h"
#include "../Team/lanes.h"
#include "../Winograd/winograd_sizes.h"

typedef double eight __attribute__((ext_vector_type(8), aligned(8)));

static void double_part(void *context, int part, int member) {
  const double_job *job = context;
  const ck_double_convolution *layer = job->layer;
  const int group = part / job->rows, row = part % job->rows, kernel = layer->kernel;
  const int first = group * CK_DOUBLES_TOGETHER;
  const ptrdiff_t width = job->columns + kernel - 1, plane = width * (job->rows + kernel - 1);
  const double *weights =
      layer->weights + (ptrdiff_t)first * layer->inputs * kernel * kernel;
  (void)member;
  for (int column = 0; column < job->columns; column += 8) {
    eight sums[CK_DOUBLES_TOGETHER];
    UNROLLED for (int o = 0; o < CK_DOUBLES_TOGETHER; o++) sums[o] = (eight)(layer->bias[first + o]);
    const double *w = weights;
    for (int input = 0; input < layer->inputs; input++)
      for (int y = 0; y < kernel; y++) {
        const double *from = job->in + input * plane + (row + y) * width + column;
        for (int x = 0; x < kernel; x++, w += CK_DOUBLES_TOGETHER) {
          const eight value = *(const eight *)(from + x);
          UNROLLED for (int o = 0; o < CK_DOUBLES_TOGETHER; o++)
            sums[o] = __builtin_elementwise_fma((eight)(w[o]), value, sums[o]);
        }
      }
    const int count = least(8, job->columns - column);
    for (int o = 0; o < least(CK_DOUBLES_TOGETHER, layer->outputs - first); o++) {
      double *to =
          job->out + ((ptrdiff_t)(first + o) * job->rows + row) * job->columns + column;
      for (int i = 0; i < count; i++) to[i] = sums[o][i] < 0 ? 0 : sums[o][i];
    }
  }
}
