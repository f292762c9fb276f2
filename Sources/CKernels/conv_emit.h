// Finished sums become outputs: activation, and the phases side by side.
#pragma once
#include "conv_plan.h"

STEP activate(const ck_activation activation, float slope, lanes *x) {
  if (activation == CK_RELU) *x = RECTIFIED(*x);
  if (activation == CK_LEAKY_RELU) *x = *x < (lanes)(0.0f) ? (lanes)(slope) * *x : *x;
}

// Up to 8 numbers.
STEP load_some(const float *from, int count, lanes *value) {
  *value = (lanes)(0.0f);
  if (count >= LANES) *value = LOAD_ANYWHERE(from);
  else
    for (int i = 0; i < count; i++) (*value)[i] = from[i];
}

STEP store_some(float *to, int count, const lanes *value) {
  if (count >= LANES) STORE_ANYWHERE(to, *value);
  else
    for (int i = 0; i < count; i++) to[i] = (*value)[i];
}

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
