// A few threads that work on the parts of one short job after another. Between jobs they wait
// awake for a moment: putting a thread to sleep and waking it costs more than a strip of a layer.
#pragma once

typedef struct ck_team ck_team;

/// A team of `members` threads, its caller being one of them; fewer if threads cannot be had, and
/// NULL (which every function takes) for one.
ck_team *ck_team_make(int members);

/// Calls body(context, part, member) once for each part from 0 to parts - 1, in any order and up to
/// `members` at a time, each with a number of its own from 0 on, and returns when all are done.
/// One job at a time, and always from the same thread at a time.
void ck_team_run(ck_team *team, int parts, void (*body)(void *context, int part, int member),
                 void *context);

/// Ends the threads and frees the team.
void ck_team_end(ck_team *team);
