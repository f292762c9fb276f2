// All scales of a reconstruction's channel in one walk down the image. Its planes never exist as a
// whole: a scale holds the few rows that windows still need, makes the next scale's rows of them
// and drops them, so that they are written and read in the cache only.
#include <string.h>

#include "ssim_pass.h"

enum {
  // Rows of the finest scale that come at once.
  STEP = 16,
  MARGIN = CK_WINDOW - 1,
  // Rows of a scale that wait for windows: those under a full group of output rows but one.
  WAITING = MARGIN + CK_SSIM_ROWS - 1,
};

// The rows of one scale that are held: `held` of them from row `first` on; rows before `halved` have
// gone into the next scale.
typedef struct {
  float *rows;
  ptrdiff_t first, held, halved;
} band;

typedef struct {
  const ck_ssim_scale *scales;
  int count;
  ck_ssim_pass pass;
  band bands[CK_SSIM_MOST_SCALES];
  ck_ssim_sums *sums;
} walk;

static ptrdiff_t smaller(ptrdiff_t a, ptrdiff_t b) { return a < b ? a : b; }

// Rows that a scale's band has room for. At most half of the finer scale's new rows come, and one
// that had waited for its partner.
static ptrdiff_t room(int scale) { return WAITING + (STEP >> scale) + 1; }

ptrdiff_t ck_ssim_bands_size(ptrdiff_t width, int scales) {
  ptrdiff_t size = 0;
  for (int s = 0; s < scales; s++, width = (width + 1) / 2)
    size += room(s) * ck_ssim_float_stride(width);
  return size;
}

// Adds the losses of all windows whose rows are held, in groups of CK_SSIM_ROWS rows but at the end,
// then drops the rows that no other window needs.
static void use(walk *walk, int s) {
  const ck_ssim_scale *scale = &walk->scales[s];
  band *band = &walk->bands[s];
  const ptrdiff_t stride = scale->plane.stride;
  const int last = band->first + band->held == scale->plane.height;
  ptrdiff_t top = 0;
  while (band->held - top > (last ? MARGIN : WAITING)) {
    ptrdiff_t rows = smaller(CK_SSIM_ROWS, band->held - top - MARGIN);
    ptrdiff_t start = (band->first + top) * stride;
    ck_ssim_add_rows(&walk->pass, &scale->plane, (int)rows, scale->x + start, scale->mean + start,
                     scale->spread + start, band->rows + top * stride, s == walk->count - 1,
                     &walk->sums[s]);
    top += rows;
  }
  memmove(band->rows, band->rows + top * stride,
          (size_t)((band->held - top) * stride) * sizeof(float));
  band->first += top;
  band->held -= top;
}

// Makes the next scale's rows of those that have come, two and two, and at the end of a lone one.
static void halve(walk *walk, int s) {
  const ck_ssim_float_plane *plane = &walk->scales[s].plane;
  band *from = &walk->bands[s], *to = &walk->bands[s + 1];
  const ptrdiff_t end = from->first + from->held;
  ptrdiff_t rows = end - from->halved;
  if (end < plane->height) rows = rows / 2 * 2;
  const ptrdiff_t out_stride = walk->scales[s + 1].plane.stride;
  ck_halve_float(from->rows + (from->halved - from->first) * plane->stride, plane->width, rows,
                 plane->stride, to->rows + to->held * out_stride, out_stride);
  from->halved += rows;
  to->held += (rows + 1) / 2;
}

void ck_ssim_bands_losses(ck_instructions instructions, const ck_ssim_scale *scales, int count,
                          ck_samples samples, int channel, const double taps[CK_WINDOW], double c1,
                          float *memory, ck_ssim_sums *sums) {
  walk walk = {.scales = scales, .count = count, .sums = sums};
  walk.pass = ck_ssim_pass_of(instructions, taps, c1);
  for (int s = 0; s < count; s++) {
    walk.bands[s].rows = memory;
    memory += room(s) * scales[s].plane.stride;
    sums[s] = (ck_ssim_sums){0, 0};
  }

  const ck_ssim_float_plane *finest = &scales[0].plane;
  for (ptrdiff_t top = 0; top < finest->height; top += STEP) {
    ck_ssim_float_plane rows = *finest;
    rows.height = smaller(STEP, finest->height - top);
    band *band = &walk.bands[0];
    float *out = band->rows + band->held * finest->stride;
    ptrdiff_t start = 3 * top * finest->width;
    if (samples.bytes) ck_channel_of_bytes(samples.bytes + start, &rows, channel, out);
    else ck_channel_of_words(samples.words + start, &rows, channel, out);
    band->held += rows.height;
    for (int s = 0; s < count; s++) {
      if (s + 1 < count) halve(&walk, s);
      use(&walk, s);
    }
  }
}
