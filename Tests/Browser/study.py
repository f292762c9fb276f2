"""A small study with a hostile codec name, and its report with whole images beside it."""

import os
import pathlib
import subprocess

from PIL import Image, ImageDraw, ImageFilter

SIZE = (320, 304)
POINTS = ["1", "2", "3", "4", "5"]
HOSTILE = "</script><script>window.broken=1</script><img src=x onerror=window.broken=2>"


def original(seed):
    """Gradients, edges and texture."""
    picture = Image.new("RGB", SIZE)
    draw = ImageDraw.Draw(picture)
    for x in range(SIZE[0]):
        for y in range(SIZE[1]):
            noise = (x * 7919 + y * 104729 + seed * 31) * 2654435761 % 4294967296 >> 27
            picture.putpixel((x, y), ((x + noise) % 256, (2 * y + noise) % 256, (x ^ y) % 256))
    for step in range(12):
        draw.ellipse([20 * step, 15 * step, 20 * step + 60, 15 * step + 40], fill=(255 - 20 * step, 40, 20 * step))
    return picture


def make(folder):
    """Writes the study and runs the program; gives the report's path."""
    folder = pathlib.Path(folder)
    (folder / "originals").mkdir()
    rates = ["image,point,bpp"]
    for seed, name in enumerate(["one", "two"]):
        picture = original(seed)
        picture.save(folder / "originals" / f"{name}.png")
        for step, point in enumerate(POINTS):
            rates.append(f"{name},{point},{0.25 * 1.5 ** step + 0.01 * seed}")
            blurred = picture.filter(ImageFilter.GaussianBlur(2 - 0.4 * step))
            # Costs more squared error than the blur, and hardly any structure: the metrics disagree.
            lifted = picture.point(lambda value, lift=36 - 7 * step: min(255, value + lift))
            for objective, made in [("mse", blurred), ("ms-ssim", lifted)]:
                place = folder / objective / point
                place.mkdir(parents=True, exist_ok=True)
                made.save(place / f"{name}.png")
    (folder / "rates.csv").write_text("\n".join(rates) + "\n")
    codecs = "".join(
        f"  - codec: '{HOSTILE}'\n    objective: {objective}\n"
        f'    reconstructions: "{objective}/{{point}}/{{image}}.png"\n    rate: {{column: rates.csv}}\n'
        for objective in ["mse", "ms-ssim"])
    (folder / "study.yaml").write_text(
        f'study: "browser test"\noriginals: "originals/{{image}}.png"\ncodecs:\n{codecs}metrics: [psnr, ms-ssim, vgg16]\n')
    run = [os.environ["CROSSMETRIC"], "run", str(folder / "study.yaml"), "--out", str(folder / "out"),
           "--quiet", "--full-images", "--heat-maps", "all"]
    subprocess.run(run, check=True, stdout=subprocess.DEVNULL)
    return folder / "out" / "report.html"
