// ---- Scenes: what the viewer can show. A scene is a rectangle of one image with its original and
// some reconstructions: the crop of greatest detail, the whole image, or a crop of the inversions.

function scenesOf(item) {
  const image = data.images[item.image];
  const [x, y, width, height] = item.crop;
  const entry = (shown, address, maps, local) => ({
    codec: shown.codec, point: shown.point, address, note: shown.note, maps, local: local || [],
    row: scoreRows.get(`${item.image}/${shown.codec}/${shown.point}`),
  });
  const list = [];
  if (item.file != null) {
    list.push({
      id: "crop", name: `crop of most detail, ${width} × ${height}`, x, y, width, height, heat: item.heat,
      original: pictureAddress(item.file),
      entries: item.reconstructions.filter((shown) => shown.file != null)
        .map((shown) => entry(shown, pictureAddress(shown.file), shown.maps)),
    });
  }
  if (item.full) {
    list.push({
      id: "whole", name: `whole image, ${item.width} × ${item.height}`, x: 0, y: 0,
      width: item.width, height: item.height, heat: item.heat, original: siblingAddress(item.full),
      entries: item.reconstructions.filter((shown) => shown.full)
        .map((shown) => entry(shown, siblingAddress(shown.full), shown.maps)),
    });
  }
  inversionCrops().forEach((crop, place) => {
    if (crop.image !== item.image || crop.file == null || crop.sides.some((side) => side.file == null)) return;
    list.push({
      id: `inversion-${place + 1}`, name: `disagreement ${place + 1}: ${crop.lossNames.join(" against ")}`, inversion: true,
      x: crop.x, y: crop.y, width: crop.width, height: crop.height, heat: crop.heat,
      original: pictureAddress(crop.file),
      entries: crop.sides.map((side) => entry(side, pictureAddress(side.file), side.maps,
        [[`${crop.lossNames[0]}, crop`, significant(side.squaredError)], [`${crop.lossNames[1]}, crop`, significant(side.distance)]])),
    });
  });
  return list.filter((scene) => scene.entries.length).map((scene) => ({ ...scene, image, item }));
}
const inversionCrops = () => (data.inversions ? data.inversions.crops : []);
/** The images that have something to show. */
const shownItems = data.pictures.originals.filter((item) => scenesOf(item).length);
