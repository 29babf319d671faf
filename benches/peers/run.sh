#!/usr/bin/env bash
# What others take for the same work, over the yardstick: installs the peers and runs them in turns with it.
#
#     benches/peers/run.sh [sizes and names …]      10000 100000 without any; `10000 polars` for one peer
#
# Run by hand: it takes minutes, several gigabytes for a million targets, Node.js and Python. Each peer lives in a
# folder of its own with its versions pinned; nothing of the project depends on them.
set -euo pipefail
cd "$(dirname "$0")"

(cd javascript && npm ci --silent --no-audit --no-fund)
[[ -x python/.venv/bin/python ]] || python3 -m venv python/.venv
python/.venv/bin/pip install --quiet --disable-pip-version-check --requirement python/requirements.txt
cargo build --quiet --locked --release --manifest-path cel/Cargo.toml --target-dir cel/target

[[ $# -gt 0 ]] || set -- 10000 100000
cd ../..
exec cargo bench --quiet --locked --bench peers -- "$@"
