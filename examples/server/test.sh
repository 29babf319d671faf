#!/usr/bin/env bash
# Tests the server. cargo-deny is looked for on the path; tests/all.sh puts it there.
set -euo pipefail
cd "$(dirname "$0")"

cargo fmt --check
cargo clippy --locked --all-targets -- -D warnings
cargo test --locked --no-fail-fast
cargo deny check --hide-inclusion-graph licenses bans sources
