#include "instructions.h"

#include <stdlib.h>
#include <string.h>

ck_instructions ck_best_instructions(void) {
  const char *forced = getenv("CROSSMETRIC_FORCE_SCALAR");
  if (forced && strcmp(forced, "1") == 0) return CK_PORTABLE;
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) return CK_AVX2;
#endif
  return CK_PORTABLE;
}
