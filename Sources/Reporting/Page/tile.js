// ---- A tile: one image of the comparison with what may lie over it. It is kept and changed, not
// made anew, so that nothing flashes.

function makeTile() {
  const base = el("img", { class: "base", draggable: "false", alt: "" });
  const against = el("img", { class: "against", draggable: "false", alt: "", hidden: true });
  const heat = el("canvas", { class: "heat", hidden: true });
  const mixed = el("div", { class: "mixed" }, base, against);
  const plane = el("div", { class: "plane" }, mixed, heat);
  const badge = el("span", { class: "badge", "aria-hidden": "true" });
  const view = el("div", { class: "view" }, plane, badge);
  const caption = el("div", { class: "caption" });
  let shown = null;

  /** The difference is the browser's own blending, since a canvas may not read images of a folder. */
  function show(slot) {
    shown = isOriginal(slot) ? null : entryOf(slot);
    const address = shown ? shown.address : scene.original;
    setSource(base, address);
    base.alt = `${tileName(slot)}, ${scene.image}, ${scene.name}`;
    badge.textContent = slotLetter(slot);
    // In a blind comparison the first as they are shown, or the black image would show which is A.
    const first = shownSlots().find((one) => !isOriginal(one));
    const other = state.layer === "difference" ? scene.original
      : state.layer === "difference-a" && first ? entryOf(first).address : null;
    against.hidden = !other;
    if (other) setSource(against, other);
    mixed.style.filter = other ? `brightness(${state.gain})` : "";
    const index = heatIndex();
    heat.hidden = index < 0 || !drawHeat(heat, shown, index);
    heat.style.opacity = state.opacity;
    caption.replaceChildren(...captionOf(slot, index >= 0 && heat.hidden));
  }
  function setSource(picture, address) {
    if (picture.getAttribute("src") !== address) picture.setAttribute("src", address);
  }
  /** Size and place, in CSS pixels; whole pixels of the screen, so that nothing is resampled. */
  function place(left, top, scale) {
    plane.style.width = `${scene.width * scale}px`;
    plane.style.height = `${scene.height * scale}px`;
    plane.style.aspectRatio = `${scene.width} / ${scene.height}`;
    plane.style.transform = `translate(${left}px, ${top}px)`;
    if (!heat.hidden) {
      const { x, y, columns, rows, cell } = scene.heat;
      Object.assign(heat.style, {
        left: `${(100 * (x * cell - scene.x)) / scene.width}%`, top: `${(100 * (y * cell - scene.y)) / scene.height}%`,
        width: `${(100 * columns * cell) / scene.width}%`, height: `${(100 * rows * cell) / scene.height}%`,
      });
    }
  }
  return { view, caption, show, place, entry: () => shown };
}

function captionOf(slot, heatMissing) {
  const lines = [el("strong", {}, tileName(slot))];
  if (isOriginal(slot)) return lines;
  const { row, local } = entryOf(slot);
  if (heatMissing) lines.push(el("p", { class: "hint" }, "There is no heat map of this image."));
  if (state.blind) return lines;
  const numbers = row ? [["Rate", fixed(row.bpp, 4) + " bpp"], ...data.metrics
    .map((metric, index) => [metric, row.scores[index]])
    .filter(([metric, value]) => !metric.isPart && value != null)
    .map(([metric, value]) => [metric.name + (metric.warning ? " *" : ""), score(metric, value) + (metric.unit ? " " + metric.unit : "")])] : [];
  return [...lines, el("dl", {}, [...numbers, ...local].map(([term, value]) => [el("dt", {}, term), el("dd", {}, value)]))];
}
