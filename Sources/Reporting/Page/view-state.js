// ---- The viewer's state, and its form in the address, so that a view can be sent to others.
// Names stand there, not places, so that an address also fits a report that was made anew.

const modes = [["side", "Side by side"], ["slider", "Slider"], ["flicker", "Flicker"]];
const zooms = [1, 2, 3, 4, 6, 8, 12, 16];
const gains = [1, 2, 4, 8, 16, 32];
const flickerRates = [0.5, 1, 1.5, 2, 3, 4, 6, 8, 12];
const slotLimit = 4;
const originalSlot = { codec: -1, point: "" };
/** What a difference is taken from; the heat maps follow as `heat:NAME`. */
const layers = [["picture", "the images"], ["difference", "difference from the original"], ["difference-a", "difference from the first"],
  ...data.heatMaps.map((map) => [`heat:${map.name}`, `heat map: ${map.title}`])];

const state = {
  image: 0, scene: "crop", slots: [], match: "rate", mode: "side", layer: "picture", gain: 4, flicker: 2,
  zoom: 0, x: 0.5, y: 0.5, split: 0.5, blind: 0, opacity: 0.75,
};
/** zoom 0 fits a small crop to the page. */
const prefix = "#view?";

function stateAddress() {
  const slot = ({ codec, point }) => codec < 0 ? "original"
    : [data.codecs[codec].codec, data.codecs[codec].objective, point].map(encodeURIComponent).join("/");
  const fields = [
    ["image", encodeURIComponent(data.images[shownItems[state.image].image])], ["region", state.scene],
    ["show", state.slots.map(slot).join(",")], ["match", encodeURIComponent(state.match)], ["mode", state.mode],
    ["layer", encodeURIComponent(state.layer)], ["gain", state.gain], ["rate", state.flicker], ["zoom", state.zoom],
    ["at", `${state.x.toFixed(4)},${state.y.toFixed(4)}`], ["split", state.split.toFixed(3)], ["opacity", state.opacity],
    ["blind", state.blind],
  ];
  return prefix + fields.map(([name, value]) => `${name}=${value}`).join("&");
}

/** Takes the state out of an address; what does not fit this report is left as it is. */
function readAddress(address) {
  if (!address.startsWith(prefix)) return false;
  const plain = (text) => { try { return decodeURIComponent(text); } catch { return ""; } };
  const fields = new Map(address.slice(prefix.length).split("&").map((pair) => {
    const equal = pair.indexOf("=");
    return [pair.slice(0, equal), pair.slice(equal + 1)];
  }));
  const choose = (name, key, values, convert = plain) => {
    if (!fields.has(name)) return;
    const value = convert(fields.get(name));
    if (values.includes(value)) state[key] = value;
  };
  const share = (text) => Math.min(1, Math.max(0, Number(text) || 0));
  const image = shownItems.findIndex((item) => data.images[item.image] === plain(fields.get("image") || ""));
  if (image >= 0) state.image = image;
  choose("region", "scene", scenesOf(shownItems[state.image]).map((scene) => scene.id));
  choose("match", "match", ["", ...held.map((quantity) => quantity.id)]);
  choose("mode", "mode", modes.map(([id]) => id));
  choose("layer", "layer", layers.map(([id]) => id));
  choose("gain", "gain", gains, Number);
  choose("rate", "flicker", flickerRates, Number);
  choose("zoom", "zoom", [0, ...zooms], Number);
  if (fields.has("at")) [state.x, state.y] = [...fields.get("at").split(","), ""].map(share);
  if (fields.has("split")) state.split = share(fields.get("split"));
  if (fields.has("opacity")) state.opacity = share(fields.get("opacity"));
  if (fields.has("blind")) state.blind = Math.floor(Math.abs(Number(fields.get("blind")) || 0)) % 2 ** 31;
  const slots = (fields.get("show") || "").split(",").map((text) => {
    if (text === "original") return originalSlot;
    const [codec, objective, point] = text.split("/").map(plain);
    return { codec: data.codecs.findIndex((one) => one.codec === codec && one.objective === objective), point };
  }).filter((slot) => slot === originalSlot || slot.codec >= 0).slice(0, slotLimit);
  if (slots.length) state.slots = slots;
  return true;
}

let addressTimer;
/** Puts the state into the address, a moment later: browsers refuse too many changes in a row. */
function keepAddress() {
  clearTimeout(addressTimer);
  addressTimer = setTimeout(() => history.replaceState(null, "", stateAddress()), 150);
}
