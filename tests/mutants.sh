#!/usr/bin/env bash
# Changes the library in one place at a time and asks whether a test fails: mutants.sh [FILE…], of which FILE is a glob as
# `core/src/rules/**`. Goes on where the last run on this machine ended; what was not noticed stands under
# target/mutants/mutants.out/missed.txt, and what is known of each file in mutants.tsv.
#
# Needs cargo-mutants. By the tests that take seconds, with few random cases.
set -euo pipefail
cd "$(dirname "$0")/.."

out=${CARGO_TARGET_DIR:-target}/mutants
files=()
for file in "${@:-core/src/rules/**}"; do files+=(--file "$file"); done
mkdir -p "$out"

# Figures for a debugger cost more than the compiling; few random cases tell a change from none.
export CARGO_PROFILE_DEV_DEBUG=none PROPTEST_CASES=${PROPTEST_CASES-12} PROPTEST_RNG_SEED=${PROPTEST_RNG_SEED-7}
export PROPTEST_MAX_SHRINK_ITERS=0 RUST_BACKTRACE=0
unset CARGO_TARGET_DIR
skipped=()
for slow in architecture:: hostile:: no_line conformance::canada::importing generated_plans_and_ledgers many_plans_judged; do
  skipped+=(--skip "$slow")
done
cargo mutants --package tenfold --cargo-arg=--package=tenfold-workspace --cargo-arg=--test=tests --iterate --no-shuffle \
  --no-times --colors never --baseline skip --timeout 120 --output "$out" "${files[@]}" -- -- --fail-fast "${skipped[@]}" || true
