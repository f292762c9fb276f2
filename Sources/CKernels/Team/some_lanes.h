// Loads and stores of up to 8 numbers.
#pragma once
#include "lanes.h"

STEP load_some(const float *from, int count, lanes *value) {
  *value = (lanes)(0.0f);
  if (count >= LANES) *value = LOAD_ANYWHERE(from);
  else
    for (int i = 0; i < count; i++) (*value)[i] = from[i];
}

STEP store_some(float *to, int count, const lanes *value) {
  if (count >= LANES) STORE_ANYWHERE(to, *value);
  else
    for (int i = 0; i < count; i++) to[i] = (*value)[i];
}
