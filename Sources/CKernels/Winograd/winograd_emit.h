// The use of a finished tile of 8 channels: the tapped copy or the comparison with it, and the
// next layer's input, pooled or not. Only pixels inside the map are written or compared.
#pragma once
#include <stddef.h>

#include "winograd_transforms.h"

// Pixels of a tile that lie inside the map.
typedef struct {
  int rows, columns;
} extent;

STEP store_tap(const int m, lanes tile[MAX_TILE][MAX_TILE], float *tap) {
  for (int y = 0; y < m; y++)
    UNROLLED for (int x = 0; x < m; x++) STORE(tap + (y * m + x) * LANES, tile[y][x]);
}

// Adds squared differences, odd and even columns apart so that additions do not wait.
STEP compare_tap(const int m, extent inside, lanes tile[MAX_TILE][MAX_TILE], const float *tap,
                 lanes *sum) {
  lanes sums[2] = {(lanes)(0.0f), (lanes)(0.0f)};
  for (int y = 0; y < inside.rows; y++)
    for (int x = 0; x < inside.columns; x++) {
      lanes difference = tile[y][x] - LOAD(tap + (y * m + x) * LANES);
      sums[x % 2] = FUSED(difference, difference, sums[x % 2]);
    }
  *sum += sums[0] + sums[1];
}

STEP write_map(extent inside, lanes tile[MAX_TILE][MAX_TILE], float *const *rows, ptrdiff_t at) {
  for (int y = 0; y < inside.rows; y++)
    for (int x = 0; x < inside.columns; x++)
      STORE(rows[y] + at + x * CK_CHANNELS, tile[y][x]);
}

STEP write_pooled(extent inside, lanes tile[MAX_TILE][MAX_TILE], float *const *rows,
                  ptrdiff_t at) {
  for (int y = 0; y < inside.rows / 2; y++)
    for (int x = 0; x < inside.columns / 2; x++) {
      const lanes *upper = &tile[2 * y][2 * x], *lower = &tile[2 * y + 1][2 * x];
      lanes above = LARGER(upper[0], upper[1]);
      lanes below = LARGER(lower[0], lower[1]);
      STORE(rows[y] + at + x * CK_CHANNELS, LARGER(above, below));
    }
}
