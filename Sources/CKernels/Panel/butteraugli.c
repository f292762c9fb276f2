// Butteraugli of the libjxl line: the frequency bands of an image, and the map of differences of two.
#include <math.h>
#include <stdlib.h>

#include "../Team/clones.h"
#include "../include/CKernels.h"
#include "panel_math.h"

#pragma STDC FP_CONTRACT OFF

enum { MOST_RADIUS = 16 };

// Blurs a plane by a Gaussian cut off at 2.25 sigma: with five taps the edge is repeated, with more the
// weights are divided by the sum of those that lie inside.
static void blur(const double *in, ptrdiff_t width, ptrdiff_t height, double sigma, double *room,
                 double *out) {
  const int radius = (int)(2.25 * sigma) > 1 ? (int)(2.25 * sigma) : 1;
  double taps[MOST_RADIUS + 1], sum = 0;
  for (int i = 0; i <= radius; i++) {
    taps[i] = panel_exp_minus((double)i * i / (2 * sigma * sigma));
    sum += i == 0 ? taps[i] : 2 * taps[i];
  }
  if (radius == 2) {
    for (int i = 0; i <= radius; i++) taps[i] /= sum;
    ck_filter_plane(in, width, height, taps, radius, CK_EDGE_TWICE, 1, room, out);
    return;
  }
  ck_filter_plane(in, width, height, taps, radius, CK_ZEROS, 1, room, out);
  double *columns = room;
  for (ptrdiff_t x = 0; x < width; x++) {
    columns[x] = 0;
    for (int k = -radius; k <= radius; k++)
      if (x + k >= 0 && x + k < width) columns[x] += taps[k < 0 ? -k : k];
  }
  for (ptrdiff_t y = 0; y < height; y++) {
    double row = 0;
    for (int k = -radius; k <= radius; k++)
      if (y + k >= 0 && y + k < height) row += taps[k < 0 ? -k : k];
    for (ptrdiff_t x = 0; x < width; x++) out[y * width + x] /= columns[x] * row;
  }
}

// Opsin dynamics of some samples: how far each kind of cone answers to light, adapted to its surroundings; X, Y, B.
CK_CLONES
static void opsin(const double *linear, const double *smooth, ptrdiff_t first, ptrdiff_t end,
                  ptrdiff_t n, double nits, double *xyb) {
  const double m[3][3] = {{0.29956550340058319, 0.63373087833825936, 0.077705617820981968},
                          {0.22158691104574774, 0.69391388044116142, 0.0987313588422},
                          {0.02, 0.02, 0.20480129041026129}};
  const double bias[3] = {1.7557483643287353, 1.7557483643287353, 12.226454707163354};
  for (ptrdiff_t i = first; i < end; i++) {
    const double r = linear[i] * nits, g = linear[i + n] * nits, b = linear[i + 2 * n] * nits;
    const double sr = smooth[i] * nits, sg = smooth[i + n] * nits, sb = smooth[i + 2 * n] * nits;
    double cones[3];
    for (int c = 0; c < 3; c++) {
      const double light =
          panel_max(m[c][0] * sr + m[c][1] * sg + m[c][2] * sb + bias[c], bias[c]);
      const double answer =
          19.245013259874995 * panel_log(light + 9.9710635769299145) - 23.16046239805755;
      const double sensitivity = panel_max(answer / light, 1e-4);
      cones[c] = panel_max((m[c][0] * r + m[c][1] * g + m[c][2] * b + bias[c]) * sensitivity,
                           bias[c]);
    }
    xyb[i] = cones[0] - cones[1];
    xyb[i + n] = cones[0] + cones[1];
    xyb[i + 2 * n] = cones[2];
  }
}

PANEL_INLINE double without_range(double v, double w) {
  return v > w ? v - w : v < -w ? v + w : 0;
}

PANEL_INLINE double amplified(double v, double w) {
  return v > w ? v + w : v < -w ? v - w : 2 * v;
}

PANEL_INLINE double clamped(double v, double m) {
  const double k = 0.724216145665;
  return v >= m ? (v - m) * k + m : v < -m ? (v + m) * k - m : v;
}

// The planes of an image's bands.
enum {
  LF_X, LF_Y, LF_B, MF_X, MF_Y, MF_B, HF_X, HF_Y, UHF_X, UHF_Y, MASK,
};
_Static_assert(MASK + 1 == CK_BUTTERAUGLI_PLANES, "planes of a picture");

CK_CLONES
static void split_low(double *lf, double *mf, const double *xyb, ptrdiff_t n) {
  for (ptrdiff_t i = 0; i < 3 * n; i++) mf[i] = xyb[i] - lf[i];
  for (ptrdiff_t i = 0; i < n; i++) {
    const double y = lf[i + n];
    lf[i] = 33.832837186260 * lf[i];
    lf[i + 2 * n] = 49.87984651440 * (lf[i + 2 * n] - 0.362267051518 * y);
    lf[i + n] = 14.458268100570 * y;
  }
}

// `smooth` holds the blurred middle band of all three, `hf` receives two.
CK_CLONES
static void split_middle(double *mf, const double *smooth, double *hf, ptrdiff_t n) {
  const double s = 0.653020556257;
  for (ptrdiff_t i = 0; i < n; i++) {
    const double y = mf[i + n] - smooth[i + n];
    hf[i + n] = y;
    hf[i] = (mf[i] - smooth[i]) * (s + (1 - s) * 46.0 / (y * y + 46.0));
    mf[i] = without_range(smooth[i], 0.29);
    mf[i + n] = amplified(smooth[i + n], 0.1);
    mf[i + 2 * n] = smooth[i + 2 * n];
  }
}

CK_CLONES
static void split_high(double *hf, const double *smooth, double *uhf, ptrdiff_t n) {
  for (ptrdiff_t i = 0; i < n; i++) {
    uhf[i] = without_range(hf[i] - smooth[i], 0.04);
    hf[i] = without_range(smooth[i], 1.5);
    const double y = clamped(smooth[i + n], 28.4691806922);
    uhf[i + n] = 2.69313763794 * clamped(hf[i + n] - y, 5.19175294647);
    hf[i + n] = amplified(2.155 * y, 0.132);
  }
}

CK_CLONES
static void activity(const double *hf, const double *uhf, ptrdiff_t n, double *out) {
  const double mul = 6.19424080439, bias = mul * 12.61050594197, root = panel_sqrt(bias);
  for (ptrdiff_t i = 0; i < n; i++) {
    const double x = 2.5 * (uhf[i] + hf[i]), y = 0.4 * (uhf[i + n] + hf[i + n]);
    out[i] = panel_sqrt(mul * panel_sqrt(x * x + y * y) + bias) - root;
  }
}

typedef struct {
  ptrdiff_t width, height;
  ck_is_cancelled is_cancelled;
  // Numbers for one row of a filter, edges included, and for zeros.
  double *room;
} blurs;

// Blurs planes one behind the other; 0 where the call was cancelled.
static int blur_all(const blurs *with, int count, const double *in, double sigma, double *out) {
  const ptrdiff_t n = with->width * with->height;
  for (int c = 0; c < count; c++) {
    if (with->is_cancelled()) return 0;
    blur(in + c * n, with->width, with->height, sigma, with->room, out + c * n);
  }
  return 1;
}

// Samples between two questions whether the call was cancelled; changes no number.
enum { OPSIN_AT_ONCE = 1 << 22 };

// `smooth` and `xyb` hold three planes each; 0 where the call was cancelled.
static int find_bands(const blurs *with, const double *linear, double nits, double *smooth,
                      double *xyb, double *planes) {
  const ptrdiff_t n = with->width * with->height;
  double *lf = planes + LF_X * n, *mf = planes + MF_X * n, *hf = planes + HF_X * n;
  double *uhf = planes + UHF_X * n;
  if (!blur_all(with, 3, linear, 1.2, smooth)) return 0;
  for (ptrdiff_t first = 0; first < n; first += OPSIN_AT_ONCE) {
    if (with->is_cancelled()) return 0;
    opsin(linear, smooth, first, n - first < OPSIN_AT_ONCE ? n : first + OPSIN_AT_ONCE, n, nits, xyb);
  }
  if (!blur_all(with, 3, xyb, 7.15593339443, lf)) return 0;
  split_low(lf, mf, xyb, n);
  if (!blur_all(with, 3, mf, 3.22489901262, smooth)) return 0;
  split_middle(mf, smooth, hf, n);
  if (!blur_all(with, 2, hf, 1.56416327805, smooth)) return 0;
  split_high(hf, smooth, uhf, n);
  activity(hf, uhf, n, smooth);
  return blur_all(with, 1, smooth, 2.7, planes + MASK * n);
}

ck_outcome ck_butteraugli_bands(const double *linear, ptrdiff_t width, ptrdiff_t height, double nits,
                                ck_is_cancelled is_cancelled, double *planes) {
  const ptrdiff_t n = width * height;
  double *memory = malloc((6 * n + 2 * (width + 2 * MOST_RADIUS)) * sizeof(double));
  if (!memory) return CK_NO_MEMORY;
  const blurs with = {width, height, is_cancelled, memory + 6 * n};
  const int done = find_bands(&with, linear, nits, memory, memory + 3 * n, planes);
  free(memory);
  return done ? CK_DONE : CK_CANCELLED;
}

// Half of the 16 lines through a sample that the differences are summed along: the other half of each
// lies opposite. Rows and columns from the sample.
enum { LINES = 16, REACH = 4 };
static const signed char LONG_LINES[LINES][4][2] = {
    {{0, 4}, {0, 3}, {0, 2}, {0, 1}},     {{4, 0}, {3, 0}, {2, 0}, {1, 0}},
    {{3, 3}, {2, 2}, {1, 1}, {0, 0}},     {{3, -3}, {2, -2}, {1, -1}, {0, 0}},
    {{3, 2}, {2, 1}, {1, 1}, {0, 0}},     {{3, -2}, {2, -1}, {1, -1}, {0, 0}},
    {{2, 3}, {1, 2}, {1, 1}, {0, 0}},     {{2, -3}, {1, -2}, {1, -1}, {0, 0}},
    {{4, -1}, {3, -1}, {2, -1}, {1, 0}},  {{4, 1}, {3, 1}, {2, 1}, {1, 0}},
    {{1, 4}, {1, 3}, {1, 2}, {0, 1}},     {{-1, 4}, {-1, 3}, {-1, 2}, {0, 1}},
    {{4, -1}, {3, -1}, {2, -1}, {1, 0}},  {{4, 1}, {3, 1}, {2, 1}, {1, 0}},
    {{1, 4}, {1, 3}, {1, 2}, {0, 1}},     {{-1, 4}, {-1, 3}, {-1, 2}, {0, 1}},
};
static const signed char SHORT_LINES[LINES][2][2] = {
    {{0, 4}, {0, 2}},  {{4, 0}, {2, 0}},  {{3, 3}, {2, 2}},   {{3, -3}, {2, -2}},
    {{4, -1}, {2, -1}}, {{4, 1}, {2, 1}}, {{1, 4}, {1, 2}},   {{-1, 4}, {-1, 2}},
    {{3, 2}, {2, 1}},  {{3, -2}, {2, -1}}, {{2, 3}, {1, 2}},  {{2, -3}, {1, -2}},
    {{-2, 4}, {-1, 2}}, {{2, 4}, {1, 2}}, {{4, 2}, {2, 1}},   {{4, -2}, {2, -1}},
};

// Adds the energy of differences along lines to `out`; `room` holds (width + 8) (height + 8) numbers.
CK_CLONES
static void malta(const double *a, const double *b, ptrdiff_t width, ptrdiff_t height,
                  double weight, double norm, int is_long, double *room, double *out) {
  const ptrdiff_t stride = width + 2 * REACH;
  const double pre = (is_long ? 0.39905817637 : 0.611612573796) / (2 * 3.75 + 1) * norm;
  const double both = pre * sqrt(0.5 * weight), one = pre * sqrt(0.33 * weight);
  for (ptrdiff_t i = 0; i < stride * (height + 2 * REACH); i++) room[i] = 0;
  for (ptrdiff_t y = 0; y < height; y++) {
    const double *p = a + y * width, *q = b + y * width;
    double *row = room + (y + REACH) * stride + REACH;
    for (ptrdiff_t x = 0; x < width; x++) {
      const double size = panel_abs(p[x]);
      const double by = norm + 0.5 * (size + panel_abs(q[x]));
      const double low = 0.55 * size, high = 1.05 * size;
      const double sign = p[x] < 0 ? -1 : 1, t = sign * q[x];
      const double beyond = (t < low ? low - t : 0) - (t > high ? t - high : 0);
      row[x] = both / by * (p[x] - q[x]) + sign * one / by * beyond;
    }
  }
  for (ptrdiff_t y = 0; y < height; y++) {
    const double *row = room + (y + REACH) * stride + REACH;
    double *to = out + y * width;
    // Lines that come twice are summed once.
    if (is_long) {
      for (ptrdiff_t x = 0; x < width; x++) {
        double sum = 0;
#pragma clang loop unroll(full)
        for (int line = 0; line < 12; line++) {
          double along = row[x];
#pragma clang loop unroll(full)
          for (int k = 0; k < 4; k++) {
            const ptrdiff_t at = LONG_LINES[line][k][0] * stride + LONG_LINES[line][k][1];
            if (at != 0) along = along + (row[x + at] + row[x - at]);
          }
          sum += line < 8 ? along * along : 2 * (along * along);
        }
        to[x] += sum;
      }
    } else {
      for (ptrdiff_t x = 0; x < width; x++) {
        double sum = 0;
#pragma clang loop unroll(full)
        for (int line = 0; line < LINES; line++) {
          double along = row[x];
#pragma clang loop unroll(full)
          for (int k = 0; k < 2; k++) {
            const ptrdiff_t at = SHORT_LINES[line][k][0] * stride + SHORT_LINES[line][k][1];
            along = along + (row[x + at] + row[x - at]);
          }
          sum += along * along;
        }
        to[x] += sum;
      }
    }
  }
}

// Squared differences, more where the original's strength is not kept.
CK_CLONES
static void asymmetric(const double *a, const double *b, ptrdiff_t n, double weight, double *out) {
  for (ptrdiff_t i = 0; i < n; i++) {
    const double high = panel_abs(a[i]), low = 0.4 * high, t = a[i] < 0 ? -b[i] : b[i];
    const double beyond = t < low ? low - t : t > high ? t - high : 0, gap = a[i] - b[i];
    out[i] += 0.8 * weight * (gap * gap + beyond * beyond);
  }
}

CK_CLONES
static void squared(const double *a, const double *b, ptrdiff_t n, double weight, double *out) {
  for (ptrdiff_t i = 0; i < n; i++) {
    const double gap = a[i] - b[i];
    out[i] += weight * (gap * gap);
  }
}

// Three numbers in order, and a fourth one put in.
#define PUT_IN(V)                                                                                \
  do {                                                                                           \
    const double put = (V), second = panel_max(least, put);                                      \
    least = panel_min(least, put);                                                               \
    const double third = panel_max(middle, second);                                              \
    middle = panel_min(middle, second);                                                          \
    most = panel_min(most, third);                                                               \
  } while (0)

// Ends the map: errors of low (in `dc`) and other bands (in `ac`), seen through the mask.
CK_CLONES
static void masked(const double *mask, const double *other, ptrdiff_t width, ptrdiff_t height,
                   const double *dc, const double *ac, double *room, double *out) {
  enum { STEP = 3 };
  const ptrdiff_t stride = width + 2 * STEP;
  const double g = 1 / (17.83 * 0.79079917404);
  for (ptrdiff_t y = -STEP; y < height + STEP; y++) {
    double *row = room + (y + STEP) * stride;
    const int inside = y >= 0 && y < height;
    for (ptrdiff_t x = 0; x < stride; x++) row[x] = 1e300;
    if (inside) memcpy(row + STEP, mask + y * width, width * sizeof(double));
  }
  for (ptrdiff_t y = 0; y < height; y++) {
    const double *row = room + (y + STEP) * stride + STEP;
    for (ptrdiff_t x = 0; x < width; x++) {
      const double own = row[x];
      double least = own, middle = 2 * own, most = 2 * own;
      PUT_IN(row[x - STEP * stride - STEP]);
      PUT_IN(row[x - STEP * stride]);
      PUT_IN(row[x - STEP * stride + STEP]);
      PUT_IN(row[x - STEP]);
      PUT_IN(row[x + STEP]);
      PUT_IN(row[x + STEP * stride - STEP]);
      PUT_IN(row[x + STEP * stride]);
      PUT_IN(row[x + STEP * stride + STEP]);
      const double m = 0.45 * least + 0.3 * middle + 0.25 * most;
      const double of_ac = g * (1 + 2.5485944793 / (0.451936922203 * m + 0.829591754942));
      const double of_dc = g * (1 + 0.505054525019 / (3.87449418804 * m + 0.20025578522));
      const ptrdiff_t i = y * width + x;
      const double gap = own - other[i];
      out[i] = panel_sqrt(dc[i] * (of_dc * of_dc)
                          + (ac[i] + 10.0 * (gap * gap)) * (of_ac * of_ac));
    }
  }
}

ck_outcome ck_butteraugli_map(const double *a, const double *b, ptrdiff_t width, ptrdiff_t height,
                              ck_is_cancelled is_cancelled, double *map) {
  const ptrdiff_t n = width * height, room_size = (width + 2 * REACH) * (height + 2 * REACH);
  double *memory = malloc((2 * n + room_size) * sizeof(double));
  if (!memory) return CK_NO_MEMORY;
  double *ac = memory, *dc = memory + n, *room = memory + 2 * n;
  for (ptrdiff_t i = 0; i < n; i++) ac[i] = dc[i] = 0;
  const struct {
    int plane;
    double weight, norm;
    int is_long;
  } lines[] = {
      {UHF_Y, 1.10039032555, 71.7800275169, 1},     {UHF_X, 173.5, 5.0, 1},
      {HF_Y, 18.7237414387, 4498534.45232, 0},      {HF_X, 6923.99476109, 8051.15833247, 0},
      {MF_Y, 37.0819870399, 130262059.556, 0},      {MF_X, 8246.75321353, 1009002.70582, 0},
  };
  for (int i = 0; i < 6; i++) {
    if (is_cancelled()) {
      free(memory);
      return CK_CANCELLED;
    }
    malta(a + lines[i].plane * n, b + lines[i].plane * n, width, height, lines[i].weight,
          lines[i].norm, lines[i].is_long, room, ac);
  }
  asymmetric(a + HF_X * n, b + HF_X * n, n, 400.0, ac);
  asymmetric(a + HF_Y * n, b + HF_Y * n, n, 1.50815703118, ac);
  const double of_middle[3] = {2150.0, 10.6195433239, 16.2176043152};
  const double of_low[3] = {29.2353797994, 0.844626970982, 0.703646627719};
  for (int c = 0; c < 3; c++) {
    squared(a + (MF_X + c) * n, b + (MF_X + c) * n, n, of_middle[c], ac);
    squared(a + (LF_X + c) * n, b + (LF_X + c) * n, n, of_low[c], dc);
  }
  masked(a + MASK * n, b + MASK * n, width, height, dc, ac, room, map);
  free(memory);
  return CK_DONE;
}

CK_CLONES
void ck_butteraugli_scores(const double *fine, const double *coarse, ptrdiff_t width,
                           ptrdiff_t height, double *room, double *most, double powers[3]) {
  const ptrdiff_t half = (width + 1) / 2;
  *most = powers[0] = powers[1] = powers[2] = 0;
  double *cubes = room + width, *sixths = room + 2 * width;
  for (ptrdiff_t y = 0; y < height; y++) {
    for (ptrdiff_t x = 0; x < width; x++)
      room[x] = coarse ? 0.85 * fine[y * width + x] + 0.5 * coarse[y / 2 * half + x / 2]
                       : fine[y * width + x];
    for (ptrdiff_t x = 0; x < width; x++) {
      cubes[x] = room[x] * room[x] * room[x];
      sixths[x] = cubes[x] * cubes[x];
      *most = panel_max(*most, room[x]);
    }
    powers[0] += panel_row_sum(cubes, width);
    powers[1] += panel_row_sum(sixths, width);
    for (ptrdiff_t x = 0; x < width; x++) sixths[x] = sixths[x] * sixths[x];
    powers[2] += panel_row_sum(sixths, width);
  }
}
