// How many had which outcome. Rows: outcome, number.
import * as Plot from "@observablehq/plot";
import { BLUE, FONT } from "./plain.js";

export function outcomes(rows, { width }) {
  const bars = rows.map(([[outcome], [number]]) => ({ outcome, number: +number }));
  const most = Math.max(1, ...bars.map((own) => own.number));
  return Plot.plot({
    width,
    height: 20 + bars.length * 56,
    marginLeft: 4,
    marginRight: 44,
    x: { axis: null, domain: [0, most] },
    y: { axis: null, domain: bars.map((own) => own.outcome), paddingInner: 0.6, paddingOuter: 0.5 },
    marks: [
      Plot.barX(bars, { x: "number", y: "outcome", fill: BLUE }),
      Plot.text(bars, {
        ...FONT,
        x: 0,
        y: "outcome",
        text: "outcome",
        textAnchor: "start",
        dy: -20,
      }),
      Plot.text(bars, {
        ...FONT,
        x: "number",
        y: "outcome",
        text: "number",
        textAnchor: "start",
        dx: 6,
      }),
    ],
  });
}
