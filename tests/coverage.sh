#!/usr/bin/env bash
# Prints how much of the library its tests reach, by regions, and each region that they do not.
#
# The compiler's own format is read, so that the reader must know the compiler's version of LLVM (tests/coverage).
set -euo pipefail
cd "$(dirname "$0")/.."

out=${CARGO_TARGET_DIR:-$PWD/target}/coverage
mkdir -p "$out/profiles"
rm -f "$out/profiles"/*
cargo build --quiet --release --manifest-path tests/coverage/Cargo.toml --target-dir "$out/reader"

export RUSTFLAGS=-Cinstrument-coverage LLVM_PROFILE_FILE=$out/profiles/%p-%m.profraw CARGO_TARGET_DIR=$out
export PROPTEST_CASES=${PROPTEST_CASES-60} PROPTEST_RNG_SEED=${PROPTEST_RNG_SEED-7}
programs=()
while read -r program; do programs+=("$program"); done < <(
  cargo test --locked --package tenfold --lib --package tenfold-workspace --test tests --all-features --no-run \
    --message-format=json | sed -n 's/.*"executable":"\([^"]*\)".*/\1/p'
)
for program in "${programs[@]}"; do
  # Unit tests look for files from their package.
  "$program" --quiet > "$out/tests.log" 2>&1 || (cd core && "$program" --quiet > "$out/tests.log" 2>&1) ||
    { tail -n 40 "$out/tests.log"; exit 1; }
done
"$out/reader/release/tenfold-coverage" "$out"/profiles/*.profraw -- "${programs[@]}"
