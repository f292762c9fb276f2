// The similarity of FSIM, place by place.
#include "../Team/clones.h"
#include "../include/panel.h"
#include "panel_math.h"

#pragma STDC FP_CONTRACT OFF

PANEL_INLINE double similarity(double a, double b, double t) {
  return (2 * a * b + t) / (a * a + b * b + t);
}

// The real part of x^0.03, -1 <= x <= 1.
PANEL_INLINE double chroma_power(double x) {
  const double size = panel_max(panel_abs(x), 0x1p-1000);
  const double power = panel_exp_minus(panel_max(0.0, -0.03 * panel_log(size)));
  return x < 0 ? power * 0.99556196460308 : power;
}

enum { TOGETHER = 512 };

CK_CLONES
ck_weighted_sums ck_fsim(const double *phase_a, const double *phase_b, const double *gradient_a,
                         const double *gradient_b, const double *i_a, const double *i_b,
                         const double *q_a, const double *q_b, ptrdiff_t count) {
  ck_weighted_sums sums = {0, 0};
  double weights[TOGETHER], weighted[TOGETHER];
  for (ptrdiff_t start = 0; start < count; start += TOGETHER) {
    const ptrdiff_t some = count - start < TOGETHER ? count - start : TOGETHER;
    const double *pa = phase_a + start, *pb = phase_b + start;
    const double *ga = gradient_a + start, *gb = gradient_b + start;
    for (ptrdiff_t x = 0; x < some; x++) {
      weights[x] = panel_max(pa[x], pb[x]);
      weighted[x] =
          similarity(ga[x], gb[x], 160) * similarity(pa[x], pb[x], 0.85) * weights[x];
    }
    if (i_a)
      for (ptrdiff_t x = 0; x < some; x++)
        weighted[x] *= chroma_power(similarity(i_a[start + x], i_b[start + x], 200)
                                    * similarity(q_a[start + x], q_b[start + x], 200));
    sums.weights += panel_row_sum(weights, some);
    sums.weighted += panel_row_sum(weighted, some);
  }
  return sums;
}
