#!/usr/bin/env bash
# results-digests.sh FOLDER: SHA-256 of the tables, scripts, figures and report of a results folder, a line each, to compare before and
# after a move. Left out: caches, images, and times (times.csv, those in inputs.csv, the runs of provenance.json).
set -euo pipefail
cd "$1"
find . -type f ! -path './cache/*' ! -path './reconstructions/*' ! -path './shards/*' ! -name times.csv ! -name inputs.csv ! -name provenance.json \
  ! -name '*.lock' | LC_ALL=C sort | xargs -d '\n' sha256sum
if [ -e provenance.json ]; then
  python3 -c 'import json, sys
p = json.load(open("provenance.json")); p.pop("runs", None)
print(json.dumps(p, sort_keys=True))' | sha256sum | sed 's/-$/.\/provenance.json (without runs)/'
fi
if [ -e inputs.csv ]; then cut -d, -f1,2,4 inputs.csv | sha256sum | sed 's/-$/.\/inputs.csv (without times)/'; fi
