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
  // Of the frequencies, 0 first; [scale] and [orientation] of planes in strips of columns.
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

// Planes lie in strips of eight columns or of eight rows, [strip][row or column][8], so that a transform
// reads and writes one after the other. The last strip is filled up.
static size_t strips(int length) { return ((size_t)length + FFT_LANES - 1) / FFT_LANES; }
static size_t in_columns(const ck_phase_plan *plan) {
  return strips(plan->width) * plan->height * FFT_LANES;
}
static size_t in_rows(const ck_phase_plan *plan) {
  return strips(plan->height) * plan->width * FFT_LANES;
}
static size_t place(const ck_phase_plan *plan, int x, int y) {
  return ((size_t)(x / FFT_LANES) * plan->height + y) * FFT_LANES + x % FFT_LANES;
}

static void fill(ck_phase_plan *plan) {
  const int w = plan->width, h = plan->height;
  const size_t all = in_columns(plan);
  const double log_sigma = panel_log(0.55), angular = PI / ORIENTATIONS / 1.2;
  for (int y = 0; y < h; y++)
    for (int x = 0; x < w; x++) {
      const size_t at = place(plan, x, y);
      const double fx = frequency(x, w), fy = frequency(y, h);
      double radius = sqrt(fx * fx + fy * fy);
      // To the 30th.
      const double r = radius / 0.45, r2 = r * r, r4 = r2 * r2, r8 = r4 * r4;
      const double low = 1 / (1 + r8 * r8 * r8 * r4 * r2);
      if (at == 0) radius = 1;
      for (int s = 0; s < SCALES; s++) {
        const double octave = panel_log(radius * 6 * (1 << s));
        plan->radial[s * all + at] =
            at == 0 ? 0 : panel_exp_minus(octave * octave / (2 * log_sigma * log_sigma)) * low;
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
        const size_t at = place(plan, x, y), opposite = place(plan, (w - x) % w, (h - y) % h);
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
  plan->width = width;
  plan->height = height;
  plan->rows = fft_make(width);
  plan->columns = fft_make(height);
  plan->radial = calloc(SCALES * in_columns(plan), sizeof(double));
  plan->spread = calloc(ORIENTATIONS * in_columns(plan), sizeof(double));
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

// Eight numbers of each of `some` lines become `some` numbers of each of eight; the rest 0.
PANEL_INLINE void turn_block(const double *from, ptrdiff_t step, double *to, ptrdiff_t far, int some) {
  if (some < FFT_LANES) {
    for (int i = 0; i < FFT_LANES; i++)
      for (int j = 0; j < FFT_LANES; j++) to[i * far + j] = j < some ? from[j * step + i] : 0;
    return;
  }
  for (int i = 0; i < FFT_LANES; i += 4)
    for (int j = 0; j < FFT_LANES; j += 4) {
      const double *block = from + j * step + i;
      const four a = FOUR(block), b = FOUR(block + step);
      const four c = FOUR(block + 2 * step), d = FOUR(block + 3 * step);
      const four even_ab = __builtin_shufflevector(a, b, 0, 4, 2, 6);
      const four odd_ab = __builtin_shufflevector(a, b, 1, 5, 3, 7);
      const four even_cd = __builtin_shufflevector(c, d, 0, 4, 2, 6);
      const four odd_cd = __builtin_shufflevector(c, d, 1, 5, 3, 7);
      double *out = to + i * far + j;
      FOUR(out) = __builtin_shufflevector(even_ab, even_cd, 0, 1, 4, 5);
      FOUR(out + far) = __builtin_shufflevector(odd_ab, odd_cd, 0, 1, 4, 5);
      FOUR(out + 2 * far) = __builtin_shufflevector(even_ab, even_cd, 2, 3, 6, 7);
      FOUR(out + 3 * far) = __builtin_shufflevector(odd_ab, odd_cd, 2, 3, 6, 7);
    }
}

// A plane in strips of eight lines of `length` numbers each, into strips of eight across: `count` lines.
// Of the new strips only those of the old strip `index` change.
PANEL_INLINE void turn_strip(const double *strip, int length, int index, int count, double *out) {
  const int from = index * FFT_LANES, some = least(FFT_LANES, count - from);
  for (int at = 0; at < length; at += FFT_LANES) {
    double *to = out + ((size_t)(at / FFT_LANES) * count + from) * FFT_LANES;
    const int lines = least(FFT_LANES, length - at);
    if (some == FFT_LANES) {
      turn_block(strip + (size_t)at * FFT_LANES, FFT_LANES, to, FFT_LANES, lines);
    } else {
      for (int i = 0; i < some; i++)
        for (int j = 0; j < FFT_LANES; j++)
          to[i * FFT_LANES + j] = j < lines ? strip[(size_t)(at + j) * FFT_LANES + i] : 0;
    }
  }
}

// Transforms the columns of a spectrum times two filters, in strips of columns, into strips of rows.
CK_CLONES
static void filter_columns(const ck_phase_plan *plan, const double *re, const double *im,
                           const double *radial, const double *spread, strip s, double *out_re,
                           double *out_im) {
  const size_t numbers = (size_t)plan->height * FFT_LANES;
  for (size_t index = 0; index < strips(plan->width); index++) {
    const size_t from = index * numbers;
    for (size_t at = 0; at < numbers; at++) {
      const double factor = radial[from + at] * spread[from + at];
      s.re[at] = re[from + at] * factor;
      s.im[at] = im[from + at] * factor;
    }
    const fft_lanes done = fft_run(plan->columns, s.re, s.im, s.room);
    turn_strip(done.re, plan->height, (int)index, plan->width, out_re);
    turn_strip(done.im, plan->height, (int)index, plan->width, out_im);
  }
}

// Transforms the rows of strips of rows in place and multiplies by `scale`.
CK_CLONES
static void along_rows(const ck_phase_plan *plan, double *re, double *im, double scale, strip s) {
  const size_t numbers = (size_t)plan->width * FFT_LANES;
  for (size_t from = 0; from < in_rows(plan); from += numbers) {
    const fft_lanes done = fft_run(plan->rows, re + from, im + from, s.room);
    for (size_t at = 0; at < numbers; at++) {
      re[from + at] = done.re[at] * scale;
      im[from + at] = done.im[at] * scale;
    }
  }
}

// The spectrum of a plane, in strips of columns. `room_re` and `room_im` hold strips of rows.
CK_CLONES
static void transform(const ck_phase_plan *plan, const double *plane, strip s, double *room_re,
                      double *room_im, double *re, double *im) {
  const int w = plan->width, h = plan->height;
  for (int index = 0; index < (int)strips(w); index++) {
    const int from = index * FFT_LANES, some = least(FFT_LANES, w - from);
    for (int y = 0; y < h; y++)
      for (int l = 0; l < FFT_LANES; l++) {
        s.re[(size_t)y * FFT_LANES + l] = l < some ? plane[(size_t)y * w + from + l] : 0;
        s.im[(size_t)y * FFT_LANES + l] = 0;
      }
    const fft_lanes done = fft_run(plan->columns, s.re, s.im, s.room);
    turn_strip(done.re, h, index, w, room_re);
    turn_strip(done.im, h, index, w, room_im);
  }
  along_rows(plan, room_re, room_im, 1, s);
  for (int index = 0; index < (int)strips(h); index++) {
    const size_t from = (size_t)index * w * FFT_LANES;
    turn_strip(room_re + from, w, index, h, re);
    turn_strip(room_im + from, w, index, h, im);
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

// Of every sample, without those that fill up the last strip.
CK_CLONES
static void squares(const ck_phase_plan *plan, const double *re, const double *im, double *out) {
  const size_t count = (size_t)plan->height / FFT_LANES * plan->width * FFT_LANES;
  for (size_t i = 0; i < count; i++) out[i] = re[i] * re[i] + im[i] * im[i];
  out += count;
  for (size_t i = count; i < in_rows(plan); i++)
    if (i % FFT_LANES < (size_t)plan->height % FFT_LANES) *out++ = re[i] * re[i] + im[i] * im[i];
}

static double median(double *numbers, size_t count) {
  const double upper = ck_select(numbers, count, count / 2);
  if (count % 2) return upper;
  // No number in front of the selected one is larger.
  double lower = numbers[0];
  for (size_t i = 1; i < count / 2; i++) lower = panel_max(lower, numbers[i]);
  return (upper + lower) / 2;
}

int ck_phase_congruency(const ck_phase_plan *plan, const double *plane, double *out) {
  const int w = plan->width, h = plan->height;
  const size_t all = (size_t)w * h, rows = in_rows(plan), columns = in_columns(plan);
  const size_t lanes = (size_t)(w > h ? w : h) * FFT_LANES;
  const size_t room_rows = fft_room(plan->rows), room_columns = fft_room(plan->columns);
  const size_t room = room_rows > room_columns ? room_rows : room_columns;
  double *memory =
      malloc(((2 * SCALES + 3) * rows + 2 * columns + 2 * lanes + room) * sizeof(double));
  if (!memory) return 0;
  double *re[SCALES], *im[SCALES];
  for (int s = 0; s < SCALES; s++) {
    re[s] = memory + 2 * s * rows;
    im[s] = re[s] + rows;
  }
  double *amplitude = memory + 2 * SCALES * rows, *energy = amplitude + rows;
  double *other = energy + rows, *spectrum_re = other + rows, *spectrum_im = spectrum_re + columns;
  double *end = spectrum_im + columns;
  const strip work = {end, end + lanes, end + 2 * lanes};

  transform(plan, plane, work, re[0], im[0], spectrum_re, spectrum_im);
  for (size_t i = 0; i < rows; i++) energy[i] = amplitude[i] = 0;
  for (int o = 0; o < ORIENTATIONS; o++) {
    for (int s = 0; s < SCALES; s++) {
      // The inverse: real and imaginary parts exchanged.
      filter_columns(plan, spectrum_im, spectrum_re, plan->radial + s * columns,
                     plan->spread + o * columns, work, im[s], re[s]);
      along_rows(plan, im[s], re[s], 1.0 / (double)all, work);
    }
    squares(plan, re[0], im[0], other);
    const double noise = median(other, all) / 0x1.62e42fefa39efp-1 / plan->finest[o];
    const double tau = sqrt(noise * plan->energy[o]);
    const double half_pi = 0x1.921fb54442d18p0;
    const double threshold = (tau * sqrt(half_pi) + 2 * sqrt((2 - half_pi) * tau * tau)) / 1.7;
    combine((const double *const *)re, (const double *const *)im, rows, threshold, amplitude, energy);
  }
  for (int y = 0; y < h; y++)
    for (int x = 0; x < w; x++) {
      const size_t at = ((size_t)(y / FFT_LANES) * w + x) * FFT_LANES + y % FFT_LANES;
      out[(size_t)y * w + x] = energy[at] / amplitude[at];
    }
  free(memory);
  return 1;
}
