// Float SSIM, eight columns at a time. ssim_rows_portable.c says the same sample by sample.
#if defined(__x86_64__)
#include <immintrin.h>

#include "ssim_rows.h"

#pragma STDC FP_CONTRACT OFF

#define CK_AVX2_CODE __attribute__((target("avx2,fma")))
#define CK_AVX2_INLINE static inline __attribute__((always_inline, target("avx2,fma")))

enum {
  HALF = CK_WINDOW / 2,
  // Groups of columns that the horizontal pass takes at once: with six sums in turns, no addition
  // waits for the one before it. They are a cache line of the maps.
  GROUPS = 2,
};

// In the order of `filtered`.
typedef enum { DIFFERENCE, ITS_SQUARE, ITS_PRODUCT } quantity;

CK_AVX2_INLINE __m256 product(quantity q, __m256 x, __m256 y) {
  __m256 d = _mm256_sub_ps(x, y);
  return q == DIFFERENCE ? d : _mm256_mul_ps(q == ITS_SQUARE ? d : x, d);
}

// One quantity of one group of columns: the sums of all output rows stay in registers while the
// input rows pass by; each is loaded once for all output rows that it belongs to.
CK_AVX2_INLINE void filter_columns(const __m256 *taps, quantity q, const float *x, const float *y,
                                   ptrdiff_t stride, int rows, float *out, ptrdiff_t out_stride) {
  __m256 sums[CK_SSIM_ROWS];
  for (int row = 0; row < rows; row++) sums[row] = _mm256_setzero_ps();
#pragma clang loop unroll(full)
  for (int r = 0; r < rows + CK_WINDOW - 1; r++) {
    __m256 value = product(q, _mm256_loadu_ps(x + r * stride), _mm256_loadu_ps(y + r * stride));
#pragma clang loop unroll(full)
    for (int row = 0; row < rows; row++) {
      int place = r - row;
      if (place < 0 || place >= CK_WINDOW) continue;
      __m256 tap = taps[place <= HALF ? place : CK_WINDOW - 1 - place];
      sums[row] = _mm256_fmadd_ps(tap, value, sums[row]);
    }
  }
  for (int row = 0; row < rows; row++) _mm256_storeu_ps(out + row * out_stride, sums[row]);
}

// A line of each row of the original that the next group of output rows will need: the hardware
// does not foresee short pieces of many rows.
CK_AVX2_INLINE void fetch_next_rows(const float *x, ptrdiff_t stride, int rows) {
#pragma clang loop unroll(full)
  for (int row = 0; row < rows; row++)
    _mm_prefetch(x + (rows + CK_WINDOW - 1 + row) * stride, _MM_HINT_T1);
}

CK_AVX2_INLINE void filter_rows(const ck_ssim_constants *constants, const float *x, const float *y,
                                ptrdiff_t stride, ptrdiff_t columns, int rows, float *filtered,
                                ptrdiff_t filtered_stride) {
  __m256 taps[HALF + 1];
  for (int k = 0; k <= HALF; k++) taps[k] = _mm256_broadcast_ss(&constants->taps[k]);
  for (ptrdiff_t i = 0; i < columns; i += CK_LANES) {
    if (i % (GROUPS * CK_LANES) == 0) fetch_next_rows(x + i, stride, rows);
#pragma clang loop unroll(full)
    for (int q = 0; q < CK_SSIM_QUANTITIES; q++)
      filter_columns(taps, (quantity)q, x + i, y + i, stride, rows,
                     filtered + q * filtered_stride + i, CK_SSIM_QUANTITIES * filtered_stride);
  }
}

CK_AVX2_CODE
void ck_ssim_vertical_avx2(const ck_ssim_constants *constants, const float *x, const float *y,
                           ptrdiff_t stride, ptrdiff_t columns, int rows, float *filtered,
                           ptrdiff_t filtered_stride) {
  if (rows == CK_SSIM_ROWS) {
    filter_rows(constants, x, y, stride, columns, CK_SSIM_ROWS, filtered, filtered_stride);
    return;
  }
  for (int row = 0; row < rows; row++)
    filter_rows(constants, x + row * stride, y + row * stride, stride, columns, 1,
                filtered + row * CK_SSIM_QUANTITIES * filtered_stride, filtered_stride);
}

// The samples `step` places inwards from both ends of the windows.
CK_AVX2_INLINE __m256 pair_of(const float *from, int step) {
  return _mm256_add_ps(_mm256_loadu_ps(from + step), _mm256_loadu_ps(from + CK_WINDOW - 1 - step));
}

// Sums of all quantities of some groups of columns, one step of each after the other: the centre,
// then the pairs from the edges inwards.
CK_AVX2_INLINE void filter_groups(const __m256 *taps, const float *filtered, ptrdiff_t stride,
                                  int groups, __m256 sums[GROUPS][CK_SSIM_QUANTITIES]) {
#pragma clang loop unroll(full)
  for (int step = -1; step < HALF; step++)
#pragma clang loop unroll(full)
    for (int group = 0; group < groups; group++)
#pragma clang loop unroll(full)
      for (int q = 0; q < CK_SSIM_QUANTITIES; q++) {
        const float *from = filtered + q * stride + group * CK_LANES;
        __m256 *sum = &sums[group][q];
        if (step < 0) *sum = _mm256_mul_ps(taps[HALF], _mm256_loadu_ps(from + HALF));
        else *sum = _mm256_fmadd_ps(taps[step], pair_of(from, step), *sum);
      }
}

// All bits in the lanes before `count`: what lies behind a row's end is not added.
CK_AVX2_INLINE __m256 lanes_before(ptrdiff_t count) {
  __m256i lane = _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7);
  int limit = count < CK_LANES ? (int)count : CK_LANES;
  return _mm256_castsi256_ps(_mm256_cmpgt_epi32(_mm256_set1_epi32(limit), lane));
}

typedef struct {
  __m256 contrast, ssim;
} loss_sums;

// Adds the losses of one group of columns, of which `count` count.
CK_AVX2_INLINE void add_losses(const __m256 quantities[CK_SSIM_QUANTITIES], const float *mean,
                               const float *spread, ptrdiff_t count, int coarsest, float c1,
                               loss_sums *sums) {
  const __m256 two = _mm256_set1_ps(2), centre = _mm256_set1_ps(CK_CENTRE);
  __m256 gap = quantities[0], dd = quantities[1], xd = quantities[2];
  __m256 mean_here = _mm256_loadu_ps(mean);

  __m256 variance = _mm256_fnmadd_ps(gap, gap, dd);
  __m256 covariance = _mm256_fnmadd_ps(mean_here, gap, xd);
  __m256 variances = _mm256_add_ps(_mm256_loadu_ps(spread), variance);
  __m256 contrast = _mm256_div_ps(variance, _mm256_fnmadd_ps(two, covariance, variances));
  sums->contrast = _mm256_add_ps(sums->contrast, _mm256_and_ps(lanes_before(count), contrast));
  if (!coarsest) return;

  __m256 mean_x = _mm256_add_ps(mean_here, centre);
  __m256 mean_y = _mm256_sub_ps(mean_x, gap);
  __m256 means = _mm256_fmadd_ps(mean_y, mean_y, _mm256_fmadd_ps(mean_x, mean_x, _mm256_set1_ps(c1)));
  __m256 luminance = _mm256_div_ps(_mm256_mul_ps(gap, gap), means);
  __m256 ssim = _mm256_fnmadd_ps(contrast, luminance, _mm256_add_ps(contrast, luminance));
  sums->ssim = _mm256_add_ps(sums->ssim, _mm256_and_ps(lanes_before(count), ssim));
}

CK_AVX2_INLINE void losses(const ck_ssim_constants *constants, const float *filtered,
                           ptrdiff_t filtered_stride, const float *mean, const float *spread,
                           ptrdiff_t count, int coarsest, ptrdiff_t ahead, ck_ssim_lanes *lanes) {
  const float c1 = constants->c1;
  __m256 taps[HALF + 1], quantities[GROUPS][CK_SSIM_QUANTITIES];
  for (int k = 0; k <= HALF; k++) taps[k] = _mm256_broadcast_ss(&constants->taps[k]);
  loss_sums sums = {_mm256_loadu_ps(lanes->contrast), _mm256_loadu_ps(lanes->ssim)};
  ptrdiff_t i = 0;
  for (; i + GROUPS * CK_LANES <= count; i += GROUPS * CK_LANES) {
    _mm_prefetch(mean + i + ahead, _MM_HINT_T1);
    _mm_prefetch(spread + i + ahead, _MM_HINT_T1);
    filter_groups(taps, filtered + i, filtered_stride, GROUPS, quantities);
    for (int group = 0; group < GROUPS; group++) {
      ptrdiff_t here = i + group * CK_LANES;
      add_losses(quantities[group], mean + here, spread + here, CK_LANES, coarsest, c1, &sums);
    }
  }
  for (; i < count; i += CK_LANES) {
    filter_groups(taps, filtered + i, filtered_stride, 1, quantities);
    add_losses(quantities[0], mean + i, spread + i, count - i, coarsest, c1, &sums);
  }
  _mm256_storeu_ps(lanes->contrast, sums.contrast);
  _mm256_storeu_ps(lanes->ssim, sums.ssim);
}

CK_AVX2_CODE
void ck_ssim_horizontal_avx2(const ck_ssim_constants *constants, const float *filtered,
                             ptrdiff_t filtered_stride, const float *mean, const float *spread,
                             ptrdiff_t count, int coarsest, ptrdiff_t ahead, ck_ssim_lanes *lanes) {
  if (coarsest)
    losses(constants, filtered, filtered_stride, mean, spread, count, 1, ahead, lanes);
  else
    losses(constants, filtered, filtered_stride, mean, spread, count, 0, ahead, lanes);
}
#endif
