// Local moments of two planes under a window, row by row, and what VIFp, IW-SSIM and SSIMULACRA 2 make
// of them.
#include "../Team/clones.h"
#include "../include/panel.h"
#include "panel_math.h"

#pragma STDC FP_CONTRACT OFF

// Means of a, b, a^2, b^2 and a b.
enum { MOMENTS = 5 };

typedef struct {
  // A row of each mean, and one to work in.
  double *mean[MOMENTS], *first, *second;
  double *filtered[MOMENTS];
  const double *zeros;
} rows_of;

ptrdiff_t ck_pair_window_room(const ck_pair_window *window) {
  return (2 * MOMENTS + 3) * (window->width + 2 * window->radius);
}

static rows_of rows_in(const ck_pair_window *window, double *room) {
  const ptrdiff_t length = window->width + 2 * window->radius;
  rows_of rows;
  for (ptrdiff_t i = 0; i < (2 * MOMENTS + 3) * length; i++) room[i] = 0;
  for (int q = 0; q < MOMENTS; q++) {
    rows.filtered[q] = room + q * length + window->radius;
    rows.mean[q] = room + (MOMENTS + q) * length;
  }
  rows.first = room + 2 * MOMENTS * length;
  rows.second = rows.first + length;
  rows.zeros = rows.second + length;
  return rows;
}

enum { MOST_RADIUS = 8 };

// Columns that are summed together, in registers.
typedef double columns_of __attribute__((ext_vector_type(8)));
enum { TOGETHER = 8 };

PANEL_INLINE void load(const double *from, columns_of *value) { memcpy(value, from, sizeof *value); }
PANEL_INLINE void store(double *to, const columns_of *value) { memcpy(to, value, sizeof *value); }

// The means around row `y` of the planes, and `columns` of them from column `from` on.
PANEL_INLINE void moments(const ck_pair_window *w, const rows_of *rows, ptrdiff_t y, ptrdiff_t from,
                          ptrdiff_t columns) {
  const double *a[2 * MOST_RADIUS + 1], *b[2 * MOST_RADIUS + 1];
  const double *taps = w->taps;
  const int radius = w->radius;
  for (int k = -radius; k <= radius; k++) {
    const int inside = y + k >= 0 && y + k < w->height;
    a[k + radius] = inside ? w->a + (y + k) * w->width : rows->zeros;
    b[k + radius] = inside ? w->b + (y + k) * w->width : rows->zeros;
  }
  ptrdiff_t x = 0;
  for (; x + TOGETHER <= w->width; x += TOGETHER) {
    columns_of p, q;
    load(a[radius] + x, &p);
    load(b[radius] + x, &q);
    columns_of sum_a = taps[0] * p, sum_b = taps[0] * q, sum_aa = taps[0] * (p * p);
    columns_of sum_bb = taps[0] * (q * q), sum_ab = taps[0] * (p * q);
    for (int k = 1; k <= radius; k++) {
      columns_of up_a, down_a, up_b, down_b;
      load(a[radius - k] + x, &up_a);
      load(a[radius + k] + x, &down_a);
      load(b[radius - k] + x, &up_b);
      load(b[radius + k] + x, &down_b);
      sum_a += taps[k] * (up_a + down_a);
      sum_b += taps[k] * (up_b + down_b);
      sum_aa += taps[k] * (up_a * up_a + down_a * down_a);
      sum_bb += taps[k] * (up_b * up_b + down_b * down_b);
      sum_ab += taps[k] * (up_a * up_b + down_a * down_b);
    }
    store(rows->filtered[0] + x, &sum_a);
    store(rows->filtered[1] + x, &sum_b);
    store(rows->filtered[2] + x, &sum_aa);
    store(rows->filtered[3] + x, &sum_bb);
    store(rows->filtered[4] + x, &sum_ab);
  }
  for (; x < w->width; x++) {
    const double p = a[radius][x], q = b[radius][x];
    double sum_a = taps[0] * p, sum_b = taps[0] * q;
    double sum_aa = taps[0] * (p * p), sum_bb = taps[0] * (q * q), sum_ab = taps[0] * (p * q);
    for (int k = 1; k <= radius; k++) {
      const double up_a = a[radius - k][x], down_a = a[radius + k][x];
      const double up_b = b[radius - k][x], down_b = b[radius + k][x];
      sum_a += taps[k] * (up_a + down_a);
      sum_b += taps[k] * (up_b + down_b);
      sum_aa += taps[k] * (up_a * up_a + down_a * down_a);
      sum_bb += taps[k] * (up_b * up_b + down_b * down_b);
      sum_ab += taps[k] * (up_a * up_b + down_a * down_b);
    }
    rows->filtered[0][x] = sum_a;
    rows->filtered[1][x] = sum_b;
    rows->filtered[2][x] = sum_aa;
    rows->filtered[3][x] = sum_bb;
    rows->filtered[4][x] = sum_ab;
  }
  for (int q = 0; q < MOMENTS; q++) {
    const double *in = rows->filtered[q] + from;
    double *out = rows->mean[q];
    for (x = 0; x + TOGETHER <= columns; x += TOGETHER) {
      columns_of middle, sum;
      load(in + x, &middle);
      sum = taps[0] * middle;
      for (int k = 1; k <= radius; k++) {
        columns_of before, behind;
        load(in + x - k, &before);
        load(in + x + k, &behind);
        sum += taps[k] * (before + behind);
      }
      store(out + x, &sum);
    }
    for (; x < columns; x++) {
      double sum = taps[0] * in[x];
      for (int k = 1; k <= radius; k++) sum += taps[k] * (in[x - k] + in[x + k]);
      out[x] = sum;
    }
  }
}

// Sum of natural logarithms of numbers from 1 to 2^20: of products of many, lane by lane.
PANEL_INLINE double sum_of_logarithms(const double *numbers, ptrdiff_t count) {
  enum { FACTORS = 32 };
  double sum = 0;
  ptrdiff_t x = 0;
  while (x < count) {
    double lanes[PANEL_LANES];
    for (int lane = 0; lane < PANEL_LANES; lane++) lanes[lane] = 1;
    for (int i = 0; i < FACTORS && x + PANEL_LANES <= count; i++, x += PANEL_LANES)
      for (int lane = 0; lane < PANEL_LANES; lane++) lanes[lane] *= numbers[x + lane];
    if (x + PANEL_LANES > count)
      for (int lane = 0; x < count; lane++, x++) lanes[lane] *= numbers[x];
    double logarithms[PANEL_LANES];
    for (int lane = 0; lane < PANEL_LANES; lane++) logarithms[lane] = panel_log(lanes[lane]);
    sum += panel_row_sum(logarithms, PANEL_LANES);
  }
  return sum;
}

CK_CLONES
ck_vif_sums ck_vif(const ck_pair_window *window, double noise, double epsilon, double *room) {
  const rows_of rows = rows_in(window, room);
  const int radius = window->radius;
  const ptrdiff_t columns = window->width - 2 * radius;
  ck_vif_sums sums = {0, 0};
  for (ptrdiff_t y = radius; y < window->height - radius; y++) {
    moments(window, &rows, y, radius, columns);
    for (ptrdiff_t x = 0; x < columns; x++) {
      const double mean_a = rows.mean[0][x], mean_b = rows.mean[1][x];
      double var_a = panel_max(rows.mean[2][x] - mean_a * mean_a, 0);
      const double var_b = panel_max(rows.mean[3][x] - mean_b * mean_b, 0);
      const double covariance = rows.mean[4][x] - mean_a * mean_b;
      double gain = covariance / (var_a + epsilon);
      double rest = var_b - gain * covariance;
      const int flat_a = var_a < epsilon, flat_b = var_b < epsilon;
      gain = flat_a ? 0 : gain;
      rest = flat_a ? var_b : rest;
      var_a = flat_a ? 0 : var_a;
      gain = flat_b ? 0 : gain;
      rest = flat_b ? 0 : rest;
      const int inverted = gain < 0;
      rest = inverted ? var_b : rest;
      gain = inverted ? 0 : gain;
      rest = panel_max(rest, epsilon);
      rows.first[x] = 1 + gain * gain * var_a / (rest + noise);
      rows.second[x] = 1 + var_a / noise;
    }
    sums.kept += sum_of_logarithms(rows.first, columns);
    sums.all += sum_of_logarithms(rows.second, columns);
  }
  return sums;
}

CK_CLONES
void ck_structure(const ck_pair_window *window, double c1, double c2, double *room, double *out) {
  const rows_of rows = rows_in(window, room);
  const int radius = window->radius;
  const ptrdiff_t columns = window->width - 2 * radius;
  for (ptrdiff_t y = radius; y < window->height - radius; y++) {
    moments(window, &rows, y, radius, columns);
    double *row = out + (y - radius) * columns;
    for (ptrdiff_t x = 0; x < columns; x++) {
      const double mean_a = rows.mean[0][x], mean_b = rows.mean[1][x];
      const double var_a = panel_max(rows.mean[2][x] - mean_a * mean_a, 0);
      const double var_b = panel_max(rows.mean[3][x] - mean_b * mean_b, 0);
      const double covariance = rows.mean[4][x] - mean_a * mean_b;
      const double structure = (2 * covariance + c2) / (var_a + var_b + c2);
      const double luminance =
          (2 * mean_a * mean_b + c1) / (mean_a * mean_a + mean_b * mean_b + c1);
      row[x] = c1 == 0 ? structure : structure * luminance;
    }
  }
}

CK_CLONES
void ck_channel(const ck_pair_window *window, double *room, double *gain, double *noise) {
  const rows_of rows = rows_in(window, room);
  const ptrdiff_t width = window->width;
  const double least = 1e-15;
  for (ptrdiff_t y = 0; y < window->height; y++) {
    moments(window, &rows, y, 0, width);
    for (ptrdiff_t x = 0; x < width; x++) {
      const double mean_a = rows.mean[0][x], mean_b = rows.mean[1][x];
      const double var_a = panel_max(rows.mean[2][x] - mean_a * mean_a, 0);
      const double var_b = panel_max(rows.mean[3][x] - mean_b * mean_b, 0);
      const double covariance = rows.mean[4][x] - mean_a * mean_b;
      double g = covariance / (var_a + least);
      double v = var_b - g * covariance;
      g = var_a < least ? 0 : g;
      v = var_a < least ? var_b : v;
      gain[y * width + x] = var_b < least ? 0 : g;
      noise[y * width + x] = var_b < least ? 0 : v;
    }
  }
}

CK_CLONES
void ck_ssimulacra2(const ck_pair_window *window, double *room, double means[3],
                    double fourths[3]) {
  const rows_of rows = rows_in(window, room);
  const ptrdiff_t width = window->width;
  const double c2 = 0.0009;
  for (int map = 0; map < 3; map++) means[map] = fourths[map] = 0;
  for (ptrdiff_t y = 0; y < window->height; y++) {
    moments(window, &rows, y, 0, width);
    const double *a = window->a + y * width, *b = window->b + y * width;
    // The window's rows of sums are free from here on.
    double *maps[3] = {rows.filtered[0], rows.filtered[1], rows.filtered[2]};
    for (ptrdiff_t x = 0; x < width; x++) {
      const double mean_a = rows.mean[0][x], mean_b = rows.mean[1][x];
      const double gap = mean_a - mean_b;
      const double covariance = rows.mean[4][x] - mean_a * mean_b;
      const double var_a = rows.mean[2][x] - mean_a * mean_a;
      const double var_b = rows.mean[3][x] - mean_b * mean_b;
      const double error =
          1 - (1 - gap * gap) * (2 * covariance + c2) / (var_a + var_b + c2);
      const double edge = (1 + panel_abs(b[x] - mean_b)) / (1 + panel_abs(a[x] - mean_a)) - 1;
      maps[0][x] = panel_max(error, 0);
      maps[1][x] = panel_max(edge, 0);
      maps[2][x] = panel_max(-edge, 0);
    }
    for (int map = 0; map < 3; map++) {
      means[map] += panel_row_sum(maps[map], width);
      for (ptrdiff_t x = 0; x < width; x++) {
        const double square = maps[map][x] * maps[map][x];
        rows.first[x] = square * square;
      }
      fourths[map] += panel_row_sum(rows.first, width);
    }
  }
  const double count = (double)width * (double)window->height;
  for (int map = 0; map < 3; map++) {
    means[map] /= count;
    fourths[map] /= count;
  }
}
