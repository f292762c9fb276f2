// Decoding of the usual PNG files at the speed of their inflation: all of it into memory at once,
// by libdeflate, then the filters. At the first surprise it gives up, and libpng decides.
#include <libdeflate.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "CKernels.h"
#include "CPNGShims.h"

typedef struct {
  const uint8_t *next;
  size_t left;
} source;

typedef struct {
  const uint8_t *type, *content;
  size_t length;
} chunk;

// The run of IDAT chunks.
typedef struct {
  source chunks;
  size_t count, bytes;
} image_data;

static uint32_t big_endian(const uint8_t *from) {
  return (uint32_t)from[0] << 24 | (uint32_t)from[1] << 16 | (uint32_t)from[2] << 8 | from[3];
}

static int is(const chunk *chunk, const char *type) { return memcmp(chunk->type, type, 4) == 0; }

// Takes a chunk that lies in the file as a whole and has the right checksum.
static int take(source *from, chunk *chunk) {
  if (from->left < 12) return 0;
  size_t length = big_endian(from->next);
  if (length > INT32_MAX || length > from->left - 12) return 0;
  chunk->type = from->next + 4;
  chunk->content = from->next + 8;
  chunk->length = length;
  from->next += 12 + length;
  from->left -= 12 + length;
  return libdeflate_crc32(0, chunk->type, length + 4) == big_endian(chunk->content + length);
}

static int is_expected_header(const chunk *header, uint32_t width, uint32_t height, int channels) {
  const uint8_t colour_types[] = {[1] = 0, [3] = 2, [4] = 6};
  const uint8_t *content = header->content;
  // 8 bits; deflate; the five filters; no interlacing.
  const uint8_t rest[] = {8, colour_types[channels], 0, 0, 0};
  return is(header, "IHDR") && header->length == 13 && big_endian(content) == width &&
         big_endian(content + 4) == height && memcmp(content + 8, rest, sizeof rest) == 0;
}

// Chunks that change no stored sample: ancillary by their first letter, and not transparency.
static int may_be_skipped(const chunk *chunk) {
  for (int i = 0; i < 4; i++) {
    uint8_t letter = chunk->type[i] & 0xDF;
    if (letter < 'A' || letter > 'Z') return 0;
  }
  int is_ancillary = (chunk->type[0] & 0x20) != 0;
  int is_reserved = (chunk->type[2] & 0x20) != 0;
  return is_ancillary && !is_reserved && !is(chunk, "tRNS");
}

// Checks all chunks up to IEND, before anything is allocated.
static int find_image_data(source *from, image_data *found) {
  chunk chunk;
  int has_ended = 0;
  for (;;) {
    source here = *from;
    if (!take(from, &chunk)) return 0;
    if (is(&chunk, "IDAT")) {
      if (has_ended) return 0;
      if (found->count == 0) found->chunks = here;
      found->count += 1;
      found->bytes += chunk.length;
    } else {
      has_ended = found->count > 0;
      if (is(&chunk, "IEND")) return chunk.length == 0 && has_ended;
      if (!may_be_skipped(&chunk)) return 0;
    }
  }
}

// Puts the contents of the IDAT chunks one behind the other.
static void gather(const image_data *found, uint8_t *into) {
  const uint8_t *next = found->chunks.next;
  for (size_t i = 0; i < found->count; i++) {
    size_t length = big_endian(next);
    memcpy(into, next + 8, length);
    into += length;
    next += 12 + length;
  }
}

// A zlib stream of exactly these sizes, its Adler-32 included. A window of less than 32 KB is left
// to zlib: it rejects distances that go beyond, libdeflate does not look.
static int inflate(const uint8_t *from, size_t size, uint8_t *into, size_t expected) {
  if (size < 2 || from[0] != 0x78) return 0;
  struct libdeflate_decompressor *decompressor = libdeflate_alloc_decompressor();
  if (decompressor == NULL) return 0;
  size_t used = 0, made = 0;
  enum libdeflate_result result =
      libdeflate_zlib_decompress_ex(decompressor, from, size, into, expected, &used, &made);
  libdeflate_free_decompressor(decompressor);
  return result == LIBDEFLATE_SUCCESS && used == size && made == expected;
}

static int unfilter(const uint8_t *filtered, const uint8_t *zeros, size_t row_bytes,
                    uint32_t height, int channels, uint8_t *rows) {
  const ptrdiff_t count = (ptrdiff_t)row_bytes, stride = count + 1;
  const uint8_t *above = zeros;
  for (uint32_t y = 0, taken; y < height; y += taken) {
    int is_pair = y + 1 < height && filtered[0] == CK_PNG_PAETH && filtered[stride] == CK_PNG_PAETH;
    taken = is_pair ? 2 : 1;
    if (is_pair)
      ck_png_unfilter_two_paeth(channels, filtered + 1, stride, above, rows, count);
    else if (!ck_png_unfilter(filtered[0], channels, filtered + 1, above, rows, count))
      return 0;
    rows += taken * count;
    filtered += taken * stride;
    above = rows - count;
  }
  return 1;
}

// Buffers that are kept for the next images: fresh pages cost nearly as much as inflating.
typedef struct {
  size_t size;
  uint8_t bytes[];
} buffer;

enum { SPARES = 16, LARGEST_SPARE = 64 << 20 };
static _Atomic(buffer *) spares[SPARES];

static buffer *take_buffer(size_t size) {
  for (int i = 0; i < SPARES; i++) {
    buffer *spare = atomic_exchange(&spares[i], NULL);
    if (spare && spare->size >= size) return spare;
    free(spare);
  }
  if (size > SIZE_MAX - sizeof(buffer)) return NULL;
  buffer *made = malloc(sizeof(buffer) + size);
  if (made) made->size = size;
  return made;
}

static void give_back(buffer *used) {
  for (int i = 0; i < SPARES && used->size <= LARGEST_SPARE; i++) {
    buffer *none = NULL;
    if (atomic_compare_exchange_strong(&spares[i], &none, used)) return;
  }
  free(used);
}

static int decode(const image_data *found, size_t row_bytes, uint32_t height, int channels,
                  uint8_t *rows) {
  size_t filtered_bytes = 0, total = 0;
  if (__builtin_mul_overflow(row_bytes + 1, height, &filtered_bytes) ||
      __builtin_add_overflow(filtered_bytes, found->bytes + row_bytes, &total))
    return 0;
  buffer *scratch = take_buffer(total);
  if (scratch == NULL) return 0;
  uint8_t *filtered = scratch->bytes, *zeros = filtered + filtered_bytes;
  uint8_t *gathered = zeros + row_bytes;
  memset(zeros, 0, row_bytes);
  gather(found, gathered);
  int is_right = inflate(gathered, found->bytes, filtered, filtered_bytes) &&
                 unfilter(filtered, zeros, row_bytes, height, channels, rows);
  give_back(scratch);
  return is_right;
}

int cpng_read_direct(const uint8_t *data, size_t size, uint32_t width, uint32_t height,
                     int channels, uint8_t *samples) {
  static const uint8_t signature[8] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  source source = {data, size};
  chunk header;
  image_data found = {0};
  if (size < sizeof signature || memcmp(data, signature, sizeof signature) != 0) return 0;
  source.next += sizeof signature;
  source.left -= sizeof signature;
  if (!take(&source, &header) || !is_expected_header(&header, width, height, channels)) return 0;
  if (!find_image_data(&source, &found)) return 0;

  size_t row_bytes = (size_t)width * (size_t)channels, count = (size_t)width * height;
  // Grey lies at the end of the samples and is repeated from the front.
  uint8_t *rows = channels == 1 ? samples + 2 * count : samples;
  if (!decode(&found, row_bytes, height, channels, rows)) return 0;
  if (channels == 1)
    for (size_t i = 0; i < count; i++) {
      uint8_t grey = rows[i];
      samples[3 * i] = samples[3 * i + 1] = samples[3 * i + 2] = grey;
    }
  return 1;
}
