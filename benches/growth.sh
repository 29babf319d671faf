#!/usr/bin/env bash
# Counts the instructions for inputs that someone might send to do harm, and for inputs twice as large; fails where they are
# more than 2.3 times as many.
#
# Needs valgrind (Debian: apt-get install valgrind).
set -euo pipefail
cd "$(dirname "$0")/.."
command -v valgrind > /dev/null || { echo 'valgrind is not installed: apt-get install valgrind' >&2; exit 1; }

program=$(cargo bench --quiet --locked --bench growth --no-run --message-format=json |
  sed -n 's/.*"executable":"\([^"]*\)".*/\1/p')

# Prints the instructions at a place with an input so many times as large as the smallest.
count() {
  valgrind --tool=callgrind --callgrind-out-file=/dev/null --toggle-collect='growth*counted*' \
    "$program" "--count=$1" "--times=$2" 2>&1 | sed -n 's/.*Collected : \([0-9]*\)/\1/p'
}
export -f count
export program

# What is stored grows in steps, so that one doubling may cost more: then the next one counts.
ratio() {
  if [[ $1 == *[!0-9]* ]]; then
    echo "$1"
    return
  fi
  local times one two
  for times in 2 4; do
    one=$(count "$1" "$times") two=$(count "$1" $((2 * times)))
    awk -v place="$1" -v one="$one" -v two="$two" 'BEGIN {
      much = two > 2.3 * one
      printf "    %3d %14d %14d %6.2f%s\n", place, one, two, two / one, much ? "  much" : ""
      exit much
    }' && return
  done
  echo "    $1: too much"
  return 1
}
export -f ratio
"$program" --places | sed 's/^ *//' | tr '\n' '\0' | xargs -0 -n 1 -P "$(nproc)" bash -c 'ratio "$0"'
