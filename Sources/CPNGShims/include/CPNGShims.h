#pragma once
#include <stddef.h>
#include <stdint.h>

// Whole PNG images, memory to memory. libpng reports errors by longjmp, which must not cross Swift
// frames: every jump begins and ends inside cpng_read and cpng_write.

enum { CPNG_MESSAGE_SIZE = 256 };

typedef enum {
  CPNG_OK = 0,
  CPNG_TRUNCATED,  // the data end before the image does
  CPNG_CORRUPT,    // libpng's sentence is in the message
  CPNG_HAS_ALPHA,  // alpha or tRNS, and the caller does not accept it
  CPNG_NO_MEMORY,
} cpng_status;

typedef struct {
  uint32_t width, height;
  int channels;  // 3, or 4 with alpha
  int depth;     // 8 or 16; 16-bit samples are in the machine's byte order
  void *samples; // interleaved, without padding; the caller frees it
} cpng_picture;

// Decodes a PNG file to RGB or RGBA: stored values, no colour management, palettes expanded, grey
// repeated, grey of 1, 2 and 4 bits scaled to 8. An image of more than max_width x max_height is
// corrupt. On any status but CPNG_OK nothing is left to free and message says why.
cpng_status cpng_read(const uint8_t *data, size_t size, uint32_t max_width, uint32_t max_height,
                      int accept_alpha, cpng_picture *picture, char message[CPNG_MESSAGE_SIZE]);

// Encodes interleaved RGB samples (depth 8 or 16, machine byte order). On CPNG_OK *file holds *size
// bytes, which the caller frees. The same samples give the same bytes: no time, no text.
cpng_status cpng_write(const void *samples, uint32_t width, uint32_t height, int depth,
                       uint8_t **file, size_t *size, char message[CPNG_MESSAGE_SIZE]);

// Decodes a PNG file of 8 bits, 1 (grey), 3 or 4 channels, not interlaced, without transparent
// colours, to RGB, or RGBA for 4 channels: width * height * 3 or * 4 samples. False at anything
// unusual or wrong, with any content in samples: then cpng_read decodes the file or says what is
// wrong with it. Never true with other samples than those of cpng_read.
int cpng_read_direct(const uint8_t *data, size_t size, uint32_t width, uint32_t height,
                     int channels, uint8_t *samples);
