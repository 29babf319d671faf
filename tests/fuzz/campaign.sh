#!/usr/bin/env bash
# Fuzzes, and notes in campaigns.tsv what was done: campaign.sh [EXECUTIONS [TARGET…]].
#
# A target goes on from what earlier campaigns on this machine found, in rounds of which each is noted once it ended.
# Needs a C++ compiler; installs cargo-fuzz. What crashes stands under crashes/TARGET: mend it, and move it to the corpus.
# `campaign.sh --sum` prints what all campaigns did; `campaign.sh --keep` puts inputs that reach what was reached into the corpora.
set -euo pipefail
cd "$(dirname "$0")"

if [[ ${1:-} == --sum ]]; then
  awk -F '\t' 'NR > 1 { runs[$3] += $4; all += $4; failed[$3] += $7 > 0; if ($6 > edges[$3]) edges[$3] = $6 }
    END { for (name in runs) printf "%-14s %12d executions %7d edges %3d rounds that failed\n", name, runs[name], edges[name], failed[name]
          printf "%-14s %12d executions\n", "all", all }' campaigns.tsv | sort
  exit
fi

fuzz_version=0.13.2
tools=${XDG_CACHE_HOME:-$HOME/.cache}/tenfold/tools/cargo-fuzz-$fuzz_version
target=${CARGO_TARGET_DIR:-$PWD/target}
export PATH=$tools/bin:$PATH CARGO_TARGET_DIR=$target
round=250000
structured=(differential judge operations print_parse questions spoilt)

[[ -x $tools/bin/cargo-fuzz ]] ||
  cargo install --quiet --locked cargo-fuzz --version "$fuzz_version" --root "$tools"

# Coverage needs flags that are not stable yet. No sanitizer: the crates forbid unsafe code.
RUSTC_BOOTSTRAP=1 cargo fuzz build --fuzz-dir . --sanitizer none --no-trace-compares --features libfuzzer -O -a
commit=$(git rev-parse --short=12 HEAD)
git diff --quiet HEAD -- .. ../../core || commit+=+

# Sets the flags of a target. Plans drawn from seeds reach the same edges by many ways: counting them costs more than it
# finds.
flags() {
  common=(-entropic=0 -rss_limit_mb=4096 -timeout=60 -print_final_stats=1)
  if [[ " ${structured[*]} " == *" $1 "* ]]; then
    common+=(-max_len=320 -use_cmp=0 -use_counters=0)
  else
    common+=(-max_len=6000)
    grep -ohaE '"[a-z_]+"' "corpus/$1"/* | sort -u > "$found/$1.words" && common+=("-dict=$found/$1.words") || true
  fi
}

found=$target/found
mkdir -p "$found"
binary() { echo "$target/$(rustc --print host-tuple)/release/$1"; }
targets=(border differential judge operations print_parse questions read_ledger read_method read_options read_plan read_words spoilt)

if [[ ${1:-} == --keep ]]; then
  for name in "${targets[@]}"; do
    flags "$name"
    rm -rf "$found/$name.least" && mkdir "$found/$name.least"
    "$(binary "$name")" -set_cover_merge=1 "${common[@]}" -use_counters=0 "$found/$name.least" "corpus/$name" "$found/$name" 2>&1 |
      tail -n 1
    # A corpus stays small: of more than a hundred, those whose digests come first, and what once failed.
    find "corpus/$name" -type f ! -name 'crash-*' -delete
    find "$found/$name.least" -type f | sort | head -n 100 | xargs cp -t "corpus/$name"
  done
  exit
fi

asked=${1:-$round}
[[ $# -lt 2 ]] || targets=("${@:2}")
failed=0
[[ -s campaigns.tsv ]] || printf 'date\tcommit\ttarget\texecutions\tseconds\tedges\tcrashes\n' > campaigns.tsv
for ((done = 0; done < asked; done += round)); do
  for name in "${targets[@]}"; do
    flags "$name"
    mkdir -p "$found/$name" "crashes/$name"
    runs=$((asked - done < round ? asked - done : round))
    start=$SECONDS
    "$(binary "$name")" "${common[@]}" "-runs=$runs" "-artifact_prefix=crashes/$name/" "$found/$name" "corpus/$name" \
      > "$found/$name.log" 2>&1 || true
    executed=$(sed -n 's/^stat::number_of_executed_units: *//p' "$found/$name.log")
    edges=$(grep -oE 'cov: [0-9]+' "$found/$name.log" | tail -n 1 | grep -oE '[0-9]+')
    crashes=$(find "crashes/$name" -type f | wc -l)
    printf '%s\t%s\t%s\t%s\t%s\t%s\t%s\n' "$(date -u +%F)" "$commit" "$name" "${executed:-0}" $((SECONDS - start)) \
      "${edges:-0}" "$crashes" | tee -a campaigns.tsv
    [[ $crashes == 0 ]] || failed=1
    rmdir "crashes/$name" 2> /dev/null || true
  done
done
rmdir crashes 2> /dev/null || true
exit "$failed"
