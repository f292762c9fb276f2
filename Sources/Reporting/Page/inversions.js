// ---- Crops in which one metric prefers one reconstruction (a) and another metric the other (b).

function inversions() {
  const found = data.inversions;
  if (!found) {
    at("inversions-content").append(el("p", {}, "This study has no codec with two objectives at nearly equal rates, or fewer than two metrics with local maps."));
    return;
  }
  const parts = [
    `Crops in which one metric prefers one reconstruction (a) and another metric the other (b), of the same codec at rates that differ by no more than a quarter: ${found.count} found in ${plural(found.pairs, "pair")} of reconstructions, ranked by the product of the two log ratios. Nothing within ${found.frame} pixels of a border counts. Shown are the clearest, at most ${found.shownOfImage} of an image: extreme cases, not typical ones. All are in crops.csv; crossmetric crops lists them.`,
    ...found.notes,
  ].map((text) => el("p", { class: "hint" }, text));
  for (const contest of found.contests) {
    const own = found.crops.map((crop, place) => ({ crop, place }))
      .filter(({ crop }) => crop.contest.against === contest.against && crop.contest.metric === contest.metric);
    const names = [contest.against ? named(contest.against) : "squared error", named(contest.metric)];
    const title = `${names[0]} against ${names[1]}`;
    const losses = found.losses.filter(({ metric }) => metric === contest.against || metric === contest.metric);
    const content = [
      ...losses.filter(({ metric }) => metrics.get(metric)?.warning).map(({ metric }) => el("p", { class: "warning" }, `${named(metric)}: ${metrics.get(metric).warning}`)),
      el("p", { class: "hint" }, losses.map((loss) => `${loss.name} of a crop: ${loss.definition}.`).join(" ")),
      ...own.map(({ crop, place }) => inversion(crop, place)),
    ];
    parts.push(own.length ? folded(title, own.length, content, null, "crop") : el("p", { class: "hint" }, `${title}: no such crop.`));
  }
  at("inversions-content").append(...parts);
}
/** The place of the crop that the viewer opens with, or -1. */
function openingCrop() {
  const place = data.inversions?.opening ?? -1;
  const crop = inversionCrops()[place];
  return crop && crop.file != null && crop.sides.every((side) => side.file != null) ? place : -1;
}

function inversion(crop, place) {
  const image = data.images[crop.image];
  const picture = (file, note, name) => el("div", { class: "crop" }, file == null ? `No image: ${note}`
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
      `${crop.lossNames[0]} ${significant(side.squaredError)}`, `${crop.lossNames[1]} ${significant(side.distance)}`,
      `the smaller ${crop.lossNames[index]}`,
    ])));
}
