// Eight floats that are computed together, the same on every machine.
//
// The kernels are written once with clang's vectors and compiled twice: for AVX2, where a vector is
// a register, and portably. Every fused multiply-add is explicit and contraction is off, so both
// give the same bits.
#pragma once

typedef float lanes __attribute__((ext_vector_type(8)));

enum { LANES = 8 };

// a * b + c with one rounding.
#define FUSED(a, b, c) __builtin_elementwise_fma((lanes)(a), (b), (c))
// max(x, 0), and the larger of two; NaN stays NaN in the rectifier.
#define RECTIFIED(x) ((x) < (lanes)(0.0f) ? (lanes)(0.0f) : (x))
#define LARGER(a, b) ((a) < (b) ? (b) : (a))
#define LOAD(pointer) (*(const lanes *)(pointer))
#define STORE(pointer, value) (*(lanes *)(pointer) = (value))
// The same at any address of a float.
typedef float lanes_anywhere __attribute__((ext_vector_type(8), aligned(4)));
#define LOAD_ANYWHERE(pointer) (*(const lanes_anywhere *)(pointer))
#define STORE_ANYWHERE(pointer, value) (*(lanes_anywhere *)(pointer) = (value))

// Small steps, inlined so that tile sizes become constants and loops over them straight code.
#define STEP static inline __attribute__((always_inline)) void
#define UNROLLED _Pragma("clang loop unroll(full)")

// Asks for a cache line; an address outside all memory does no harm.
#define PREFETCH(pointer) __builtin_prefetch(pointer, 0, 2)
