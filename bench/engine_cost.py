"""Draws what each tool takes against how many rows: `engine_cost.py TIMES.jsonl OUT.svg`.

TIMES.jsonl is what `bench/engine.sh` wrote. Each line of the picture is the fastest form of one tool
for one work; both scales are logarithmic. Needs no library.
"""

import json
import math
import sys

WIDTH, HEIGHT, LEFT, TOP, GAP = 300, 260, 48, 40, 24
WORKS = {
    "fixed": "one fixed footprint",
    "recorded": "as recorded",
    "many": "64 footprints",
}
# Told apart by dashes and marks as well as by colour.
TOOLS = {"remit": ("#005eb8", "", "o"), "duckdb": ("#8a1538", "6 3", "s"), "polars": ("#425563", "2 3", "t")}
ROWS, SECONDS = (1e6, 2e8), (0.03, 60)


def mark(kind, x, y, colour):
    """A mark of one tool."""
    if kind == "o":
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{colour}"/>'
    points = {"s": ((-3, -3), (3, -3), (3, 3), (-3, 3)), "t": ((0, -4), (4, 3), (-4, 3))}[kind]
    at = " ".join(f"{x + dx:.1f},{y + dy:.1f}" for dx, dy in points)
    return f'<polygon points="{at}" fill="{colour}"/>'


def place(value, within, size):
    """Where a value is on a logarithmic scale."""
    low, high = (math.log10(end) for end in within)
    return (math.log10(value) - low) / (high - low) * size


def panel(number, work, best):
    """One work: axes, and a line for each tool."""
    left = LEFT + number * (WIDTH + GAP + LEFT)
    out = [f'<g transform="translate({left},{TOP})">']
    out.append(f'<text x="0" y="-12" font-weight="bold">{WORKS[work]}</text>')
    out.append(f'<rect width="{WIDTH}" height="{HEIGHT}" fill="none" stroke="#768692"/>')
    for seconds in (0.1, 1, 10):
        y = HEIGHT - place(seconds, SECONDS, HEIGHT)
        out.append(f'<line x1="0" x2="{WIDTH}" y1="{y:.1f}" y2="{y:.1f}" stroke="#d8dde0"/>')
        out.append(f'<text x="-6" y="{y + 4:.1f}" text-anchor="end">{seconds} s</text>')
    for rows in (1e6, 1e7, 1e8):
        x = place(rows, ROWS, WIDTH)
        out.append(f'<text x="{x:.1f}" y="{HEIGHT + 16}" text-anchor="middle">{rows / 1e6:.0f} M</text>')
    for tool, (colour, dashes, kind) in TOOLS.items():
        points = sorted((of, s) for (of, w, t), s in best.items() if (w, t) == (work, tool))
        at = [(place(of, ROWS, WIDTH), HEIGHT - place(s, SECONDS, HEIGHT)) for of, s in points]
        if not at:
            continue
        line = " ".join(f"{x:.1f},{y:.1f}" for x, y in at)
        out.append(f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2" '
                   f'stroke-dasharray="{dashes}"/>')
        out.extend(mark(kind, x, y, colour) for x, y in at)
        x, y = at[-1]
        out.append(f'<text x="{x + 8:.1f}" y="{y + 4:.1f}" fill="{colour}">{tool}</text>')
    return "\n".join([*out, "</g>"])


def main():
    """Reads the times and writes the picture; prints the table that it shows."""
    best = {}
    for line in open(sys.argv[1], encoding="utf-8"):
        own = json.loads(line)
        if own["work"] in WORKS and own["tool"] in TOOLS and own["skew"] == "skewed" and own["codec"] == "zstd":
            key = own["of"], own["work"], own["tool"]
            best[key] = min(best.get(key, math.inf), own["seconds"])
    for (of, work, tool), seconds in sorted(best.items()):
        print(f"{of / 1e6:.0f} M, {work}, {tool}: {seconds} s")
    width = (WIDTH + GAP + LEFT) * len(WORKS) + LEFT
    panels = "\n".join(panel(number, work, best) for number, work in enumerate(WORKS))
    with open(sys.argv[2], "w", encoding="utf-8") as out:
        out.write(
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {HEIGHT + TOP + 40}" '
            f'font-family="sans-serif" font-size="12" role="img">\n'
            f"<title>Seconds against rows, from 1 to 200 million</title>\n{panels}\n</svg>\n"
        )


if __name__ == "__main__":
    main()
