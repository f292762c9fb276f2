#ifndef CSPAWN_H
#define CSPAWN_H

#include <sys/types.h>

/// Starts a program with empty input and the given descriptors, which may be the same, as its output
/// and error output.
///
/// It leads a process group of its own, inherits no other descriptor, no blocked and no ignored
/// signal, and is killed when the thread that started it ends (so that a killed parent leaves no
/// child behind). `posix_spawn` can do most of this, but not the last, and its Linux extensions do
/// not import into Swift.
///
/// Returns its process id, or the negated errno if it could not be started.
pid_t cspawn_start(
    const char *program, char *const arguments[], const char *folder, int output, int errors);

/// A pipe whose ends no child inherits; the reading end never blocks. Returns 0 or an errno.
int cspawn_pipe(int *reading, int *writing);

/// An empty file in memory without a name, for a child's output. Negative, an errno, on failure.
int cspawn_memory_file(void);

/// From now on the contents of such a file cannot change. Returns 0 or an errno.
int cspawn_seal(int file);

/// Limits the calling process: bytes of address space, bytes of a file that it writes, no core dumps.
/// Returns 0 or an errno.
int cspawn_limit_self(unsigned long memory, unsigned long output);

#endif
