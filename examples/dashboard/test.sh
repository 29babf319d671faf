#!/usr/bin/env bash
# Tests the page in headless Chromium, by acting as a person would; and with the server of examples/server, if
# TENFOLD_SERVER names its program.
set -euo pipefail
cd "$(dirname "$0")"

[[ -x /usr/bin/chromium ]] || ../../wasm/apt.sh chromium fonts-noto-cjk
./run.sh --build
node_modules/.bin/tsc --noEmit
node_modules/.bin/vite build --logLevel warn --config vite.elements.config.ts
node --test --test-reporter=spec tests/*.test.mjs
