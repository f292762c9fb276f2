// Inner loops in C: plain loops that the compiler vectorises, or vector code with a portable twin;
// the CPU chooses at run time. Floating-point contraction is off in every file and fused
// multiply-add an explicit call, so all versions give the same bits.
#pragma once
#include <stddef.h>
#include <stdint.h>

#include "double_convolution.h"
#include "feature_maps.h"
#include "instructions.h"
#include "layers.h"
#include "panel.h"
#include "phase.h"
#include "tapped.h"
#include "team.h"
#include "winograd.h"
#include "winograd_planar.h"

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

/// Sums of 1 - SSIM over one scale of one channel.
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
/// padding at bottom and right). The output has ceil(width/2) x ceil(height/2) samples; strides are
/// the samples from one row to the next.
void ck_halve(const double *plane, ptrdiff_t width, ptrdiff_t height, ptrdiff_t stride,
              double *out, ptrdiff_t out_stride);
void ck_halve_float(const float *plane, ptrdiff_t width, ptrdiff_t height, ptrdiff_t stride,
                    float *out, ptrdiff_t out_stride);

/// The values of float planes: samples minus 128, so that products with them stay small.
enum { CK_CENTRE = 128 };

/// A float plane, or a window map of it, which has 10 columns and rows less at the same stride.
typedef struct {
  ptrdiff_t width, height;
  /// Samples from one row to the next: ck_ssim_float_stride(width). What lies between a row's end
  /// and the next row may be anything.
  ptrdiff_t stride;
} ck_ssim_float_plane;

/// Whole vectors that hold a row: an odd number of cache lines (16 samples), so that the rows under
/// a window never fall onto the same few places of the cache, as those of 2048 samples would.
static inline ptrdiff_t ck_ssim_float_stride(ptrdiff_t width) {
  return ((width + 15) / 16 | 1) * 16;
}

/// One channel of interleaved RGB as a float plane: samples, or 16-bit samples / 257, minus 128.
void ck_channel_of_bytes(const uint8_t *samples, const ck_ssim_float_plane *plane, int channel,
                         float *out);
void ck_channel_of_words(const uint16_t *samples, const ck_ssim_float_plane *plane, int channel,
                         float *out);

/// The part of SSIM that depends on the original x alone, computed in Double and rounded once: its window mean and its
/// spread 2 sigma_x^2 + C2. `scratch` holds 2 * width samples.
void ck_ssim_float_moments(const ck_ssim_float_plane *plane, const float *x,
                           const double taps[CK_WINDOW], double c2, double *scratch, float *mean,
                           float *spread);

/// SSIM of one scale of one channel in float, rows summed in Double. With d = x - y,
/// v = G d^2 - (G d)^2 its variance and c = G (x d) - mu_x G d its covariance with x,
///   1 - cs = v / (2 sigma_x^2 + C2 - 2 c + v)
///   1 - l  = (G d)^2 / (mu_x^2 + mu_y^2 + C1),  mu_y = mu_x - G d
/// which is the formula of ck_ssim_losses, written so that only terms that vanish with d are
/// rounded: the loss keeps its digits however small it is, and identical planes give exactly 0.
/// `ssim_loss` is 0 unless `coarsest`.
ck_ssim_sums ck_ssim_float_losses(ck_instructions instructions, const ck_ssim_float_plane *plane,
                                  const float *x, const float *mean, const float *spread,
                                  const float *y, const double taps[CK_WINDOW], double c1,
                                  int coarsest);

enum { CK_SSIM_MOST_SCALES = 5 };

/// One scale of an original: samples, and what ck_ssim_float_moments says of them.
typedef struct {
  ck_ssim_float_plane plane;
  const float *x, *mean, *spread;
} ck_ssim_scale;

/// Interleaved RGB of 8 or of 16 bits, the other one NULL.
typedef struct {
  const uint8_t *bytes;
  const uint16_t *words;
} ck_samples;

/// Numbers that ck_ssim_bands_losses needs as `memory` for an image of this width.
ptrdiff_t ck_ssim_bands_size(ptrdiff_t width, int scales);

/// ck_ssim_float_losses of one channel of a reconstruction at every scale, each of which has half
/// the sides of the one before it (rounded up) and is made as ck_halve_float does; the same bits.
/// `ssim_loss` is that of the last scale, which is the coarsest, else 0.
void ck_ssim_bands_losses(ck_instructions instructions, const ck_ssim_scale *scales, int count,
                          ck_samples samples, int channel, const double taps[CK_WINDOW], double c1,
                          float *memory, ck_ssim_sums *sums);

/// Sum of (a[i] - b[i])^2, exactly.
uint64_t ck_squared_error(const uint8_t *a, const uint8_t *b, ptrdiff_t count);

/// PNG's filter types.
enum { CK_PNG_NONE, CK_PNG_SUB, CK_PNG_UP, CK_PNG_AVERAGE, CK_PNG_PAETH };

/// Undoes the filter of one row of `count` bytes, pixels of 1, 3 or 4 channels of 8 bits; `above` is
/// the row before, zeros for the first. `row` must not overlap `filtered`. False for an unknown
/// filter.
int ck_png_unfilter(int filter, int channels, const uint8_t *filtered, const uint8_t *above,
                    uint8_t *row, ptrdiff_t count);

/// ck_png_unfilter of two rows that both have the Paeth filter: `filtered` points at the first one's
/// bytes, the second one's lie `filtered_stride` further; `rows` takes both, one behind the other.
void ck_png_unfilter_two_paeth(int channels, const uint8_t *filtered, ptrdiff_t filtered_stride,
                               const uint8_t *above, uint8_t *rows, ptrdiff_t count);
