"""The work of `remit`, as an analyst would write it well in DuckDB, Polars and pyarrow.

One process runs one form, so that its peak memory is its own. See README.md beside this file.
"""

import argparse
import csv
import json
import resource
import subprocess
import sys
import time

import duckdb_forms
import polars_forms
import pyarrow_forms

FORMS = {
    (tool, work, form): run
    for tool, forms in (
        ("duckdb", duckdb_forms.FORMS),
        ("polars", polars_forms.FORMS),
        ("pyarrow", pyarrow_forms.FORMS),
    )
    for (work, form), run in forms.items()
}
HEAD = ["footprint", "body", "period", "activity", "cost_pence"]


def run_one(arguments):
    """Times one form and prints one JSON line; writes its answer when asked."""
    tool, work, form = arguments.one.split("/")
    run = FORMS[tool, work, form]
    inputs = {
        "activity": arguments.activity,
        "intervals": arguments.intervals,
        "footprints": arguments.footprints,
        "footprint": arguments.footprint,
        "threads": arguments.threads,
    }
    best, answer = None, None
    for _ in range(arguments.times):
        begun = time.perf_counter()
        answer = run(inputs)
        taken = time.perf_counter() - begun
        best = taken if best is None else min(best, taken)
    answer = sorted(tuple(row) for row in answer)
    if arguments.answers:
        with open(f"{arguments.answers}/{tool}-{work}-{form}.csv", "w", newline="") as out:
            writer = csv.writer(out, lineterminator="\n")
            writer.writerow(HEAD)
            writer.writerows(answer)
    peak_mib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    line = {"tool": tool, "form": form, "work": work, "seconds": round(best, 3)}
    print(json.dumps(line | {"rows": len(answer), "peak_mib": peak_mib}), flush=True)


def main():
    """Runs every form that is asked for, each in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("activity")
    parser.add_argument("intervals")
    parser.add_argument("footprints")
    parser.add_argument("--footprint", help="the one of `fixed`; the first in order unless told")
    parser.add_argument("--threads", type=int, default=0, help="0: as many as the tool takes")
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--answers", help="a folder for the answers")
    parser.add_argument("--only", default="", help="forms whose name holds this text")
    parser.add_argument("--skip", default="", help="forms to leave out: tool/work/form,…")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.footprint is None:
        with open(arguments.footprints, newline="") as file:
            arguments.footprint = min(row["footprint"] for row in csv.DictReader(file))
    if arguments.one:
        run_one(arguments)
        return
    failed = False
    for tool, work, form in FORMS:
        name = f"{tool}/{work}/{form}"
        if arguments.only in name and name not in arguments.skip.split(","):
            done = subprocess.run([sys.executable, *sys.argv, "--one", name], check=False)
            failed = failed or done.returncode != 0
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
