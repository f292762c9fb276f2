// The measured limit of this machine.
#pragma once

/// GFLOP/s of fused multiply-adds in registers, on one core; 0 where we have no such loop.
double peak_fma(void);

/// GB/s read from memory far larger than the caches, by one core.
double peak_read(void);
