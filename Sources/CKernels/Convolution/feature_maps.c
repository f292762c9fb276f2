// Sums over planar feature maps, in double. Products and sums are roundings of their own, and a sum
// has eight lanes on every machine.
#include "../Team/clones.h"
#include "../include/feature_maps.h"

#pragma STDC FP_CONTRACT OFF

CK_CLONES void ck_inverse_norms(const float *map, ptrdiff_t channels, ptrdiff_t pixels,
                                double epsilon, double *inverse) {
  for (ptrdiff_t i = 0; i < pixels; i++) inverse[i] = 0;
  for (ptrdiff_t c = 0; c < channels; c++)
    for (ptrdiff_t i = 0; i < pixels; i++) {
      const double value = (double)map[c * pixels + i];
      inverse[i] += value * value;
    }
  for (ptrdiff_t i = 0; i < pixels; i++)
    inverse[i] = 1 / (__builtin_elementwise_sqrt(inverse[i]) + epsilon);
}

CK_CLONES double ck_scaled_difference(const float *a, const double *scale_a, const float *b,
                                      const double *scale_b, ptrdiff_t count) {
  double sums[8] = {0};
  ptrdiff_t i = 0;
  for (; i + 8 <= count; i += 8)
    for (int k = 0; k < 8; k++) {
      const double difference = (double)a[i + k] * scale_a[i + k] - (double)b[i + k] * scale_b[i + k];
      sums[k] += difference * difference;
    }
  for (int k = 0; i < count; i++, k++) {
    const double difference = (double)a[i] * scale_a[i] - (double)b[i] * scale_b[i];
    sums[k] += difference * difference;
  }
  return ((sums[0] + sums[4]) + (sums[2] + sums[6])) + ((sums[1] + sums[5]) + (sums[3] + sums[7]));
}

CK_CLONES void ck_max_pool_3(const float *plane, ptrdiff_t rows, ptrdiff_t columns, float *row,
                             float *out) {
  const ptrdiff_t across = (columns - 3) / 2 + 1;
  for (ptrdiff_t y = 0; 2 * y + 2 < rows; y++) {
    const float *above = plane + 2 * y * columns, *middle = above + columns, *below = middle + columns;
    for (ptrdiff_t x = 0; x < columns; x++) {
      const float larger = above[x] < middle[x] ? middle[x] : above[x];
      row[x] = larger < below[x] ? below[x] : larger;
    }
    for (ptrdiff_t x = 0; x < across; x++) {
      const float larger = row[2 * x] < row[2 * x + 1] ? row[2 * x + 1] : row[2 * x];
      out[y * across + x] = larger < row[2 * x + 2] ? row[2 * x + 2] : larger;
    }
  }
}
