// A series on two footprints. Rows: line, footprint, day, value.
import * as Plot from "@observablehq/plot";
import { BLUE, DASHES, FONT, INK, SYMBOLS } from "./plain.js";

export function series(rows, { width, unit }) {
  const points = rows.map(([[label], [footprint], [day], [value]]) => ({
    line: `${label} (${footprint})`,
    footprint,
    day: new Date(day),
    value: +value,
  }));
  const lines = [...new Set(points.map((own) => own.line))];
  const footprints = [...new Set(points.map((own) => own.footprint))];
  const marks = lines.flatMap((line, at) => {
    const own = points.filter((point) => point.line === line);
    const second = footprints.indexOf(own[0].footprint) % 2;
    const stroke = second ? INK : BLUE;
    return [
      Plot.lineY(own, {
        x: "day",
        y: "value",
        stroke,
        strokeWidth: second ? 3 : 1.5,
        strokeDasharray: DASHES[at % DASHES.length],
      }),
      Plot.dot(own.slice(-1), {
        x: "day",
        y: "value",
        symbol: SYMBOLS[at % SYMBOLS.length],
        r: 5,
        fill: stroke,
      }),
      Plot.text(own.slice(-1), {
        ...FONT,
        x: "day",
        y: "value",
        text: "line",
        textAnchor: "end",
        dx: -8,
        dy: -12,
        fontSize: width < 500 ? 11 : 14,
      }),
    ];
  });
  return Plot.plot({
    width,
    height: 400,
    marginTop: 36,
    marginLeft: 56,
    marginRight: 16,
    x: { type: "utc", label: null },
    y: { zero: true, label: null, nice: true },
    marks: [
      Plot.axisX({ fontSize: 14, ticks: width < 500 ? 4 : 8 }),
      Plot.axisY({ fontSize: 14, ticks: 6, label: unit || null, labelAnchor: "top" }),
      Plot.ruleY([0], { stroke: INK }),
      ...marks,
    ],
  });
}
