// ---- Moving through the image with mouse, pen, finger and wheel.

/** Moves the image by CSS pixels. */
function pan(dx, dy) {
  const scale = pixelScale(zoomNow());
  const size = viewSize(zoomNow());
  const moved = (share, by, content, room) => {
    if (content <= room) return share;
    const margin = room / 2 / content;
    return Math.min(1 - margin, Math.max(margin, Math.min(1 - margin, Math.max(margin, share)) - by / content));
  };
  state.x = moved(state.x, dx, scene.width * scale, size.width);
  state.y = moved(state.y, dy, scene.height * scale, size.height);
  placeTiles();
  keepAddress();
}
/** Goes to the next zoom up or down. */
function zoomBy(step) {
  const now = zooms.indexOf(zoomNow());
  state.zoom = zooms[Math.min(zooms.length - 1, Math.max(0, now + step))];
  refresh();
}
function moveSplit(share) {
  state.split = Math.min(1, Math.max(0, share));
  placeTiles();
  panel.split.value = Math.round(100 * state.split);
  keepAddress();
}

let dragged = null;
views.addEventListener("pointerdown", (event) => {
  if (event.button !== 0) return;
  const box = views.getBoundingClientRect();
  const near = Math.abs(event.clientX - box.left - state.split * box.width) < 14;
  dragged = { x: event.clientX, y: event.clientY, split: state.mode === "slider" && near };
  views.setPointerCapture(event.pointerId);
});
views.addEventListener("pointermove", (event) => {
  showPlace(event);
  if (!dragged) return;
  const box = views.getBoundingClientRect();
  if (dragged.split) moveSplit((event.clientX - box.left) / box.width);
  else pan(event.clientX - dragged.x, event.clientY - dragged.y);
  Object.assign(dragged, { x: event.clientX, y: event.clientY });
});
for (const name of ["pointerup", "pointercancel"]) views.addEventListener(name, () => { dragged = null; });
views.addEventListener("wheel", (event) => {
  // Plain wheels scroll the page; with Ctrl they zoom, as in maps.
  if (!event.ctrlKey || !event.deltaY) return;
  event.preventDefault();
  zoomBy(event.deltaY < 0 ? 1 : -1);
}, { passive: false });

/** Tells the pixel under the pointer and the heat maps' numbers there. */
function showPlace(event) {
  const tile = tiles.find((one) => one.view === event.target || one.view.contains(event.target)) || tiles[0];
  const box = tile.view.querySelector(".plane").getBoundingClientRect();
  const scale = pixelScale(zoomNow());
  const [x, y] = [(event.clientX - box.left) / scale, (event.clientY - box.top) / scale].map(Math.floor);
  const inside = x >= 0 && y >= 0 && x < scene.width && y < scene.height;
  const index = heatIndex();
  const values = inside && index >= 0 ? tiles.map((one) => heatAt(one.entry(), index, x, y)).map((value) => (value == null ? "–" : significant(value))) : [];
  panel.place.textContent = inside ? `(${scene.x + x}, ${scene.y + y})${values.length ? ": " + values.join(" | ") : ""}` : "";
}
