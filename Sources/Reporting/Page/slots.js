// ---- Slots: the images that are compared, A, B, ...; any of them may be the original.

const letters = "ABCD";
let scene; // The one that is shown.

const isOriginal = (slot) => slot.codec < 0;
const entryOf = (slot) => scene.entries.find((entry) => entry.codec === slot.codec && entry.point === slot.point);
const sceneCodecs = () => [...new Set(scene.entries.map((entry) => entry.codec))];
const entriesOf = (codec) => scene.entries.filter((entry) => entry.codec === codec);
const heldQuantity = () => held.find((quantity) => quantity.id === state.match);

/** Makes the state fit the report: an image, a scene of it, and at least two slots that have images. */
function settle() {
  state.image = Math.min(Math.max(0, state.image), shownItems.length - 1);
  const scenes = scenesOf(shownItems[state.image]);
  scene = scenes.find((one) => one.id === state.scene) || scenes[0];
  state.scene = scene.id;
  const codecs = sceneCodecs();
  if (scene.inversion) {
    // Only the two reconstructions of the finding have this crop.
    const sides = scene.entries.map(slotOf);
    const known = state.slots.filter((slot) => isOriginal(slot) || entryOf(slot));
    state.slots = sides.every((side) => known.some((slot) => slot.codec === side.codec && slot.point === side.point)) ? known
      : state.slots.some(isOriginal) ? [originalSlot, ...sides] : sides;
  }
  if (!state.slots.length) state.slots = firstSlots(codecs);
  state.slots = state.slots.map((slot) => {
    if (isOriginal(slot) || entryOf(slot)) return slot;
    const own = entriesOf(codecs.includes(slot.codec) ? slot.codec : codecs[0]);
    return slotOf(middleOf(own));
  });
  if (state.slots.length < 2) state.slots.push(state.slots.some(isOriginal) ? { ...scene.entries[0] } : originalSlot);
  matchSlots();
}
const middleOf = (list) => list[Math.floor(list.length / 2)];
const slotOf = ({ codec, point }) => ({ codec, point });

/** Two objectives of a codec where there are such, else two codecs, else one and the original; the
 * points that match best, of the inner ones where there are such. */
function firstSlots(codecs) {
  const a = codecs[0];
  const b = codecs.find((codec) => codec !== a && data.codecs[codec].codec === data.codecs[a].codec) ?? codecs[1];
  const own = entriesOf(a);
  if (b == null) return [slotOf(middleOf(own)), originalSlot];
  const quantity = heldQuantity() || held[0];
  const pairs = (own.length > 4 ? own.slice(1, -1) : own)
    .map((entry) => ({ entry, other: nearest(scene, b, quantity, entry.row) })).filter(({ other }) => other)
    .sort((one, two) => gap(quantity, one.entry.row, one.other.row) - gap(quantity, two.entry.row, two.other.row));
  const best = pairs[0] || { entry: middleOf(own), other: middleOf(entriesOf(b)) };
  return [slotOf(best.entry), slotOf(best.other)];
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
    return entry ? slotOf(entry) : slot;
  });
}
/** The slots in their order on the page: as they are, or shuffled by the seed of a blind comparison. */
function shownSlots() {
  const order = state.slots.map((_, index) => index);
  if (!state.blind) return state.slots;
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
  return order.map((index) => state.slots[index]);
}
function slotName(slot) {
  if (isOriginal(slot)) return "original";
  return `${codecName(data.codecs[slot.codec])}, point ${slot.point}`;
}
/** The short name of a slot at a place: a letter, or in a blind comparison its number there. */
function slotLetter(slot) {
  if (isOriginal(slot)) return "Original";
  if (!state.blind) return letters[state.slots.indexOf(slot)];
  return String(1 + shownSlots().filter((one) => !isOriginal(one)).indexOf(slot));
}
function tileName(slot) {
  if (isOriginal(slot)) return "Original";
  return state.blind ? `Image ${slotLetter(slot)}` : `${slotLetter(slot)}: ${slotName(slot)}`;
}
