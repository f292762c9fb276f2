// PNG's filters backwards (PNG specification, third edition, section 9.2). Sub, Average and Paeth
// need the pixel just made, so only the channels of one pixel are taken together; the vectors are
// clang's own, which every CPU that Swift runs on has.
#include <string.h>

#include "CKernels.h"
#include "../Team/clones.h"

#define CK_INLINE static inline __attribute__((always_inline))

enum { WORD = 4 };  // bytes moved for a pixel wherever that many are left in the row

typedef uint8_t byte_lanes __attribute__((vector_size(8)));
// Differences of bytes need nine bits and a sign.
typedef int16_t lanes __attribute__((vector_size(16)));
typedef uint8_t lane_bytes __attribute__((vector_size(16)));

CK_INLINE lanes load(const uint8_t *from, int bytes) {
  byte_lanes stored = {0};
  memcpy(&stored, from, (size_t)bytes);
  return __builtin_convertvector(stored, lanes);
}

CK_INLINE void store(uint8_t *to, lanes values, int bytes) {
  byte_lanes stored = __builtin_convertvector(values, byte_lanes);
  memcpy(to, &stored, (size_t)bytes);
}

// The sum modulo 256 of lanes that hold bytes: no carry leaves the lower byte of a lane.
CK_INLINE lanes add_bytes(lanes a, lanes b) { return (lanes)((lane_bytes)a + (lane_bytes)b); }

CK_INLINE lanes choose(lanes condition, lanes yes, lanes no) {
  return (condition & yes) | (~condition & no);
}

CK_INLINE lanes absolute(lanes a) { return __builtin_elementwise_abs(a); }

// Of left, above and above_left the one nearest to left + above - above_left, the earlier on a tie.
CK_INLINE lanes paeth(lanes left, lanes above, lanes above_left) {
  lanes to_left = above - above_left, to_above = left - above_left;
  lanes to_corner = absolute(to_left + to_above);
  to_left = absolute(to_left);
  to_above = absolute(to_above);
  lanes other = choose(to_above > to_corner, above_left, above);
  return choose(to_left > __builtin_elementwise_min(to_above, to_corner), other, left);
}

CK_INLINE lanes predict(int filter, lanes left, lanes above, lanes above_left) {
  switch (filter) {
    case CK_PNG_SUB: return left;
    case CK_PNG_AVERAGE: return (left + above) >> 1;
    default: return paeth(left, above, above_left);
  }
}

// Loads and stores of a pixel `at` bytes into a row of `count`. A whole word is quicker than three
// bytes; what it has of the next pixel is overwritten with that.
CK_INLINE lanes load_pixel(const uint8_t *row, ptrdiff_t at, ptrdiff_t count, int channels) {
  return at + WORD <= count ? load(row + at, WORD) : load(row + at, channels);
}

CK_INLINE void store_pixel(uint8_t *row, ptrdiff_t at, ptrdiff_t count, int channels, lanes pixel) {
  if (at + WORD <= count) store(row + at, pixel, WORD);
  else store(row + at, pixel, channels);
}

CK_INLINE void by_pixels(int filter, int channels, const uint8_t *filtered, const uint8_t *above,
                         uint8_t *row, ptrdiff_t count) {
  lanes left = {0}, above_left = {0};
  for (ptrdiff_t i = 0; i < count; i += channels) {
    lanes up = load_pixel(above, i, count, channels);
    left = add_bytes(load_pixel(filtered, i, count, channels), predict(filter, left, up, above_left));
    above_left = up;
    store_pixel(row, i, count, channels, left);
  }
}

CK_INLINE void by_channels(int filter, int channels, const uint8_t *filtered,
                           const uint8_t *above, uint8_t *row, ptrdiff_t count) {
  switch (channels) {
    case 1: by_pixels(filter, 1, filtered, above, row, count); break;
    case 3: by_pixels(filter, 3, filtered, above, row, count); break;
    default: by_pixels(filter, 4, filtered, above, row, count);
  }
}

CK_CLONES
int ck_png_unfilter(int filter, int channels, const uint8_t *filtered, const uint8_t *above,
                    uint8_t *row, ptrdiff_t count) {
  switch (filter) {
    case CK_PNG_NONE: memcpy(row, filtered, (size_t)count); return 1;
    case CK_PNG_UP:
      for (ptrdiff_t i = 0; i < count; i++) row[i] = (uint8_t)(filtered[i] + above[i]);
      return 1;
    case CK_PNG_SUB: by_channels(CK_PNG_SUB, channels, filtered, above, row, count); return 1;
    case CK_PNG_AVERAGE:
      by_channels(CK_PNG_AVERAGE, channels, filtered, above, row, count);
      return 1;
    case CK_PNG_PAETH: by_channels(CK_PNG_PAETH, channels, filtered, above, row, count); return 1;
    default: return 0;
  }
}

// The lower row is a pixel behind the upper one, which it needs: the steps of the two do not wait for
// each other, where a single row's pixels must follow one another.
CK_INLINE void two_paeth_rows(int channels, const uint8_t *filtered, ptrdiff_t filtered_stride,
                              const uint8_t *above, uint8_t *rows, ptrdiff_t count) {
  lanes left = {0}, above_left = {0}, lower_left = {0}, lower_above_left = {0};
  for (ptrdiff_t i = 0; i <= count; i += channels) {
    lanes upper = left;  // the pixel above the lower row's
    if (i < count) {
      lanes up = load_pixel(above, i, count, channels);
      left = add_bytes(load_pixel(filtered, i, count, channels), paeth(left, up, above_left));
      above_left = up;
      store_pixel(rows, i, count, channels, left);
    }
    if (i == 0) continue;
    lanes here = load_pixel(filtered + filtered_stride, i - channels, count, channels);
    lower_left = add_bytes(here, paeth(lower_left, upper, lower_above_left));
    lower_above_left = upper;
    store_pixel(rows + count, i - channels, count, channels, lower_left);
  }
}

CK_CLONES
void ck_png_unfilter_two_paeth(int channels, const uint8_t *filtered, ptrdiff_t filtered_stride,
                               const uint8_t *above, uint8_t *rows, ptrdiff_t count) {
  switch (channels) {
    case 1: two_paeth_rows(1, filtered, filtered_stride, above, rows, count); break;
    case 3: two_paeth_rows(3, filtered, filtered_stride, above, rows, count); break;
    default: two_paeth_rows(4, filtered, filtered_stride, above, rows, count);
  }
}
