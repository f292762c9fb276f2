// ---- Values of the figures' points under the pointer, or by arrow keys on a focused figure.

function hover() {
  const tip = el("div", { class: "tip", role: "status", hidden: true });
  document.body.append(tip);
  for (const figure of data.figures) {
    const drawing = at(`figure-${figure.name}`)?.querySelector("svg");
    if (!drawing || !figure.points.length) continue;
    const ring = document.createElementNS(drawing.namespaceURI, "circle");
    for (const [name, value] of Object.entries({ r: 6, fill: "none", stroke: "#d00000", "stroke-width": 2, visibility: "hidden" })) ring.setAttribute(name, value);
    drawing.append(ring);
    drawing.setAttribute("tabindex", "0");
    drawing.setAttribute("aria-label", `${drawing.getAttribute("aria-label")}. ${plural(figure.points.length, "point")}; arrow keys show their values.`);
    const points = figure.points;
    let current = -1;
    /** The place of a point on the page: the drawing's units times its size here. */
    const toPage = () => drawing.getScreenCTM();
    function show(index) {
      current = index;
      const { x, y, text } = points[index];
      ring.setAttribute("cx", x);
      ring.setAttribute("cy", y);
      ring.setAttribute("visibility", "visible");
      const matrix = toPage();
      tip.textContent = text;
      tip.hidden = false;
      const left = matrix.a * x + matrix.e;
      tip.style.left = `${Math.max(4, Math.min(left + 12, document.documentElement.clientWidth - tip.offsetWidth - 4))}px`;
      tip.style.top = `${matrix.d * y + matrix.f + 14}px`;
    }
    function hide() {
      current = -1;
      ring.setAttribute("visibility", "hidden");
      tip.hidden = true;
    }
    drawing.addEventListener("pointermove", (event) => {
      const matrix = toPage();
      let best = -1;
      let least = 22 * 22;
      points.forEach(({ x, y }, index) => {
        const distance = (matrix.a * x + matrix.e - event.clientX) ** 2 + (matrix.d * y + matrix.f - event.clientY) ** 2;
        if (distance < least) [best, least] = [index, distance];
      });
      if (best >= 0) show(best); else hide();
    });
    drawing.addEventListener("pointerleave", hide);
    drawing.addEventListener("blur", hide);
    drawing.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
      if (event.key === "Escape") hide();
      if (!step) return;
      event.preventDefault();
      show((Math.max(current, step > 0 ? -1 : 0) + step + points.length) % points.length);
    });
  }
}
