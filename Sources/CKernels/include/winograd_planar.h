// Convolutions of learned codecs on maps without gaps, [channel][row][column], by the minimal
// filtering of winograd.h. Steps of two become a convolution 3x3 over cells of 2x2 pixels:
// - of the input, for a 5x5 kernel with stride 2: a cell's pixels are four times the channels;
// - of the output, for a transposed one.
#pragma once
#include "layers.h"
#include "winograd.h"

typedef struct {
  /// Its channels are those of cells: input (row * step + column) * inputs + channel, output
  /// (row * outputs + channel) * side + column, row and column inside the cell. No pooling; the
  /// numbers of tiles and blocks at once are chosen by the call.
  ck_winograd_layer layer;
  /// Channels of the maps.
  int inputs, outputs;
  /// Pixels of a cell of the input and of the output on each side, 1 or 2.
  int step, side;
} ck_winograd_planar;

/// Numbers of working memory, 32-byte aligned, for a team of so many members.
size_t ck_winograd_planar_scratch_count(const ck_winograd_planar *layer,
                                        const ck_convolution_map *map, int members);

/// Cell i of the input begins at pixel step * (i + 1) - top, so that the middle of 3x3 cells is the
/// middle of a kernel that begins at step * i - top.
void ck_winograd_planar_convolve(ck_instructions instructions, const ck_winograd_planar *layer,
                                 const ck_convolution_map *map, int members, ck_team *team,
                                 float *scratch);
