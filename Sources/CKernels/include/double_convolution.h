// Convolutions in double, for numbers that must hold beyond float: plain and slow.
#pragma once
#include "instructions.h"
#include "team.h"

/// Outputs whose weights lie together, and numbers that may be read behind the input.
enum { CK_DOUBLES_TOGETHER = 4, CK_DOUBLES_BEHIND = 8 };

typedef struct {
  int inputs, outputs, kernel;
  /// [group of outputs][input][tap][output of the group].
  const double *weights;
  /// In whole groups.
  const double *bias;
} ck_double_convolution;

/// Step 1, with a rectifier: every output is one chain of fused multiply-adds from the bias on, in the
/// order (input, row, column).
///
/// - rows, columns: of the output; the input has kernel - 1 more of each, its border included.
void ck_convolve_double(ck_instructions instructions, const ck_double_convolution *layer,
                        const double *in, int rows, int columns, ck_team *team, double *out);
