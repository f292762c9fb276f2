#include "png_palette.h"

int cpng_expand_palette(const cpng_palette *palette, uint8_t *samples, size_t count) {
  size_t channels = palette->alpha != NULL ? 4 : 3;
  // Colours never overtake the indices: channels * (i + 1) <= (channels - 1) * count + i + 1.
  const uint8_t *indices = samples + (channels - 1) * count;
  for (size_t i = 0; i < count; i++) {
    int index = indices[i];
    if (index >= palette->colour_count) return 0;
    png_color colour = palette->colours[index];
    uint8_t *pixel = samples + channels * i;
    pixel[0] = colour.red;
    pixel[1] = colour.green;
    pixel[2] = colour.blue;
    if (channels == 4) pixel[3] = index < palette->alpha_count ? palette->alpha[index] : 255;
  }
  return 1;
}
