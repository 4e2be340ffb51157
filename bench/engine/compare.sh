#!/bin/sh
# Holds the engine against the usual ways of scoring the same sentences with the same libraries (docs/performance.md).
# bench/engine/compare.sh [ROUNDS]   prints one JSON object a round and way on standard output.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
rounds=${1:-3}
model=$(mktemp -d)/model.gguf
trap 'rm -rf "$(dirname "$model")"' EXIT

"$root/stream" model derive --type q4_0 --layers 16 --out "$model" >&2
# Not npm ci: it fails where a registry lacks the packages of other platforms.
(cd "$root/bench/engine/node" && npm install --no-save --ignore-scripts --no-audit --no-fund >&2)
for round in $(seq "$rounds"); do
    ours=$("$root/stream" bench engine --compare --model "$model" --rounds 3 --sentences 600 --json)
    echo "$ours"
    threads=$(echo "$ours" | sed 's/.*"threads":\([0-9]*\).*/\1/')
    (cd "$root/bench/engine/node" && node speed.mjs "$model" "$threads" 300)
done
