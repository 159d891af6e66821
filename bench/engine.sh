#!/usr/bin/env bash
# The engine beside DuckDB, Polars and pyarrow: one run, one file, the same answers checked first.
#
#   bench/engine.sh [ROWS] [zstd|snappy] [even|skewed] [TIMES.jsonl]
#
# Needs python3 with venv; the peers come from PyPI into the target folder. Prints a line of JSON for
# each form, then what the best form of each took. TIMES.jsonl receives the lines as well, for
# bench/engine_cost.py. Above 50 million rows, forms that were more than twice as slow as another form
# of their tool are left out: they take many minutes, or more memory than there is. Above 150 million
# only the form of each tool that was fastest at 100 million is run.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

rows="${1:-20000000}" codec="${2:-zstd}" skew="${3:-skewed}" times="${4:-}"
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
slow=""
if ((rows > 50000000)); then
    slow=duckdb/recorded/asof,duckdb/recorded/days,polars/recorded/asof,pyarrow/fixed/sum-first
fi
if ((rows > 150000000)); then
    slow+=,duckdb/fixed/join,duckdb/recorded/sum-first,polars/fixed/join,polars/recorded/sum-first
fi
"$target/release/examples/engine" "${inputs[@]}" "$work/answers" | tee "$work/times"
"$peers/bin/python" bench/peers/peers.py "${inputs[@]}" --answers "$work/answers" --skip "$slow" |
    tee -a "$work/times"

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
if [[ -n "$times" ]]; then
    sed "s/^{/{\"of\": $rows, \"codec\": \"$codec\", \"skew\": \"$skew\", /" "$work/times" >> "$times"
fi
"$peers/bin/python" - "$work/times" << 'END'
import json, sys
lines = [json.loads(line) for line in open(sys.argv[1])]
best = {}
for own in sorted(lines, key=lambda own: -own["seconds"]):
    best[own["work"], own["tool"]] = own
def limit(form):
    return min(own["seconds"] for own in lines if (own["work"], own["form"]) == ("scan", form))
same, two = limit("four-columns"), limit("measures")
for work in ("fixed", "recorded", "many"):
    mine = best[work, "remit"]
    for (other, tool), own in sorted(best.items()):
        if other == work and tool != "remit":
            ratio = own["seconds"] / mine["seconds"]
            print(f"{work}: remit {mine['seconds']} s ({mine['peak_mib']} MiB); {tool} {own['form']} "
                  f"{own['seconds']} s ({own['peak_mib']} MiB): {ratio:.1f} x")
    print(f"{work}: {mine['seconds'] / same:.1f} x a bare scan of the same columns by the fastest "
          f"peer ({same} s), {mine['seconds'] / two:.1f} x that of the two measures ({two} s)")
print(f"many / fixed: {best['many', 'remit']['seconds'] / best['fixed', 'remit']['seconds']:.2f} x")
END
