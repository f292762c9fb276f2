// ---- The viewer's controls.

const panel = {};

function makePanel() {
  const change = (key, convert = (value) => value) => (event) => { state[key] = convert(event.target.value); refresh(); };
  panel.image = select("Image", shownItems.map((item, index) => [index, data.images[item.image]]), change("image", Number));
  panel.scene = select("Region", [], change("scene"));
  panel.match = select("Match the others to the first at equal", [["", "nothing: free choice"], ...held.map(({ id, name }) => [id, name])], change("match"));
  panel.slots = el("div", { class: "controls slots" });
  panel.modes = el("div", { class: "group", role: "group", "aria-label": "View" }, modes.map(([id, name]) =>
    el("button", { type: "button", "data-mode": id, onclick: () => { state.mode = id; refresh(); } }, name)));
  panel.layer = select("Show", layers, change("layer"));
  panel.gain = select("Gain of differences", gains.map((gain) => [gain, `× ${gain}`]), change("gain", Number));
  panel.zoom = select("Zoom", [[0, "fit"], ...zooms.map((zoom) => [zoom, `${zoom}:1`])], change("zoom", Number));
  panel.flicker = select("Flicker", flickerRates.map((rate) => [rate, `${rate} a second`]), change("flicker", Number));
  panel.pause = button("Pause", "Space", () => { togglePause(); showPanel(); });
  panel.split = el("input", { type: "range", min: "0", max: "100", oninput: (event) => moveSplit(event.target.value / 100) });
  panel.splitLabel = el("label", {}, "Slider", panel.split);
  panel.opacity = el("input", { type: "range", min: "0", max: "100", oninput: (event) => { state.opacity = event.target.value / 100; refresh(); } });
  panel.opacityLabel = el("label", {}, "Opacity of the map", panel.opacity);
  panel.blind = button("Blind order", "B", toggleBlind);
  panel.status = el("p", { class: "status", role: "status" });
  panel.place = el("p", { class: "place", "aria-hidden": "true" });
  panel.legend = el("div", { class: "legend" });
  const keys = button("Keys (?)", "?", showKeys);
  const full = document.fullscreenEnabled ? button("Full screen", "F", toggleFullScreen) : null;
  return el("div", { class: "viewer" },
    el("div", { class: "controls" }, panel.image.node, panel.scene.node, panel.match.node),
    panel.slots,
    el("div", { class: "controls" }, panel.modes, panel.layer.node, panel.gain.node, panel.opacityLabel, panel.zoom.node,
      panel.flicker.node, panel.pause, panel.splitLabel, panel.blind, full, keys),
    panel.status, views, panel.place, panel.legend, captions, panel.hints = el("div"));
}

/** Brings the controls to what the state says. */
function showPanel() {
  setOptions(panel.scene.control, scenesOf(shownItems[state.image]).map(({ id, name }) => [id, name]));
  panel.image.control.value = state.image;
  panel.scene.control.value = state.scene;
  panel.match.control.value = state.match;
  panel.match.control.disabled = Boolean(scene.inversion);
  for (const one of panel.modes.children) one.setAttribute("aria-pressed", String(one.dataset.mode === state.mode));
  for (const key of ["layer", "gain", "zoom", "flicker"]) panel[key].control.value = state[key];
  panel.gain.node.hidden = !state.layer.startsWith("difference");
  panel.opacityLabel.hidden = heatIndex() < 0;
  panel.opacity.value = Math.round(100 * state.opacity);
  panel.flicker.node.hidden = panel.pause.hidden = state.mode !== "flicker";
  panel.pause.textContent = paused ? "Go on" : "Pause";
  panel.splitLabel.hidden = state.mode !== "slider";
  panel.split.value = Math.round(100 * state.split);
  panel.blind.setAttribute("aria-pressed", String(Boolean(state.blind)));
  panel.status.textContent = statusText();
  panel.legend.replaceChildren(...(heatIndex() < 0 ? [] : heatLegend(heatIndex())));
  const starred = mains.filter((metric) => metric.warning).map((metric) => `* ${metric.name}: ${metric.warning}.`);
  panel.hints.replaceChildren(el("p", { class: "hint" }, [`${scene.image}: ${scene.width} × ${scene.height} pixels at (${scene.x}, ${scene.y}), at ${zoomNow()}:1, lossless, enlarged by repeating pixels. Scores are of the whole image.`, ...starred].join(" ")));
  showSlots();
}

/** A row of choices for each slot: original or codec, then the point. */
function showSlots() {
  while (panel.slots.children.length > state.slots.length + 1) panel.slots.firstElementChild.remove();
  if (!panel.slots.children.length) panel.slots.append(makeSlotButtons());
  state.slots.forEach((slot, index) => {
    if (panel.slots.children.length < index + 2) panel.slots.lastElementChild.before(makeSlot(index));
    const node = panel.slots.children[index];
    setOptions(node.codec, [[-1, "original"], ...sceneCodecs().map((codec) => [codec, codecName(data.codecs[codec])])]);
    setOptions(node.point, isOriginal(slot) ? [["", "–"]] : entriesOf(slot.codec).map(({ point, row }) => [point, row ? `${point}: ${fixed(row.bpp, 3)} bpp` : point]));
    node.codec.value = slot.codec;
    node.point.value = slot.point;
    node.point.disabled = isOriginal(slot);
  });
  panel.more.disabled = state.slots.length >= slotLimit;
  panel.less.disabled = state.slots.length <= 2;
}
function makeSlot(index) {
  const codec = el("select", { "aria-label": `Image ${letters[index]}: codec`, onchange: (event) => setCodec(index, Number(event.target.value)) });
  const point = el("select", { "aria-label": `Image ${letters[index]}: point`, onchange: (event) => setPoint(index, event.target.value) });
  return Object.assign(el("div", { class: "slot" }, el("strong", { "aria-hidden": "true" }, letters[index]), codec, point), { codec, point });
}
function makeSlotButtons() {
  panel.more = button("Add an image", "one more image, at most four", addSlot);
  panel.less = button("Remove the last", "one image less", () => { state.slots.pop(); refresh(); });
  return el("div", { class: "group" }, panel.more, panel.less, button("Swap A and B", "X", swapSlots));
}

/** What is compared at equal what, and how equal it is. */
function statusText() {
  const quantity = heldQuantity() || (scene.inversion ? held[0] : null);
  const first = leading();
  if (!first) return "Only the original is shown.";
  if (!quantity) return "Free choice: nothing is held equal.";
  const others = state.slots.filter((slot) => slot !== first && !isOriginal(slot));
  const name = (slot) => letters[state.slots.indexOf(slot)];
  const texts = others.map((slot) => state.blind ? blindMismatch(quantity, entryOf(slot), entryOf(first))
    : mismatch(quantity, name(slot), entryOf(slot), name(first), entryOf(first)));
  if (!texts.length) return "There is no second reconstruction to match.";
  return [...(state.blind ? [] : [`At equal ${quantity.name}.`]), ...texts].join(" ");
}
