"""Writes Tests/Fixtures/imaging: tiny PNG and PNM files, expected.json with the samples they hold, and
hostile/, files that must be refused.

Run from the repository root: python Tests/References/imaging_fixtures.py   (Pillow 13.0.0)
The PNG writer below is independent of libpng (struct and zlib alone); Pillow checks what it can decode
without conversion. expected.json: file -> width, height, bitDepth, alpha, samples (RGB or RGBA, row by row).
"""
import json
import random
import struct
import zlib
from pathlib import Path

from PIL import Image

FOLDER = Path("Tests/Fixtures/imaging")
CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
ADAM7 = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]
PALETTE = [(250, 3, 7), (1, 128, 255), (17, 18, 19), (200, 200, 0), (0, 255, 128), (90, 60, 30), (5, 0, 250),
           (255, 255, 255), (77, 88, 99), (0, 0, 0), (31, 41, 59), (26, 53, 58), (97, 93, 23), (84, 62, 64)]


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def packed(row, depth):
    """One row of samples as bytes, most significant bit first."""
    if depth == 16:
        return struct.pack(f">{len(row)}H", *row)
    bits = "".join(format(sample, f"0{depth}b") for sample in row)
    bits += "0" * (-len(bits) % 8)
    return bytes(int(bits[i:i + 8], 2) for i in range(0, len(bits), 8))


def filtered(rows, step, rng):
    """Rows with a random one of the five filters each."""
    out, above = b"", bytes(len(rows[0]))
    for row in rows:
        kind = rng.randrange(5)
        line = bytearray()
        for i, value in enumerate(row):
            a = row[i - step] if i >= step else 0
            b = above[i]
            c = above[i - step] if i >= step else 0
            p = a + b - c
            paeth = min((abs(p - a), 0, a), (abs(p - b), 1, b), (abs(p - c), 2, c))[2]
            line.append((value - (0, a, b, (a + b) // 2, paeth)[kind]) & 255)
        out += bytes([kind]) + bytes(line)
        above = row
    return out


def png(width, height, depth, colour, pixels, interlaced=False, before=(), rng=None):
    """pixels[y][x] is a tuple of stored samples; before = chunks between IHDR and IDAT."""
    step = max(1, CHANNELS[colour] * depth // 8)
    data = b""
    for x0, y0, dx, dy in ADAM7 if interlaced else [(0, 0, 1, 1)]:
        rows = [packed([s for x in range(x0, width, dx) for s in pixels[y][x]], depth)
                for y in range(y0, height, dy) if x0 < width]
        if rows:
            data += filtered(rows, step, rng)
    stream = zlib.compress(data, 9)
    half = len(stream) // 2
    header = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, int(interlaced))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + b"".join(before)
            + chunk(b"IDAT", stream[:half]) + chunk(b"IDAT", stream[half:]) + chunk(b"IEND", b""))


def expanded(pixel, depth, colour, transparent):
    """RGB or RGBA of a stored pixel. transparent: tRNS as a tuple of samples, or alphas of the palette."""
    if colour == 3:
        rgb = PALETTE[pixel[0]]
        return rgb if transparent is None else rgb + ((transparent + (255,) * 256)[pixel[0]],)
    top = 65535 if depth == 16 else 255
    scale = top // (2 ** depth - 1)
    rgb = tuple(s * scale for s in pixel[:3]) if colour in (2, 6) else (pixel[0] * scale,) * 3
    if colour in (4, 6):
        return rgb + (pixel[-1],)
    return rgb if transparent is None else rgb + ((0 if pixel == transparent else top),)


def hostile():
    folder = FOLDER / "hostile"
    folder.mkdir(exist_ok=True)
    signature, end = b"\x89PNG\r\n\x1a\n", chunk(b"IEND", b"")

    def ihdr(width, height, depth=8, colour=2):
        return chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0))

    def idat(raw):
        return chunk(b"IDAT", zlib.compress(raw))

    rows = b"".join(bytes([0]) + bytes(range(12)) for _ in range(4))  # 4 x 4 RGB
    trns = chunk(b"tRNS", struct.pack(">3H", 1, 2, 3))
    text = chunk(b"tEXt", b"Comment\0hello")
    files = {
        "huge-sides": ihdr(2**31 - 1, 2**31 - 1) + idat(rows) + end,
        "too-many-samples": ihdr(46341, 46341) + idat(rows) + end,
        "zero-width": ihdr(0, 4) + idat(rows) + end,
        "negative-height": ihdr(4, 2**32 - 1) + idat(rows) + end,
        "more-than-deflate-holds": ihdr(20000, 20000) + idat(rows) + end,
        "bad-colour-type": ihdr(4, 4, 8, 5) + idat(rows) + end,
        "bad-depth": ihdr(4, 4, 3, 0) + idat(rows) + end,
        "rows-missing": ihdr(4, 4) + idat(rows[:30]) + end,
        "no-idat": ihdr(4, 4) + end,
        "no-iend": ihdr(4, 4) + idat(rows),
        "no-palette": ihdr(4, 4, 8, 3) + idat(rows) + end,
        "palette-index": ihdr(4, 4, 8, 3) + chunk(b"PLTE", bytes(9)) + idat(bytes([0, 0, 1, 2, 3] * 4)) + end,
        "not-zlib": ihdr(4, 4) + chunk(b"IDAT", b"these are no rows") + end,
        "bad-filter": ihdr(4, 4) + idat(b"\x09" + rows[1:]) + end,
        "idat-checksum": ihdr(4, 4) + idat(rows)[:-1] + b"\0" + end,
        "trns-checksum": ihdr(4, 4) + trns[:-1] + b"\0" + idat(rows) + end,
        "unknown-critical": ihdr(4, 4) + chunk(b"ABCD", b"?") + idat(rows) + end,
        "text-before-ihdr": text + ihdr(4, 4) + idat(rows) + end,
        "chunk-past-the-end": ihdr(4, 4) + struct.pack(">I", 2**31 - 1) + b"tEXt",
        "chunk-length-overflow": ihdr(4, 4) + struct.pack(">I", 2**32 - 1) + b"tEXt" + idat(rows) + end,
    }
    for name, body in files.items():
        (folder / (name + ".png")).write_bytes(signature + body)


def main():
    FOLDER.mkdir(parents=True, exist_ok=True)
    expected = {}

    def record(name, data, width, height, depth, pixels):
        (FOLDER / name).write_bytes(data)
        expected[name] = {
            "width": width, "height": height, "bitDepth": depth, "alpha": len(pixels[0][0]) == 4,
            "samples": [s for row in pixels for pixel in row for s in pixel]}

    def make(name, depth, colour, interlaced=False, transparent=None, before=(), width=7, height=5,
             opaque=False):
        rng = random.Random(name)
        limit = len(PALETTE) if colour == 3 else 2 ** depth
        pixels = [[tuple(rng.randrange(min(limit, 2 ** depth)) for _ in range(CHANNELS[colour]))
                   for _ in range(width)] for _ in range(height)]
        if opaque:
            pixels = [[p[:-1] + (2 ** depth - 1,) for p in row] for row in pixels]
        if transparent is not None and colour != 3:
            pixels[1][2] = transparent
            pixels[3][0] = transparent
        chunks = list(before)
        if colour == 3:
            count = min(len(PALETTE), 2 ** depth)
            chunks.append(chunk(b"PLTE", bytes(v for entry in PALETTE[:count] for v in entry)))
        if transparent is not None:
            form = "B" if colour == 3 else "H"
            chunks.append(chunk(b"tRNS", struct.pack(f">{len(transparent)}{form}", *transparent)))
        data = png(width, height, depth, colour, pixels, interlaced, chunks, rng)
        result = [[expanded(p, depth, colour, transparent) for p in row] for row in pixels]
        record(name + ".png", data, width, height, 16 if depth == 16 else 8, result)
        check_with_pillow(name + ".png", depth, result)

    def check_with_pillow(name, depth, result):
        if depth == 16:
            return  # Pillow reduces 16-bit colour to 8 bits
        if name == "grey4-trns.png":
            return  # Pillow compares tRNS with the scaled sample, against the specification
        with Image.open(FOLDER / name) as image:
            mode = "RGBA" if len(result[0][0]) == 4 else "RGB"
            assert image.convert(mode).tobytes() == bytes(s for row in result for p in row for s in p), name

    for depth in (1, 2, 4, 8, 16):
        make(f"grey{depth}", depth, 0)
        make(f"grey{depth}-interlaced", depth, 0, interlaced=True)
    for depth in (8, 16):
        make(f"rgb{depth}", depth, 2)
        make(f"rgb{depth}-interlaced", depth, 2, interlaced=True)
        make(f"greyalpha{depth}", depth, 4)
        make(f"rgba{depth}", depth, 6)
        make(f"rgba{depth}-interlaced", depth, 6, interlaced=True)
    for depth in (1, 2, 4, 8):
        make(f"palette{depth}", depth, 3)
    make("palette2-interlaced", 2, 3, interlaced=True)
    make("palette8-interlaced", 8, 3, interlaced=True)
    make("palette8-trns", 8, 3, transparent=(0, 128, 255, 77))
    make("grey4-trns", 4, 0, transparent=(9,))
    make("grey16-trns", 16, 0, transparent=(4660,))
    make("rgb8-trns", 8, 2, transparent=(12, 34, 56))
    make("rgb16-trns", 16, 2, transparent=(1200, 3400, 56000))
    make("rgba8-opaque", 8, 6, opaque=True)
    make("rgb8-single", 8, 2, width=1, height=1)
    # What must not touch a sample: gamma 1.0, chromaticities, significant bits, background, profile, text.
    profile = b"none\0\0" + zlib.compress(bytes(200))
    colour_chunks = [
        chunk(b"gAMA", struct.pack(">I", 100000)),
        chunk(b"cHRM", struct.pack(">8I", 31270, 32900, 70800, 29200, 17000, 79700, 13100, 4600)),
        chunk(b"sBIT", bytes([5, 6, 5])), chunk(b"iCCP", profile)]
    background = chunk(b"bKGD", struct.pack(">3H", 9, 9, 9))
    make("rgb8-gamma", 8, 2, before=colour_chunks)
    make("rgb8-gamma-trns", 8, 2, transparent=(1, 2, 3), before=colour_chunks + [background])
    make("grey8-gamma", 8, 0, before=colour_chunks[:1])
    # More than a header's usual few hundred bytes before tRNS.
    make("rgb8-late-trns", 8, 2, transparent=(7, 7, 7), before=[chunk(b"tEXt", b"Comment\0" + b"x" * 9000)])

    def make_pnm(name, magic, maxval, header):
        rng = random.Random(name)
        width, height, channels = 4, 3, 3 if magic in ("P3", "P6") else 1
        pixels = [[tuple(rng.randrange(maxval + 1) for _ in range(channels)) for _ in range(width)]
                  for _ in range(height)]
        flat = [s for row in pixels for p in row for s in p]
        head = header.format(magic=magic, width=width, height=height, maxval=maxval).encode()
        if magic in ("P2", "P3"):
            raster = "\n".join(" ".join(map(str, flat[i:i + 5])) for i in range(0, len(flat), 5)).encode()
        else:
            raster = struct.pack(f">{len(flat)}{'B' if maxval == 255 else 'H'}", *flat)
        grey = channels == 1
        record(name, head + raster, width, height, 8 if maxval == 255 else 16,
               [[p * 3 if grey else p for p in row] for row in pixels])

    usual = "{magic}\n{width} {height}\n{maxval}\n"
    commented = "{magic} # made by hand\n#\n# 9 9\n{width}#w\n\t{height} # h\r\n{maxval}\n"
    for maxval, depth in ((255, 8), (65535, 16)):
        for magic, ending in (("P2", "pgm"), ("P3", "ppm"), ("P5", "pgm"), ("P6", "ppm")):
            make_pnm(f"{magic.lower()}-{depth}.{ending}", magic, maxval, usual)
    make_pnm("p3-commented.ppm", "P3", 255, commented)
    make_pnm("p6-commented.ppm", "P6", 255, commented)
    make_pnm("p5-comment-after-maxval.pgm", "P5", 255, "{magic} {width} {height} {maxval}#last\n")

    hostile()
    lines = [f"{json.dumps(k)}: {json.dumps(v, separators=(',', ':'))}" for k, v in expected.items()]
    (FOLDER / "expected.json").write_text("{\n" + ",\n".join(lines) + "\n}\n")


main()
