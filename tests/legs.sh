#!/usr/bin/env bash
# Judges random plans built in four ways, and says whether all of them come to the same bits: legs.sh [COUNT].
#
# Unoptimised, optimised, optimised for size, and with features of serde_json that another crate of a host may switch on.
# `RANDOM_PLANS=COUNT wasm/test.sh` sets the first of them against Node and Chromium.
set -euo pipefail
cd "$(dirname "$0")/.."

count=${1:-10000}
said=$(mktemp -d)
trap 'rm -rf "$said"' EXIT

# Runs a leg; keeps the digests of its evaluations.
leg() {
  local name=$1 folder=$2
  shift 2
  cargo build --quiet --locked -p tenfold -p tenfold-wasm --example random "$@"
  "${CARGO_TARGET_DIR:-target}/$folder/examples/random" "$count" | grep -oE '"[0-9a-f]{64}"' > "$said/$name"
  echo "$(wc -l < "$said/$name") digests $name"
}

leg debug debug
leg release release --release
leg size size --profile size
leg features debug --features serde_json/arbitrary_precision,serde_json/preserve_order
for name in release size features; do
  cmp "$said/debug" "$said/$name"
done
echo "the same bits in all of them"
