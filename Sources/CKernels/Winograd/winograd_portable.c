#include "winograd_kernels.h"

#pragma STDC FP_CONTRACT OFF

#include "../Convolution/double_convolution.h"
#include "../Convolution/rgb_conv.h"
#include "../Convolution/tapped_sums.h"
#include "winograd_blocks.h"
#include "winograd_conv.h"

const winograd_kernels winograd_portable = {filters_kernel, convolve_kernel, rgb_kernel,
                                            to_blocks_part, to_planes_part, normalised_part,
                                        moments_part, l2_pool_part, double_part};
