// Colour of the panel's metrics: weighted sums of RGB, linear light, CIELAB and CIEDE2000.
#include <math.h>

#include "../Team/clones.h"
#include "../include/panel.h"
#include "panel_math.h"

#pragma STDC FP_CONTRACT OFF

CK_CLONES
void ck_weigh_bytes(const uint8_t *rgb, ptrdiff_t pixels, const double weights[3], double *out) {
  const double r = weights[0], g = weights[1], b = weights[2];
  for (ptrdiff_t i = 0; i < pixels; i++)
    out[i] = (r * rgb[3 * i] + g * rgb[3 * i + 1]) + b * rgb[3 * i + 2];
}

CK_CLONES
void ck_weigh_words(const uint16_t *rgb, ptrdiff_t pixels, const double weights[3], double *out) {
  const double r = weights[0], g = weights[1], b = weights[2];
  for (ptrdiff_t i = 0; i < pixels; i++)
    out[i] = (r * (rgb[3 * i] / 257.0) + g * (rgb[3 * i + 1] / 257.0))
             + b * (rgb[3 * i + 2] / 257.0);
}

void ck_srgb_table(double *table, int count) {
  for (int i = 0; i < count; i++) {
    const double v = (double)i / (count - 1);
    table[i] = v <= 0.04045 ? v / 12.92 : panel_exp_minus(-2.4 * panel_log((v + 0.055) / 1.055));
  }
}

#define LINEAR(NAME, SAMPLE)                                                                     \
  void NAME(const SAMPLE *rgb, ptrdiff_t pixels, const double *table, double *planes) {          \
    for (ptrdiff_t i = 0; i < pixels; i++) {                                                     \
      planes[i] = table[rgb[3 * i]];                                                             \
      planes[i + pixels] = table[rgb[3 * i + 1]];                                                \
      planes[i + 2 * pixels] = table[rgb[3 * i + 2]];                                            \
    }                                                                                            \
  }

LINEAR(ck_linear_bytes, uint8_t)
LINEAR(ck_linear_words, uint16_t)

// f of CIELAB.
PANEL_INLINE double lab_root(double t) {
  const double delta = 6.0 / 29;
  const double root = panel_cube_root(t);
  return t > delta * delta * delta ? root : t / (3 * delta * delta) + 4.0 / 29;
}

CK_CLONES
void ck_lab(const double *linear, ptrdiff_t pixels, double *lab) {
  const double m[3][3] = {{0.4124564, 0.3575761, 0.1804375},
                          {0.2126729, 0.7151522, 0.0721750},
                          {0.0193339, 0.1191920, 0.9503041}};
  double white[3];
  for (int i = 0; i < 3; i++) white[i] = m[i][0] + m[i][1] + m[i][2];
  for (ptrdiff_t i = 0; i < pixels; i++) {
    const double r = linear[i], g = linear[i + pixels], b = linear[i + 2 * pixels];
    const double x = lab_root((m[0][0] * r + m[0][1] * g + m[0][2] * b) / white[0]);
    const double y = lab_root((m[1][0] * r + m[1][1] * g + m[1][2] * b) / white[1]);
    const double z = lab_root((m[2][0] * r + m[2][1] * g + m[2][2] * b) / white[2]);
    lab[i] = 116 * y - 16;
    lab[i + pixels] = 500 * (x - y);
    lab[i + 2 * pixels] = 200 * (y - z);
  }
}

CK_CLONES
void ck_xyb(const double *linear, ptrdiff_t pixels, double *xyb) {
  const double bias = 0.0037930732552754493;
  const double blue = 0.24342268924547819, green = 0.20476744424496821;
  const double root = panel_cube_root(bias);
  for (ptrdiff_t i = 0; i < pixels; i++) {
    const double r = linear[i], g = linear[i + pixels], b = linear[i + 2 * pixels];
    const double l = panel_cube_root(0.30 * r + 0.622 * g + 0.078 * b + bias) - root;
    const double m = panel_cube_root(0.23 * r + 0.692 * g + 0.078 * b + bias) - root;
    const double s =
        panel_cube_root(blue * r + green * g + (1 - blue - green) * b + bias) - root;
    const double mean = 0.5 * (l + m);
    xyb[i] = 14 * (0.5 * (l - m)) + 0.42;
    xyb[i + pixels] = mean + 0.01;
    xyb[i + 2 * pixels] = s - mean + 0.55;
  }
}

PANEL_INLINE double power_7(double x) {
  const double x2 = x * x;
  return x2 * x2 * x2 * x;
}

// The angles of the formula appear by their sines and cosines, from the bisector of both hues: only
// the distance of the mean hue from 275 degrees needs an angle.
PANEL_INLINE double ciede2000(double l1, double a1, double b1, double l2, double a2, double b2) {
  const double power_25 = 6103515625.0;
  const double mean_7 =
      power_7((panel_sqrt(a1 * a1 + b1 * b1) + panel_sqrt(a2 * a2 + b2 * b2)) / 2);
  const double stretch = 1 + 0.5 * (1 - panel_sqrt(mean_7 / (mean_7 + power_25)));
  a1 = stretch * a1;
  a2 = stretch * a2;
  const double c1 = panel_sqrt(a1 * a1 + b1 * b1), c2 = panel_sqrt(a2 * a2 + b2 * b2);
  const double product = c1 * c2;
  const int grey = product == 0;
  // Cosine and sine of the difference of the hues, and the length of the sum of their directions.
  const double safe = grey ? 1 : product;
  const double cosine = (a1 * a2 + b1 * b2) / safe, sine = (a1 * b2 - a2 * b1) / safe;
  const double u1 = c1 > 0 ? a1 / c1 : 0, v1 = c1 > 0 ? b1 / c1 : 0;
  const double u2 = c2 > 0 ? a2 / c2 : 0, v2 = c2 > 0 ? b2 / c2 : 0;
  double u = u1 + u2, v = v1 + v2;
  const double length = panel_sqrt(u * u + v * v);
  // Opposite hues: their mean lies a quarter turn from the smaller one, as the angles' mean does.
  const int opposite = !grey && length < 1e-9;
  const int first_is_smaller = v1 > 0 || (v1 == 0 && u1 > 0);
  u = opposite ? (first_is_smaller ? -v1 : v1) : u / (length > 0 ? length : 1);
  v = opposite ? (first_is_smaller ? u1 : -u1) : v / (length > 0 ? length : 1);
  // Without any hue the angle counts as 0.
  u = length == 0 && !opposite ? 1 : u;
  const double half = opposite ? 1 : panel_sqrt(panel_max(0.0, (1 - cosine) / 2));
  // Near 0 the sine keeps the digits that 1 - cosine loses.
  const double cosine_half = panel_sqrt(panel_max(0.0, (1 + cosine) / 2));
  const double small = panel_abs(sine) / (2 * (cosine_half > 0.5 ? cosine_half : 1));
  const double sine_half = cosine_half > 0.5 ? small : half;
  const double sign = sine < 0 ? -1 : 1;
  const double dl = l2 - l1, dc = c2 - c1;
  const double dh = grey ? 0 : sign * 2 * panel_sqrt(product) * sine_half;
  const double lm = (l1 + l2) / 2, cm = (c1 + c2) / 2;

  const double u_2 = u * u - v * v, v_2 = 2 * u * v;
  const double u_3 = u_2 * u - v_2 * v, v_3 = v_2 * u + u_2 * v;
  const double u_4 = u_2 * u_2 - v_2 * v_2, v_4 = 2 * u_2 * v_2;
  // cos(x - d) = cos x cos d + sin x sin d
  const double t = 1 - 0.17 * (u * 0.8660254037844386468 + v * 0.5) + 0.24 * u_2
                   + 0.32 * (u_3 * 0.9945218953682733 - v_3 * 0.10452846326765347)
                   - 0.20 * (u_4 * 0.45399049973954675 + v_4 * 0.89100652418836787);
  // The mean hue less 275 degrees; hues run from 0 to 360, so what is above 85 is below -275 + 85.
  const double cos_275 = 0.08715574274765817, sin_275 = -0.99619469809174553;
  double turned = panel_angle(v * cos_275 - u * sin_275, u * cos_275 + v * sin_275)
                  * 57.29577951308232088;
  turned = turned >= 85 ? turned - 360 : turned;
  const double bell = 30 * panel_exp_minus((turned / 25) * (turned / 25));
  // Sine of twice up to 30 degrees by its series.
  const double s = 2 * bell * 0.01745329251994329577, z = s * s;
  double p = 1.0 / 355687428096000;
  p = p * z - 1.0 / 1307674368000;
  p = p * z + 1.0 / 6227020800;
  p = p * z - 1.0 / 39916800;
  p = p * z + 1.0 / 362880;
  p = p * z - 1.0 / 5040;
  p = p * z + 1.0 / 120;
  p = p * z - 1.0 / 6;
  const double rotation = s + s * (z * p);
  const double cm_7 = power_7(cm);
  const double rc = 2 * panel_sqrt(cm_7 / (cm_7 + power_25));
  const double l50 = (lm - 50) * (lm - 50);
  const double sl = dl / (1 + 0.015 * l50 / panel_sqrt(20 + l50));
  const double sc = dc / (1 + 0.045 * cm), sh = dh / (1 + 0.015 * cm * t);
  return panel_sqrt(panel_max(0.0, sl * sl + sc * sc + sh * sh - rotation * rc * sc * sh));
}

CK_CLONES
void ck_ciede2000(const double *lab_a, const double *lab_b, ptrdiff_t pixels,
                  double *differences) {
  for (ptrdiff_t i = 0; i < pixels; i++)
    differences[i] = ciede2000(lab_a[i], lab_a[i + pixels], lab_a[i + 2 * pixels], lab_b[i],
                               lab_b[i + pixels], lab_b[i + 2 * pixels]);
}

// Floyd and Rivest (1975): in a long range the pivot is the number that is at `place` of a sample, so
// that one pass leaves little on its side.
static double select_between(double *numbers, ptrdiff_t low, ptrdiff_t high, ptrdiff_t place) {
  enum { LONG = 600 };
  while (low < high) {
    if (high - low > LONG) {
      const double n = (double)(high - low + 1), at = (double)(place - low + 1);
      const double z = log(n), size = 0.5 * exp(2 * z / 3);
      const double apart = 0.5 * sqrt(z * size * (n - size) / n) * (at < n / 2 ? -1 : 1);
      const double first = (double)place - at * size / n + apart;
      const double last = (double)place + (n - at) * size / n + apart;
      select_between(numbers, first > (double)low ? (ptrdiff_t)first : low,
                     last < (double)high ? (ptrdiff_t)last : high, place);
    }
    const double pivot = numbers[high - low > LONG ? place : low + (high - low) / 2];
    ptrdiff_t i = low, j = high;
    while (i <= j) {
      while (numbers[i] < pivot) i++;
      while (numbers[j] > pivot) j--;
      if (i > j) break;
      const double kept = numbers[i];
      numbers[i++] = numbers[j];
      numbers[j--] = kept;
    }
    if (place <= j) {
      high = j;
    } else if (place >= i) {
      low = i;
    } else {
      break;
    }
  }
  return numbers[place];
}

double ck_select(double *numbers, ptrdiff_t count, ptrdiff_t place) {
  return select_between(numbers, 0, count - 1, place);
}
