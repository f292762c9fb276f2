#pragma once
#include <png.h>

#include "CPNGShims.h"

// Shared by reading and writing: where libpng's error handler leaves its sentence.
typedef struct {
  char *message;
  cpng_status status;
} cpng_failure;

// An error handler for png_create_*_struct whose error pointer is a cpng_failure.
_Noreturn void cpng_fail(png_structp png, png_const_charp message);
void cpng_ignore_warning(png_structp png, png_const_charp message);
