// The functions that are compiled for several sets of instructions.
#pragma once
#include "../include/winograd_planar.h"

typedef struct {
  void (*filters)(int tile, const float *weights, int inputs, int outputs, int block,
                  float *filters);
  double (*convolve)(const ck_winograd_layer *layer, const ck_winograd_strip *strip,
                     ck_team *team, float *scratch);
  void (*rgb)(const float *packed, const float *bias, const float *const in[9], int columns,
              float *out);
  // Parts of a planar job.
  void (*to_blocks)(void *job, int part, int member);
  void (*to_planes)(void *job, int part, int member);
  // Parts of jobs on tapped tiles.
  void (*normalised)(void *job, int part, int member);
  void (*moments)(void *job, int part, int member);
  void (*l2_pool)(void *job, int part, int member);
  // Parts of a convolution in double.
  void (*doubles)(void *job, int part, int member);
} winograd_kernels;

extern const winograd_kernels winograd_portable;
#if defined(__x86_64__)
extern const winograd_kernels winograd_avx2;
#endif

const winograd_kernels *winograd_kernels_for(ck_instructions instructions);
