// The public function of the convolutions in double: the choice of kernels.
#include "double_job.h"

#include "../Winograd/winograd_kernels.h"

void ck_convolve_double(ck_instructions instructions, const ck_double_convolution *layer,
                        const double *in, int rows, int columns, ck_team *team, double *out) {
  double_job job = {layer, in, rows, columns, out};
  const int groups = (layer->outputs + CK_DOUBLES_TOGETHER - 1) / CK_DOUBLES_TOGETHER;
  ck_team_run(team, groups * rows, winograd_kernels_for(instructions)->doubles, &job);
}
