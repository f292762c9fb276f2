// ---- Tables

/** Longer tables are folded. */
const longTable = 12;

function tables() {
  // A table whose rows of metric parts show only on demand.
  function withParts(label, rows, metricOf, columns, caption) {
    const place = el("div");
    const isPart = (row) => metricOf(row).includes("/");
    const parts = box(label, draw);
    function draw() {
      place.replaceChildren(table(caption, columns,
        rows.filter((row) => parts.control.checked || !isPart(row)), (row) => (isPart(row) ? "part" : null)));
    }
    draw();
    const count = rows.filter((row) => !isPart(row)).length;
    if (count > longTable) return [folded(caption, count, [...(rows.some(isPart) ? [el("div", { class: "controls" }, parts.node)] : []), place])];
    return rows.some(isPart) ? [el("div", { class: "controls" }, parts.node), place] : [place];
  }
  const bias = withParts("Show the parts of distances", data.biases, (row) => row.distance, [
    text("Codec", (row) => row.codec),
    text("At equal", (row) => row.atEqual),
    text("Distance", (row) => named(row.distance)),
    text("Objectives", (row) => `${row.objectiveB} against ${row.objectiveA}`),
    numeric("Difference (%)", (row) => row.difference, (value) => fixed(value, 1, true)),
    numeric("95 % interval (%)", (row) => row.low, (value, row) => interval(row, 1)),
    numeric("From", (row) => row.from, (value) => fixed(value, 2)),
    numeric("To", (row) => row.to, (value, row) => `${fixed(value, 2)} ${row.unit}`.trim()),
    numeric("Images", (row) => row.images, (value) => fixed(value, 0)),
    text("Note", (row) => row.note, "note"),
  ], "Difference of the distance at equal quality or rate, second objective against first");
  const method = (row) => `${row.method}, ${row.range}`;
  const methods = [...new Set(data.bdRates.map(method))];
  const qualityUnit = (row) => ((metrics.get(row.metric) || {}).scale === "logarithm" ? " %" : " dB");
  const choice = select("Metric", mains.map((metric) => [metric.id, metric.name]), drawCurves);
  const curves = el("div");
  function drawCurves() {
    const metric = metrics.get(choice.control.value);
    if (!metric) return;
    const columns = [
      text("Codec", (row) => row.codec.codec), text("Objective", (row) => row.codec.objective),
      text("Point", (row) => row.point),
      numeric("Images", (row) => row.images, (value) => (value == null ? "unknown" : String(value))),
      numeric("Rate (bpp)", (row) => row.bpp, rate),
      numeric(withUnit(metric), (row) => row.mean, (value) => score(metric, value)),
    ];
    if (metric.scale === "decibels") {
      columns.push(numeric(`${metric.name} (dB)`, (row) => row.axis, (value) => fixed(value, 2)));
    }
    columns.push(numeric("Standard error", (row) => row.error, (value) => score(metric, value)));
    curves.replaceChildren(
      metric.warning ? el("p", { class: "warning" }, `${metric.name}: ${metric.warning}`) : "",
      table(`Mean ${metric.name} of every curve`, columns, data.curves.filter((row) => row.metric === metric.id)));
  }
  drawCurves();
  at("tables-content").append(
    ...(data.findings.length ? [folded("Verdicts in full", null, [el("ul", { class: "findings" }, data.findings.map((finding) => el("li", {}, finding)))])] : []),
    el("h3", {}, "BD-rate"),
    el("p", { class: "hint" }, "Mean difference in rate at equal quality; negative means that the codec needs fewer bits than the anchor. BD-quality is the mean difference in quality at equal rate."
      + (methods.length === 1 ? ` Interpolation and range: ${methods[0]}.` : "")),
    ...withParts("Show the parts of metrics", data.bdRates, (row) => row.metric, [
      text("Anchor", (row) => `${row.anchor} (${row.anchorObjective})`),
      text("Codec", (row) => `${row.codec} (${row.objective})`),
      text("Metric", (row) => named(row.metric)),
      ...(methods.length > 1 ? [text("Method", method)] : []),
      numeric("BD-rate (%)", (row) => row.rate, (value) => fixed(value, 2, true)),
      numeric("95 % interval (%)", (row) => row.low, (value, row) => interval(row, 2)),
      numeric("BD-quality", (row) => row.quality, (value, row) => fixed(value, 2, true) + (Number.isFinite(number(value)) ? qualityUnit(row) : "")),
      numeric("Overlap (%)", (row) => row.overlap, (value) => fixed(value, 0)),
      text("Note", (row) => row.note, "note"),
    ], "BD-rate and BD-quality"),
    el("h3", {}, "Cross-metric bias"), ...bias,
    el("h3", {}, "Further tables"),
    ...data.tables.map(furtherTable),
    folded("Curves", data.curves.length, [el("div", { class: "controls" }, choice.node), curves]));
}

/** A table of the analysis as it stands in its file: numbers with four digits, words as they are. */
function furtherTable(source) {
  const columns = source.columns.map(({ name, heading, isNumeric, isMetric }, index) => {
    const value = (record) => (isNumeric ? jsonNumber(record[index]) : isMetric ? named(record[index]) : record[index]);
    return isNumeric
      ? numeric(heading, value, (v) => (v == null ? "" : Number.isInteger(v) ? String(v) : significant(v)))
      : text(heading, value, name === "note" ? "note" : undefined);
  });
  return folded(source.title, source.records.length, [
    el("p", { class: "hint" }, `${source.explanation} File: ${source.name}.csv.`),
    table(source.title, columns, source.records),
  ], `table-${source.name}`);
}
/** A part of the page that opens on demand. */
function folded(title, count, content, id, what = "row") {
  return el("details", { id }, el("summary", {}, count == null ? title : `${title} (${plural(count, what)})`), content);
}
/** A CSV number as the rest of the page holds it: null for none, words for numbers that JSON does not have. */
const jsonNumber = (field) => (field === "" ? null : /inf|nan/.test(field) ? field : Number(field));
