// Draws each picture of a page from the table that stands beside it. Without this script the
// table alone is there, and it is complete.
import { lineage } from "./lineage.js";
import { map } from "./map.js";
import { numbers } from "./numbers.js";
import { outcomes } from "./outcomes.js";
import { series } from "./series.js";

const DRAWINGS = { lineage, map, numbers, outcomes, series };
const WIDTH_MAX = 760;

for (const box of document.querySelectorAll("[data-picture]")) {
  const figure = box.querySelector("figure");
  // One picture that cannot be drawn leaves its table, and the others.
  draw(box, figure).catch((error) => {
    figure.hidden = true;
    console.error(error);
  });
}

async function draw(box, figure) {
  const rows = rowsOf(box.querySelector("table"));
  figure.hidden = false; // A hidden figure has no width.
  const width = Math.min(WIDTH_MAX, figure.clientWidth);
  const picture = await DRAWINGS[box.dataset.picture](rows, { width, ...box.dataset });
  // The policy of the page allows no style in the page: pictures.css has what these say.
  for (const style of picture.querySelectorAll("style")) style.remove();
  // The picture has one name, its caption; groups inside it have no role that could bear another.
  for (const named of picture.querySelectorAll("[aria-label]")) named.removeAttribute("aria-label");
  const caption = figure.querySelector("figcaption");
  picture.setAttribute("role", "img");
  picture.setAttribute("aria-labelledby", caption.id);
  figure.append(picture);
}

// Returns the rows of a table: of each cell its values for programs, else its words.
function rowsOf(table) {
  return [...table.tBodies[0].rows].map((row) =>
    [...row.cells].map((cell) => {
      const values = [...cell.querySelectorAll("data")].map((own) => own.value);
      return values.length ? values : [cell.textContent.trim()];
    }),
  );
}
