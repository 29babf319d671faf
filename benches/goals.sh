#!/usr/bin/env bash
# Everything that is measured, one table after another, with the goal beside each figure where there is one:
#
#     benches/goals.sh [targets …]
#
# The other systems are measured by benches/peers/run.sh, which installs them first. Nothing here is asserted.
set -euo pipefail
cd "$(dirname "$0")/.."

bench() {
  printf '\n=== %s\n' "$1"
  cargo bench --quiet --locked --bench "$@"
}

bench engine -- "$@"
bench evaluate -- "$@"
bench cold
bench memory
