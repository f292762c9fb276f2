// ---- Metric inversions: crops in which the squared error prefers one reconstruction (a) and
// another metric the other (b).

function inversions() {
  const found = data.inversions;
  if (!found) {
    at("inversions-content").append(el("p", {}, "This study has no codec in two objectives at nearly equal rates, or only one metric that can tell where in a picture its error lies."));
    return;
  }
  const parts = [
    `Crops in which the squared error prefers one reconstruction (a) and another metric the other (b), for the same codec at rates that differ by no more than a quarter: ${found.count} found in ${plural(found.pairs, "pair")} of reconstructions, ranked by the product of the two log ratios. Shown are the largest, at most ${found.shownOfImage} of an image: the extremes, not the rule. All are in crops.csv.`,
    ...found.notes,
  ].map((text) => el("p", { class: "hint" }, text));
  for (const loss of found.losses) {
    const own = found.crops.map((crop, place) => ({ crop, place })).filter(({ crop }) => crop.metric === loss.metric);
    parts.push(el("h3", {}, `Squared error against ${named(loss.metric)}`));
    if (metrics.get(loss.metric)?.warning) parts.push(el("p", { class: "warning" }, `${named(loss.metric)}: ${metrics.get(loss.metric).warning}`));
    parts.push(el("p", { class: "hint" }, `${loss.name} of a crop: ${loss.definition}.`));
    if (!own.length) parts.push(el("p", { class: "hint" }, "There is no such crop."));
    parts.push(...own.map(({ crop, place }) => inversion(crop, place, loss)));
  }
  at("inversions-content").append(...parts);
}

function inversion(crop, place, loss) {
  const image = data.images[crop.image];
  const picture = (file, note, name) => el("div", { class: "crop" }, file == null ? `No picture: ${note}`
    : el("img", { src: pictureAddress(file), alt: name, loading: "lazy", width: 2 * crop.width, height: 2 * crop.height }));
  const card = (file, note, name, lines) => el("figure", { class: "card" }, picture(file, note, name),
    el("figcaption", {}, el("strong", {}, name), lines.map((line) => [el("br"), line])));
  const opens = crop.file != null && crop.sides.every((side) => side.file != null);
  return el("div", { class: "gallery inversion" },
    card(crop.file, crop.note, `Original, ${image}`, [`${crop.width} × ${crop.height} pixels at (${crop.x}, ${crop.y})`,
      opens ? button("Open in the viewer", "Open this crop in the viewer", () => openInViewer(crop.image, `inversion-${place + 1}`,
        crop.sides.map(slotOf))) : ""]),
    crop.sides.map((side, index) => card(side.file, side.note, `${"ab"[index]}: ${codecName(data.codecs[side.codec])}`, [
      `point ${side.point}, ${fixed(side.bpp, 4)} bpp`,
      `squared error ${significant(side.squaredError)}`, `${loss.name} ${significant(side.distance)}`,
      `the smaller ${index === 0 ? "squared error" : loss.name}`,
    ])));
}
