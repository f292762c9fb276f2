// The threads of a team, and how they come to a job and leave it.
#include "../include/team.h"

#include <limits.h>
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>

struct ck_team {
  // The job; written while the gate is closed.
  void (*body)(void *, int, int);
  void *context;
  _Atomic int parts, next;
  // Helpers inside the job, less CLOSED while no thread may enter.
  _Atomic int gate;
  _Atomic bool ended;
  // Helpers that gave up waiting awake.
  _Atomic int sleeping;
  pthread_mutex_t mutex;
  pthread_cond_t wake;
  int helpers;
  struct helper {
    ck_team *team;
    int member;
    pthread_t thread;
  } helper[];
};

enum { CLOSED = INT_MAX / 2, LOOKS_AWAKE = 20000, LOOKS_BEFORE_YIELD = 2000 };

static void rest(void) {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  __asm__ volatile("yield");
#endif
}

static bool has_parts(ck_team *team) {
  return atomic_load(&team->gate) >= 0 && atomic_load(&team->next) < atomic_load(&team->parts);
}

static void work(ck_team *team, int member) {
  const int parts = atomic_load(&team->parts);
  for (int part; (part = atomic_fetch_add(&team->next, 1)) < parts;)
    team->body(team->context, part, member);
}

static void sleep_until_job(ck_team *team) {
  pthread_mutex_lock(&team->mutex);
  atomic_fetch_add(&team->sleeping, 1);
  while (!has_parts(team) && !atomic_load(&team->ended))
    pthread_cond_wait(&team->wake, &team->mutex);
  atomic_fetch_sub(&team->sleeping, 1);
  pthread_mutex_unlock(&team->mutex);
}

static void *help(void *argument) {
  const struct helper *self = argument;
  ck_team *team = self->team;
  int looks = 0;
  while (!atomic_load(&team->ended)) {
    if (has_parts(team)) {
      // Who finds the gate closed in between has touched nothing of the job and goes back.
      if (atomic_fetch_add(&team->gate, 1) >= 0) work(team, self->member);
      atomic_fetch_sub(&team->gate, 1);
      looks = 0;
    } else if (++looks < LOOKS_AWAKE) {
      rest();
    } else {
      sleep_until_job(team);
      looks = 0;
    }
  }
  return NULL;
}

ck_team *ck_team_make(int members) {
  if (members < 2) return NULL;
  ck_team *team = calloc(1, sizeof *team + (size_t)(members - 1) * sizeof team->helper[0]);
  if (!team) return NULL;
  atomic_store(&team->gate, -CLOSED);
  pthread_mutex_init(&team->mutex, NULL);
  pthread_cond_init(&team->wake, NULL);
  for (int i = 0; i < members - 1; i++) {
    struct helper *helper = &team->helper[i];
    helper->team = team;
    helper->member = i + 1;
    if (pthread_create(&helper->thread, NULL, help, helper) != 0) break;
    team->helpers++;
  }
  return team;
}

void ck_team_run(ck_team *team, int parts, void (*body)(void *, int, int), void *context) {
  if (!team || team->helpers == 0 || parts < 2) {
    for (int part = 0; part < parts; part++) body(context, part, 0);
    return;
  }
  team->body = body;
  team->context = context;
  atomic_store(&team->next, 0);
  atomic_store(&team->parts, parts);
  atomic_fetch_add(&team->gate, CLOSED);
  if (atomic_load(&team->sleeping) > 0) {
    pthread_mutex_lock(&team->mutex);
    pthread_cond_broadcast(&team->wake);
    pthread_mutex_unlock(&team->mutex);
  }
  work(team, 0);
  // Closes the gate once no thread is inside.
  for (int looks = 0, nobody = 0;
       !atomic_compare_exchange_weak(&team->gate, &nobody, -CLOSED); nobody = 0)
    if (++looks < LOOKS_BEFORE_YIELD) rest();
    else sched_yield();
}

void ck_team_end(ck_team *team) {
  if (!team) return;
  atomic_store(&team->ended, true);
  pthread_mutex_lock(&team->mutex);
  pthread_cond_broadcast(&team->wake);
  pthread_mutex_unlock(&team->mutex);
  for (int i = 0; i < team->helpers; i++) pthread_join(team->helper[i].thread, NULL);
  pthread_cond_destroy(&team->wake);
  pthread_mutex_destroy(&team->mutex);
  free(team);
}
