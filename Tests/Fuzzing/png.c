// libFuzzer on the PNG readers (`make fuzz`): no read or write out of bounds, and where the direct
// reader accepts a file, it gives the samples that libpng gives.
#include <libdeflate.h>
#include <stdlib.h>
#include <string.h>

#include "CPNGShims.h"

// Larger images cost time and find nothing new.
enum { LARGEST = 512 };

size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t most);

static uint32_t big_endian(const uint8_t *from) {
  return (uint32_t)from[0] << 24 | (uint32_t)from[1] << 16 | (uint32_t)from[2] << 8 | from[3];
}

// Checksums would keep nearly every mutation from the code behind them.
static void mend_checksums(uint8_t *file, size_t size) {
  for (size_t at = 8; at + 12 <= size;) {
    size_t length = big_endian(file + at);
    if (length > size - at - 12) return;
    uint32_t checksum = libdeflate_crc32(0, file + at + 4, length + 4);
    for (int i = 0; i < 4; i++) file[at + 8 + length + i] = (uint8_t)(checksum >> (24 - 8 * i));
    at += 12 + length;
  }
}

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t most, unsigned seed) {
  size = LLVMFuzzerMutate(data, size, most);
  if (seed % 8 != 0) mend_checksums(data, size);
  return size;
}

static void compare(const uint8_t *data, size_t size, const cpng_picture *picture) {
  size_t count = (size_t)picture->width * picture->height * (size_t)picture->channels;
  uint8_t *samples = malloc(count);
  int stored = data[25] == 0 ? 1 : picture->channels;
  if (samples && picture->depth == 8 &&
      cpng_read_direct(data, size, picture->width, picture->height, stored, samples) &&
      memcmp(samples, picture->samples, count) != 0)
    abort();
  free(samples);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  cpng_picture picture = {0};
  char message[CPNG_MESSAGE_SIZE];
  int accepts_alpha = size % 2 == 0;
  if (cpng_read(data, size, LARGEST, LARGEST, accepts_alpha, &picture, message) == CPNG_OK) {
    compare(data, size, &picture);
    free(picture.samples);
  } else if (size > 33) {
    // The direct reader must refuse what libpng refuses, at any size that fits its buffer.
    static uint8_t samples[4 * LARGEST * LARGEST];
    uint32_t width = big_endian(data + 16), height = big_endian(data + 20);
    if (width > 0 && height > 0 && width <= LARGEST && height <= LARGEST)
      for (int channels = 1; channels <= 4; channels++)
        if (channels != 2 && cpng_read_direct(data, size, width, height, channels, samples) &&
            (channels != 4 || accepts_alpha))
          abort();
  }
  return 0;
}
