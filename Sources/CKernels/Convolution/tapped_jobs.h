// Data that the parts of the sums over tapped tiles share.
#pragma once
#include "../include/tapped.h"

typedef struct {
  const ck_tapped_strip *strip;
  const float *a, *b;
  const double *factors;
  double epsilon;
  double *sums;
} tapped_job;

typedef struct {
  int blocks, columns;
  const float *const *in;
  ptrdiff_t in_stride;
  float *const *out;
  ptrdiff_t out_stride;
} l2_pool_job;

static inline int tiles_in(int tile, int pixels) { return (pixels + tile - 1) / tile; }
