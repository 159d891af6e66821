// What the pictures have in common. Nothing is told by colour alone.

export const INK = "#212b32";
export const BLUE = "#005eb8";
export const PALE = "#d8dde0";
export const FONT = { fontSize: 14, fill: INK, stroke: "white", strokeWidth: 4 };
export const DASHES = ["none", "8 4", "2 4", "12 4 2 4", "4 8"];
export const SYMBOLS = ["circle", "square", "triangle", "diamond", "star"];

// Gives a picture a pattern of slanting lines, to be named as url(#hatched).
export function hatched(picture) {
  const own = (name, attributes) => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  };
  const pattern = own("pattern", {
    id: "hatched",
    width: 6,
    height: 6,
    patternUnits: "userSpaceOnUse",
    patternTransform: "rotate(45)",
  });
  pattern.append(own("rect", { width: 6, height: 6, fill: "white" }));
  pattern.append(own("rect", { width: 2, height: 6, fill: INK }));
  picture.prepend(pattern);
  return picture;
}
