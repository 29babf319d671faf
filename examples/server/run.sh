#!/usr/bin/env bash
# Runs the server with the ten actions loaded, and with the page if it is there: run.sh [ARGUMENTS].
#
# On a fresh Debian machine with rustup and Node. Without TENFOLD_TOKEN in the environment a token is made and printed.
set -euo pipefail
cd "$(dirname "$0")"

page=()
if [[ -x ../dashboard/run.sh ]]; then
  ../dashboard/run.sh --build
  page=(--page "$(cd ../dashboard && pwd)/dist")
fi
if [[ -z ${TENFOLD_TOKEN:-} ]]; then
  TENFOLD_TOKEN=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
  echo "who sends this token may write: $TENFOLD_TOKEN"
fi
export TENFOLD_TOKEN
exec cargo run --release --locked --quiet -- "${page[@]}" \
  --load ../plans/ten-actions.plan.json ../plans/ten-actions.ledger.json "$@"
