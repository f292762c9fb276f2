// Activations of eight numbers.
#pragma once
#include "../include/activation.h"
#include "../Team/lanes.h"

STEP activate(const ck_activation activation, float slope, lanes *x) {
  if (activation == CK_RELU) *x = RECTIFIED(*x);
  if (activation == CK_LEAKY_RELU) *x = *x < (lanes)(0.0f) ? (lanes)(slope) * *x : *x;
}
