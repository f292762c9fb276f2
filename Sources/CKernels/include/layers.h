// The layers of learned codecs on maps of floats, [channel][row][column] without gaps.
//
// Every output is one chain of fused multiply-adds from the bias on, in the order (input channel,
// tap). Blocking, threads, the size of the map and the place in it change nothing in that chain, so
// they change no bit: a crop and even a single position give the numbers of the whole map.
#pragma once
#include <stddef.h>

#include "activation.h"
#include "instructions.h"
#include "team.h"

/// Outputs whose weights lie together, and the smaller number for layers of few outputs.
enum { CK_OUTPUTS_TOGETHER = 6, CK_FEW_OUTPUTS = 3 };
/// Numbers that may be read behind packed weights and biases.
enum { CK_READ_BEHIND = 8 };

/// The grid of a convolution's output consists of cells: of one pixel, or of 2x2 pixels in a
/// transposed convolution with stride 2, each of the four (phases) with taps of its own.
typedef struct {
  int inputs, outputs;
  /// Outputs in a group: CK_OUTPUTS_TOGETHER or CK_FEW_OUTPUTS.
  int together;
  /// Input pixels from one cell to the next, 1 or 2.
  int step;
  /// Pixels of a cell on each side, 1 or 2, and so the phases: 1 or 4 (row by row).
  int side;
  /// Input pixels that a cell reads: row and column of each, from 0 on.
  int shifts;
  const int *shift_rows, *shift_columns;
  /// For each phase its number of taps, and for each tap the shift, phase after phase.
  const int *tap_counts;
  const int *taps;
  /// Phase after phase [group][input][tap][together], and CK_READ_BEHIND numbers.
  const float *weights;
  /// One an output in whole groups, and CK_READ_BEHIND numbers.
  const float *bias;
  ck_activation activation;
  /// Of a leaky rectifier.
  float slope;
} ck_convolution;

typedef struct {
  const float *in;
  int rows, columns;
  /// Zeros above the first row and left of the first column: cell i reads from step * i - top on.
  int top, left;
  int cell_rows, cell_columns;
  /// outputs x (side * cell_rows) x (side * cell_columns).
  float *out;
} ck_convolution_map;

/// Numbers of working memory, 32-byte aligned, for a team of so many members.
size_t ck_convolution_scratch_count(const ck_convolution *layer, const ck_convolution_map *map,
                                    int members);

void ck_convolve(ck_instructions instructions, const ck_convolution *layer,
                 const ck_convolution_map *map, int members, ck_team *team, float *scratch);

/// All outputs of one cell of one pixel; `out` has `outputs` numbers, `scratch` one for each input
/// and tap.
void ck_convolve_position(ck_instructions instructions, const ck_convolution *layer,
                          const ck_convolution_map *map, int row, int column, ck_team *team,
                          float *scratch, float *out);

/// Divisive normalisation over channels: y_i = x_i / sqrt(n_i), or x_i * sqrt(n_i) if inverse, with
/// n_i = beta_i + sum over j of gamma_ij x_j^2.
typedef struct {
  int channels;
  int inverse;
  /// gamma as [group of CK_OUTPUTS_TOGETHER i][j][i], and CK_READ_BEHIND numbers.
  const float *gamma;
  /// In whole groups.
  const float *beta;
} ck_gdn;

size_t ck_gdn_scratch_count(const ck_gdn *layer, int members);

/// `out` may be `in`. `pixels` is the distance of the channels too.
void ck_normalise(ck_instructions instructions, const ck_gdn *layer, const float *in, float *out,
                  ptrdiff_t pixels, ck_team *team, float *scratch);

typedef enum {
  CK_MAP_RELU,
  /// x < 0 ? slope x : x
  CK_MAP_LEAKY_RELU,
  /// e^x, the same bits on every machine and within 1 ulp.
  CK_MAP_EXP,
  /// 1 / (1 + e^-x), the same bits on every machine and within 2 ulp.
  CK_MAP_SIGMOID,
  CK_MAP_ABSOLUTE,
} ck_function;

/// out[i] = f(in[i]); `out` may be `in`.
void ck_map(ck_instructions instructions, ck_function function, float slope, const float *in,
            float *out, ptrdiff_t count, ck_team *team);

/// Asks for large pages where fresh memory of any origin is large: touching it is expensive.
void ck_prefer_large_pages(void *memory, size_t bytes);
