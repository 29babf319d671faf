#!/usr/bin/env bash
# All eight goals in one table, from one run: each figure with its goal beside it, and whether it is met or by how much
# it is missed.
#
#     benches/goals.sh [--all] [--peers] [targets …]
#
# Without sizes: 10,000 and 100,000 targets; with --all also 1,000,000, which takes long and much memory. With
# --peers the other systems are installed and measured too. The module for WebAssembly is weighed where it was built.
# Each bench prints a line for a figure, with tabs between; they are seen as they come. Nothing here is asserted.
set -euo pipefail
cd "$(dirname "$0")/.."

sizes=() all='' peers=''
for argument; do
  case $argument in
    --all) all=1 ;;
    --peers) peers=1 ;;
    *[!0-9]* | '') echo "usage: benches/goals.sh [--all] [--peers] [targets …]" >&2; exit 2 ;;
    *) sizes+=("$argument") ;;
  esac
done
[[ ${#sizes[@]} -gt 0 ]] || sizes=(10000 100000)
[[ -z $all ]] || sizes+=(1000000)

lines=$(mktemp)
trap 'rm -f "$lines"' EXIT

# Says a line: goal, targets, what, figure, unit, should be.
say() { (IFS=$'\t'; printf '%s\n' "$*") | tee -a "$lines" >&2; }

# Runs what prints lines; one that stops, as for want of memory, leaves the others to be measured.
collect() {
  local goal=$1
  shift
  "$@" | tee -a "$lines" >&2 || say "$goal" - "the rest of it" - "stopped"
}

bench() { collect "$1" cargo bench --quiet --locked --bench "$2" -- --tabs "${sizes[@]}"; }

module() {
  local name sizes total=0
  [[ -e wasm/pkg/tenfold.wasm ]] || { say 6 - "the module in brotli" - "not built: wasm/build.sh builds it"; return; }
  # What the build prints of the package: each file with its sizes.
  while read -r name _ _ _ _ size _; do
    say 6 - "${name%:} in brotli" "$size" bytes ''
    total=$((total + size))
  done < <(node wasm/finish.mjs wasm/pkg "$(cargo pkgid --package tenfold-wasm | sed 's/.*[#@]//')")
  say 6 - "all of it in brotli" "$total" bytes "at most 170000"
}

bench 1 engine
if [[ -n $peers ]]; then
  collect 2 benches/peers/run.sh --tabs "${sizes[@]}"
else
  say 2 - "other systems" - "not run: --peers installs and measures them"
fi
module
say 6 - "WebAssembly for native" - "not measured"
bench 7 cold
bench 8 memory

printf '%s, %s cores, load %s\n' "$(git describe --always --dirty)" "$(nproc)" "$(cut -d' ' -f1-3 /proc/loadavg)"
sort --stable --key=1,1n "$lines" | awk -F'\t' '
  BEGIN {
    split("Evaluation into columns|Other systems, over the engine|One entry recorded|A history|" \
      "Size of the plan, and threads|WebAssembly|JSON to a ready engine|Memory", names, "|")
  }
  function short(figure) {
    return sprintf(figure >= 100 ? "%.0f" : figure >= 10 ? "%.1f" : figure >= 1 ? "%.2f" : "%.3f", figure)
  }
  # Whether a figure is what it should be, or how far it is from that.
  function judged(figure, should, words, least, most) {
    if (should == "") return ""
    split(should, words, " ")
    least = words[1] == "at" ? (words[2] == "least" ? words[3] : "") : words[1]
    most = words[1] == "at" && words[2] == "least" ? "" : words[3]
    total++
    if (least != "" && figure < least + 0) return sprintf("missed by %.0f %%", 100 * (1 - figure / least))
    if (most != "" && figure > most + 0) return sprintf("missed by %.0f %%", 100 * (figure / most - 1))
    met++
    return "met"
  }
  $1 != goal { goal = $1; printf "\n%d  %s\n", goal, names[goal] }
  $4 == "-" { printf "   %8s  %-52s %s\n", $2, $3, $5; next }
  {
    range = $7 == $8 ? "" : short($7) " to " short($8)
    line = sprintf("   %8s  %-46s %8s %-17s %-14s %-16s %s", $2, $3, short($4), $5, $6, judged($4, $6), range)
    sub(/ +$/, "", line)
    print line
  }
  END { printf "\n%d of %d met\n", met, total }
'
