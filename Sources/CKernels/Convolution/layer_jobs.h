// Data that the parts of a layer's work share, and the memory of one member of a team.
#pragma once
#include "conv_plan.h"

typedef struct {
  const ck_convolution *layer;
  const ck_convolution_map *map;
  conv_plan plan;
  float *scratch;
} conv_job;

static inline ptrdiff_t conv_member_count(const conv_plan *p) {
  return p->stage_count + p->packed_count + p->sums_count + p->places_count;
}

typedef struct {
  const ck_convolution *layer;
  // The inputs in the order of a chain.
  const float *terms;
  int depth;
  float *out;
} position_job;

enum { GROUPS_OF_POSITION = 8 };

typedef struct {
  const ck_gdn *layer;
  const float *in;
  float *out;
  ptrdiff_t pixels;
  float *scratch;
} gdn_job;

enum { PIXELS_AT_ONCE = 64, SUMS_PITCH = PIXELS_AT_ONCE + PANEL };

static inline ptrdiff_t gdn_squares_count(int channels) {
  return ((ptrdiff_t)channels * PANEL + PANEL) * (PIXELS_AT_ONCE / PANEL);
}

static inline ptrdiff_t gdn_sums_count(int channels) {
  return (ptrdiff_t)ceiling(channels, CK_OUTPUTS_TOGETHER) * CK_OUTPUTS_TOGETHER * SUMS_PITCH;
}

typedef struct {
  ck_function function;
  float slope;
  const float *in;
  float *out;
  ptrdiff_t count;
} map_job;

enum { NUMBERS_AT_ONCE = 1 << 14 };

// Numbers of part `part` of `count`, `most` a part.
static inline int part_count(ptrdiff_t count, int part, int most) {
  const ptrdiff_t left = count - (ptrdiff_t)part * most;
  return (int)(left < most ? left : most);
}

static inline int parts_of(ptrdiff_t count, int most) { return (int)((count + most - 1) / most); }
