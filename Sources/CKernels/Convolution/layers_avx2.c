// The portable kernels compiled once more, for machines with AVX2 and fused multiply-add.
#if defined(__x86_64__)
#include <string.h>

#include "layer_kernels.h"

#pragma STDC FP_CONTRACT OFF
#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)

#include "conv_block.h"
#include "conv_position.h"
#include "../Panel/functions.h"
#include "gdn.h"

#pragma clang attribute pop

const layer_kernels layers_avx2 = {convolve_part, position_part, gdn_part, map_part};
#endif
