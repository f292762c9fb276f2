// Phase congruency (Kovesi 1999) as FSIM has it, of planes of one size.
#pragma once

typedef struct ck_phase_plan ck_phase_plan;

/// Filters and transforms for planes of this size, which serve any number of threads; NULL without
/// memory.
ck_phase_plan *ck_phase_make(int width, int height);
void ck_phase_end(ck_phase_plan *plan);

/// Phase congruency of every sample; 0 without memory.
int ck_phase_congruency(const ck_phase_plan *plan, const double *plane, double *out);
