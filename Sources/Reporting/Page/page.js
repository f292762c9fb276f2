"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const metrics = new Map(data.metrics.map((metric) => [metric.id, metric]));
  const mains = data.metrics.filter((metric) => !metric.isPart);

  // ---- Elements. All text goes in as text, never as markup.

  function el(tag, attributes, ...children) {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
      else if (value === true) node.setAttribute(name, "");
      else if (value !== false && value != null) node.setAttribute(name, value);
    }
    node.append(...children.flat(Infinity).filter((child) => child != null));
    return node;
  }
  const at = (id) => document.getElementById(id);

  // ---- Numbers. JSON has no infinity, so such values come as words.

  function number(value) {
    if (value === "inf") return Infinity;
    if (value === "-inf") return -Infinity;
    return value == null || value === "nan" ? NaN : value;
  }
  function fixed(value, digits, sign) {
    const v = number(value);
    if (value == null) return "";
    if (Number.isNaN(v)) return "not known";
    if (!Number.isFinite(v)) return v > 0 ? "infinite" : "minus infinite";
    const text = Math.abs(v).toFixed(digits);
    if (v < 0 && Number(text) !== 0) return "\u2212" + text;
    return sign && Number(text) !== 0 ? "+" + text : text;
  }
  function significant(value) {
    const v = number(value);
    if (value == null || !Number.isFinite(v) || v === 0) return fixed(value, 0);
    const size = Math.abs(v);
    return size >= 1e-4 && size < 1e5 ? fixed(v, Math.max(0, 3 - Math.floor(Math.log10(size)))) : v.toExponential(3);
  }
  /** A raw score: dB with 2 decimals, similarities with 5, distances with 4 digits. */
  function score(metric, value) {
    if (metric && metric.scale === "decibels") return fixed(value, 5);
    if (metric && metric.scale === "logarithm") return significant(value);
    return metric && metric.unit === "dB" ? fixed(value, 2) : significant(value);
  }
  const named = (id) => (metrics.has(id) ? metrics.get(id).name : id);
  const withUnit = (metric) => metric.name + (metric.unit ? ` (${metric.unit})` : "");
  const codecName = (codec) => `${codec.codec} (${codec.objective})`;
  const plural = (count, word) => `${count} ${word}${count === 1 ? "" : "s"}`;

  // ---- Tables that sort

  const sorter = new Intl.Collator("en", { numeric: true });

  /** columns: {title, value(row), text(row), kind: "number" | "wide" | undefined} */
  function table(caption, columns, rows, rowClass) {
    const body = el("tbody");
    let order = { column: -1, descending: false };
    const heads = columns.map((column, index) =>
      el("th", { scope: "col", class: column.kind, "aria-sort": "none" },
        el("button", { type: "button", onclick: () => sort(index) }, column.title)));
    function fill(list) {
      body.replaceChildren(...list.map((row) =>
        el("tr", { class: rowClass ? rowClass(row) : null }, columns.map((column) => cell(column, row)))));
    }
    function cell(column, row) {
      const content = String(column.text ? column.text(row) : column.value(row));
      return el("td", { class: column.kind || (content.length < 30 ? "short" : null) }, content);
    }
    function compare(a, b, column) {
      if (column.kind !== "number") return sorter.compare(String(column.value(a)), String(column.value(b)));
      return number(column.value(a)) - number(column.value(b)) || 0;
    }
    function unknown(row, column) {
      return column.kind === "number" && Number.isNaN(number(column.value(row)));
    }
    function sort(index) {
      order = { column: index, descending: order.column === index && !order.descending };
      heads.forEach((head, place) => head.setAttribute("aria-sort",
        place !== index ? "none" : order.descending ? "descending" : "ascending"));
      const column = columns[index];
      fill([...rows].sort((a, b) => {
        const unknowns = unknown(a, column) - unknown(b, column); // always at the end
        return unknowns || (order.descending ? -1 : 1) * compare(a, b, column);
      }));
    }
    fill(rows);
    return el("div", { class: rows.length > 40 ? "scroll tall" : "scroll", tabindex: "0", role: "region", "aria-label": caption },
      el("table", {}, el("caption", {}, caption), el("thead", {}, el("tr", {}, heads)), body));
  }
  const text = (title, value, kind) => ({ title, value, kind });
  const numeric = (title, value, show) => ({ title, value, text: (row) => show(value(row), row), kind: "number" });
  const rate = (value) => (value === "nan" ? "none" : fixed(value, 4)); // controls have none
  const interval = (row, digits) => row.low == null || row.high == null ? "" : `${fixed(row.low, digits, true)} to ${fixed(row.high, digits, true)}`;

  function select(label, options, change) {
    const control = el("select", { onchange: change },
      options.map(([value, name]) => el("option", { value }, name)));
    return { control, node: el("label", {}, label, control) };
  }
  function box(label, change) {
    const control = el("input", { type: "checkbox", onchange: change });
    return { control, node: el("label", { class: "box" }, control, label) };
  }

  // ---- Overview and findings

  function overview() {
    const controls = data.codecs.filter((item) => item.isControl).map((item) => item.codec);
    const untrained = data.metrics.filter((metric) => metric.warning && !metric.isPart);
    at("origin").textContent = `CrossMetric ${data.version}`;
    at("overview-content").append(
      ...untrained.map((metric) => el("p", { class: "warning" }, `${metric.name}: ${metric.warning}. These are not the numbers of a trained network.`)),
      ...data.warnings.map((warning) => el("p", { class: "warning" }, warning)),
      el("dl", { class: "facts" },
        el("dt", {}, "Codecs"), el("dd", {}, data.codecs.filter((item) => !item.isControl).map(codecName).join(", ") || "none"),
        ...(controls.length ? [el("dt", {}, "Controls"), el("dd", {}, controls.join(", ") + ": distortions of the originals that give figures a scale; their points are strengths")] : []),
        el("dt", {}, plural(data.images.length, "image")), el("dd", {}, data.images.join(", ")),
        el("dt", {}, "Metrics"), el("dd", {}, mains.map((metric) => `${metric.name} (${metric.better} is better)`).join(", "))),
      el("h3", {}, "Definitions"),
      el("p", { class: "hint" }, "A fingerprint stands for everything that changes a metric’s number, weights included. Scores with different fingerprints must not be compared."),
      table("Definitions of the metrics", [
        text("Metric", (row) => named(row.metric)),
        text("Fingerprint", (row) => row.fingerprint),
        text("Definition", (row) => row.text, "wide"),
        text("Weights", (row) => row.weights || "none"),
      ], data.definitions));
    at("findings-content").append(
      data.findings.length
        ? el("ul", { class: "findings" }, data.findings.map((finding) => el("li", {}, finding)))
        : el("p", {}, "No codec occurs with two objectives, one of them that of a metric of this study, and a perceptual distance, so there is nothing to decide."),
      ...data.cautions.map((caution) => el("p", { class: "hint" }, caution)));
    at("footer").textContent = `CrossMetric ${data.version}. This file needs no network.`;
  }

  // ---- Tables

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
        numeric("Images", (row) => row.images, (value) => (value == null ? "not told" : String(value))),
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
      ...data.tables.flatMap(furtherTable),
      el("h3", {}, "Curves"), el("div", { class: "controls" }, choice.node), curves);
  }

  /** A table of the analysis as it stands in its file: numbers with four digits, words as they are. */
  function furtherTable(source) {
    const columns = source.columns.map((title, index) => {
      const heading = title.replaceAll("_", " ");
      const fields = source.records.map((record) => record[index]).filter((field) => field !== "");
      const numbers = fields.length > 0 && fields.every((field) => /^(-?inf|nan|-?[0-9.]+(e[-+]?[0-9]+)?)$/.test(field));
      const value = (record) => (numbers ? jsonNumber(record[index]) : record[index]);
      return numbers
        ? numeric(heading, value, (v) => (Number.isInteger(v) ? String(v) : significant(v)))
        : text(heading, value, title === "note" || title === "verdict" ? "note" : undefined);
    });
    return [
      el("h3", { id: `table-${source.name}` }, source.title),
      el("p", { class: "hint" }, `${source.explanation} File: ${source.name}.csv.`),
      table(source.title, columns, source.records),
    ];
  }
  /** A CSV number as the rest of the page holds it: null for none, words for what JSON lacks. */
  const jsonNumber = (field) => (field === "" ? null : /inf|nan/.test(field) ? field : Number(field));

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

  overview();
  tables();
  scores();
  pictures();

  // ---- Pictures

  function pictures() {
    const set = data.pictures;
    const content = at("pictures-content");
    content.append(...set.notes.map((note) => el("p", { class: "hint" }, note)));
    if (!set.originals.length) {
      content.append(el("p", {}, "There are no pictures in this report."));
      return;
    }
    const image = select("Image", set.originals.map((item, index) => [index, data.images[item.image]]), draw);
    const codec = select("Codec", [["", "all codecs"], ...data.codecs.map((item, index) => [index, codecName(item)]).filter(([index]) => !data.codecs[index].isControl)], draw);
    const zoom = select("Zoom", [[1, "1:1"], [2, "2:1"], [3, "3:1"]], draw);
    const rate = el("input", { type: "number", min: "0", step: "0.05", oninput: draw });
    let flipped = false;
    const flip = el("button", { type: "button", "aria-pressed": "false", onclick: () => toggle() }, "Show the original everywhere (O)");
    function toggle() {
      flipped = !flipped;
      flip.setAttribute("aria-pressed", String(flipped));
      draw();
    }
    document.addEventListener("keydown", (event) => {
      const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
      if (event.key.toLowerCase() === "o" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) toggle();
    });
    const place = el("div");
    const source = (file) => "data:image/png;base64," + set.files[file];
    const found = new Map(data.scores.map((row) => [`${row.image}/${row.codec}/${row.point}`, row]));

    /** The reconstructions to show: all points, or of each codec the one nearest to a rate. */
    function chosen(item) {
      const list = item.reconstructions.map((shown) => ({ shown, row: found.get(`${item.image}/${shown.codec}/${shown.point}`) }))
        .filter(({ shown }) => codec.control.value === "" || shown.codec === Number(codec.control.value));
      const wanted = parseFloat(rate.value);
      if (!(wanted > 0)) return list;
      const best = new Map();
      const distance = (entry) => Math.abs(Math.log(entry.row.bpp / wanted));
      for (const entry of list.filter((entry) => entry.row)) {
        const old = best.get(entry.shown.codec);
        if (!old || distance(entry) < distance(old)) best.set(entry.shown.codec, entry);
      }
      return [...best.values()];
    }
    function crop(file, item, name, note) {
      if (file == null) return el("div", { class: "missing" }, "No picture: " + (note || "not known why"));
      const scale = Number(zoom.control.value);
      return el("div", { class: "crop" }, el("img", {
        src: source(file), alt: name, width: item.crop[2] * scale, height: item.crop[3] * scale,
      }));
    }
    function full(path) {
      if (path == null) return null;
      return el("a", { href: path.split("/").map(encodeURIComponent).join("/") }, "whole picture");
    }
    function card(item, entry) {
      const { shown, row } = entry;
      const key = data.codecs[shown.codec];
      const name = codecName(key);
      const replaced = flipped && item.file != null && shown.file != null;
      const numbers = row ? [["Rate", fixed(row.bpp, 4) + " bpp"], ...data.metrics
        .map((metric, index) => [metric, row.scores[index]])
        .filter(([metric, value]) => !metric.isPart && value != null)
        .map(([metric, value]) => [metric.name + (metric.warning ? " *" : ""), score(metric, value) + (metric.unit ? " " + metric.unit : "")])] : [];
      return el("figure", { class: "card" },
        crop(replaced ? item.file : shown.file, item, replaced ? `original, in place of ${name}` : `${name}, point ${shown.point}`, shown.note),
        el("figcaption", {},
          el("p", { class: "name" }, el("strong", {}, key.codec), el("br"), `optimised for ${key.objective}`, el("br"), `point ${shown.point}`, replaced ? " (original shown)" : ""),
          el("dl", {}, numbers.map(([term, value]) => [el("dt", {}, term), el("dd", {}, value)])), full(shown.full)));
    }
    function draw() {
      const item = set.originals[Number(image.control.value)];
      const name = data.images[item.image];
      const entries = chosen(item);
      const parts = [];
      if (item.preview != null) {
        const picture = el("img", { src: source(item.preview), alt: `${name}, whole original, small` });
        const mark = el("span", {
          style: `left:${(100 * item.crop[0]) / item.width}%;top:${(100 * item.crop[1]) / item.height}%;` +
            `width:${(100 * item.crop[2]) / item.width}%;height:${(100 * item.crop[3]) / item.height}%`,
        });
        parts.push(el("div", { class: "where" }, el("div", { class: "map" }, picture, mark),
          el("p", {}, `${name}, ${item.width} × ${item.height} pixels. The frame shows the crop of ${item.crop[2]} × ${item.crop[3]} pixels ` +
            `at (${item.crop[0]}, ${item.crop[1]}): the place of greatest detail in the original. All crops are lossless.`)));
      }
      const starred = mains.filter((metric) => metric.warning).map((metric) => `* ${metric.name}: ${metric.warning}`);
      parts.push(el("p", { class: "hint" }, [plural(entries.length, "reconstruction"), ...starred].join(". ")),
        el("div", { class: "gallery" },
          el("figure", { class: "card original" }, crop(item.file, item, `${name}, original`, item.note),
            el("figcaption", {}, el("p", { class: "name" }, el("strong", {}, "Original"), el("br"), name), full(item.full))),
          entries.map((entry) => card(item, entry))));
      place.replaceChildren(...parts);
    }
    draw();
    content.append(el("div", { class: "controls" }, image.node, codec.node,
      el("label", {}, "Nearest to a rate of (bpp)", rate), zoom.node, flip), place);
  }
})();
