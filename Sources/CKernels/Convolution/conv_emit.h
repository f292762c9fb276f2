// Finished sums become outputs: activation, and the phases side by side.
#pragma once
#include "activate.h"
#include "conv_plan.h"
#include "../Team/some_lanes.h"

STEP emit_run(const ck_activation activation, float slope, const float *sums, int count,
              float *out) {
  for (int i = 0; i < count; i += LANES) {
    lanes x = LOAD(sums + i);
    activate(activation, slope, &x);
    store_some(out + i, count - i, &x);
  }
}

// Pixels of two phases that lie in one row alternate.
STEP emit_pair(const ck_activation activation, float slope, const float *left, const float *right,
               int count, float *out) {
  for (int i = 0; i < count; i += LANES) {
    lanes a = LOAD_ANYWHERE(left + i), b = LOAD_ANYWHERE(right + i);
    activate(activation, slope, &a);
    activate(activation, slope, &b);
    const lanes first = __builtin_shufflevector(a, b, 0, 8, 1, 9, 2, 10, 3, 11);
    const lanes second = __builtin_shufflevector(a, b, 4, 12, 5, 13, 6, 14, 7, 15);
    store_some(out + 2 * i, 2 * (count - i), &first);
    if (count - i > LANES / 2) store_some(out + 2 * i + LANES, 2 * (count - i) - LANES, &second);
  }
}
