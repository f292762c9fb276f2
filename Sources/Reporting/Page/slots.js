// ---- Slots: the pictures that are compared, A, B, ...; any of them may be the original.

const letters = "ABCD";
let scene; // The one that is shown.

const isOriginal = (slot) => slot.codec < 0;
const entryOf = (slot) => scene.entries.find((entry) => entry.codec === slot.codec && entry.point === slot.point);
const sceneCodecs = () => [...new Set(scene.entries.map((entry) => entry.codec))];
const entriesOf = (codec) => scene.entries.filter((entry) => entry.codec === codec);
const heldQuantity = () => held.find((quantity) => quantity.id === state.match);

/** Makes the state fit the report: an image, a scene of it, and at least two slots that have pictures. */
function settle() {
  state.image = Math.min(Math.max(0, state.image), shownItems.length - 1);
  const scenes = scenesOf(shownItems[state.image]);
  scene = scenes.find((one) => one.id === state.scene) || scenes[0];
  state.scene = scene.id;
  const codecs = sceneCodecs();
  if (scene.inversion) {
    // Only the two reconstructions of the finding have this crop.
    const sides = scene.entries.map(({ codec, point }) => ({ codec, point }));
    const known = state.slots.filter((slot) => isOriginal(slot) || entryOf(slot));
    state.slots = sides.every((side) => known.some((slot) => slot.codec === side.codec && slot.point === side.point)) ? known
      : state.slots.some(isOriginal) ? [originalSlot, ...sides] : sides;
  }
  if (!state.slots.length) state.slots = firstSlots(codecs);
  state.slots = state.slots.map((slot) => {
    if (isOriginal(slot) || entryOf(slot)) return slot;
    const own = entriesOf(codecs.includes(slot.codec) ? slot.codec : codecs[0]);
    return { codec: own[0].codec, point: own[Math.floor(own.length / 2)].point };
  });
  if (state.slots.length < 2) state.slots.push(state.slots.some(isOriginal) ? { ...scene.entries[0] } : originalSlot);
  matchSlots();
}
/** Two objectives of a codec where there are such, else two codecs, else one and the original. */
function firstSlots(codecs) {
  const middle = (codec) => { const own = entriesOf(codec); return { codec, point: own[Math.floor(own.length / 2)].point }; };
  const a = codecs[0];
  const b = codecs.find((codec) => codec !== a && data.codecs[codec].codec === data.codecs[a].codec) ?? codecs[1];
  return b == null ? [middle(a), originalSlot] : [middle(a), middle(b)];
}
/** The slot that the others are matched to: the first that is no original. */
const leading = () => state.slots.find((slot) => !isOriginal(slot));

function matchSlots() {
  const quantity = heldQuantity();
  const first = leading();
  if (!quantity || !first || scene.inversion) return;
  const row = entryOf(first).row;
  state.slots = state.slots.map((slot) => {
    if (isOriginal(slot) || slot === first) return slot;
    const entry = nearest(scene, slot.codec, quantity, row);
    return entry ? { codec: entry.codec, point: entry.point } : slot;
  });
}
/** The order of the slots on the page: as they are, or shuffled by the seed of a blind comparison. */
function slotOrder() {
  const order = state.slots.map((_, index) => index);
  if (!state.blind) return order;
  let seed = state.blind;
  const draw = (below) => {
    // A step of mulberry32.
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * below);
  };
  const places = order.filter((index) => !isOriginal(state.slots[index]));
  const shuffled = [...places];
  for (let last = shuffled.length - 1; last > 0; last--) {
    const other = draw(last + 1);
    [shuffled[last], shuffled[other]] = [shuffled[other], shuffled[last]];
  }
  places.forEach((place, index) => { order[place] = shuffled[index]; });
  return order;
}
function slotName(slot) {
  if (isOriginal(slot)) return "original";
  return `${codecName(data.codecs[slot.codec])}, point ${slot.point}`;
}
/** What a picture is called on the page: in a blind comparison by its place. */
function tileName(slot, place) {
  if (isOriginal(slot)) return "Original";
  return state.blind ? `Picture ${place + 1}` : `${letters[state.slots.indexOf(slot)]}: ${slotName(slot)}`;
}
