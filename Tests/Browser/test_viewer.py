"""The viewer: each mode, zoom, differences and maps, keys, and the state in the address."""

import pathlib
import time

from PIL import Image, ImageChops
from selenium.webdriver.common.keys import Keys

import study
from browser import ReportCase, wait


class ViewerTests(ReportCase):
    def setUp(self):
        self.open("#view?region=crop")

    def views(self):
        return self.all("#viewer .view")

    def whole(self, *more):
        """Whole images at 1:1; the original and one reconstruction."""
        codec = self.js("return encodeURIComponent(arguments[0])", study.HOSTILE)
        fields = ["image=two", "region=whole", f"show=original,{codec}/ms-ssim/2", "match=", "zoom=1", *more]
        self.open("#view?" + "&".join(fields))
        wait(lambda: self.js("return [...document.querySelectorAll('#viewer .view img:not([hidden])')].every((image) => image.complete && image.naturalWidth > 0)"))
        time.sleep(0.2)

    def files(self):
        folder = pathlib.Path(self.folder.name)
        return [Image.open(folder / path).convert("RGB") for path in ["originals/two.png", "ms-ssim/2/two.png"]]

    def shown(self, element, scale=1):
        """The image without the grey around it and without the badge's corner."""
        screen = self.picture(element)
        left, top = ((outer - inner * scale) // 2 for outer, inner in zip(screen.size, study.SIZE))
        return screen.crop((max(0, left), max(0, top), max(0, left) + study.SIZE[0] * scale, max(0, top) + study.SIZE[1] * scale))

    def worst(self, a, b):
        box = (120, 60, min(a.width, b.width), min(a.height, b.height))
        return max(high for _, high in ImageChops.difference(a.crop(box), b.crop(box)).getextrema())

    def test_picturesAreShownPixelByPixel(self):
        self.whole()
        for view, file in zip(self.views(), self.files()):
            self.assertEqual(self.worst(self.shown(view), file), 0)

    def test_zoomRepeatsPixelsAndIsLinked(self):
        self.whole()
        self.press("+", "+")
        self.assertIn("zoom=3", self.fragment())
        tops = {plane.get_attribute("style") for plane in self.all("#viewer .plane")}
        self.assertEqual(len(tops), 1)
        self.assertIn(f"width: {3 * study.SIZE[0]}px", tops.pop())
        screen = self.picture(self.views()[0])
        # Each pixel is a square of 3 x 3 equal ones: at some of nine offsets a column repeats thrice.
        row = [screen.getpixel((x, screen.height - 20)) for x in range(200, 500)]
        runs = [index for index in range(1, len(row)) if row[index] != row[index - 1]]
        self.assertEqual({step % 3 for step in (b - a for a, b in zip(runs, runs[1:]))}, {0})
        before = self.fragment()
        self.find("#viewer .views").send_keys(Keys.ARROW_RIGHT)
        self.assertNotEqual(self.fragment(), before)
        self.assertEqual(len({plane.get_attribute("style") for plane in self.all("#viewer .plane")}), 1)

    def test_differenceOfFilesIsThatOfThePixels(self):
        original, other = self.files()
        self.whole("layer=difference", "gain=4")
        expected = ImageChops.difference(original, other).point(lambda value: min(255, 4 * value))
        self.assertLessEqual(self.worst(self.shown(self.views()[1]), expected), 4)
        self.assertEqual(self.worst(self.shown(self.views()[0]), Image.new("RGB", study.SIZE)), 0)
        self.assertGreater(max(high for _, high in expected.getextrema()), 40)

    def test_heatMapsAreShownForEachMetricAndLayer(self):
        self.whole()
        names = [option.get_attribute("value") for option in self.all("#viewer select option") if option.get_attribute("value").startswith("heat:")]
        self.assertEqual(len(names), 1 + 6 + 5)
        self.press("h")
        self.assertEqual(len([one for one in self.all("#viewer .heat") if one.is_displayed()]), 1)
        self.assertIn("squared error", self.find("#viewer .legend").text)
        self.press("h", "h")
        self.assertIn("heat%3Ams-ssim%2Fscale1", self.fragment())

    def test_sliderShowsBothPictures(self):
        self.whole("mode=slider", "split=0.5")
        left, right = self.files()
        half = study.SIZE[0] // 2
        views = self.picture(self.find("#viewer .views"))
        start = (views.width - study.SIZE[0]) // 2
        shown = views.crop((start, 0, start + study.SIZE[0], study.SIZE[1]))
        # The last row may be cut where the viewer lies between two pixels of the screen.
        inner = (20, 60, half - 4, study.SIZE[1] - 1)
        outer = (half + 40, 60, study.SIZE[0], study.SIZE[1] - 1)
        for box, file in [(inner, left), (outer, right)]:
            self.assertIsNone(ImageChops.difference(shown.crop(box), file.crop(box)).getbbox())
        self.press(">", ">")
        self.assertIn("split=0.540", self.fragment())
        next(one for one in self.all("#viewer input[type=range]") if one.is_displayed()).send_keys(Keys.ARROW_RIGHT)
        self.assertIn("split=0.550", self.fragment())

    def test_flickerTakesTurnsAtItsRate(self):
        self.press("3")
        place = lambda: self.js("return [...document.querySelectorAll('#viewer .view')].findIndex((view) => !view.classList.contains('off'))")
        seen = {place() for _ in range(30) if not time.sleep(0.05)}
        self.assertEqual(seen, {0, 1})
        self.press("]")
        self.assertIn("rate=3", self.fragment())
        self.find("#viewer .views").send_keys(" ")
        held = place()
        time.sleep(0.8)
        self.assertEqual(place(), held)
        self.press(".")
        self.assertNotEqual(place(), held)

    def test_matchingSaysHowEqualItIs(self):
        self.assertRegex(self.status(), r"At equal rate\. B has [0-9.]+ bpp against [0-9.]+ bpp of A: equal; well matched\.")
        self.press("m")
        self.assertRegex(self.status(), r"At equal PSNR\. B has [0-9.]+ dB against [0-9.]+ dB of A: [0-9.]+ dB (higher|lower); (well|roughly|poorly) matched")
        self.press("m")
        self.assertRegex(self.status(), r"At equal MS-SSIM\. B has 0\.[0-9]{5} against 0\.[0-9]{5} of A: [0-9.]+ dB (higher|lower) \(on the dB scale\)")
        before = self.status()
        self.press("k")
        self.assertNotEqual(self.status(), before)

    def test_stateComesBackFromTheAddress(self):
        self.press("2", "n", "d", "g", "m", "k", "o", "a", "+", ">")
        address = self.fragment()
        texts = [caption.text for caption in self.all("#viewer .caption")]
        self.open(address)
        self.assertEqual([caption.text for caption in self.all("#viewer .caption")], texts)
        self.assertEqual(self.find("#viewer [data-mode='slider']").get_attribute("aria-pressed"), "true")
        self.press("x", "x")
        self.assertEqual(self.fragment(), address)
        # An address in a page that is open already; and one that fits nothing.
        self.js("location.hash = '#view?image=one&mode=flicker'")
        wait(lambda: "mode=flicker" in self.fragment())
        self.open("#view?image=%FF&region=none&show=x/y/z,%&mode=1&zoom=7&at=a,b&split=&blind=x")
        self.assertEqual(len(self.views()), 2)

    def test_blindHidesNamesAndNumbers(self):
        self.press("o")
        seen = set()
        for _ in range(12):
            self.press("b")
            text = self.find("#viewer .captions").text + self.status()
            alts = [image.get_attribute("alt") for image in self.all("#viewer .base")]
            self.assertNotIn("mse", text + "".join(alts))
            self.assertNotIn("PSNR", text)
            self.assertIn("Original", text)
            seen.add(tuple(image.get_attribute("src") for image in self.all("#viewer .base")))
            self.press("b")
        self.assertIn("mse", self.find("#viewer .captions").text)
        self.assertEqual(len(seen), 2)

    def test_opensWithTheClearestDisagreement(self):
        self.open()
        self.assertIn("disagreement", self.find("#viewer select:nth-of-type(1)").text + self.find("#viewer .controls").text)
        names = self.find("#viewer .captions").text
        self.assertIn("Original", names)
        self.assertIn("ms-ssim", names)
        self.assertIn("crop", names)

    def test_cropsOfInversionsOpenWithTheirNumbers(self):
        self.js("document.querySelectorAll('#inversions details').forEach((one) => { one.open = true; })")
        buttons = self.all("#inversions .card button")
        self.assertTrue(buttons)
        buttons[0].click()
        self.assertIn("region=inversion-1", self.fragment())
        self.assertIn("squared error, crop", self.find("#viewer .captions").text)
        self.press("h")
        self.assertTrue(all(one.is_displayed() for one in self.all("#viewer .heat")))

    def test_keysAreListedAndAllWork(self):
        self.press("?")
        self.assertTrue(self.find("#keys").is_displayed())
        keys = [key.text for key in self.all("#keys kbd")]
        self.assertGreater(len(keys), 25)
        self.press(Keys.ESCAPE)
        self.assertFalse(self.find("#keys").is_displayed())
        for key in keys:
            if len(key) == 1 and key not in "?f":
                self.press(key)

    def test_allControlsAreReachedByTab(self):
        wanted = self.js("return [...document.querySelectorAll('.viewer select, .viewer button, .viewer input, .views')].filter((one) => one.checkVisibility() && !one.disabled).length")
        reached = set()
        self.js("document.querySelector('.viewer select').focus()")
        for _ in range(wanted):
            reached.add(self.js("return [...document.querySelectorAll('.viewer *')].indexOf(document.activeElement)"))
            self.press(Keys.TAB)
        self.assertEqual(len(reached), wanted)
