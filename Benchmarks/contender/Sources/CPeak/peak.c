#include "peak.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

typedef float lanes __attribute__((ext_vector_type(8)));

#if defined(__x86_64__)
__attribute__((target("avx2,fma")))
#endif
static double fma_loop(long rounds) {
  // Twelve sums: enough to hide the latency of two units.
  lanes sums[12];
  for (int i = 0; i < 12; i++) sums[i] = (lanes)(0.1f * (float)i);
  const lanes factor = (lanes)(0.999f), addend = (lanes)(0.001f);
  const double start = now();
  for (long round = 0; round < rounds; round++) {
#pragma clang loop unroll(full)
    for (int i = 0; i < 12; i++) sums[i] = __builtin_elementwise_fma(sums[i], factor, addend);
    __asm__ volatile("" ::: "memory");
  }
  const double seconds = now() - start;
  volatile float sink = 0;
  for (int i = 0; i < 12; i++) sink = sink + sums[i][0];
  return (double)rounds * 12 * 16 / seconds * 1e-9;
}

double peak_fma(void) {
#if defined(__x86_64__)
  if (!__builtin_cpu_supports("avx2") || !__builtin_cpu_supports("fma")) return 0;
#endif
  double best = 0;
  for (int i = 0; i < 5; i++) {
    const double rate = fma_loop(10 * 1000 * 1000);
    if (rate > best) best = rate;
  }
  return best;
}

double peak_read(void) {
  const size_t bytes = (size_t)512 << 20, count = bytes / sizeof(lanes);
  lanes *memory = aligned_alloc(4096, bytes);
  if (!memory) return 0;
  memset(memory, 1, bytes);
  double best = 0;
  for (int i = 0; i < 5; i++) {
    lanes sums[4] = {(lanes)(0.0f), (lanes)(0.0f), (lanes)(0.0f), (lanes)(0.0f)};
    const double start = now();
    for (size_t at = 0; at < count; at += 4)
      for (int k = 0; k < 4; k++) sums[k] += memory[at + (size_t)k];
    const double rate = (double)bytes / (now() - start) * 1e-9;
    volatile float sink = (sums[0] + sums[1] + sums[2] + sums[3])[0];
    (void)sink;
    if (rate > best) best = rate;
  }
  free(memory);
  return best;
}
