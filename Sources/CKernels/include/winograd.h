// Convolutions 3x3 with zero padding "same" by Winograd's minimal filtering, F(m x m, 3 x 3) of
// Lavin and Gray 2016 ("Fast Algorithms for Convolutional Neural Networks"), m = 6, 4 or 2:
//   Y = A^T [ (G g G^T) . (B^T d B) ] A,   summed over the input channels inside the brackets.
//
// Channels come in blocks of 16; missing ones are zeros. A row of a map is laid out
// [block][column][16 channels], with one zero column to the left and zeros from the last column to
// the end of the last tile plus one. Rows are passed by pointers, so that maps can live in ring
// buffers; a row outside the map is a pointer to zeros. All memory is 32-byte aligned.
#pragma once
#include <stddef.h>

#include "activation.h"
#include "instructions.h"
#include "team.h"

/// Channels of a block: one cache line, two AVX registers.
enum { CK_CHANNELS = 16 };

/// Tiles that the matrix product takes at once; blocks of tiles are rounded up to it.
enum { CK_TILES = 6 };

/// One layer.
typedef struct {
  /// m: outputs of a tile in each direction, 2, 4 or 6.
  int tile;
  int in_blocks;
  int out_blocks;
  /// 1 if the output goes through a 2x2 max-pooling that rounds down.
  int pool;
  /// Tiles whose transforms are in memory at a time; a multiple of CK_TILES.
  int tiles_at_once;
  /// Blocks of output channels whose products are in memory at a time.
  int out_blocks_at_once;
  /// The output of `ck_winograd_filters`.
  const float *filters;
  /// 16 numbers a block.
  const float *bias;
  ck_activation activation;
  /// Of a leaky rectifier.
  float slope;
} ck_winograd_layer;

/// Some rows of tiles of one layer's output.
typedef struct {
  /// Output pixels before pooling; the last row of tiles may be cut off.
  int rows;
  int columns;
  /// Input rows from the one above the first output row to the one below the last tile:
  /// m * (rows of tiles) + 2 pointers. `in_stride` numbers from one block to the next.
  const float *const *in;
  ptrdiff_t in_stride;
  /// Output rows (after pooling), or NULL if they are not read.
  float *const *out;
  ptrdiff_t out_stride;
  /// Tiles after the activation, [tile][block][half][m][m][8]: those to compare with, and room for
  /// the strip's own; NULL where that is not wanted.
  const float *compared;
  float *stored;
} ck_winograd_strip;

/// Numbers of a layer's transformed filters.
size_t ck_winograd_filter_count(int tile, int in_blocks, int out_blocks);

/// U = G g G^T in double, rounded to float, as [xi][out block][input channel][16 outputs].
///
/// `weights` are outputs x inputs x 3 x 3, without padding to whole blocks.
void ck_winograd_filters(ck_instructions instructions, int tile, const float *weights, int inputs,
                         int outputs, ck_team *team, float *filters);

/// Numbers of working memory for a layer that a team of so many members computes.
size_t ck_winograd_scratch_count(const ck_winograd_layer *layer, int members);

/// Convolution, bias, activation, pooling, and the tapped tiles, for one strip.
///
/// Returns the sum of the squared differences to the compared tiles: in float over a tile's pixels of
/// one channel, then in double over a group of `out_blocks_at_once` blocks, then over the groups;
/// the same for every team.
double ck_winograd_convolve(ck_instructions instructions, const ck_winograd_layer *layer,
                            const ck_winograd_strip *strip, ck_team *team, float *scratch);

/// Numbers of the weights of `ck_rgb_convolve`.
size_t ck_rgb_weight_count(int out_blocks);

/// Weights outputs x 3 x 3 x 3 as [out block][27][16 outputs].
void ck_rgb_weights(const float *weights, int outputs, float *packed);

/// One row of the first layer, from 3 channels: direct convolution, bias, rectifier.
///
/// `in` has the rows above, at and below for each channel: in[3 * channel + dy]. A row begins with
/// a zero and has zeros from the last column to a multiple of 6 columns plus one.
void ck_rgb_convolve(ck_instructions instructions, int out_blocks, const float *packed,
                     const float *bias, const float *const in[9], int columns, ck_team *team,
                     float *out, ptrdiff_t out_stride);

/// Zeroed memory for `count` numbers, aligned to pages and asking for large ones: fresh pages are
/// expensive. NULL if there is none. Freed with `ck_free` and the same count.
float *ck_allocate(size_t count);
void ck_free(float *memory, size_t count);
