#!/usr/bin/env bash
# Scores a study of the demo's images as a job array on a Slurm of one node, which this script sets up for itself in a
# folder of its own and takes down again. One task is killed while it works and sent again. The merged
# scores.csv must be the one of a single process, byte for byte.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

skip() { printf 'Skipped: %s\n' "$*"; exit 0; }
fail() {
  printf '%s\n' "$*" >&2
  tail -n 5 "$place"/*.log >&2 || true
  exit 1
}

[ "$(id -u)" -eq 0 ] || skip "a Slurm of its own needs root."
if ! command -v slurmctld slurmd munged >/dev/null; then
  command -v apt-get >/dev/null || skip "slurm-wlm is not installed, and there is no apt-get."
  { apt-get -q -y update && DEBIAN_FRONTEND=noninteractive apt-get -q -y install \
    --no-install-recommends slurm-wlm munge; } </dev/null >/dev/null 2>&1 ||
    skip "slurm-wlm and munge cannot be installed."
fi

program=$PWD/.build/release/crossmetric
shards=3
place=$(mktemp -d /tmp/crossmetric-slurm.XXXXXX)
out=$place/results
processes=()
down() {
  for process in "${processes[@]}"; do kill "$process" 2>/dev/null || true; done
  wait 2>/dev/null || true
  rm -rf "$place"
}
trap down EXIT

mkdir "$place/state" "$place/spool"
# Encoders that are fast: what is tried here is the division of the work.
study=$place/study.yaml
cp -r crossmetric-demo/originals "$place/originals"
cat >"$study" <<'EOF'
study: slurm
originals: "originals/{image}.png"
codecs:
  - {codec: JPEG, objective: mse, encoder: {recipe: jpeg, points: [10, 30, 50, 70, 90]}}
  - {codec: JPEG 2000, objective: mse, encoder: {recipe: jpeg2000, points: [10, 20, 40, 80]}}
metrics: [psnr, ms-ssim, vgg16]
EOF
(umask 077 && head -c 1024 /dev/urandom >"$place/munge.key")
host=$(hostname -s)
port=$((20000 + $$ % 20000))
cat >"$place/slurm.conf" <<EOF
ClusterName=crossmetric
SlurmctldHost=$host(127.0.0.1)
SlurmUser=root
SlurmctldPort=$port
SlurmdPort=$((port + 1))
AuthType=auth/munge
AuthInfo=socket=$place/munge.socket
StateSaveLocation=$place/state
SlurmdSpoolDir=$place/spool
SlurmctldPidFile=$place/slurmctld.pid
SlurmdPidFile=$place/slurmd.pid
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
MpiDefault=none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU_Memory
ReturnToService=2
SchedulerParameters=sched_interval=1
NodeName=$host NodeAddr=127.0.0.1 CPUs=$(nproc) RealMemory=2000 State=UNKNOWN
PartitionName=all Nodes=$host Default=YES MaxTime=INFINITE State=UP
EOF
export SLURM_CONF=$place/slurm.conf CROSSMETRIC_CACHE=off

munged --foreground --force --key-file="$place/munge.key" --socket="$place/munge.socket" \
  --pid-file="$place/munged.pid" --seed-file="$place/munge.seed" --log-file="$place/munged.log" \
  >/dev/null 2>&1 &
processes+=($!)
for _ in {1..50}; do [ -S "$place/munge.socket" ] && break || sleep 0.1; done
[ -S "$place/munge.socket" ] || skip "munged does not start here."
slurmctld -D >"$place/slurmctld.log" 2>&1 &
processes+=($!)
slurmd -D >"$place/slurmd.log" 2>&1 &
processes+=($!)
for _ in {1..100}; do
  [ "$(sinfo --noheader --format=%T 2>/dev/null)" = idle ] && break || sleep 0.2
done
[ "$(sinfo --noheader --format=%T 2>/dev/null)" = idle ] || skip "slurmctld and slurmd do not start here."

# Slurm cannot hold the tasks to their memory here, so the sizes only show that they are passed on.
submit() {
  CROSSMETRIC=$program sbatch --parsable --cpus-per-task=1 --mem=600M --no-requeue --chdir="$place" \
    --output="$place/task-%a.log" --array="$1" "$PWD/Examples/slurm/score.sbatch" "$study" "$out" $shards
}
finish() {
  for _ in {1..600}; do
    [ -z "$(squeue --noheader --jobs="$1" 2>/dev/null)" ] && return || sleep 0.5
  done
  fail "job $1 does not end"
}

job=$(submit 1-$shards)
for _ in {1..600}; do
  grep -q . "$out/shards/2-of-$shards/scores.csv" 2>/dev/null && break || sleep 0.05
done
pkill -KILL -f -- "--shard 2/$shards" || fail "task 2 was not there to be killed"
finish "$job"
if "$program" merge "$study" --out "$out"; then fail "nothing is missing after a kill"; fi
finish "$(submit 2)"
"$program" merge "$study" --out "$out" || fail "merge failed"
# The single process makes its own reconstructions.
"$program" score "$study" --out "$place/one" --quiet
cmp "$out/scores.csv" "$place/one/scores.csv" || fail "the job array scored otherwise"
rows=$(cut -d, -f1-4,9 "$out/scores.csv" | sort | uniq -d)
[ -z "$rows" ] || fail "rows stand twice: $rows"
echo "$shards Slurm tasks, one killed and sent again, wrote the scores.csv of one process."
