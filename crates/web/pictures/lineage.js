// Who took over whose work, by date. Rows: day, bodies before, bodies after, whole or part.
import * as Plot from "@observablehq/plot";
import { BLUE, FONT, INK } from "./plain.js";

// With more beginnings than these only the last bodies are named.
const NAMED_MAX = 60;
// The height of a label, in lines of a picture that has many.
const LABEL_LINES = 2.4;

export function lineage(rows, { width, marked }) {
  const links = rows.flatMap(([[day], from, to, [share]]) =>
    from.flatMap((before) =>
      to.map((after) => ({ day: new Date(day), before, after, part: share === "part" })),
    ),
  );
  const days = links.map((link) => +link.day);
  const margin = 0.15 * Math.max(Math.max(...days) - Math.min(...days), 2e11);
  const [first, last] = [Math.min(...days) - margin, Math.max(...days) + margin];
  const bodies = laidOut(links, first, last);
  const begun = [...bodies.values()].filter((body) => !body.from.length).length;
  const all = begun <= NAMED_MAX;
  const named = [...bodies.values()].filter((body) => all || !body.to.length);
  const label = (body) => ({ x: all ? body.begin : last, y: body.y, code: body.code });
  const labels = all ? named.map(label) : apart(named.map(label));
  const joints = links.map((link) => ({
    ...link,
    y1: bodies.get(link.before).y,
    y2: bodies.get(link.after).y,
  }));
  const isMarked = (code) => code === marked;
  return Plot.plot({
    width,
    height: 50 + begun * (all ? 26 : 5),
    marginLeft: 8,
    marginRight: all ? 8 : 56,
    marginBottom: 28,
    x: { type: "utc", domain: [first, last], label: null, ticks: width < 500 ? 4 : 8 },
    y: { axis: null, domain: [-1, begun] },
    marks: [
      Plot.axisX({ fontSize: 14, ticks: width < 500 ? 4 : 8 }),
      Plot.ruleY(bodies.values(), {
        x1: "begin",
        x2: "end",
        y: "y",
        stroke: (body) => (isMarked(body.code) ? BLUE : INK),
        strokeWidth: (body) => (isMarked(body.code) ? 4 : all ? 1.5 : 0.8),
      }),
      Plot.link(joints, {
        x1: "day",
        x2: "day",
        y1: "y1",
        y2: "y2",
        stroke: INK,
        strokeWidth: all ? 1.5 : 0.8,
        strokeDasharray: "none",
        filter: (link) => !link.part,
      }),
      Plot.link(joints, {
        x1: "day",
        x2: "day",
        y1: "y1",
        y2: "y2",
        stroke: INK,
        strokeDasharray: "3 3",
        filter: (link) => link.part,
      }),
      Plot.text(labels, {
        ...FONT,
        x: "x",
        y: "y",
        text: "code",
        textAnchor: "start",
        dx: all ? 3 : 6,
        dy: all ? -8 : 0,
        fontSize: all ? 13 : 11,
      }),
    ],
    color: { type: "identity" },
  });
}

// Moves labels at one end of the lines so far apart that each can be read.
function apart(labels) {
  labels.sort((one, other) => one.y - other.y);
  for (const [at, label] of labels.entries()) {
    if (at) label.y = Math.max(label.y, labels[at - 1].y + LABEL_LINES);
  }
  return labels;
}

// Gives every body a line: those that began it all lie one under another, each other body in the
// middle of those whose work it took over.
function laidOut(links, first, last) {
  const bodies = new Map();
  const of = (code) => {
    if (!bodies.has(code)) bodies.set(code, { code, from: [], to: [], y: null });
    return bodies.get(code);
  };
  for (const link of links) {
    of(link.after).from.push(link);
    of(link.before).to.push(link);
  }
  let next = 0;
  const place = (body, depth) => {
    if (body.y !== null || 16 < depth) return;
    const before = body.from.map((link) => of(link.before));
    for (const own of before) place(own, depth + 1);
    const known = before.map((own) => own.y).filter((y) => y !== null);
    body.y = known.length ? known.reduce((sum, y) => sum + y, 0) / known.length : next++;
  };
  for (const body of bodies.values()) if (!body.to.length) place(body, 0);
  for (const body of bodies.values()) {
    place(body, 0);
    body.begin = body.from.length ? Math.min(...body.from.map((link) => +link.day)) : first;
    body.end = body.to.length ? Math.max(...body.to.map((link) => +link.day)) : last;
  }
  return bodies;
}
