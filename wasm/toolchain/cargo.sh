#!/bin/sh
# Runs cargo with a compiler and a std that build the shipped module: cargo.sh build …
#
# Debian's compiler, since its packages carry everything that std is built from. It is newer than the workspace's minimum,
# and is used for this module only.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
workspace=$(cd "$here/../.." && pwd)

if ! dpkg-query --show rustc-web cargo-web rust-web-src lld-22 > /dev/null 2>&1; then
  "$here/../apt.sh" rustc-web cargo-web rust-web-src lld-22
fi

# A std serves only the compiler that built it.
compiler=$(/usr/bin/rustc -vV | sed -n 's/^release: //p')-$(/usr/bin/rustc -vV | sed -n 's/^LLVM version: //p')
sysroot=${XDG_CACHE_HOME:-$HOME/.cache}/tenfold/wasm-std-unwind/$compiler-$(cksum < "$here/std.sh" | cut -d' ' -f1)
[ -d "$sysroot" ] || "$here/std.sh" "$sysroot" >&2

# Without remapped paths, the module would carry the folders of whoever built it, and differ from one machine to the next.
separator=$(printf '\037')
flags="--sysroot=$sysroot${separator}-Cpanic=unwind${separator}--remap-path-prefix=$workspace=/tenfold"
# Dependencies lie in a folder for each registry or mirror, which exists once they are fetched.
(cd "$workspace" && RUSTC=/usr/bin/rustc /usr/bin/cargo fetch --quiet --locked)
for registry in "${CARGO_HOME:-$HOME/.cargo}"/registry/src/*; do
  flags="$flags${separator}--remap-path-prefix=$registry=/crates"
done
export RUSTC=/usr/bin/rustc CARGO_ENCODED_RUSTFLAGS="$flags" CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=wasm-ld-22
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$workspace/target}/package"
exec /usr/bin/cargo "$@" --target wasm32-unknown-unknown
