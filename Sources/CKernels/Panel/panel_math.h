// Functions of one double with their own arithmetic: those of the C library take fused multiply-adds
// where a machine has them, and so differ from machine to machine. Branchless, so that loops over them
// are vectorised.
#pragma once
#include <stdint.h>
#include <string.h>

#pragma STDC FP_CONTRACT OFF

#define PANEL_INLINE static inline __attribute__((always_inline))

// Four doubles, at any address of one.
typedef double four __attribute__((ext_vector_type(4), aligned(8)));
#define FOUR(pointer) (*(four *)(pointer))

PANEL_INLINE double panel_max(double a, double b) { return a > b ? a : b; }
PANEL_INLINE double panel_min(double a, double b) { return a < b ? a : b; }
PANEL_INLINE double panel_abs(double a) { return __builtin_elementwise_abs(a); }
PANEL_INLINE double panel_sqrt(double a) { return __builtin_elementwise_sqrt(a); }

PANEL_INLINE double panel_of_bits(uint64_t bits) {
  double value;
  memcpy(&value, &bits, sizeof value);
  return value;
}

PANEL_INLINE uint64_t panel_bits(double value) {
  uint64_t bits;
  memcpy(&bits, &value, sizeof bits);
  return bits;
}

/// Cube root of x >= 0, within 2 ulp; below 1e-37 only near.
PANEL_INLINE double panel_cube_root(double x) {
  // A third of the exponent, then two steps of Halley and one of Newton.
  const float single = (float)x;
  int32_t bits;
  memcpy(&bits, &single, sizeof bits);
  bits = (int32_t)((float)bits * 0.33333334f) + 709921077;
  float start;
  memcpy(&start, &bits, sizeof start);
  double t = start;
  double cube = t * t * t;
  t = t * (cube + 2 * x) / (2 * cube + x);
  cube = t * t * t;
  t = t * (cube + 2 * x) / (2 * cube + x);
  return t - (t * t * t - x) / (3 * t * t);
}

/// Natural logarithm of a normal x > 0, within 2 ulp: x = 2^e m, m from sqrt(1/2) to sqrt(2), and the
/// series of 2 artanh((m - 1) / (m + 1)).
PANEL_INLINE double panel_log(double x) {
  const uint64_t half_root = 0x3fe6a09e667f3bcd, one = (uint64_t)1023 << 52;
  const uint64_t bits = panel_bits(x);
  const uint64_t exponent = (bits - half_root + one) >> 52;
  const double m = panel_of_bits(bits - (exponent << 52) + one);
  const double e = panel_of_bits(exponent | (uint64_t)0x433 << 52) - (0x1p52 + 1023);
  const double f = (m - 1) / (m + 1), z = f * f;
  double p = 1.0 / 23;
  p = p * z + 1.0 / 21;
  p = p * z + 1.0 / 19;
  p = p * z + 1.0 / 17;
  p = p * z + 1.0 / 15;
  p = p * z + 1.0 / 13;
  p = p * z + 1.0 / 11;
  p = p * z + 1.0 / 9;
  p = p * z + 1.0 / 7;
  p = p * z + 1.0 / 5;
  p = p * z + 1.0 / 3;
  return e * 0x1.62e42fefa39efp-1 + (2 * f + 2 * f * (z * p));
}

/// e^-x for x >= 0, within 2 ulp; 0 from 700 on.
PANEL_INLINE double panel_exp_minus(double x) {
  const double bounded = panel_min(x, 700.0);
  // Adding 1.5 * 2^52 rounds to a whole number.
  const double shifted = bounded * 0x1.71547652b82fep0 + 0x1.8p52, n = shifted - 0x1.8p52;
  const double r = (n * 0x1.62e42fee00000p-1 - bounded) + n * 0x1.a39ef35793c76p-33;
  double p = 1.0 / 6227020800;
  p = p * r + 1.0 / 479001600;
  p = p * r + 1.0 / 39916800;
  p = p * r + 1.0 / 3628800;
  p = p * r + 1.0 / 362880;
  p = p * r + 1.0 / 40320;
  p = p * r + 1.0 / 5040;
  p = p * r + 1.0 / 720;
  p = p * r + 1.0 / 120;
  p = p * r + 1.0 / 24;
  p = p * r + 1.0 / 6;
  p = p * r + 0.5;
  p = p * r + 1;
  p = p * r + 1;
  const uint64_t power = ((uint64_t)1023 - (panel_bits(shifted) & 0xffff)) << 52;
  return x > 700.0 ? 0.0 : p * panel_of_bits(power);
}

/// Angle of a point in radians, from -pi to pi, within 4 ulp; 0 for the origin.
PANEL_INLINE double panel_angle(double y, double x) {
  const double ax = panel_abs(x), ay = panel_abs(y);
  const double high = panel_max(ax, ay), low = panel_min(ax, ay);
  // Halved twice, an angle up to pi/4 is within reach of the series.
  double t = low / (high > 0 ? high : 1);
  t = t / (1 + panel_sqrt(1 + t * t));
  t = t / (1 + panel_sqrt(1 + t * t));
  const double z = t * t;
  double p = -1.0 / 23;
  p = p * z + 1.0 / 21;
  p = p * z - 1.0 / 19;
  p = p * z + 1.0 / 17;
  p = p * z - 1.0 / 15;
  p = p * z + 1.0 / 13;
  p = p * z - 1.0 / 11;
  p = p * z + 1.0 / 9;
  p = p * z - 1.0 / 7;
  p = p * z + 1.0 / 5;
  p = p * z - 1.0 / 3;
  double angle = 4 * (t + t * (z * p));
  angle = ay > ax ? 0x1.921fb54442d18p0 - angle : angle;
  angle = x < 0 ? 0x1.921fb54442d18p1 - angle : angle;
  return y < 0 ? -angle : angle;
}

enum { PANEL_LANES = 8 };

/// Sum of a row in a fixed order: eight partial sums, then they.
PANEL_INLINE double panel_row_sum(const double *row, ptrdiff_t count) {
  double lanes[PANEL_LANES] = {0};
  ptrdiff_t x = 0;
  for (; x + PANEL_LANES <= count; x += PANEL_LANES)
    for (int lane = 0; lane < PANEL_LANES; lane++) lanes[lane] += row[x + lane];
  for (; x < count; x++) lanes[x % PANEL_LANES] += row[x];
  return ((lanes[0] + lanes[1]) + (lanes[2] + lanes[3]))
         + ((lanes[4] + lanes[5]) + (lanes[6] + lanes[7]));
}
