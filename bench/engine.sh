#!/usr/bin/env bash
# The engine beside DuckDB, Polars and pyarrow: one run, one file, the same answers checked first.
#
#   bench/engine.sh [ROWS] [zstd|snappy] [even|skewed]
#
# Needs python3 with venv; the peers come from PyPI into the target folder. Prints a line of JSON for
# each form, then what the best form of each took.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

rows="${1:-20000000}" codec="${2:-zstd}" skew="${3:-skewed}"
target="${CARGO_TARGET_DIR:-target}"
peers="$target/peers"
if [[ ! -x "$peers/bin/python" ]]; then
    python3 -m venv "$peers"
    "$peers/bin/pip" install --quiet duckdb polars pyarrow
fi
cargo build --release --quiet -p remit-activity --examples

work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
mkdir "$work/answers"
"$target/release/examples/invent" "$work/a.parquet" "$rows" "$codec" "$skew" "$work"
echo "engine: $rows rows, $codec, $skew, $(stat -c %s "$work/a.parquet") bytes, $(nproc) cores" >&2
inputs=("$work/a.parquet" "$work/intervals.csv" "$work/footprints.csv")
"$target/release/examples/engine" "${inputs[@]}" "$work/answers" | tee "$work/times"
"$peers/bin/python" bench/peers/peers.py "${inputs[@]}" --answers "$work/answers" | tee -a "$work/times"

# The answers are compared before the times.
for question in fixed recorded many; do
    for answer in "$work/answers/"*"-$question-"*.csv; do
        if ! cmp -s "$work/answers/$question-remit-engine.csv" "$answer"; then
            echo "engine: $(basename "$answer") is another answer" >&2
            diff "$work/answers/$question-remit-engine.csv" "$answer" | head -5 >&2
            exit 1
        fi
    done
done
echo "engine: every form gives the same answers" >&2
"$peers/bin/python" - "$work/times" << 'END'
import json, sys
best = {}
for line in open(sys.argv[1]):
    own = json.loads(line)
    key = (own["work"], own["tool"])
    if key not in best or own["seconds"] < best[key]["seconds"]:
        best[key] = own
scan = min(own["seconds"] for (work, _), own in best.items() if work == "scan")
for work in ("fixed", "recorded", "many"):
    mine = best[work, "remit"]
    for (other, tool), own in sorted(best.items()):
        if other == work and tool != "remit":
            ratio = own["seconds"] / mine["seconds"]
            print(f"{work}: remit {mine['seconds']} s ({mine['peak_mib']} MiB); {tool} {own['form']} "
                  f"{own['seconds']} s ({own['peak_mib']} MiB): {ratio:.1f} x")
    print(f"{work}: {mine['seconds'] / scan:.1f} x the bare scan of the fastest peer ({scan} s)")
print(f"many / fixed: {best['many', 'remit']['seconds'] / best['fixed', 'remit']['seconds']:.2f} x")
END
