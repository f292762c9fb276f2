// ---- Heat maps: a number for each cell of the image, on a logarithmic scale that all
// reconstructions of an image share. A map is a byte a cell: 0 no number, 1 to 255 low to high.

/** Anchors of viridis (van der Walt and Smith), readable for colour-blind readers. */
const viridis = ["#440154", "#46327e", "#365c8d", "#277f8e", "#1fa187", "#4ac16d", "#a0da39", "#fde725"]
  .map((colour) => [1, 3, 5].map((place) => parseInt(colour.slice(place, place + 2), 16)));

function heatColour(share) {
  const place = share * (viridis.length - 1);
  const low = Math.min(viridis.length - 2, Math.floor(place));
  return viridis[low].map((value, channel) => Math.round(value + (place - low) * (viridis[low + 1][channel] - value)));
}
const heatIndex = () => data.heatMaps.findIndex((map) => `heat:${map.name}` === state.layer);
/** The bytes of an entry's map, or null. */
function heatBytes(entry, index) {
  if (!entry || !entry.maps || entry.maps[index] == null) return null;
  return Uint8Array.from(atob(entry.maps[index]), (character) => character.charCodeAt(0));
}
/** The number that a byte stands for; null for none. */
function heatValue(byte, [low, high]) {
  if (byte === 0) return null;
  return low * Math.pow(high / low, (byte - 1) / 254);
}
/** Draws an entry's map, a pixel a cell; false where there is none. */
function drawHeat(canvas, entry, index) {
  const bytes = heatBytes(entry, index);
  const heat = scene.heat;
  if (!bytes || !heat) return false;
  canvas.width = heat.columns;
  canvas.height = heat.rows;
  const picture = new ImageData(heat.columns, heat.rows);
  bytes.forEach((byte, cell) => picture.data.set(byte ? [...heatColour((byte - 1) / 254), 255] : [0, 0, 0, 0], 4 * cell));
  canvas.getContext("2d").putImageData(picture, 0, 0);
  return true;
}
/** The number at a pixel of the scene. */
function heatAt(entry, index, x, y) {
  const bytes = heatBytes(entry, index);
  const heat = scene.heat;
  if (!bytes || !heat) return null;
  const column = Math.floor((scene.x + x) / heat.cell) - heat.x;
  const row = Math.floor((scene.y + y) / heat.cell) - heat.y;
  if (column < 0 || row < 0 || column >= heat.columns || row >= heat.rows) return null;
  return heatValue(bytes[row * heat.columns + column], heat.scales[index]);
}
function heatLegend(index) {
  const map = data.heatMaps[index];
  const scale = scene.heat && scene.heat.scales[index];
  if (!scale) return [el("span", {}, `There is no heat map of ${map.title} for this region.`)];
  const stops = Array.from({ length: 9 }, (_, step) => `rgb(${heatColour(step / 8)})`).join(",");
  return [
    el("span", {}, significant(scale[0])),
    el("span", { class: "ramp", role: "img", "aria-label": "colours from low to high", style: `background:linear-gradient(90deg,${stops})` }),
    el("span", {}, `${significant(scale[1])}: ${map.title} in cells of ${scene.heat.cell} pixels; logarithmic, the same colours for all reconstructions of this image. 0 counts as the lowest; cells without colour have no number.`
      + (map.warning ? ` ${map.warning}.` : "")),
  ];
}
