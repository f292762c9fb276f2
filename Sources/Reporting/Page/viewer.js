// ---- The viewer as a whole.

/** After a change of the state: makes it fit, shows it, and keeps it in the address. */
function refresh() {
  settle();
  showTiles();
  showPanel();
  keepAddress();
}
function viewer() {
  const content = at("viewer-content");
  if (!shownItems.length) {
    content.append(el("p", {}, "There are no images in this report."), ...data.pictures.notes.map((note) => el("p", { class: "hint" }, note)));
    return;
  }
  panel.node = makePanel();
  content.append(panel.node, ...data.pictures.notes.map((note) => el("p", { class: "hint" }, note)));
  const shared = readAddress(location.hash);
  const opening = shared ? -1 : openingCrop();
  if (opening >= 0) {
    const crop = inversionCrops()[opening];
    state.image = Math.max(0, shownItems.findIndex((item) => item.image === crop.image));
    state.scene = `inversion-${opening + 1}`;
    state.slots = [originalSlot, ...crop.sides.map(slotOf)];
  }
  settle();
  showTiles();
  showPanel();
  if (shared) at("viewer").scrollIntoView();
  addEventListener("hashchange", () => { if (readAddress(location.hash)) refresh(); });
  let width = 0;
  new ResizeObserver(() => {
    // The height follows from the width, so only the latter counts.
    if (views.clientWidth === width) return;
    width = views.clientWidth;
    placeTiles();
  }).observe(views);
  document.addEventListener("fullscreenchange", placeTiles);
}
