#!/usr/bin/env bash
# Counts the instructions of each kernel and compares them with instructions.txt; fails where one moved by more than
# two per cent, or is only on one side.
#
#     benches/instructions.sh            compares
#     benches/instructions.sh --update   writes what was counted
#
# Needs valgrind (Debian: apt-get install valgrind). A new compiler moves counts too: then update, and say so.
set -euo pipefail
cd "$(dirname "$0")/.."

counts=benches/instructions.txt
command -v valgrind > /dev/null || { echo 'valgrind is not installed: apt-get install valgrind' >&2; exit 1; }

program=$(cargo bench --quiet --locked --bench instructions --no-run --message-format=json |
  sed -n 's/.*"executable":"\([^"]*\)".*/\1/p')

now=$(mktemp)
trap 'rm -f "$now"' EXIT
for kernel in $("$program" --list); do
  valgrind --tool=callgrind --callgrind-out-file=/dev/null --toggle-collect='*instructions*counted*' \
    "$program" "$kernel" 2>&1 | sed -n "s/.*Collected : \([0-9]*\)/$kernel \1/p"
done > "$now"

if [[ ${1-} == --update ]]; then
  cp "$now" "$counts"
  cat "$counts"
  exit
fi

awk '
  FNR == NR { was[$1] = $2; next }
  !($1 in was) { printf "%-20s %14s %14d  new: --update\n", $1, "", $2; failed = 1; next }
  {
    moved = 100 * ($2 - was[$1]) / was[$1]
    far = moved > 2 || moved < -2
    printf "%-20s %14d %14d %+7.2f %%%s\n", $1, was[$1], $2, moved, far ? "  moved: --update if it should" : ""
    failed = failed || far
    delete was[$1]
  }
  END {
    for (name in was) { printf "%-20s %14d %14s  gone: --update\n", name, was[name], ""; failed = 1 }
    exit failed
  }
' "$counts" "$now"
