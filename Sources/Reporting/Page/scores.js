// ---- Scores by image

function scores() {
  const image = select("Image", [["", "all images"], ...data.images.map((name, index) => [index, name])], draw);
  const codec = select("Codec", [["", "all codecs"], ...data.codecs.map((item, index) => [index, codecName(item)])], draw);
  const parts = box("Show the parts of metrics", draw);
  const place = el("div");
  function draw() {
    const rows = data.scores.filter((row) =>
      (image.control.value === "" || row.image === Number(image.control.value)) &&
      (codec.control.value === "" || row.codec === Number(codec.control.value)));
    const shown = data.metrics.map((metric, index) => ({ metric, index }))
      .filter(({ metric }) => parts.control.checked || !metric.isPart)
      .filter(({ index }) => data.scores.some((row) => row.scores[index] != null));
    place.replaceChildren(table(plural(rows.length, "reconstruction"), [
      text("Image", (row) => data.images[row.image]),
      text("Codec", (row) => data.codecs[row.codec].codec),
      text("Objective", (row) => data.codecs[row.codec].objective),
      text("Point", (row) => row.point),
      numeric("Rate (bpp)", (row) => row.bpp, rate),
      ...shown.map(({ metric, index }) => numeric(withUnit(metric), (row) => row.scores[index], (value) => score(metric, value))),
    ], rows));
  }
  if (data.images.length) image.control.value = "0";
  draw();
  at("scores-content").append(
    ...data.notes.map((note) => el("p", { class: "hint" }, note)),
    ...mains.filter((metric) => metric.warning).map((metric) => el("p", { class: "warning" }, `${metric.name}: ${metric.warning}`)),
    el("div", { class: "controls" }, image.node, codec.node, parts.node), place);
}
