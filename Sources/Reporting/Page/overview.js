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
  at("footer").textContent = `CrossMetric ${data.version}. This page needs no network.`;
}
