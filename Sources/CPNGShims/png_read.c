#include <stdlib.h>
#include <string.h>

#include "png_message.h"
#include "png_palette.h"

typedef struct {
  const uint8_t *next;
  size_t left;
} source;

// Lives in the caller of the function that calls setjmp: C keeps it whole across a longjmp.
typedef struct {
  cpng_failure failure;
  source source;
  png_structp png;
  png_infop info;
  cpng_palette palette;
  uint8_t *samples;
  png_bytepp rows;
} reader;

static void take(png_structp png, png_bytep into, size_t count) {
  source *from = png_get_io_ptr(png);
  if (count > from->left) {
    ((cpng_failure *)png_get_error_ptr(png))->status = CPNG_TRUNCATED;
    png_error(png, "the file ends too early");
  }
  memcpy(into, from->next, count);
  from->next += count;
  from->left -= count;
}

static void stop(reader *r, cpng_status status, const char *message) {
  r->failure.status = status;
  png_error(r->png, message);
}

static void set_rules(reader *r, uint32_t max_width, uint32_t max_height) {
  // Of the ancillary chunks only tRNS is read: no gamma, no profile, no memory for texts.
  png_set_keep_unknown_chunks(r->png, PNG_HANDLE_CHUNK_NEVER, NULL, -1);
  png_set_user_limits(r->png, max_width, max_height);
  png_set_chunk_malloc_max(r->png, 0);  // skipped chunks may be long, they take no memory
  // A tRNS chunk that was dropped for its checksum would turn RGBA into RGB without a word.
  png_set_crc_action(r->png, PNG_CRC_ERROR_QUIT, PNG_CRC_ERROR_QUIT);
}

static void set_transformations(reader *r) {
  if (png_get_color_type(r->png, r->info) == PNG_COLOR_TYPE_PALETTE) {
    png_get_PLTE(r->png, r->info, &r->palette.colours, &r->palette.colour_count);
    png_get_tRNS(r->png, r->info, &r->palette.alpha, &r->palette.alpha_count, NULL);
    png_set_packing(r->png);
  } else {
    png_set_expand(r->png);
    png_set_gray_to_rgb(r->png);
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    png_set_swap(r->png);
#endif
  }
  png_set_interlace_handling(r->png);
  png_read_update_info(r->png, r->info);
}

// Leaves r->samples allocated for the expanded image, and r->rows pointing at its rows or, for
// palettes, at rows of indices at its end.
static void allocate(reader *r, cpng_picture *picture) {
  int has_palette = r->palette.colours != NULL;
  picture->width = png_get_image_width(r->png, r->info);
  picture->height = png_get_image_height(r->png, r->info);
  picture->depth = png_get_bit_depth(r->png, r->info);
  picture->channels = png_get_channels(r->png, r->info);
  if (has_palette) picture->channels = r->palette.alpha != NULL ? 4 : 3;

  size_t row_bytes = png_get_rowbytes(r->png, r->info);
  size_t height = picture->height;
  size_t pixel_bytes = (size_t)picture->channels * (size_t)(picture->depth / 8);
  size_t total = 0;
  if (__builtin_mul_overflow(pixel_bytes * picture->width, height, &total) || total == 0)
    stop(r, CPNG_NO_MEMORY, "the image does not fit into memory");
  r->samples = malloc(total);
  r->rows = calloc(height, sizeof(png_bytep));
  if (r->samples == NULL || r->rows == NULL)
    stop(r, CPNG_NO_MEMORY, "the image does not fit into memory");
  size_t start = total - row_bytes * height;
  for (size_t y = 0; y < height; y++) r->rows[y] = r->samples + start + y * row_bytes;
}

static void decode(reader *r, uint32_t max_width, uint32_t max_height, int accept_alpha,
                   cpng_picture *picture) {
  if (setjmp(png_jmpbuf(r->png)) != 0) return;
  png_set_read_fn(r->png, &r->source, take);
  set_rules(r, max_width, max_height);
  png_read_info(r->png, r->info);
  set_transformations(r);
  allocate(r, picture);
  if (picture->channels == 4 && !accept_alpha) stop(r, CPNG_HAS_ALPHA, "alpha");
  png_read_image(r->png, r->rows);
  png_read_end(r->png, NULL);
  if (r->palette.colours != NULL &&
      !cpng_expand_palette(&r->palette, r->samples, (size_t)picture->width * picture->height))
    stop(r, CPNG_CORRUPT, "a palette index without a colour");
}

cpng_status cpng_read(const uint8_t *data, size_t size, uint32_t max_width, uint32_t max_height,
                      int accept_alpha, cpng_picture *picture, char message[CPNG_MESSAGE_SIZE]) {
  reader r = {.failure = {message, CPNG_OK}, .source = {data, size}};
  message[0] = '\0';
  memset(picture, 0, sizeof *picture);

  r.png = png_create_read_struct(PNG_LIBPNG_VER_STRING, &r.failure, cpng_fail, cpng_ignore_warning);
  if (r.png != NULL) r.info = png_create_info_struct(r.png);
  if (r.info == NULL) r.failure.status = CPNG_NO_MEMORY;
  else decode(&r, max_width, max_height, accept_alpha, picture);

  png_destroy_read_struct(&r.png, &r.info, NULL);
  free(r.rows);
  if (r.failure.status == CPNG_OK) picture->samples = r.samples;
  else free(r.samples);
  return r.failure.status;
}
