#!/usr/bin/env bash
# Says what a revision's users of the library could no longer compile: semver.sh [REVISION], by default the last tag.
# Without a tag there is nothing that was promised, and it fails. Needs cargo-semver-checks.
set -euo pipefail
cd "$(dirname "$0")/.."

revision=${1-$(git describe --tags --abbrev=0 2> /dev/null || true)}
if [[ -z $revision ]]; then
  echo "there is no tag yet; to compare with another revision: tests/semver.sh REVISION" >&2
  exit 1
fi
cargo semver-checks --package tenfold --baseline-rev "$revision" --all-features
