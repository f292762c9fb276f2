// Functions of one number: rectifiers, and the exponential with its own arithmetic, since that of
// the C library differs from machine to machine.
#pragma once
#include "../Convolution/conv_emit.h"
#include "../Convolution/layer_jobs.h"

typedef int whole_lanes __attribute__((ext_vector_type(8)));

// 2^n of whole numbers from -126 to 127.
#define POWER_OF_TWO(n) ((lanes)(((n) + 127) << 23))

// e^x = 2^n e^r with n = round(x / ln 2), |r| <= ln 2 / 2, and e^r by its Taylor series.
STEP exponential(lanes *value) {
  // Beyond these the result is infinite or 0; NaN passes through every step.
  lanes x = *value > (lanes)(89.0f) ? (lanes)(89.0f) : *value;
  x = x < (lanes)(-104.0f) ? (lanes)(-104.0f) : x;
  // Adding 1.5 * 2^23 rounds to a whole number, half to even.
  const lanes shift = (lanes)(12582912.0f);
  lanes n = FUSED(0x1.715476p+0f, x, shift) - shift;
  lanes r = FUSED(-0x1.62e430p-1f, n, x);
  r = FUSED(0x1.05c610p-29f, n, r);
  lanes p = (lanes)(1.0f / 5040);
  p = FUSED(p, r, (lanes)(1.0f / 720));
  p = FUSED(p, r, (lanes)(1.0f / 120));
  p = FUSED(p, r, (lanes)(1.0f / 24));
  p = FUSED(p, r, (lanes)(1.0f / 6));
  p = FUSED(p, r, (lanes)(0.5f));
  p = FUSED(p, r * r, r) + (lanes)(1.0f);
  n = n == n ? n : (lanes)(0.0f);
  // In two steps, since 2^n alone may lie outside the numbers' range.
  const whole_lanes whole = __builtin_convertvector(n, whole_lanes), half = whole >> 1;
  *value = p * POWER_OF_TWO(half) * POWER_OF_TWO(whole - half);
}

// By e^-|x|, which loses no digits on either side.
STEP sigmoid(lanes *value) {
  lanes e = -__builtin_elementwise_abs(*value);
  exponential(&e);
  *value = (*value < (lanes)(0.0f) ? e : (lanes)(1.0f)) / ((lanes)(1.0f) + e);
}

STEP map_numbers(const ck_function function, float slope, const float *in, float *out, int count) {
  for (int i = 0; i < count; i += LANES) {
    lanes x;
    load_some(in + i, count - i, &x);
    switch (function) {
    case CK_MAP_RELU: activate(CK_RELU, 0, &x); break;
    case CK_MAP_LEAKY_RELU: activate(CK_LEAKY_RELU, slope, &x); break;
    case CK_MAP_EXP: exponential(&x); break;
    case CK_MAP_SIGMOID: sigmoid(&x); break;
    case CK_MAP_ABSOLUTE: x = __builtin_elementwise_abs(x); break;
    }
    store_some(out + i, count - i, &x);
  }
}

static void map_part(void *context, int part, int member) {
  const map_job *job = context;
  (void)member;
  const ptrdiff_t first = (ptrdiff_t)part * NUMBERS_AT_ONCE;
  const int count = part_count(job->count, part, NUMBERS_AT_ONCE);
  const float *in = job->in + first;
  float *out = job->out + first;
  switch (job->function) {
  case CK_MAP_RELU: map_numbers(CK_MAP_RELU, 0, in, out, count); break;
  case CK_MAP_LEAKY_RELU: map_numbers(CK_MAP_LEAKY_RELU, job->slope, in, out, count); break;
  case CK_MAP_EXP: map_numbers(CK_MAP_EXP, 0, in, out, count); break;
  case CK_MAP_SIGMOID: map_numbers(CK_MAP_SIGMOID, 0, in, out, count); break;
  case CK_MAP_ABSOLUTE: map_numbers(CK_MAP_ABSOLUTE, 0, in, out, count); break;
  }
}
