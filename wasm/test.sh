#!/bin/sh
# Tests the npm package as its users get it: packed, installed into an empty project, run in Node and Chromium, compiled
# against.
set -eu
cd "$(dirname "$0")"
tools=$PWD/node_modules
checkout=$(cd .. && pwd)

[ -x /usr/bin/chromium ] || ./apt.sh chromium fonts-noto-cjk
./build.sh
./reference.sh
project=$(mktemp -d)
trap 'rm -rf "$project"' EXIT
./build.sh "$project/faulty" faulty

cp -R tests/package/. "$project"
cat > "$project/package.json" <<'JSON'
{ "name": "scratch", "private": true, "type": "module" }
JSON
(cd pkg && npm pack --silent --pack-destination "$project" > /dev/null)
(cd "$project" && wc -c tenfold-*.tgz)
node_modules/.bin/publint "$project"/tenfold-*.tgz --strict
node_modules/.bin/attw "$project"/tenfold-*.tgz --profile esm-only --no-color
(cd "$project" && npm install --silent --offline --no-save ./tenfold-*.tgz)
for tool in playwright-core vite; do ln -s "$tools/$tool" "$project/node_modules/$tool"; done

# What native says, for Node and Chromium to match, and for the compiler to hold to the declarations.
mkdir "$project/fixtures"
for options in tests/fixtures/*.options.json; do
  name=$(basename "$options" .options.json)
  given=tests/fixtures
  [ -e "$given/$name.plan.json" ] || given=../examples/plans
  cp "$given/$name.plan.json" "$given/$name.ledger.json" "$options" "$project/fixtures"
  cargo run --quiet --locked --package tenfold-wasm --example native -- \
    "$given/$name.plan.json" "$given/$name.ledger.json" "$options" > "$project/fixtures/$name.expected.txt"
  {
    echo "import type { Evaluation, Ledger, Options, Plan } from 'tenfold';"
    echo "export const plan = $(cat "$given/$name.plan.json") satisfies Plan;"
    echo "export const ledger = $(cat "$given/$name.ledger.json") satisfies Ledger;"
    echo "export const options = $(cat "$options") satisfies Options;"
    echo "export const evaluation = $(cat "$project/fixtures/$name.expected.txt") satisfies Evaluation;"
  } > "$project/fixtures/$name.ts"
done

# Each with the digest of what native says of it.
cargo run --quiet --locked --package tenfold-wasm --example random -- "${RANDOM_PLANS:-10000}" > "$project/random.jsonl"

(cd "$project" && CHECKOUT=$checkout node --test --test-reporter=spec ./*.test.js)
node_modules/.bin/tsc --project "$project/tsconfig.json"
