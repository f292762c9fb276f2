#define _GNU_SOURCE
#include "CSpawn.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

/// The child's side; only functions that are safe after a fork of a threaded process.
static void become(
    const char *program, char *const arguments[], const char *folder, int output, int errors,
    pid_t parent) {
  setpgid(0, 0);
  struct sigaction plain = {.sa_handler = SIG_DFL};
  for (int number = 1; number < NSIG; number++) sigaction(number, &plain, NULL);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0) return;
  // The parent may have died before it asked for that.
  if (getppid() != parent) _exit(127);
  int input = open("/dev/null", O_RDONLY);
  if (input < 0 || dup2(input, 0) < 0 || dup2(output, 1) < 0 || dup2(errors, 2) < 0) return;
  // Marked, not closed: the pipe that reports a failure is among them.
  if (close_range(3, ~0U, CLOSE_RANGE_CLOEXEC) != 0) return;
  if (chdir(folder) != 0) return;
  // A fork of another thread may hold a program open for writing that was written a moment ago.
  for (int attempt = 0; attempt < 50; attempt++) {
    execve(program, arguments, environ);
    if (errno != ETXTBSY) return;
    nanosleep(&(struct timespec){.tv_nsec = 20 * 1000 * 1000}, NULL);
  }
}

pid_t cspawn_start(
    const char *program, char *const arguments[], const char *folder, int output, int errors) {
  int failure[2];
  if (pipe2(failure, O_CLOEXEC) != 0) return -errno;
  pid_t parent = getpid();
  pid_t child = fork();
  if (child == 0) {
    become(program, arguments, folder, output, errors, parent);
    int code = errno;
    ssize_t written = write(failure[1], &code, sizeof code);
    _exit(written < 0 ? 126 : 127);
  }
  int code = errno;
  close(failure[1]);
  if (child > 0) {
    // Both sides set the group, so that it exists before either goes on.
    setpgid(child, child);
    ssize_t count;
    do { count = read(failure[0], &code, sizeof code); } while (count < 0 && errno == EINTR);
    if (count == 0) {
      close(failure[0]);
      return child;
    }
    while (waitpid(child, NULL, 0) < 0 && errno == EINTR) {}
    if (count != sizeof code) code = EIO;
  }
  close(failure[0]);
  return -code;
}

int cspawn_pipe(int *reading, int *writing) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) return errno;
  fcntl(ends[0], F_SETFL, O_NONBLOCK);
  *reading = ends[0];
  *writing = ends[1];
  return 0;
}

int cspawn_memory_file(void) {
  int file = memfd_create("output", MFD_CLOEXEC | MFD_ALLOW_SEALING);
  return file < 0 ? -errno : file;
}

int cspawn_seal(int file) {
  return fcntl(file, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE) == 0 ? 0 : errno;
}

int cspawn_limit_self(unsigned long memory, unsigned long output) {
  struct { int resource; rlim_t most; } limits[] = {
      {RLIMIT_AS, memory}, {RLIMIT_FSIZE, output}, {RLIMIT_CORE, 0}};
  for (size_t i = 0; i < sizeof limits / sizeof *limits; i++) {
    struct rlimit limit;
    if (getrlimit(limits[i].resource, &limit) != 0) return errno;
    if (limits[i].most < limit.rlim_max) limit.rlim_max = limits[i].most;
    limit.rlim_cur = limit.rlim_max;
    if (setrlimit(limits[i].resource, &limit) != 0) return errno;
  }
  return 0;
}
