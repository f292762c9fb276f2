#!/usr/bin/env bash
# results-digests.sh FOLDER: SHA-256 of the tables, scripts, figures and report of a results folder, a line each, to compare before and
# after a move. Left out: caches, pictures, and what holds times (times.csv, provenance.json without its runs stays).
set -euo pipefail
cd "$1"
find . -type f ! -path './cache/*' ! -path './reconstructions/*' ! -path './shards/*' ! -name times.csv ! -name provenance.json \
  ! -name '*.lock' | LC_ALL=C sort | xargs -d '\n' sha256sum
if [ -e provenance.json ]; then
  python3 -c 'import json, sys
p = json.load(open("provenance.json")); p.pop("runs", None)
print(json.dumps(p, sort_keys=True))' | sha256sum | sed 's/-$/.\/provenance.json (without runs)/'
fi
