// ---- What the reader does in the viewer, by button or key.

function setCodec(index, codec) {
  if (codec < 0) state.slots[index] = originalSlot;
  else {
    const old = state.slots[index];
    const row = !isOriginal(old) && entryOf(old).row;
    state.slots[index] = slotOf((row && nearest(scene, codec, held[0], row)) || middleOf(entriesOf(codec)));
  }
  refresh();
}
/** Another point of the first slot takes the matched ones along; of another slot it ends matching. */
function setPoint(index, point) {
  const slot = state.slots[index];
  if (slot !== leading()) state.match = "";
  state.slots[index] = { codec: slot.codec, point };
  refresh();
}
function addSlot() {
  if (state.slots.length >= slotLimit) return;
  const used = new Set(state.slots.map((slot) => slot.codec));
  const codec = sceneCodecs().find((one) => !used.has(one));
  if (codec == null || scene.inversion) state.slots.push(originalSlot);
  else {
    const first = leading();
    state.slots.push(slotOf((first && nearest(scene, codec, held[0], entryOf(first).row)) || middleOf(entriesOf(codec))));
  }
  refresh();
}
function swapSlots() {
  [state.slots[0], state.slots[1]] = [state.slots[1], state.slots[0]];
  refresh();
}
/** Shows the original as the first image, or takes it away. */
function toggleOriginal() {
  if (!state.slots.some(isOriginal)) state.slots = [originalSlot, ...state.slots.slice(0, slotLimit - 1)];
  else if (state.slots.length > 2) state.slots = state.slots.filter((slot) => !isOriginal(slot));
  refresh();
}
function toggleBlind() {
  state.blind = state.blind ? 0 : 1 + (crypto.getRandomValues(new Uint32Array(1))[0] % (2 ** 31 - 2));
  refresh();
}
/** The next or previous of a list, round and round. */
function cycle(key, values, step) {
  state[key] = values[(values.indexOf(state[key]) + step + values.length) % values.length];
  refresh();
}
/** The next larger or smaller of a list, no further than its ends. */
function climb(key, values, step) {
  state[key] = values[Math.min(values.length - 1, Math.max(0, values.indexOf(state[key]) + step))];
  refresh();
}
function stepPoint(step) {
  const index = state.slots.indexOf(leading());
  const slot = state.slots[index];
  if (!slot) return;
  const points = entriesOf(slot.codec).map((entry) => entry.point);
  setPoint(index, points[Math.min(points.length - 1, Math.max(0, points.indexOf(slot.point) + step))]);
}
function toggleLayer(prefixed) {
  const own = layers.map(([id]) => id).filter((id) => id.startsWith(prefixed));
  const next = own.indexOf(state.layer) + 1;
  state.layer = next < own.length ? own[next] : "picture";
  refresh();
}
function toggleFullScreen() {
  if (document.fullscreenElement) document.exitFullscreen();
  else if (document.fullscreenEnabled) panel.node.requestFullscreen();
}
/** Opens a region in the viewer, from elsewhere in the page. */
function openInViewer(image, sceneId, slots) {
  state.image = shownItems.findIndex((item) => item.image === image);
  state.scene = sceneId;
  if (slots) state.slots = slots;
  Object.assign(state, { x: 0.5, y: 0.5, zoom: 0 });
  refresh();
  at("viewer").scrollIntoView();
  views.focus({ preventScroll: true });
}
