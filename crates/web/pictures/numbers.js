// How many there were, day by day. Rows: day, number.
import * as Plot from "@observablehq/plot";
import { BLUE, FONT, INK } from "./plain.js";

export function numbers(rows, { width }) {
  const points = rows.map(([[day], [number]]) => ({ day: new Date(day), number: +number }));
  const last = points.at(-1);
  const steps = [...points, { day: new Date(+last.day + 2e10), number: last.number }];
  return Plot.plot({
    width,
    height: 320,
    marginTop: 30,
    marginLeft: 40,
    marginRight: 30,
    x: { type: "utc", label: null },
    y: { domain: [0, Math.max(...points.map((own) => own.number)) * 1.08], label: null },
    marks: [
      Plot.axisX({ fontSize: 14, ticks: width < 500 ? 4 : 8 }),
      Plot.axisY({ fontSize: 14, ticks: 5 }),
      Plot.ruleY([0], { stroke: INK }),
      Plot.lineY(steps, {
        x: "day",
        y: "number",
        curve: "step-after",
        stroke: BLUE,
        strokeWidth: 3,
      }),
      Plot.dot(points, { x: "day", y: "number", r: 4, fill: INK }),
      Plot.text(points, {
        ...FONT,
        x: "day",
        y: "number",
        text: "number",
        textAnchor: "start",
        dx: 5,
        dy: -10,
        // Where steps follow each other closely, the last of them is named.
        filter: (own, at) => {
          const after = points[at + 1];
          return !after || 300 * 864e5 < after.day - own.day || at === 0;
        },
      }),
    ],
  });
}
