// ---- Matching: which point of a codec comes nearest to another image in one quantity.

/** What can be held equal: the rate and every main metric with scores; `scale` makes steps comparable. */
const held = [
  { id: "rate", name: "rate", unit: "bpp", value: (row) => row.bpp, scale: Math.log, ratio: true, show: (v) => fixed(v, 4) },
  ...data.metrics.map((metric, index) => ({ metric, index }))
    .filter(({ metric, index }) => !metric.isPart && data.scores.some((row) => row.scores[index] != null))
    .map(({ metric, index }) => ({
      id: metric.id, name: metric.name, unit: metric.unit, ratio: metric.scale === "logarithm",
      value: (row) => number(row.scores[index]), show: (v) => score(metric, v),
      scale: metric.scale === "decibels" ? (v) => -10 * Math.log10(1 - v) : metric.scale === "logarithm" ? Math.log : (v) => v,
    })),
];
/** How near counts as what, in percent of a ratio and in dB (or the metric's unit). */
const nearness = [[2, 0.1, "well matched"], [10, 0.5, "roughly matched"], [Infinity, Infinity, "poorly matched: no shown point is closer"]];

/** Distance of two images in a quantity; NaN where one has no number, 0 where both are infinite. */
function gap(quantity, row, other) {
  if (!row || !other) return NaN;
  const [a, b] = [row, other].map((one) => quantity.scale(quantity.value(one)));
  return a === b ? 0 : Math.abs(a - b);
}
/** The codec's entry of a scene that is nearest to a row; undefined where none has a number. */
function nearest(scene, codec, quantity, row) {
  let best;
  for (const entry of scene.entries.filter((one) => one.codec === codec)) {
    const distance = gap(quantity, entry.row, row);
    if (!Number.isNaN(distance) && !(best && best.distance <= distance)) best = { entry, distance };
  }
  return best && best.entry;
}
/** In words and numbers how far an entry is from the one it was matched to. */
function mismatch(quantity, name, entry, otherName, other) {
  const distance = gap(quantity, entry.row, other.row);
  if (Number.isNaN(distance)) return `${name} cannot be matched: it has no number for ${quantity.name}.`;
  const [v, w] = [entry.row, other.row].map(quantity.value);
  const [a, b] = [v, w].map(quantity.scale);
  const unit = quantity.unit ? ` ${quantity.unit}` : "";
  const decibels = quantity.ratio || quantity.unit === "dB" ? "" : " (on the dB scale)";
  const percent = 100 * (Math.exp(a - b) - 1);
  const least = quantity.ratio ? Math.abs(percent) < 0.05 : distance < 0.005;
  const difference = least ? "equal" : quantity.ratio
    ? `${fixed(Math.abs(percent), 1)} % ${percent > 0 ? "more" : "less"}`
    : `${fixed(distance, 2)} dB ${a > b ? "higher" : "lower"}${decibels}`;
  return `${name} has ${quantity.show(v)}${unit} against ${quantity.show(w)}${unit} of ${otherName}: ${difference}; `
    + `${verdict(quantity, distance)}.`;
}
function verdict(quantity, distance) {
  const size = quantity.ratio ? 100 * (Math.exp(distance) - 1) : distance;
  return nearness.find(([percent, decibels]) => size <= (quantity.ratio ? percent : decibels))[2];
}
/** The same without telling which is which, for blind comparisons. */
function blindMismatch(quantity, entry, other) {
  const distance = gap(quantity, entry.row, other.row);
  if (Number.isNaN(distance)) return `Not matched at equal ${quantity.name}.`;
  const size = quantity.ratio ? `${fixed(100 * (Math.exp(distance) - 1), 1)} %` : `${fixed(distance, 2)} dB`;
  return `At equal ${quantity.name} within ${size}: ${verdict(quantity, distance)}.`;
}
