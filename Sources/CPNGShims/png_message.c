#include "png_message.h"

#include <string.h>

_Noreturn void cpng_fail(png_structp png, png_const_charp message) {
  cpng_failure *failure = png_get_error_ptr(png);
  if (failure->status == CPNG_OK) failure->status = CPNG_CORRUPT;
  // libpng's words for a zlib stream or a run of IDAT chunks that stops early, and for no IDAT at all.
  if (strstr(message, "Not enough image data") != NULL || strstr(message, "IEND: out of place") != NULL)
    failure->status = CPNG_TRUNCATED;
  if (strstr(message, "ut of memory") != NULL) failure->status = CPNG_NO_MEMORY;
  strncpy(failure->message, message, CPNG_MESSAGE_SIZE - 1);
  failure->message[CPNG_MESSAGE_SIZE - 1] = '\0';
  png_longjmp(png, 1);
}

// Warnings concern what is repaired or skipped without touching a sample.
void cpng_ignore_warning(png_structp png, png_const_charp message) {
  (void)png;
  (void)message;
}
