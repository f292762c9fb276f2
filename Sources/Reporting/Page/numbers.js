// ---- Numbers and names. JSON has no infinity, so such values come as words.

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
const metrics = new Map(data.metrics.map((metric) => [metric.id, metric]));
const mains = data.metrics.filter((metric) => !metric.isPart);
const named = (id) => (metrics.has(id) ? metrics.get(id).name : id);
const withUnit = (metric) => metric.name + (metric.unit ? ` (${metric.unit})` : "");
const codecName = (codec) => `${codec.codec} (${codec.objective})`;
const plural = (count, word) => `${count} ${word}${count === 1 ? "" : "s"}`;
/** Scores by image, codec and point. */
const scoreRows = new Map(data.scores.map((row) => [`${row.image}/${row.codec}/${row.point}`, row]));
