#!/usr/bin/env bash
# Builds the page and serves it: run.sh [--build]. With --build it is built into dist and not served.
#
# On a fresh Debian machine with rustup and Node. TENFOLD_TARBALL names a packed npm package; without it one is built.
set -euo pipefail
cd "$(dirname "$0")"

[[ node_modules/.package-lock.json -nt package-lock.json ]] || npm ci --ignore-scripts --no-audit --no-fund
if [[ -z ${TENFOLD_TARBALL:-} ]]; then
  ../../wasm/build.sh
  packed=$(mktemp -d)
  (cd ../../wasm/pkg && npm pack --silent --pack-destination "$packed" > /dev/null)
  TENFOLD_TARBALL=$(echo "$packed"/tenfold-*.tgz)
fi
npm install --silent --no-save --no-audit --no-fund --offline "$TENFOLD_TARBALL"
node_modules/.bin/vite build --logLevel warn
[[ ${1:-} == --build ]] || exec node_modules/.bin/vite preview
