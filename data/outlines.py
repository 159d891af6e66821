"""Makes outlines.csv: simplified borders of the first 211 clinical commissioning groups.

    python3 data/outlines.py CCG13-16_boundaries_openprescribing.geojson.gz

The file lies outside this repository (data/README.md says whose it is). Lines are simplified
by mapshaper, which npx fetches, so that neighbours keep the border that they share.
"""

import csv
import gzip
import json
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).parent
MAPSHAPER = "mapshaper@0.7.70"
FIRST_DAY = "2013-04-01"
# Of all points the share that is kept, and how much of an island is too small to draw.
KEPT = "13%"
ISLANDS_DROPPED_BELOW = "4km2"


def main():
    codes = codes_of_2013()
    topology = simplified(gzip.decompress(pathlib.Path(sys.argv[1]).read_bytes()))
    sides = [["", ""] for _ in topology["arcs"]]  # On the left, on the right.
    drawn = set()
    (layer,) = topology["objects"].values()
    for shape in layer["geometries"]:
        if shape.get("type") is None:
            continue  # A 212th feature has no border.
        name = shape["properties"]["name"]
        code = codes[name.replace("&", "AND")]
        drawn.add(code)
        polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
        for ring in (ring for polygon in polygons for ring in polygon):
            for arc in ring:
                # Outer rings run clockwise: what they enclose is on the right.
                at, side = (arc, 1) if 0 <= arc else (~arc, 0)
                assert sides[at][side] == "", f"two groups on one side of line {at}"
                sides[at][side] = code
    assert drawn == set(codes.values()), drawn ^ set(codes.values())
    rows = [
        (left, right, " ".join(f"{x:g},{y:g}" for x, y in line))
        for (left, right), line in zip(sides, topology["arcs"], strict=True)
        if left or right
    ]
    with (HERE / "outlines.csv").open("w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(("left", "right", "line"))
        writer.writerows(sorted(rows))


def codes_of_2013():
    """Returns the codes of the groups of the first day, by their names in capitals."""
    with (HERE / "commissioners.csv").open(newline="", encoding="utf-8") as facts:
        rows = list(csv.DictReader(facts))
    groups = {
        row["subject"]
        for row in rows
        if (row["claim"], row["value"], row["from"]) == ("kind", "ccg", FIRST_DAY)
    }
    named = (row for row in rows if row["claim"] == "name" and row["subject"] in groups)
    return {row["value"].upper().replace("&", "AND"): row["subject"] for row in named}


def simplified(borders):
    """Returns the borders as TopoJSON with fewer points, each to three decimals of a degree."""
    with tempfile.TemporaryDirectory() as folder:
        source, made = pathlib.Path(folder, "borders.json"), pathlib.Path(folder, "made.json")
        source.write_bytes(borders)
        subprocess.run(
            ["npx", "--yes", MAPSHAPER, source, "-filter-islands", f"min-area={ISLANDS_DROPPED_BELOW}"]
            + ["-simplify", "weighted", KEPT, "keep-shapes", "-clean"]
            + ["-o", "precision=0.001", "no-quantization", "format=topojson", made],
            check=True,
        )
        return json.loads(made.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
