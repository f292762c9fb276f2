// Sums over planar feature maps, [channel][pixel], and a pooling.
#pragma once
#include <stddef.h>

/// inverse[p] = 1 / (|map(p)| + epsilon), the Euclidean norm over the channels.
void ck_inverse_norms(const float *map, ptrdiff_t channels, ptrdiff_t pixels, double epsilon,
                      double *inverse);

/// Sum of (a[i] scale_a[i] - b[i] scale_b[i])^2.
double ck_scaled_difference(const float *a, const double *scale_a, const float *b,
                            const double *scale_b, ptrdiff_t count);

/// Largest of 3x3 pixels, stride 2, whole windows only: ((rows - 3) / 2 + 1) x ((columns - 3) / 2 + 1)
/// outputs. `row` is scratch of `columns` numbers.
void ck_max_pool_3(const float *plane, ptrdiff_t rows, ptrdiff_t columns, float *row, float *out);
