#include "layer_kernels.h"

#pragma STDC FP_CONTRACT OFF

#include "conv_block.h"
#include "conv_position.h"
#include "../Panel/functions.h"
#include "gdn.h"

const layer_kernels layers_portable = {convolve_part, position_part, gdn_part, map_part};
