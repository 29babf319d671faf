#!/bin/sh
# Makes the reference of the npm package from its declarations, as pages in wasm/reference-pages. What is not documented,
# or refers to what is not there, stops it.
set -eu
cd "$(dirname "$0")/reference"

[ node_modules/.package-lock.json -nt package-lock.json ] || npm ci --ignore-scripts
rm -rf ../reference-pages
node_modules/.bin/typedoc --logLevel Warn
