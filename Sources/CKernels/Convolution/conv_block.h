// One part of a convolution: a block of cells for some groups of outputs.
#pragma once
#include "conv_emit.h"
#include "conv_gemm.h"
#include "conv_stage.h"
#include "layer_jobs.h"

typedef struct {
  int row, rows, column, columns, cells;
  int first_group, groups, first_output, outputs;
} conv_part;

static conv_part conv_part_of(const conv_job *job, int index) {
  const conv_plan *p = &job->plan;
  const int block = index / p->splits;
  conv_part part;
  part.row = block / p->pieces * p->rows_at_once;
  part.rows = smaller(p->rows_at_once, job->map->cell_rows - part.row);
  part.column = block % p->pieces * p->columns_at_once;
  part.columns = smaller(p->columns_at_once, job->map->cell_columns - part.column);
  part.cells = part.rows * part.columns;
  part.first_group = index % p->splits * p->groups_at_once;
  part.groups = smaller(p->groups_at_once, p->groups - part.first_group);
  part.first_output = part.first_group * job->layer->together;
  part.outputs = smaller(part.groups * job->layer->together, job->layer->outputs - part.first_output);
  return part;
}

// Where the terms of a phase lie in a panel.
static void list_places(const ck_convolution *layer, const conv_plan *p, int32_t *places) {
  const int *taps = layer->taps;
  for (int phase = 0; phase < layer->side * layer->side; phase++) {
    for (int c = 0; c < p->channels_at_once; c++)
      for (int t = 0; t < layer->tap_counts[phase]; t++)
        *places++ = p->direct ? (int32_t)staged_place(layer, p, c, taps[t])
                              : (c * layer->shifts + taps[t]) * PANEL;
    taps += layer->tap_counts[phase];
  }
}

static void list_bases(const conv_job *job, const conv_part *part, const float *staged,
                       const float *packed, const float **bases) {
  const conv_plan *p = &job->plan;
  const int row = job->layer->step * job->layer->step * p->stage_pitch;
  for (int i = 0; i * PANEL < part->cells; i++)
    bases[i] = p->direct ? staged + i * PANEL / part->columns * row + i * PANEL % part->columns
                         : packed + i * p->panel_stride;
}

static void begin_sums(const conv_job *job, const conv_part *part, float *sums) {
  const int together = job->layer->together;
  for (int phase = 0; phase < job->layer->side * job->layer->side; phase++)
    for (int output = 0; output < part->groups * together; output++) {
      const lanes bias = (lanes)(job->layer->bias[part->first_output + output]);
      float *row = sums + phase * job->plan.sums_phase + output * job->plan.sums_pitch;
      for (int i = 0; i < job->plan.sums_pitch; i += LANES) STORE(row + i, bias);
    }
}

// Adds the terms of some input channels to the sums of all phases.
static void multiply_channels(const conv_job *job, const conv_part *part, int first, int channels,
                              const float *const *bases, const int32_t *places, float *sums) {
  const ck_convolution *layer = job->layer;
  const conv_plan *p = &job->plan;
  const int panels = ceiling(part->cells, PANEL);
  const float *weights = layer->weights;
  for (int phase = 0; phase < layer->side * layer->side; phase++) {
    const int taps = layer->tap_counts[phase], depth = channels * taps;
    const ptrdiff_t group_stride = (ptrdiff_t)layer->inputs * taps * layer->together;
    const float *a = weights + part->first_group * group_stride
        + (ptrdiff_t)first * taps * layer->together;
    // Packed terms of a single phase lie one behind the other.
    const int32_t *listed = layer->side == 1 && !p->direct ? NULL : places;
    float *target = sums + phase * p->sums_phase;
    if (layer->together == CK_OUTPUTS_TOGETHER)
      multiply_six(panels, part->groups, depth, a, group_stride, bases, listed, target,
                   p->sums_pitch);
    else multiply_three(panels, depth, a, bases, listed, target, p->sums_pitch);
    weights += group_stride * p->groups;
    places += p->channels_at_once * taps;
  }
}

static void emit_part(const conv_job *job, const conv_part *part, const float *sums) {
  const ck_convolution *layer = job->layer;
  const ck_convolution_map *map = job->map;
  const conv_plan *p = &job->plan;
  const ptrdiff_t width = (ptrdiff_t)map->cell_columns * layer->side;
  const ptrdiff_t plane = width * map->cell_rows * layer->side;
  for (int output = 0; output < part->outputs; output++) {
    const float *from = sums + output * p->sums_pitch;
    float *to = map->out + (part->first_output + output) * plane
        + part->row * layer->side * width + part->column * layer->side;
    // Whole rows lie without gaps.
    const int runs = p->pieces == 1 ? 1 : part->rows;
    if (layer->side == 1)
      for (int run = 0; run < runs; run++)
        emit_run(layer->activation, layer->slope, from + run * part->columns, part->cells / runs,
                 to + run * width);
    else
      for (int row = 0; row < part->rows; row++)
        for (int half = 0; half < 2; half++)
          emit_pair(layer->activation, layer->slope,
                    from + 2 * half * p->sums_phase + row * part->columns,
                    from + (2 * half + 1) * p->sums_phase + row * part->columns, part->columns,
                    to + (2 * row + half) * width);
  }
}

static void convolve_part(void *context, int index, int member) {
  const conv_job *job = context;
  const conv_plan *p = &job->plan;
  const conv_part part = conv_part_of(job, index);
  float *staged = job->scratch + member * conv_member_count(p);
  float *packed = staged + p->stage_count, *sums = packed + p->packed_count;
  int32_t *places = (int32_t *)(sums + p->sums_count);
  const float *bases[MOST_PANELS];
  list_places(job->layer, p, places);
  list_bases(job, &part, staged, packed, bases);
  begin_sums(job, &part, sums);
  for (int first = 0; first < job->layer->inputs; first += p->channels_at_once) {
    const int channels = smaller(p->channels_at_once, job->layer->inputs - first);
    stage(job->layer, job->map, p, first, channels, part.row, part.rows, part.column, part.columns,
          staged);
    if (!p->direct) pack(job->layer, p, staged, channels, part.cells, part.columns, packed);
    multiply_channels(job, &part, first, channels, bases, places, sums);
  }
  emit_part(job, &part, sums);
}
