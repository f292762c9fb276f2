// ---- What the study is, what was odd about it, and what its numbers mean.

function about() {
  const controls = data.codecs.filter((item) => item.isControl).map((item) => item.codec);
  at("about-content").append(
    ...data.warnings.map((warning) => el("p", { class: "warning" }, warning)),
    ...data.cautions.map((caution) => el("p", { class: "hint" }, caution)),
    el("dl", { class: "facts" },
      el("dt", {}, "Codecs"), el("dd", {}, data.codecs.filter((item) => !item.isControl).map(codecName).join(", ") || "none"),
      ...(controls.length ? [el("dt", {}, "Reference distortions"), el("dd", {}, controls.join(", ") + ": distortions of known strength of the originals, a scale for the figures; their points are the strengths")] : []),
      el("dt", {}, plural(data.images.length, "image")), el("dd", {}, data.images.join(", ")),
      el("dt", {}, "Metrics"), el("dd", {}, mains.map((metric) => `${metric.name} (${metric.better} is better)`).join(", "))),
    el("h3", {}, "Definitions of the metrics"),
    el("p", { class: "hint" }, "A fingerprint identifies everything that changes a metric’s number, weights included. Scores with different fingerprints must not be compared."),
    ...data.definitions.map((row) => el("details", { class: "definition" },
      el("summary", {}, `${named(row.metric)}, ${row.fingerprint}` + (row.weights ? `: ${row.weights}` : "")),
      el("p", {}, row.text))));
  if (data.warnings.length) {
    at("warned").append(el("a", { href: "#about" }, plural(data.warnings.length, "warning")), " about this study");
  }
  at("footer").textContent = `CrossMetric ${data.version}. This page needs no network.`;
}
