#include "instructions.h"

#include <stdlib.h>
#include <string.h>

static int is(const char *name, const char *value) {
  const char *found = getenv(name);
  return found && strcmp(found, value) == 0;
}

ck_instructions ck_best_instructions(void) {
  // The second is the switch's older name.
  if (is("CROSSMETRIC_INSTRUCTIONS", "portable") || is("CROSSMETRIC_FORCE_SCALAR", "1")) {
    return CK_PORTABLE;
  }
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) return CK_AVX2;
#endif
  return CK_PORTABLE;
}
