// The operation on each output of a convolution.
#pragma once

typedef enum { CK_LINEAR, CK_RELU, CK_LEAKY_RELU } ck_activation;
