#include <stdlib.h>
#include <string.h>

#include "png_message.h"

typedef struct {
  uint8_t *bytes;
  size_t count, capacity;
} sink;

typedef struct {
  cpng_failure failure;
  sink sink;
  png_structp png;
  png_infop info;
} writer;

static void put(png_structp png, png_bytep from, size_t count) {
  sink *to = png_get_io_ptr(png);
  if (count > to->capacity - to->count) {
    size_t capacity = to->capacity + to->capacity / 2 + count + 65536;
    uint8_t *bytes = capacity < to->capacity ? NULL : realloc(to->bytes, capacity);
    if (bytes == NULL) png_error(png, "Out of memory");
    to->bytes = bytes;
    to->capacity = capacity;
  }
  memcpy(to->bytes + to->count, from, count);
  to->count += count;
}

static void flush(png_structp png) { (void)png; }

static void encode(writer *w, const uint8_t *samples, uint32_t width, uint32_t height, int depth) {
  if (setjmp(png_jmpbuf(w->png)) != 0) return;
  png_set_write_fn(w->png, &w->sink, put, flush);
  // Level 6 takes 3.6 times as long for 4 % fewer bytes (kodim03: 174 ms and 550 kB, 48 ms and 573 kB).
  png_set_compression_level(w->png, 3);
  png_set_user_limits(w->png, PNG_UINT_31_MAX, PNG_UINT_31_MAX);
  png_set_IHDR(w->png, w->info, width, height, depth, PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE,
               PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_write_info(w->png, w->info);
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
  if (depth == 16) png_set_swap(w->png);
#endif
  size_t row_bytes = (size_t)width * 3 * (size_t)(depth / 8);
  for (uint32_t y = 0; y < height; y++) png_write_row(w->png, samples + y * row_bytes);
  png_write_end(w->png, NULL);
}

cpng_status cpng_write(const void *samples, uint32_t width, uint32_t height, int depth,
                       uint8_t **file, size_t *size, char message[CPNG_MESSAGE_SIZE]) {
  writer w = {.failure = {message, CPNG_OK}};
  message[0] = '\0';

  w.png = png_create_write_struct(PNG_LIBPNG_VER_STRING, &w.failure, cpng_fail, cpng_ignore_warning);
  if (w.png != NULL) w.info = png_create_info_struct(w.png);
  if (w.info == NULL) w.failure.status = CPNG_NO_MEMORY;
  else encode(&w, samples, width, height, depth);

  png_destroy_write_struct(&w.png, &w.info);
  if (w.failure.status != CPNG_OK) {
    free(w.sink.bytes);
    w.sink = (sink){0};
  }
  *file = w.sink.bytes;
  *size = w.sink.count;
  return w.failure.status;
}
