#!/bin/sh
# Builds the standard library for wasm32-unknown-unknown so that panics unwind: std.sh FOLDER
#
# Every std that is shipped ready-made for this target aborts, and an instance that aborted is lost. The sources and all
# that they depend on come with Debian's rust-web-src, so nothing is fetched. FOLDER becomes a sysroot for `rustc --sysroot`.
set -eu
destination=$1
target=wasm32-unknown-unknown
library=$(readlink -f "$(/usr/bin/rustc --print sysroot)/lib/rustlib/src/rust/library")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# A package of our own that depends on std: cargo's -Zbuild-std would want a nightly compiler and the network.
mkdir "$work/src"
: > "$work/src/lib.rs"
cp "$library/Cargo.lock" "$work/"
cat > "$work/Cargo.toml" <<TOML
[package]
name = "sysroot"
version = "0.0.0"
edition = "2021"
[dependencies]
# Small sorts and the like: a twelfth off the download, for about a twentieth of the speed.
std = { path = "$library/std", default-features = false, features = ["panic-unwind", "optimize_for_size"] }
proc_macro = { path = "$library/proc_macro" }
[patch.crates-io]
rustc-std-workspace-core = { path = "$library/rustc-std-workspace-core" }
rustc-std-workspace-alloc = { path = "$library/rustc-std-workspace-alloc" }
rustc-std-workspace-std = { path = "$library/rustc-std-workspace-std" }
[profile.release]
opt-level = 3
panic = "unwind"
# Its functions are linked one by one, as the compiler asks for them.
[profile.release.package.compiler_builtins]
codegen-units = 10000
TOML

# Bitcode lets the package optimise across std; the remapped path keeps the build the same on every machine.
separator=$(printf '\037')
flags="-Zforce-unstable-if-unmarked${separator}-Cembed-bitcode=yes${separator}-Cdebuginfo=0${separator}-Cpanic=unwind"
flags="$flags${separator}--remap-path-prefix=$library=/rustc/library"
(
  cd "$work"
  RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 CARGO_HOME="$work/home" CARGO_TARGET_DIR="$work/target" \
    CARGO_ENCODED_RUSTFLAGS=$flags /usr/bin/cargo build --release --offline --target $target \
    --config 'source.crates-io.replace-with = "debian"' --config "source.debian.directory = \"$library/vendor\""
)

# Moved into place in one step: an interrupted build must not look like a finished one.
mkdir -p "$work/sysroot/lib/rustlib/$target/lib" "$(dirname "$destination")"
find "$work/target/$target/release/deps" -name '*.rlib' ! -name 'libsysroot-*' \
  -exec cp -t "$work/sysroot/lib/rustlib/$target/lib" {} +
cp -r "$work/sysroot" "$destination.$$"
mv -T "$destination.$$" "$destination"
