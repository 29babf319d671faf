#!/usr/bin/env bash
# Changes the library in one place at a time and asks whether a test fails: mutants.sh [FILE…], of which FILE is a glob as
# `core/src/rules/**`. Goes on where the last run on this machine ended, and writes what is known of each file to
# mutants.tsv. Prints what no test noticed; fails if there is any that mutants/excused.tsv does not excuse.
#
# Needs cargo-mutants, which says what can be changed. By the tests of the library and those that take seconds, with few
# random cases.
set -euo pipefail
cd "$(dirname "$0")/.."

target=${CARGO_TARGET_DIR:-$PWD/target}
out=$target/mutants
tree=$out/tree
files=()
for file in "${@:-core/src/rules/**}"; do files+=(--file "$file"); done
mkdir -p "$out"
cargo build --quiet --release --manifest-path tests/mutants/Cargo.toml --target-dir "$out/tool"
tool=$out/tool/release/tenfold-mutants

# A checkout of what stands here, with its files in the index.
mkdir -p "$tree"
git ls-files -z core examples tests benches wasm '*.toml' '*.lock' '*.md' | xargs -0 cp --parents -t "$tree"
git -C "$tree" init --quiet
git -C "$tree" add --all

# Few random cases tell a change from none.
export PROPTEST_CASES=${PROPTEST_CASES-12} PROPTEST_RNG_SEED=${PROPTEST_RNG_SEED-7}
export PROPTEST_MAX_SHRINK_ITERS=0 RUST_BACKTRACE=0
unset CARGO_TARGET_DIR
cargo mutants --package tenfold --list --json "${files[@]}" > "$out/list.json"
"$tool" ask "$out/list.json" "$tree" "$out" tests/mutants/excused.tsv

"$tool" table "$out/list.json" "$tree" "$out" tests/mutants.tsv tests/mutants/excused.tsv
