// Filters, block means and gradients of planes in Double.
#include "../Team/clones.h"
#include "../include/panel.h"
#include "panel_math.h"

#pragma STDC FP_CONTRACT OFF

// A place outside 0 ..< count mirrored into it.
static ptrdiff_t mirrored(ptrdiff_t place, ptrdiff_t count, int twice) {
  if (count == 1) return 0;
  while (place < 0 || place >= count) {
    if (place < 0) place = -place - twice;
    if (place >= count) place = 2 * count - 2 + twice - place;
  }
  return place;
}

enum { MOST_RADIUS = 16, TOGETHER = 16 };

// out[x] = taps[0] centre[x] + sum over k of taps[k] (before_k[x] + behind_k[x]), where before_k and
// behind_k are lines[radius - k] and lines[radius + k]; 16 sums at a time stay in registers.
PANEL_INLINE void weigh_lines(const double *const *lines, const double *taps, int radius,
                              ptrdiff_t count, double *out) {
  ptrdiff_t x = 0;
  for (; x + TOGETHER <= count; x += TOGETHER) {
    double sums[TOGETHER];
    for (int i = 0; i < TOGETHER; i++) sums[i] = taps[0] * lines[radius][x + i];
    for (int k = 1; k <= radius; k++) {
      const double *before = lines[radius - k] + x, *behind = lines[radius + k] + x;
      for (int i = 0; i < TOGETHER; i++) sums[i] += taps[k] * (before[i] + behind[i]);
    }
    for (int i = 0; i < TOGETHER; i++) out[x + i] = sums[i];
  }
  for (; x < count; x++) {
    double sum = taps[0] * lines[radius][x];
    for (int k = 1; k <= radius; k++)
      sum += taps[k] * (lines[radius - k][x] + lines[radius + k][x]);
    out[x] = sum;
  }
}

CK_CLONES
void ck_filter_plane(const double *in, ptrdiff_t width, ptrdiff_t height, const double *taps,
                     int radius, ck_border border, int step, double *room, double *out) {
  const ptrdiff_t cut = border == CK_VALID ? 2 * radius : 0, first = cut / 2;
  const ptrdiff_t rows = (height - cut + step - 1) / step, columns = (width - cut + step - 1) / step;
  const int twice = border == CK_EDGE_TWICE;
  double *row = room + radius, *zeros = room + width + 2 * radius;
  for (ptrdiff_t x = 0; x < width; x++) zeros[x] = 0;
  for (ptrdiff_t y = 0; y < rows; y++) {
    const double *lines[2 * MOST_RADIUS + 1];
    for (int k = -radius; k <= radius; k++) {
      const ptrdiff_t place = y * step + first + k;
      lines[k + radius] = border == CK_ZEROS && (place < 0 || place >= height)
                              ? zeros
                              : in + mirrored(place, height, twice) * width;
    }
    weigh_lines(lines, taps, radius, width, row);
    if (border != CK_VALID) {
      for (int k = 1; k <= radius; k++) {
        row[-k] = border == CK_ZEROS ? 0 : row[mirrored(-k, width, twice)];
        row[width - 1 + k] =
            border == CK_ZEROS ? 0 : row[mirrored(width - 1 + k, width, twice)];
      }
    }
    double *out_row = out + y * columns;
    if (step == 1) {
      for (int k = -radius; k <= radius; k++) lines[k + radius] = row + first + k;
      weigh_lines(lines, taps, radius, columns, out_row);
    } else if (step == 2) {
      // Even and odd places apart, so that neighbouring sums read neighbouring numbers.
      const ptrdiff_t half = (width + 2 * radius + 1) / 2;
      double *even = zeros + width, *odd = even + half;
      for (ptrdiff_t i = 0; i < half; i++) {
        even[i] = room[2 * i];
        odd[i] = room[2 * i + 1];
      }
      for (int k = -radius; k <= radius; k++) {
        const ptrdiff_t place = radius + first + k;
        lines[k + radius] = (place % 2 ? odd : even) + place / 2;
      }
      weigh_lines(lines, taps, radius, columns, out_row);
    } else {
      for (ptrdiff_t x = 0; x < columns; x++) {
        const double *middle = row + first + x * step;
        double sum = taps[0] * middle[0];
        for (int k = 1; k <= radius; k++) sum += taps[k] * (middle[-k] + middle[k]);
        out_row[x] = sum;
      }
    }
  }
}

CK_CLONES
void ck_block_means(const double *in, ptrdiff_t width, ptrdiff_t height, int factor, double *out) {
  const ptrdiff_t rows = height / factor, columns = width / factor;
  const double count = (double)factor * factor;
  for (ptrdiff_t y = 0; y < rows; y++) {
    const double *block = in + y * factor * width;
    double *row = out + y * columns;
    if (factor == 2) {
      for (ptrdiff_t x = 0; x < columns; x++)
        row[x] = ((block[2 * x] + block[2 * x + 1]) + (block[2 * x + width] + block[2 * x + 1 + width])) / 4;
      continue;
    }
    for (ptrdiff_t x = 0; x < columns; x++) {
      double sum = 0;
      for (int i = 0; i < factor; i++)
        for (int j = 0; j < factor; j++) sum += block[i * width + x * factor + j];
      row[x] = sum / count;
    }
  }
}

CK_CLONES
void ck_gradient(const double *in, ptrdiff_t width, ptrdiff_t height, double side, double centre,
                 double *out) {
  for (ptrdiff_t y = 0; y < height; y++) {
    const double *here = in + y * width;
    const double *up = y > 0 ? here - width : 0, *down = y + 1 < height ? here + width : 0;
    double *row = out + y * width;
    if (up && down) {
      for (ptrdiff_t x = 1; x + 1 < width; x++) {
        const double across = side * ((up[x - 1] - up[x + 1]) + (down[x - 1] - down[x + 1]))
                              + centre * (here[x - 1] - here[x + 1]);
        const double along = side * ((up[x - 1] - down[x - 1]) + (up[x + 1] - down[x + 1]))
                             + centre * (up[x] - down[x]);
        row[x] = panel_sqrt(across * across + along * along);
      }
    }
    for (ptrdiff_t x = 0; x < width; x += (up && down && x == 0 && width > 1) ? width - 1 : 1) {
      double a[3][3];
      for (int i = -1; i <= 1; i++) {
        const double *line = i < 0 ? up : i > 0 ? down : here;
        for (int j = -1; j <= 1; j++)
          a[i + 1][j + 1] = line && x + j >= 0 && x + j < width ? line[x + j] : 0;
      }
      const double across = side * ((a[0][0] - a[0][2]) + (a[2][0] - a[2][2]))
                            + centre * (a[1][0] - a[1][2]);
      const double along = side * ((a[0][0] - a[2][0]) + (a[0][2] - a[2][2]))
                           + centre * (a[0][1] - a[2][1]);
      row[x] = panel_sqrt(across * across + along * along);
    }
  }
}

CK_CLONES
void ck_dissimilarity(const double *a, const double *b, ptrdiff_t count, double t, double *out) {
  for (ptrdiff_t i = 0; i < count; i++) {
    const double gap = a[i] - b[i];
    out[i] = gap * gap / (a[i] * a[i] + b[i] * b[i] + t);
  }
}

// Numbers that are summed as a row: the sums of rows are then added one after the other.
enum { AT_ONCE = 1024 };

CK_CLONES
ck_sums ck_sums_of(const double *numbers, ptrdiff_t count) {
  ck_sums sums = {0, 0};
  double squares[AT_ONCE];
  for (ptrdiff_t start = 0; start < count; start += AT_ONCE) {
    const ptrdiff_t some = count - start < AT_ONCE ? count - start : AT_ONCE;
    for (ptrdiff_t i = 0; i < some; i++) squares[i] = numbers[start + i] * numbers[start + i];
    sums.sum += panel_row_sum(numbers + start, some);
    sums.squares += panel_row_sum(squares, some);
  }
  return sums;
}

CK_CLONES
double ck_squared_distance(const double *a, const double *b, ptrdiff_t count) {
  double sum = 0, squares[AT_ONCE];
  for (ptrdiff_t start = 0; start < count; start += AT_ONCE) {
    const ptrdiff_t some = count - start < AT_ONCE ? count - start : AT_ONCE;
    for (ptrdiff_t i = 0; i < some; i++) {
      const double gap = a[start + i] - b[start + i];
      squares[i] = gap * gap;
    }
    sum += panel_row_sum(squares, some);
  }
  return sum;
}

// Samples `from` to `to`, an even number of them, of which each comes from the next place with the same
// weights as the sample two places before: the inner ones of a plane of twice the size.
static void find_pairs(const ck_axis *axis, ptrdiff_t *from, ptrdiff_t *to) {
  *from = *to = axis->count < 4 ? axis->count : 4;
  for (; *to + 2 <= axis->count; *to += 2)
    for (ptrdiff_t x = *to; x < *to + 2 && *to > *from; x++) {
      if (axis->starts[x] != axis->starts[x - 2] + 1) return;
      for (int k = 0; k < CK_AXIS_TAPS; k++)
        if (axis->weights[x * CK_AXIS_TAPS + k] != axis->weights[(x - 2) * CK_AXIS_TAPS + k]) return;
    }
}

PANEL_INLINE double weigh_four(const double *of, const double *w) {
  return (w[0] * of[0] + w[1] * of[1]) + (w[2] * of[2] + w[3] * of[3]);
}

#define WEIGH_FOUR(of, w) \
  (((w)[0] * FOUR(of) + (w)[1] * FOUR((of) + 1)) \
   + ((w)[2] * FOUR((of) + 2) + (w)[3] * FOUR((of) + 3)))

CK_CLONES
void ck_resample(const double *in, ptrdiff_t width, ptrdiff_t height, const ck_axis *rows,
                 const ck_axis *columns, const double *minuend, double *room, double *out) {
  ptrdiff_t from, to;
  find_pairs(columns, &from, &to);
  for (int k = 0; k < CK_AXIS_TAPS; k++) room[width + k] = 0;
  for (ptrdiff_t y = 0; y < rows->count; y++) {
    const double *weights = rows->weights + y * CK_AXIS_TAPS;
    const double *lines[CK_AXIS_TAPS];
    for (int k = 0; k < CK_AXIS_TAPS; k++) {
      const ptrdiff_t line = rows->starts[y] + k;
      lines[k] = in + (line < height ? line : height - 1) * width;
    }
    for (ptrdiff_t x = 0; x < width; x++)
      room[x] = (weights[0] * lines[0][x] + weights[1] * lines[1][x])
                + (weights[2] * lines[2][x] + weights[3] * lines[3][x]);
    double *row = out + y * columns->count;
    ptrdiff_t x = 0;
    for (; x < from; x++)
      row[x] = weigh_four(room + columns->starts[x], columns->weights + x * CK_AXIS_TAPS);
    if (from < to) {
      const double *even = room + columns->starts[from], *odd = room + columns->starts[from + 1];
      const double *w = columns->weights + from * CK_AXIS_TAPS, *v = w + CK_AXIS_TAPS;
      for (; x + 8 <= to; x += 8, even += 4, odd += 4) {
        const four a = WEIGH_FOUR(even, w), b = WEIGH_FOUR(odd, v);
        FOUR(row + x) = __builtin_shufflevector(a, b, 0, 4, 1, 5);
        FOUR(row + x + 4) = __builtin_shufflevector(a, b, 2, 6, 3, 7);
      }
    }
    for (; x < columns->count; x++)
      row[x] = weigh_four(room + columns->starts[x], columns->weights + x * CK_AXIS_TAPS);
    if (minuend)
      for (x = 0; x < columns->count; x++) row[x] = minuend[y * columns->count + x] - row[x];
  }
}

CK_CLONES
void ck_subtract(const double *a, const double *b, ptrdiff_t count, double *out) {
  for (ptrdiff_t i = 0; i < count; i++) out[i] = a[i] - b[i];
}

CK_CLONES
void ck_normalise_divisively(const double *in, ptrdiff_t width, ptrdiff_t height, double sigma,
                             const double weights[25], ck_border border, double *room,
                             double *out) {
  // Absolute values of the five lines around, each with two more on both sides, in turns.
  enum { LINES = 5 };
  const ptrdiff_t stride = width + 4;
  for (ptrdiff_t next = -2, y = 0; y < height; y++) {
    for (; next <= y + 2; next++) {
      double *row = room + (next + 2) % LINES * stride + 2;
      const int inside = next >= 0 && next < height;
      const double *line = in + mirrored(next, height, 0) * width;
      const int counts = inside || border != CK_ZEROS;
      for (ptrdiff_t x = 0; x < width; x++) row[x] = counts ? panel_abs(line[x]) : 0;
      for (ptrdiff_t k = 1; k <= 2; k++) {
        const ptrdiff_t left = mirrored(-k, width, 0), right = mirrored(width - 1 + k, width, 0);
        row[-k] = border != CK_ZEROS ? panel_abs(line[left]) : 0;
        row[width - 1 + k] = border != CK_ZEROS ? panel_abs(line[right]) : 0;
      }
    }
    const double *terms[25], *line = in + y * width;
    double factors[25], *row = out + y * width;
    int count = 0;
    for (int k = 0; k < 25; k++) {
      if (weights[k] == 0) continue;
      factors[count] = weights[k];
      terms[count++] = room + (y + k / 5) % LINES * stride + k % 5;
    }
    ptrdiff_t x = 0;
    for (; x + TOGETHER <= width; x += TOGETHER) {
      double sums[TOGETHER];
      for (int i = 0; i < TOGETHER; i++) sums[i] = sigma;
      for (int k = 0; k < count; k++)
        for (int i = 0; i < TOGETHER; i++) sums[i] += factors[k] * terms[k][x + i];
      for (int i = 0; i < TOGETHER; i++) row[x + i] = line[x + i] / sums[i];
    }
    for (; x < width; x++) {
      double sum = sigma;
      for (int k = 0; k < count; k++) sum += factors[k] * terms[k][x];
      row[x] = line[x] / sum;
    }
  }
}

CK_CLONES
ck_weighted_sums ck_weigh(const double *values, ptrdiff_t width, ptrdiff_t height,
                          const double *weights, ptrdiff_t margin) {
  ck_weighted_sums sums = {0, 0};
  double products[AT_ONCE];
  for (ptrdiff_t y = 0; y < height; y++) {
    const double *row = weights + (y + margin) * (width + 2 * margin) + margin;
    for (ptrdiff_t start = 0; start < width; start += AT_ONCE) {
      const ptrdiff_t some = width - start < AT_ONCE ? width - start : AT_ONCE;
      for (ptrdiff_t x = 0; x < some; x++)
        products[x] = row[start + x] * values[y * width + start + x];
      sums.weights += panel_row_sum(row + start, some);
      sums.weighted += panel_row_sum(products, some);
    }
  }
  return sums;
}
