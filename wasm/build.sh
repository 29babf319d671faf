#!/bin/sh
# Builds the npm package: build.sh [FOLDER [FEATURE]]. Without arguments, what is published, into wasm/pkg.
set -eu
cd "$(dirname "$0")"
package=${1:-pkg}
feature=${2:-}
target=${CARGO_TARGET_DIR:-../target}

[ node_modules/.package-lock.json -nt package-lock.json ] || npm ci --ignore-scripts

toolchain/cargo.sh build --locked --package tenfold-wasm --lib --profile wasm ${feature:+--features "$feature"}

rm -rf "$package"
mkdir -p "$package"
cargo run --quiet --locked --package tenfold-wasm --example bindgen -- \
  "$target/package/wasm32-unknown-unknown/wasm/tenfold_wasm.wasm" "$package"

# Without feature flags: the module lists what it uses, and with more, Node 20 would refuse it.
node_modules/.bin/wasm-opt -O3 "$package/glue_bg.wasm" -o "$package/tenfold.wasm"
rm "$package/glue_bg.wasm"

cp -R npm/. ../LICENSE-APACHE ../LICENSE-MIT "$package"
# One version for the crates and the package.
version=$(cargo pkgid --package tenfold-wasm | sed 's/.*[#@]//')
node finish.mjs "$package" "$version"
