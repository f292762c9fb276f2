// Float SSIM, eight columns at a time. ssim_rows_portable.c says the same sample by sample.
#if defined(__x86_64__)
#include <immintrin.h>

#include "ssim_rows.h"

#pragma STDC FP_CONTRACT OFF

#define CK_AVX2_CODE __attribute__((target("avx2,fma")))
#define CK_AVX2_INLINE static inline __attribute__((always_inline, target("avx2,fma")))

enum { HALF = CK_WINDOW / 2 };

// All sums of one group of columns stay in registers while the rows pass by; each row is loaded,
// and its products are formed, once for all output rows that it belongs to.
CK_AVX2_INLINE void filter_columns(const float *taps, const float *x, const float *y,
                                   ptrdiff_t stride, int rows, float *out,
                                   ptrdiff_t filtered_stride) {
  __m256 sums[CK_SSIM_ROWS][CK_SSIM_QUANTITIES];
  for (int row = 0; row < rows; row++)
    for (int q = 0; q < CK_SSIM_QUANTITIES; q++) sums[row][q] = _mm256_setzero_ps();
#pragma clang loop unroll(full)
  for (int r = 0; r < rows + CK_WINDOW - 1; r++) {
    __m256 samples = _mm256_loadu_ps(x + r * stride);
    __m256 d = _mm256_sub_ps(samples, _mm256_loadu_ps(y + r * stride));
    __m256 dd = _mm256_mul_ps(d, d);
    __m256 xd = _mm256_mul_ps(samples, d);
#pragma clang loop unroll(full)
    for (int row = 0; row < rows; row++) {
      int place = r - row;
      if (place < 0 || place >= CK_WINDOW) continue;
      __m256 tap = _mm256_broadcast_ss(&taps[place <= HALF ? place : CK_WINDOW - 1 - place]);
      sums[row][0] = _mm256_fmadd_ps(tap, d, sums[row][0]);
      sums[row][1] = _mm256_fmadd_ps(tap, dd, sums[row][1]);
      sums[row][2] = _mm256_fmadd_ps(tap, xd, sums[row][2]);
    }
  }
  for (int row = 0; row < rows; row++)
    for (int q = 0; q < CK_SSIM_QUANTITIES; q++)
      _mm256_storeu_ps(out + (row * CK_SSIM_QUANTITIES + q) * filtered_stride, sums[row][q]);
}

CK_AVX2_CODE
void ck_ssim_vertical_avx2(const ck_ssim_constants *constants, const float *x, const float *y,
                           ptrdiff_t stride, ptrdiff_t columns, int rows, float *filtered,
                           ptrdiff_t filtered_stride) {
  const float *taps = constants->taps;
  int row = 0;
  for (; row + CK_SSIM_ROWS <= rows; row += CK_SSIM_ROWS)
    for (ptrdiff_t i = 0; i < columns; i += CK_LANES)
      filter_columns(taps, x + row * stride + i, y + row * stride + i, stride, CK_SSIM_ROWS,
                     filtered + row * CK_SSIM_QUANTITIES * filtered_stride + i, filtered_stride);
  for (; row < rows; row++)
    for (ptrdiff_t i = 0; i < columns; i += CK_LANES)
      filter_columns(taps, x + row * stride + i, y + row * stride + i, stride, 1,
                     filtered + row * CK_SSIM_QUANTITIES * filtered_stride + i, filtered_stride);
}

CK_AVX2_INLINE __m256 filter_row(const float *taps, const float *from) {
  __m256 sum = _mm256_mul_ps(_mm256_broadcast_ss(&taps[HALF]), _mm256_loadu_ps(from + HALF));
#pragma clang loop unroll(full)
  for (int k = 0; k < HALF; k++) {
    __m256 pair = _mm256_add_ps(_mm256_loadu_ps(from + k),
                                _mm256_loadu_ps(from + CK_WINDOW - 1 - k));
    sum = _mm256_fmadd_ps(_mm256_broadcast_ss(&taps[k]), pair, sum);
  }
  return sum;
}

// All bits in the lanes before `count`: what lies behind a row's end is not added.
CK_AVX2_INLINE __m256 lanes_before(ptrdiff_t count) {
  __m256i lane = _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7);
  int limit = count < CK_LANES ? (int)count : CK_LANES;
  return _mm256_castsi256_ps(_mm256_cmpgt_epi32(_mm256_set1_epi32(limit), lane));
}

CK_AVX2_INLINE void losses(const ck_ssim_constants *constants, const float *filtered,
                           ptrdiff_t filtered_stride, const float *mean, const float *spread,
                           ptrdiff_t count, int coarsest, ck_ssim_lanes *lanes) {
  const __m256 two = _mm256_set1_ps(2), centre = _mm256_set1_ps(CK_CENTRE);
  const __m256 c1 = _mm256_set1_ps(constants->c1);
  __m256 contrast_sum = _mm256_loadu_ps(lanes->contrast);
  __m256 ssim_sum = _mm256_loadu_ps(lanes->ssim);
  for (ptrdiff_t i = 0; i < count; i += CK_LANES) {
    __m256 inside = lanes_before(count - i);
    __m256 gap = filter_row(constants->taps, filtered + i);
    __m256 dd = filter_row(constants->taps, filtered + filtered_stride + i);
    __m256 xd = filter_row(constants->taps, filtered + 2 * filtered_stride + i);
    __m256 mean_here = _mm256_loadu_ps(mean + i);

    __m256 variance = _mm256_fnmadd_ps(gap, gap, dd);
    __m256 covariance = _mm256_fnmadd_ps(mean_here, gap, xd);
    __m256 variances = _mm256_add_ps(_mm256_loadu_ps(spread + i), variance);
    __m256 contrast = _mm256_div_ps(variance, _mm256_fnmadd_ps(two, covariance, variances));
    contrast_sum = _mm256_add_ps(contrast_sum, _mm256_and_ps(inside, contrast));
    if (!coarsest) continue;

    __m256 mean_x = _mm256_add_ps(mean_here, centre);
    __m256 mean_y = _mm256_sub_ps(mean_x, gap);
    __m256 means = _mm256_fmadd_ps(mean_y, mean_y, _mm256_fmadd_ps(mean_x, mean_x, c1));
    __m256 luminance = _mm256_div_ps(_mm256_mul_ps(gap, gap), means);
    __m256 ssim = _mm256_fnmadd_ps(contrast, luminance, _mm256_add_ps(contrast, luminance));
    ssim_sum = _mm256_add_ps(ssim_sum, _mm256_and_ps(inside, ssim));
  }
  _mm256_storeu_ps(lanes->contrast, contrast_sum);
  _mm256_storeu_ps(lanes->ssim, ssim_sum);
}

CK_AVX2_CODE
void ck_ssim_horizontal_avx2(const ck_ssim_constants *constants, const float *filtered,
                             ptrdiff_t filtered_stride, const float *mean, const float *spread,
                             ptrdiff_t count, int coarsest, ck_ssim_lanes *lanes) {
  if (coarsest) losses(constants, filtered, filtered_stride, mean, spread, count, 1, lanes);
  else losses(constants, filtered, filtered_stride, mean, spread, count, 0, lanes);
}
#endif
