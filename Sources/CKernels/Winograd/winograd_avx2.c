// The portable kernels compiled once more, for machines with AVX2 and fused multiply-add.
#if defined(__x86_64__)
#include "winograd_kernels.h"

#pragma STDC FP_CONTRACT OFF
#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)

#include "../Convolution/double_convolution.h"
#include "../Convolution/rgb_conv.h"
#include "../Convolution/tapped_sums.h"
#include "winograd_blocks.h"
#include "winograd_conv.h"

#pragma clang attribute pop

const winograd_kernels winograd_avx2 = {filters_kernel, convolve_kernel, rgb_kernel,
                                        to_blocks_part, to_planes_part, normalised_part,
                                        moments_part, l2_pool_part, double_part};
#endif
