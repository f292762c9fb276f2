// Inner loops in C: plain loops that the compiler vectorises, chosen at run time for the CPU.
// Floating-point contraction is off in every file, so all clones give the same bits.
#pragma once
#include <stddef.h>

#include "winograd.h"

/// Taps of the Gaussian window of SSIM.
enum { CK_WINDOW = 11 };

/// Filters a plane with a separable symmetric window, VALID: the output has
/// (width - 10) x (height - 10) samples. `row` is scratch of `width` samples.
void ck_window_mean(const double *plane, ptrdiff_t width, ptrdiff_t height,
                    const double taps[CK_WINDOW], double *row, double *out);

/// out[i] = a[i]^2
void ck_square(const double *a, ptrdiff_t count, double *out);

/// out[i] = (a[i] - b[i])^2
void ck_squared_difference(const double *a, const double *b, ptrdiff_t count, double *out);

/// Sums over one scale of one channel, of what SSIM lacks to 1.
typedef struct {
  /// Sum of 1 - contrast * structure.
  double contrast_loss;
  /// Sum of 1 - luminance * contrast * structure.
  double ssim_loss;
} ck_ssim_sums;

/// SSIM of one scale of one channel from window means, summed row by row:
///   1 - cs = (G(x-y)^2 - (mu_x - mu_y)^2) / (sigma_x^2 + sigma_y^2 + C2)
///   1 - l  = (mu_x - mu_y)^2 / (mu_x^2 + mu_y^2 + C1)
/// Written as losses so that nothing cancels where the images are nearly equal.
ck_ssim_sums ck_ssim_losses(const double *mean_x, const double *mean_xx, const double *mean_y,
                            const double *mean_yy, const double *mean_dd, ptrdiff_t width,
                            ptrdiff_t height, double c1, double c2);

/// Mean of 2x2 blocks; an odd side is extended by its last row or column (TensorFlow's SYMMETRIC
/// padding at bottom and right). The output has ceil(width/2) x ceil(height/2) samples.
void ck_halve(const double *plane, ptrdiff_t width, ptrdiff_t height, double *out);
