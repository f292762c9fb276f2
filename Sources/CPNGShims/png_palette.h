#pragma once
#include <png.h>
#include <stdint.h>

// The colours of a palette image; colours == NULL where the image has none.
typedef struct {
  png_colorp colours;
  png_bytep alpha;  // of the first alpha_count colours; NULL without tRNS
  int colour_count, alpha_count;
} cpng_palette;

// Expands count indices, which lie at the end of samples, in place to RGB, or RGBA with alpha.
// False where an index has no colour: libpng would draw it black without a word.
int cpng_expand_palette(const cpng_palette *palette, uint8_t *samples, size_t count);
