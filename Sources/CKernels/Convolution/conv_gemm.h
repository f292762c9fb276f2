// The matrix product: outputs x depth by depth x cells, in tiles that stay in registers.
#pragma once
#include <stdint.h>

#include "conv_plan.h"

// A tile of `rows` outputs by `panels` panels of 16 cells continues its sums in `sums` by `depth`
// terms. `a` is [term][rows]; term k of a panel lies at places[k], or at 16 k if there are none. The
// second panel lies `apart` from the first.
STEP multiply_tile(const int rows, const int panels, int depth, const float *a, const float *b,
                   ptrdiff_t apart, const int32_t *places, float *sums, ptrdiff_t pitch) {
  lanes s[CK_OUTPUTS_TOGETHER][4];
  UNROLLED for (int r = 0; r < rows; r++)
    UNROLLED for (int i = 0; i < 2 * panels; i++) s[r][i] = LOAD(sums + r * pitch + i * LANES);
  _Pragma("clang loop unroll_count(4)") for (int k = 0; k < depth; k++) {
    const float *terms = b + (places ? places[k] : k * PANEL);
    // The fewer of both factors stay in registers, of which there are 16.
    if (panels == 1) {
      const lanes x0 = LOAD_ANYWHERE(terms), x1 = LOAD_ANYWHERE(terms + LANES);
      UNROLLED for (int r = 0; r < rows; r++) {
        const lanes factor = (lanes)(a[k * rows + r]);
        s[r][0] = FUSED(factor, x0, s[r][0]);
        s[r][1] = FUSED(factor, x1, s[r][1]);
      }
    } else {
      lanes factors[CK_FEW_OUTPUTS];
      UNROLLED for (int r = 0; r < rows; r++) factors[r] = (lanes)(a[k * rows + r]);
      UNROLLED for (int i = 0; i < 2 * panels; i++) {
        const lanes x = LOAD_ANYWHERE(terms + i / 2 * apart + i % 2 * LANES);
        UNROLLED for (int r = 0; r < rows; r++) s[r][i] = FUSED(factors[r], x, s[r][i]);
      }
    }
  }
  UNROLLED for (int r = 0; r < rows; r++)
    UNROLLED for (int i = 0; i < 2 * panels; i++) STORE(sums + r * pitch + i * LANES, s[r][i]);
}

// All tiles of a block: panel i is read from bases[i] on, `a` of the next group lies `group_stride`
// further.
static void multiply_six(int panels, int groups, int depth, const float *a, ptrdiff_t group_stride,
                         const float *const *bases, const int32_t *places, float *sums,
                         ptrdiff_t pitch) {
  for (int panel = 0; panel < panels; panel++)
    for (int group = 0; group < groups; group++) {
      const float *weights = a + group * group_stride;
      float *tile = sums + group * CK_OUTPUTS_TOGETHER * pitch + panel * PANEL;
      if (places)
        multiply_tile(CK_OUTPUTS_TOGETHER, 1, depth, weights, bases[panel], 0, places, tile, pitch);
      else multiply_tile(CK_OUTPUTS_TOGETHER, 1, depth, weights, bases[panel], 0, NULL, tile, pitch);
    }
}

// The same for one group of three; an odd last panel is computed twice.
static void multiply_three(int panels, int depth, const float *a, const float *const *bases,
                           const int32_t *places, float *sums, ptrdiff_t pitch) {
  for (int panel = 0; panel < panels; panel += 2) {
    const float *terms = bases[panel];
    const ptrdiff_t apart = panel + 1 < panels ? bases[panel + 1] - terms : 0;
    float *tile = sums + panel * PANEL;
    if (places) multiply_tile(CK_FEW_OUTPUTS, 2, depth, a, terms, apart, places, tile, pitch);
    else multiply_tile(CK_FEW_OUTPUTS, 2, depth, a, terms, apart, NULL, tile, pitch);
  }
}
