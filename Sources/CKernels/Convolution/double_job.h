// A convolution in double, for its parts.
#pragma once
#include "../include/double_convolution.h"

typedef struct {
  const ck_double_convolution *layer;
  const double *in;
  int rows, columns;
  double *out;
} double_job;
