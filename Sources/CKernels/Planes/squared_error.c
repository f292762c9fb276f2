#include "CKernels.h"
#include "../Team/clones.h"

// Samples whose squared differences surely fit into 32 bits: 65536 * 255^2 < 2^32.
enum { BLOCK = 65536 };

CK_CLONES
uint64_t ck_squared_error(const uint8_t *a, const uint8_t *b, ptrdiff_t count) {
  uint64_t sum = 0;
  for (ptrdiff_t start = 0; start < count; start += BLOCK) {
    ptrdiff_t end = count - start < BLOCK ? count : start + BLOCK;
    uint32_t part = 0;
    for (ptrdiff_t i = start; i < end; i++) {
      int difference = a[i] - b[i];
      part += (uint32_t)(difference * difference);
    }
    sum += part;
  }
  return sum;
}
