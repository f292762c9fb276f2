#pragma once

/// The instructions that a kernel with two versions is to use. Both give the same bits.
typedef enum { CK_PORTABLE, CK_AVX2 } ck_instructions;

/// The fastest that this machine has; portable if CROSSMETRIC_INSTRUCTIONS=portable is set.
ck_instructions ck_best_instructions(void);
