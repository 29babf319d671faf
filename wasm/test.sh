#!/bin/sh
# Tests the npm package as its users get it: packed, installed into an empty project, run in Node and Chromium, compiled
# against.
set -eu
cd "$(dirname "$0")"
tools=$PWD/node_modules
checkout=$(cd .. && pwd)

[ -x /usr/bin/chromium ] || ./apt.sh chromium fonts-noto-cjk
./build.sh
project=$(mktemp -d)
trap 'rm -rf "$project"' EXIT
./build.sh "$project/faulty" faulty

cp -R tests/package/. "$project"
cat > "$project/package.json" <<'JSON'
{ "name": "scratch", "private": true, "type": "module" }
JSON
(cd pkg && npm pack --silent --pack-destination "$project" > /dev/null)
(cd "$project" && npm install --silent --offline --no-save ./tenfold-*.tgz)
ln -s "$tools/playwright-core" "$project/node_modules/playwright-core"

# What native says, for Node and Chromium to match.
for plan in tests/fixtures/*/plan.json ../examples/plans/*/plan.json; do
  [ -e "$plan" ] || continue
  folder=$(dirname "$plan")
  fixture=$project/fixtures/$(basename "$folder")
  mkdir -p "$fixture"
  cp "$folder"/*.json "$fixture"
  set -- "$folder/plan.json" "$folder/ledger.json"
  [ ! -e "$folder/options.json" ] || set -- "$@" "$folder/options.json"
  cargo run --quiet --locked --package tenfold-wasm --example native -- "$@" > "$fixture/expected.txt"
done

(cd "$project" && CHECKOUT=$checkout node --test --test-reporter=spec)
node_modules/.bin/tsc --project "$project/tsconfig.json"
