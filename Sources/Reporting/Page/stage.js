// ---- The stage: the tiles side by side, under a slider, or in turn; zoom and pan are shared.

const tiles = [];
const views = el("div", {
  class: "views", tabindex: "0", role: "group", "aria-roledescription": "image viewer",
  "aria-label": "Compared images. Press ? for the keys.",
});
const captions = el("div", { class: "captions" });
const divider = el("div", { class: "divider", "aria-hidden": "true" });
let flickerTimer;
let flickerPlace = 0;
let paused = matchMedia("(prefers-reduced-motion: reduce)").matches;

/** CSS pixels for a pixel of the image: a whole number of the screen's pixels. */
function pixelScale(zoom) {
  const ratio = window.devicePixelRatio || 1;
  return (zoom * Math.max(1, Math.floor(ratio))) / ratio;
}
function columns() {
  if (state.mode !== "side") return 1;
  return Math.max(1, Math.min(state.slots.length, Math.floor(views.clientWidth / 230)));
}
function viewSize(zoom) {
  const across = columns();
  const rows = state.mode === "side" ? Math.ceil(state.slots.length / across) : 1;
  const room = document.fullscreenElement ? 0.62 : 0.45;
  return {
    width: Math.floor((views.clientWidth - 8 * (across - 1)) / across),
    height: Math.min(scene.height * pixelScale(zoom), Math.max(160, (innerHeight * room) / rows)),
  };
}
/** The zoom in use; small crops are enlarged as far as they fit. */
function zoomNow() {
  if (state.zoom) return state.zoom;
  const width = viewSize(1).width;
  return [...zooms].reverse().find((zoom) => zoom <= 4 && scene.width * pixelScale(zoom) <= width
    && scene.height * pixelScale(zoom) <= innerHeight * 0.7) || 1;
}

function showTiles() {
  const slots = shownSlots();
  while (tiles.length < slots.length) tiles.push(makeTile());
  tiles.length = slots.length;
  views.replaceChildren(...tiles.map((tile) => tile.view), divider);
  captions.replaceChildren(...tiles.map((tile) => tile.caption));
  tiles.forEach((tile, place) => tile.show(slots[place]));
  views.dataset.mode = captions.dataset.mode = state.mode;
  placeTiles();
  startFlicker();
}
/** Applies zoom, place and slider. */
function placeTiles() {
  const zoom = zoomNow();
  const scale = pixelScale(zoom);
  const ratio = window.devicePixelRatio || 1;
  const across = columns();
  views.style.gridTemplateColumns = `repeat(${across}, minmax(0, 1fr))`;
  captions.style.gridTemplateColumns = `repeat(${state.mode === "side" ? across : Math.min(tiles.length, Math.max(1, Math.floor(views.clientWidth / 230)))}, minmax(0, 1fr))`;
  const size = viewSize(zoom);
  views.style.setProperty("--height", `${Math.floor(size.height)}px`);
  const snapped = (value) => Math.round(value * ratio) / ratio;
  const start = (share, content, room) => snapped(content <= room ? (room - content) / 2
    : Math.min(0, Math.max(room - content, room / 2 - share * content)));
  const left = start(state.x, scene.width * scale, size.width);
  const top = start(state.y, scene.height * scale, size.height);
  tiles.forEach((tile, place) => {
    tile.place(left, top, scale);
    const covers = state.mode === "slider" && place > 0 && tiles.length > 1;
    // The tiles cut the stage into equal shares but for the first cut, which the slider moves.
    const from = covers ? sliderCut(place) : 0;
    tile.view.style.clipPath = covers ? `inset(0 0 0 ${100 * from}%)` : "";
    tile.view.style.setProperty("--from", `${100 * from}%`);
  });
  divider.style.left = `${100 * state.split}%`;
}
const sliderCut = (place) => state.split + ((1 - state.split) * (place - 1)) / (tiles.length - 1);

function startFlicker() {
  clearInterval(flickerTimer);
  if (state.mode !== "flicker") {
    tiles.forEach((tile) => tile.view.classList.remove("off"));
    return;
  }
  flickerPlace %= tiles.length;
  showFlicker();
  if (!paused) flickerTimer = setInterval(() => stepFlicker(1), 1000 / state.flicker);
}
function stepFlicker(step) {
  flickerPlace = (flickerPlace + step + tiles.length) % tiles.length;
  showFlicker();
}
function showFlicker() {
  tiles.forEach((tile, place) => tile.view.classList.toggle("off", place !== flickerPlace));
}
function togglePause() {
  paused = !paused;
  startFlicker();
}
