// ---- Keys: all that the viewer can do. They work everywhere in the page but in fields and lists.

const keyList = [
  ["1", "Side by side", () => { state.mode = "side"; refresh(); }],
  ["2", "Slider", () => { state.mode = "slider"; refresh(); }],
  ["3", "Flicker", () => { state.mode = "flicker"; refresh(); }],
  ["Space", "Flicker: pause, go on", () => { if (state.mode === "flicker") { togglePause(); showPanel(); } else return false; }],
  [".", "Flicker: next image", () => { paused = true; startFlicker(); stepFlicker(1); showPanel(); }],
  ["[", "Flicker slower", () => climb("flicker", flickerRates, -1)],
  ["]", "Flicker faster", () => climb("flicker", flickerRates, 1)],
  ["<", "Slider to the left", () => moveSplit(state.split - 0.02)],
  [">", "Slider to the right", () => moveSplit(state.split + 0.02)],
  ["+", "Zoom in", () => zoomBy(1)],
  ["-", "Zoom out", () => zoomBy(-1)],
  ["0", "Zoom to fit", () => { state.zoom = 0; refresh(); }],
  ["ArrowLeft", "Move left (with Shift by one pixel)", (fine) => pan(panStep(fine), 0)],
  ["ArrowRight", "Move right", (fine) => pan(-panStep(fine), 0)],
  ["ArrowUp", "Move up", (fine) => pan(0, panStep(fine))],
  ["ArrowDown", "Move down", (fine) => pan(0, -panStep(fine))],
  ["n", "Next image", () => cycle("image", shownItems.map((_, index) => index), 1)],
  ["p", "Previous image", () => cycle("image", shownItems.map((_, index) => index), -1)],
  ["r", "Next region of the image", () => cycle("scene", scenesOf(shownItems[state.image]).map(({ id }) => id), 1)],
  ["j", "Next lower point of the first image", () => stepPoint(-1)],
  ["k", "Next higher point", () => stepPoint(1)],
  ["m", "Match at equal rate, metric, ...", () => cycle("match", ["", ...held.map(({ id }) => id)], 1)],
  ["x", "Swap A and B", swapSlots],
  ["o", "With or without the original", toggleOriginal],
  ["a", "Add an image", addSlot],
  ["d", "Difference from the original, from the first, none", () => toggleLayer("difference")],
  ["g", "Next gain of differences", () => cycle("gain", gains, 1)],
  ["h", "Next heat map, none", () => toggleLayer("heat:")],
  ["b", "Blind order, reveal", toggleBlind],
  ["t", "Theme: as the system, light, dark", nextTheme],
  ["f", "Full screen", toggleFullScreen],
  ["?", "This list", showKeys],
];
const panStep = (fine) => pixelScale(zoomNow()) * (fine ? 1 : 32);

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || at("keys").open) return;
  if (/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
  const name = event.key === " " ? "Space" : event.key === "=" ? "+" : event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const entry = keyList.find(([key]) => key === name);
  if (!entry) return;
  // Elsewhere in the page these scroll and press.
  const shared = name === "Space" || name.startsWith("Arrow");
  if (shared && !(views.contains(event.target) || document.fullscreenElement)) return;
  if (entry[2](event.shiftKey) !== false) event.preventDefault();
});

function showKeys() {
  at("keys-list").replaceChildren(...keyList.flatMap(([key, does]) => [el("dt", {}, el("kbd", {}, key.replace("Arrow", ""))), el("dd", {}, does)]));
  at("keys").showModal();
}
