#pragma once

// A plain loop compiled twice, the faster code chosen once at load time. With contraction off both
// give the same bits.
#if defined(__x86_64__)
#define CK_CLONES __attribute__((target_clones("arch=x86-64-v3", "default")))
#else
#define CK_CLONES
#endif
