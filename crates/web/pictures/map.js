// A map of bodies. Rows: body. The shapes come as GeoJSON from an address of the API.
import * as Plot from "@observablehq/plot";
import { BLUE, FONT, hatched, INK, PALE } from "./plain.js";

// With more bodies than these, codes would lie over each other.
const LABELLED_MAX = 60;

export async function map(_rows, { width, shapes, marked }) {
  const answer = await fetch(shapes);
  if (!answer.ok) throw new Error(`no shapes: ${answer.status}`);
  const { features } = await answer.json();
  for (const { geometry } of features) {
    // GeoJSON runs outer rings the other way than d3-geo does.
    for (const polygon of geometry.coordinates) for (const ring of polygon) ring.reverse();
  }
  const is = (feature) => marked && feature.properties.code === marked;
  const own = features.filter(is);
  const whole = features.filter((feature) => !feature.properties.divided);
  const divided = features.filter((feature) => feature.properties.divided);
  const shown = own.length ? own : features;
  const labelled = own.length || features.length <= LABELLED_MAX;
  // One word says what the slanting lines mean; on each area it would lie over the next.
  const largest = divided.reduce((one, own) => (length(one) < length(own) ? own : one), divided[0]);
  const label = (own) => (own.properties.divided ? "divided" : own.properties.code);
  const named = features.filter((own) => !own.properties.divided || own === largest);
  const picture = Plot.plot({
    width,
    height: Math.round(Math.min(width * (own.length ? 0.8 : 1.25), 820)),
    projection: {
      type: "transverse-mercator",
      rotate: [2, 0],
      domain: { type: "FeatureCollection", features: shown },
      inset: own.length ? 40 : 4,
      clip: "frame",
    },
    marks: [
      Plot.geo(whole, { fill: (own) => (is(own) ? BLUE : "white"), stroke: INK, strokeWidth: 0.7 }),
      Plot.geo(divided, { fill: "url(#hatched)", stroke: INK, strokeWidth: 0.7 }),
      Plot.geo(own, { stroke: INK, strokeWidth: 2.5 }),
      labelled
        ? Plot.text(
            named,
            Plot.centroid({ ...FONT, text: label, fontSize: width < 500 ? 9 : 12, clip: true }),
          )
        : null,
      Plot.frame({ stroke: PALE }),
    ],
    color: { type: "identity" },
  });
  return hatched(picture);
}

// Returns how many points the border of a shape has.
function length({ geometry }) {
  return geometry.coordinates.flat(2).length;
}
