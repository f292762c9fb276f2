// ---- Figures are measured for Helvetica. Where the reader's machine has a wider font in its place, their text shrinks to fit.

/** Width of a sample in Helvetica's metrics, in thousandths of its size. */
const sample = ["0123456789abcdefghijklmnopqrstuvwxyz", 18286];

function fitFonts() {
  const first = document.querySelector(".plot svg text");
  if (!first) return;
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = `100px ${getComputedStyle(first).fontFamily}`;
  const ratio = pen.measureText(sample[0]).width / (sample[1] / 10);
  if (!(ratio > 1.01)) return;
  for (const node of document.querySelectorAll(".plot svg [font-size]")) {
    node.setAttribute("font-size", Number.parseFloat(node.getAttribute("font-size")) / ratio);
  }
}
