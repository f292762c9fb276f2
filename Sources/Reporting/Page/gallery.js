// ---- The sheet of all crops of an image, each of which opens in the viewer.

function gallery() {
  const set = data.pictures;
  if (!set.originals.length) return;
  const image = select("Image", set.originals.map((item, index) => [index, data.images[item.image]]), draw);
  const codec = select("Codec", [["", "all codecs"], ...data.codecs.map((item, index) => [index, codecName(item)]).filter(([index]) => !data.codecs[index].isControl)], draw);
  const place = el("div");

  function crop(file, item, name, note) {
    if (file == null) return el("div", { class: "missing" }, "No image: " + (note || "the reason is unknown"));
    return el("div", { class: "crop" }, el("img", {
      src: pictureAddress(file), alt: name, loading: "lazy", width: item.crop[2] / 2, height: item.crop[3] / 2,
    }));
  }
  const full = (path) => path == null ? null : el("a", { href: siblingAddress(path) }, "whole image");
  function card(item, shown) {
    const key = data.codecs[shown.codec];
    const row = scoreRows.get(`${item.image}/${shown.codec}/${shown.point}`);
    return el("figure", { class: "card" },
      crop(shown.file, item, `${codecName(key)}, point ${shown.point}`, shown.note),
      el("figcaption", {}, el("strong", {}, key.codec), el("br"), `optimised for ${key.objective}`, el("br"),
        `point ${shown.point}` + (row ? `, ${fixed(row.bpp, 4)} bpp` : ""), el("br"),
        shown.file == null || item.file == null ? null : button("View", "Open in the viewer beside the original",
          () => openInViewer(item.image, "crop", [originalSlot, slotOf(shown)])), " ", full(shown.full)));
  }
  function draw() {
    const item = set.originals[Number(image.control.value)];
    const name = data.images[item.image];
    const parts = [];
    if (item.preview != null) {
      const percent = (value, of) => `${(100 * value) / of}%`;
      const mark = el("span", {
        style: `left:${percent(item.crop[0], item.width)};top:${percent(item.crop[1], item.height)};`
          + `width:${percent(item.crop[2], item.width)};height:${percent(item.crop[3], item.height)}`,
      });
      parts.push(el("div", { class: "where" },
        el("div", { class: "map" }, el("img", { src: pictureAddress(item.preview), alt: `${name}, whole original, small` }), mark),
        el("p", {}, `${name}, ${item.width} × ${item.height} pixels. The frame shows the crop of ${item.crop[2]} × ${item.crop[3]} pixels `
          + `at (${item.crop[0]}, ${item.crop[1]}): the place of greatest detail in the original. All crops are lossless, here at half their size.`)));
    }
    parts.push(el("div", { class: "gallery" },
      el("figure", { class: "card original" }, crop(item.file, item, `${name}, original`, item.note),
        el("figcaption", {}, el("strong", {}, "Original"), el("br"), name, el("br"), full(item.full))),
      item.reconstructions.filter((shown) => codec.control.value === "" || shown.codec === Number(codec.control.value))
        .map((shown) => card(item, shown))));
    place.replaceChildren(...parts);
  }
  draw();
  at("pictures-content").append(el("div", { class: "controls" }, image.node, codec.node), place);
}
