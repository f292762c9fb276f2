#include "../include/phase.h"

#include <math.h>
#include <stdlib.h>

#include "../Team/clones.h"
#include "fft.h"
#include "../include/panel.h"
#include "panel_math.h"

#pragma STDC FP_CONTRACT OFF

enum { SCALES = 4, ORIENTATIONS = 4 };

struct ck_phase_plan {
  int width, height;
  fft_plan *rows, *columns;
  // [scale][row][column], [orientation][row][column] of the frequencies, 0 first.
  double *radial, *spread;
  // Of each orientation: sum of squares of the finest filter, and twice the energy of noise of
  // variance 1 under all scales.
  double finest[ORIENTATIONS], energy[ORIENTATIONS];
};

static const double PI = 0x1.921fb54442d18p1;

// The frequency of place i of n: 0 first, then upwards, then the negative ones.
static double frequency(int i, int n) {
  const int shifted = i <= (n - 1) / 2 ? i : i - n;
  return n == 1 ? 0 : (double)shifted / (n % 2 ? n - 1 : n);
}

static void fill(ck_phase_plan *plan) {
  const int w = plan->width, h = plan->height;
  const size_t all = (size_t)w * h;
  const double log_sigma = panel_log(0.55), angular = PI / ORIENTATIONS / 1.2;
  for (int y = 0; y < h; y++)
    for (int x = 0; x < w; x++) {
      const size_t at = (size_t)y * w + x;
      const double fx = frequency(x, w), fy = frequency(y, h);
      double radius = sqrt(fx * fx + fy * fy);
      // To the 30th.
      const double r = radius / 0.45, r2 = r * r, r4 = r2 * r2, r8 = r4 * r4;
      const double low = 1 / (1 + r8 * r8 * r8 * r4 * r2);
      if (at == 0) radius = 1;
      for (int s = 0; s < SCALES; s++) {
        const double place = panel_log(radius * 6 * (1 << s));
        plan->radial[s * all + at] =
            at == 0 ? 0 : panel_exp_minus(place * place / (2 * log_sigma * log_sigma)) * low;
      }
      const double theta = panel_angle(-fy, fx);
      for (int o = 0; o < ORIENTATIONS; o++) {
        double d = panel_abs(theta - o * PI / ORIENTATIONS);
        if (d > PI) d = 2 * PI - d;
        plan->spread[o * all + at] = panel_exp_minus(d * d / (2 * angular * angular));
      }
    }
  // By Parseval, from the filters' parts that are even in frequency: those of the real kernels.
  for (int o = 0; o < ORIENTATIONS; o++) {
    double finest = 0, energy = 0;
    const double *spread = plan->spread + o * all;
    for (int y = 0; y < h; y++)
      for (int x = 0; x < w; x++) {
        const size_t at = (size_t)y * w + x;
        const size_t opposite = (size_t)((h - y) % h) * w + (w - x) % w;
        double even[SCALES];
        for (int s = 0; s < SCALES; s++)
          even[s] = (plan->radial[s * all + at] * spread[at]
                     + plan->radial[s * all + opposite] * spread[opposite]) / 2;
        const double first = plan->radial[at] * spread[at];
        finest += first * first;
        for (int s = 0; s < SCALES; s++) {
          energy += even[s] * even[s];
          for (int t = s + 1; t < SCALES; t++) energy += 2 * even[s] * even[t];
        }
      }
    plan->finest[o] = finest;
    plan->energy[o] = energy;
  }
}

ck_phase_plan *ck_phase_make(int width, int height) {
  ck_phase_plan *plan = calloc(1, sizeof *plan);
  if (!plan) return NULL;
  const size_t all = (size_t)width * height;
  plan->width = width;
  plan->height = height;
  plan->rows = fft_make(width);
  plan->columns = fft_make(height);
  plan->radial = malloc(SCALES * all * sizeof(double));
  plan->spread = malloc(ORIENTATIONS * all * sizeof(double));
  if (!plan->rows || !plan->columns || !plan->radial || !plan->spread) {
    ck_phase_end(plan);
    return NULL;
  }
  fill(plan);
  return plan;
}

void ck_phase_end(ck_phase_plan *plan) {
  if (!plan) return;
  fft_end(plan->rows);
  fft_end(plan->columns);
  free(plan->radial);
  free(plan->spread);
  free(plan);
}

typedef struct {
  // Eight rows or columns, and what a transform needs besides.
  double *re, *im, *room;
} strip;

static int least(int a, int b) { return a < b ? a : b; }

// Transforms the columns of an image, times two filters where there are such, into another.
CK_CLONES
static void along_columns(const ck_phase_plan *plan, const double *re, const double *im,
                          const double *filter_a, const double *filter_b, strip s, double *out_re,
                          double *out_im) {
  const int w = plan->width, h = plan->height;
  for (int from = 0; from < w; from += FFT_LANES) {
    const int some = least(FFT_LANES, w - from);
    for (int y = 0; y < h; y++) {
      const size_t at = (size_t)y * w + from;
      double *to_re = s.re + (size_t)y * FFT_LANES, *to_im = s.im + (size_t)y * FFT_LANES;
      if (some == FFT_LANES && filter_a && im) {
        for (int l = 0; l < FFT_LANES; l++) {
          const double factor = filter_a[at + l] * filter_b[at + l];
          to_re[l] = re[at + l] * factor;
          to_im[l] = im[at + l] * factor;
        }
        continue;
      }
      for (int l = 0; l < FFT_LANES; l++) to_re[l] = to_im[l] = 0;
      for (int l = 0; l < some; l++) {
        const double factor = filter_a ? filter_a[at + l] * filter_b[at + l] : 1;
        to_re[l] = re[at + l] * factor;
        to_im[l] = im ? im[at + l] * factor : 0;
      }
    }
    fft_run(plan->columns, s.re, s.im, s.room);
    for (int y = 0; y < h; y++) {
      const size_t at = (size_t)y * w + from, of = (size_t)y * FFT_LANES;
      memcpy(out_re + at, s.re + of, some * sizeof(double));
      memcpy(out_im + at, s.im + of, some * sizeof(double));
    }
  }
}

// Transforms the rows in place and multiplies by `scale`.
CK_CLONES
static void along_rows(const ck_phase_plan *plan, double *re, double *im, double scale, strip s) {
  const int w = plan->width, h = plan->height;
  for (int from = 0; from < h; from += FFT_LANES) {
    const int some = least(FFT_LANES, h - from);
    for (int l = 0; l < FFT_LANES; l++)
      for (int x = 0; x < w; x++) {
        const size_t at = (size_t)(from + l) * w + x, to = (size_t)x * FFT_LANES + l;
        s.re[to] = l < some ? re[at] : 0;
        s.im[to] = l < some ? im[at] : 0;
      }
    fft_run(plan->rows, s.re, s.im, s.room);
    for (int l = 0; l < some; l++)
      for (int x = 0; x < w; x++) {
        const size_t at = (size_t)(from + l) * w + x, of = (size_t)x * FFT_LANES + l;
        re[at] = s.re[of] * scale;
        im[at] = s.im[of] * scale;
      }
  }
}

// Adds what the scales of one orientation find: amplitudes to `amplitude`, and the energy that agrees in
// phase, beyond noise, to `energy`.
CK_CLONES
static void combine(const double *const re[SCALES], const double *const im[SCALES], size_t count,
                    double threshold, double *amplitude, double *energy) {
  for (size_t i = 0; i < count; i++) {
    double sum_re = 0, sum_im = 0, sum = 0;
    for (int s = 0; s < SCALES; s++) {
      sum_re += re[s][i];
      sum_im += im[s][i];
      sum += panel_sqrt(re[s][i] * re[s][i] + im[s][i] * im[s][i]);
    }
    const double length = panel_sqrt(sum_re * sum_re + sum_im * sum_im) + 1e-4;
    const double mean_re = sum_re / length, mean_im = sum_im / length;
    double found = 0;
    for (int s = 0; s < SCALES; s++)
      found += re[s][i] * mean_re + im[s][i] * mean_im
               - panel_abs(re[s][i] * mean_im - im[s][i] * mean_re);
    amplitude[i] += sum;
    energy[i] += panel_max(found - threshold, 0);
  }
}

CK_CLONES
static void squares(const double *re, const double *im, size_t count, double *out) {
  for (size_t i = 0; i < count; i++) out[i] = re[i] * re[i] + im[i] * im[i];
}

static double median(double *numbers, size_t count) {
  const double upper = ck_select(numbers, count, count / 2);
  return count % 2 ? upper : (upper + ck_select(numbers, count, count / 2 - 1)) / 2;
}

int ck_phase_congruency(const ck_phase_plan *plan, const double *plane, double *out) {
  const size_t all = (size_t)plan->width * plan->height;
  const int longest = plan->width > plan->height ? plan->width : plan->height;
  const size_t lanes = (size_t)longest * FFT_LANES;
  const size_t room_rows = fft_room(plan->rows), room_columns = fft_room(plan->columns);
  const size_t room = room_rows > room_columns ? room_rows : room_columns;
  double *memory = malloc(((2 * SCALES + 4) * all + 2 * lanes + room) * sizeof(double));
  if (!memory) return 0;
  double *re[SCALES], *im[SCALES];
  for (int s = 0; s < SCALES; s++) {
    re[s] = memory + 2 * s * all;
    im[s] = re[s] + all;
  }
  double *spectrum_re = memory + 2 * SCALES * all, *spectrum_im = spectrum_re + all;
  double *amplitude = spectrum_im + all, *other = amplitude + all;
  const strip work = {other + all, other + all + lanes, other + all + 2 * lanes};

  along_columns(plan, plane, NULL, NULL, NULL, work, spectrum_re, spectrum_im);
  along_rows(plan, spectrum_re, spectrum_im, 1, work);
  for (size_t i = 0; i < all; i++) out[i] = amplitude[i] = 0;
  for (int o = 0; o < ORIENTATIONS; o++) {
    for (int s = 0; s < SCALES; s++) {
      // The inverse: real and imaginary parts exchanged.
      along_columns(plan, spectrum_im, spectrum_re, plan->radial + s * all, plan->spread + o * all,
                    work, im[s], re[s]);
      along_rows(plan, im[s], re[s], 1.0 / (double)all, work);
    }
    squares(re[0], im[0], all, other);
    const double noise = median(other, all) / 0x1.62e42fefa39efp-1 / plan->finest[o];
    const double tau = sqrt(noise * plan->energy[o]);
    const double half_pi = 0x1.921fb54442d18p0;
    const double threshold = (tau * sqrt(half_pi) + 2 * sqrt((2 - half_pi) * tau * tau)) / 1.7;
    combine((const double *const *)re, (const double *const *)im, all, threshold, amplitude, out);
  }
  for (size_t i = 0; i < all; i++) out[i] /= amplitude[i];
  free(memory);
  return 1;
}
