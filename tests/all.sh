#!/usr/bin/env bash
# Every check there is, one stage after another; prints how long each took and, at the end, how many tests passed.
#
# Installs what it needs: cargo-deny, npm packages and, on Debian, the compiler of the WebAssembly module, a browser and
# valgrind.
set -euo pipefail
cd "$(dirname "$0")/.."

deny_version=0.20.2
deny_root=${XDG_CACHE_HOME:-$HOME/.cache}/tenfold/tools/cargo-deny-$deny_version
export PATH=$deny_root/bin:$PATH:${CARGO_HOME:-$HOME/.cargo}/bin
export CARGO_TERM_COLOR=never NO_COLOR=1
# Random cases are the same in every run, so that a change is judged by what it changed; campaigns draw others.
export PROPTEST_RNG_SEED=${PROPTEST_RNG_SEED-7}

output=$(mktemp)
trap 'rm -f "$output"' EXIT
passed=0 failed=0 times=()

# Adds up what the test runners in a stage's output say: cargo's, then Node's.
count() {
  sed -nE \
    -e 's/^test result: .* ([0-9]+) passed; ([0-9]+) failed;.*/\1 \2/p' \
    -e 's/^ℹ pass ([0-9]+)$/\1 0/p' \
    -e 's/^ℹ fail ([0-9]+)$/0 \1/p' \
    "$output" |
    awk '{ p += $1; f += $2 } END { print p + 0, f + 0 }'
}

# Runs a command as a stage; after a failure the other stages still run.
stage() {
  local name=$1 start=$SECONDS code=0 p f
  shift
  printf '\n=== %s\n' "$name"
  "$@" < /dev/null 2>&1 | tee "$output" || code=$?
  read -r p f < <(count)
  # A stage can fail without a failed test, as when nothing compiles.
  [[ $code == 0 || $f != 0 ]] || f=1
  passed=$((passed + p)) failed=$((failed + f))
  times+=("$(printf '%4d s  %s%s' $((SECONDS - start)) "$name" "$([[ $code == 0 ]] || echo ': FAILED')")")
}

docs() { RUSTDOCFLAGS='-D warnings' cargo doc --locked --workspace --no-deps --all-features; }

dependencies() {
  [[ -x $deny_root/bin/cargo-deny ]] ||
    cargo install --quiet --locked cargo-deny --version "$deny_version" --root "$deny_root" &&
    cargo deny check --hide-inclusion-graph licenses bans sources &&
    few_crates
}

# Whoever links the library trusts at most twelve crates at run time.
few_crates() {
  local crates
  crates=$(cargo tree --locked -p tenfold -e normal,no-proc-macro --prefix none | sort -u | grep -cv '^tenfold ')
  echo "$crates crates at run time"
  [[ $crates -le 12 ]]
}

instructions() {
  command -v valgrind > /dev/null || wasm/apt.sh valgrind && benches/instructions.sh
}

# What the fuzzer found worth keeping, on stable.
fuzz() {
  cargo fmt --manifest-path tests/fuzz/Cargo.toml --check &&
    cargo clippy --locked --manifest-path tests/fuzz/Cargo.toml --all-targets -- -D warnings &&
    cargo test --locked --manifest-path tests/fuzz/Cargo.toml --no-fail-fast
}

# With the package and the server that the stages before it built.
page() {
  local packed
  packed=$(mktemp -d)
  (cd wasm/pkg && npm pack --silent --pack-destination "$packed") &&
    TENFOLD_TARBALL=$(echo "$packed"/tenfold-*.tgz) \
      TENFOLD_SERVER=$PWD/examples/server/target/debug/tenfold-server examples/dashboard/test.sh
}

stage format cargo fmt --all --check
stage lints cargo clippy --locked --workspace --all-targets --all-features -- -D warnings
stage tests cargo test --locked --workspace --all-features --no-fail-fast
stage features cargo test --locked --package tenfold --lib --features serde_json/arbitrary_precision,serde_json/preserve_order
stage legs tests/legs.sh 1000
stage docs docs
stage dependencies dependencies
stage instructions instructions
stage package wasm/test.sh
stage fuzz fuzz
stage server examples/server/test.sh
stage page page

printf '\n'
printf '%s\n' "${times[@]}"
printf '%d passed, %d failed\n' "$passed" "$failed"
[[ $passed -gt 0 && $failed == 0 ]]
