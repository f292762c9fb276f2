// Sums over tapped tiles, in double: products and sums are separate roundings, so that all versions
// give the same bits.
#pragma once
#include "../Team/lanes.h"
#include "tapped_jobs.h"
#include "../Winograd/winograd_sizes.h"

typedef double wide __attribute__((ext_vector_type(8)));
// Doubles at any address of one.
typedef double wide_anywhere __attribute__((ext_vector_type(8), aligned(8)));

enum { PIXELS_AT_MOST = 36 };

#define WIDENED(pointer) __builtin_convertvector(LOAD(pointer), wide)

STEP add_up(const wide *v, double *sum) {
  const wide s = *v;
  *sum = ((s[0] + s[4]) + (s[2] + s[6])) + ((s[1] + s[5]) + (s[3] + s[7]));
}

// Pixels of a tile inside the strip.
typedef struct {
  int rows, columns;
} tapped_extent;

static inline tapped_extent tapped_extent_of(const ck_tapped_strip *strip, int index) {
  const int across = tiles_in(strip->tile, strip->columns);
  return (tapped_extent){least(strip->tile, strip->rows - index / across * strip->tile),
                         least(strip->tile, strip->columns - index % across * strip->tile)};
}

// 1 / (norm + epsilon) of each pixel's features.
STEP inverse_norms(const int m, int halves, tapped_extent inside, const float *tile, double epsilon,
                   double *inverse) {
  wide squares[PIXELS_AT_MOST];
  for (int i = 0; i < m * m; i++) squares[i] = (wide)(0.0);
  for (int half = 0; half < halves; half++, tile += m * m * LANES)
    for (int y = 0; y < inside.rows; y++)
      for (int x = 0; x < inside.columns; x++) {
        const wide value = WIDENED(tile + (y * m + x) * LANES);
        squares[y * m + x] += value * value;
      }
  for (int i = 0; i < m * m; i++) {
    double sum;
    add_up(&squares[i], &sum);
    inverse[i] = 1 / (__builtin_elementwise_sqrt(sum) + epsilon);
  }
}

// One tile.
static void normalised_part(void *context, int index, int member) {
  const tapped_job *job = context;
  const int m = job->strip->tile, halves = 2 * job->strip->out_blocks;
  const ptrdiff_t size = (ptrdiff_t)m * m * LANES;
  const float *a = job->a + index * halves * size, *b = job->b + index * halves * size;
  const tapped_extent inside = tapped_extent_of(job->strip, index);
  double inverse_a[PIXELS_AT_MOST], inverse_b[PIXELS_AT_MOST];
  (void)member;
  inverse_norms(m, halves, inside, a, job->epsilon, inverse_a);
  inverse_norms(m, halves, inside, b, job->epsilon, inverse_b);
  wide total = (wide)(0.0);
  for (int half = 0; half < halves; half++, a += size, b += size) {
    wide squares = (wide)(0.0);
    for (int y = 0; y < inside.rows; y++)
      for (int x = 0; x < inside.columns; x++) {
        const int i = y * m + x;
        const wide difference =
            WIDENED(a + i * LANES) * inverse_a[i] - WIDENED(b + i * LANES) * inverse_b[i];
        squares += difference * difference;
      }
    total += squares * *(const wide_anywhere *)(job->factors + half * LANES);
  }
  add_up(&total, &job->sums[index]);
}

STEP add_moments(const float *a, const float *b, wide *moments) {
  const wide u = WIDENED(a), v = WIDENED(b), difference = u - v;
  moments[0] += u;
  moments[1] += u * u;
  moments[2] += v;
  moments[3] += v * v;
  moments[4] += difference;
  moments[5] += difference * difference;
}

// Eight channels of all tiles.
static void moments_part(void *context, int half, int member) {
  // Tiles to ask for ahead: those of the same channels lie too far apart for the machine to see a pattern.
  enum { AHEAD = 8 };
  const tapped_job *job = context;
  const int m = job->strip->tile, halves = 2 * job->strip->out_blocks;
  const ptrdiff_t size = (ptrdiff_t)m * m * LANES, step = halves * size;
  const int down = tiles_in(m, job->strip->rows), across = tiles_in(m, job->strip->columns);
  wide_anywhere *sums = (wide_anywhere *)(job->sums + (ptrdiff_t)half * CK_MOMENTS * LANES);
  wide moments[CK_MOMENTS];
  (void)member;
  for (int k = 0; k < CK_MOMENTS; k++) moments[k] = sums[k];
  const float *a = job->a + half * size, *b = job->b + half * size;
  for (int row = 0; row < down; row++)
    for (int column = 0; column < across; column++, a += step, b += step) {
      for (ptrdiff_t line = 0; line < size; line += 16) {
        PREFETCH(a + AHEAD * step + line);
        PREFETCH(b + AHEAD * step + line);
      }
      const int rows = least(m, job->strip->rows - row * m);
      const int columns = least(m, job->strip->columns - column * m);
      if (rows == m && columns == m) {
        for (ptrdiff_t i = 0; i < size; i += LANES) add_moments(a + i, b + i, moments);
        continue;
      }
      for (int y = 0; y < rows; y++)
        for (int x = 0; x < columns; x++)
          add_moments(a + (y * m + x) * LANES, b + (y * m + x) * LANES, moments);
    }
  for (int k = 0; k < CK_MOMENTS; k++) sums[k] = moments[k];
}

// One block of channels of one output row.
static void l2_pool_part(void *context, int part, int member) {
  const l2_pool_job *job = context;
  const int row = part / job->blocks, block = part % job->blocks;
  static const float weights[3] = {0.25f, 0.5f, 0.25f};
  (void)member;
  for (int half = 0; half < CK_CHANNELS; half += LANES)
    for (int column = 0; column < job->columns; column++) {
      lanes sum = (lanes)(0.0f);
      UNROLLED for (int dy = 0; dy < 3; dy++) {
        const float *from = job->in[2 * row + dy] + block * job->in_stride
            + (ptrdiff_t)2 * column * CK_CHANNELS + half;
        lanes across = (lanes)(0.0f);
        UNROLLED for (int dx = 0; dx < 3; dx++) {
          const lanes value = LOAD(from + dx * CK_CHANNELS);
          across += weights[dx] * (value * value);
        }
        sum += weights[dy] * across;
      }
      // The first column is the zero border.
      STORE(job->out[row] + block * job->out_stride + (ptrdiff_t)(column + 1) * CK_CHANNELS + half,
            __builtin_elementwise_sqrt(sum + 1e-12f));
    }
}
