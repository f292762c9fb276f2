// Sums over maps that were tapped by winograd.h, for metrics on features, and the pooling of DISTS.
#pragma once
#include <stddef.h>

#include "instructions.h"
#include "team.h"

/// The tapped tiles of a layer's strip: [tile][block][half][tile][tile][8], 32-byte aligned.
typedef struct {
  /// Outputs of a tile in each direction, and blocks of 16 channels.
  int tile, out_blocks;
  /// Pixels of the strip; what tiles hold beyond them is not looked at.
  int rows, columns;
} ck_tapped_strip;

/// Sum over pixels p and channels c of
///   factors[c] (a_c(p) / (|a(p)| + epsilon) - b_c(p) / (|b(p)| + epsilon))^2
/// with the Euclidean norm over the channels: in double, tile by tile, the tiles in their order.
///
/// - factors: one a channel in whole blocks, 32-byte aligned or not.
/// - sums: room for a number a tile.
double ck_normalised_differences(ck_instructions instructions, const ck_tapped_strip *strip,
                                 const float *a, const float *b, const double *factors,
                                 double epsilon, ck_team *team, double *sums);

/// Moments that ck_add_moments sums: of a, a^2, b, b^2, a - b, (a - b)^2.
enum { CK_MOMENTS = 6 };

/// Adds the moments of each channel over the strip's pixels to sums[channel / 8][moment][channel % 8]:
/// in double, pixels in the order of tiles, then rows.
void ck_add_moments(ck_instructions instructions, const ck_tapped_strip *strip, const float *a,
                    const float *b, ck_team *team, double *sums);

/// L2 pooling of DISTS: the root of the mean of squares, weighted by (1/4, 1/2, 1/4) in both
/// directions, plus 1e-12, around every second pixel.
///
/// Rows in blocks of 16 channels as winograd.h has them. `in` points to 2 * rows + 1 rows, from the one
/// above the first pixel on; rows and columns outside the map are zeros. `columns` of the output.
void ck_l2_pool(ck_instructions instructions, int blocks, int rows, int columns,
                const float *const *in, ptrdiff_t in_stride, float *const *out,
                ptrdiff_t out_stride, ck_team *team);
