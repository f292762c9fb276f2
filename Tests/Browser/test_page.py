"""The page: it loads without a fault, tables sort, figures tell their values."""

from selenium.webdriver.common.keys import Keys

import study
from browser import ReportCase, emulate, wait


class PageTests(ReportCase):
    def test_namesStayText(self):
        self.assertIn(study.HOSTILE, self.find("#about-content").text)
        self.assertIn(study.HOSTILE, self.find("#answer").text)
        self.assertEqual(self.all("img[src='x']"), [])

    def test_theFirstScreenHoldsTheAnswer(self):
        for width, height in [(1400, 900), (800, 900)]:
            self.driver.set_window_size(width, height)
            try:
                self.open()
                box = "const box = document.querySelector(arguments[0]).getBoundingClientRect(); return [box.top, box.bottom]"
                inside = self.js("return innerHeight")
                for part in ["#answer .lead p", "table.matrix", "#answer figure svg"]:
                    top, bottom = self.js(box, part)
                    self.assertGreaterEqual(top, 0, part)
                    self.assertLessEqual(bottom, inside, f"{part} at {width}")
                self.assertLessEqual(self.js("return document.documentElement.scrollWidth - innerWidth"), 0)
            finally:
                self.driver.set_window_size(1280, 1000)

    def test_aFoldedPageIsShort(self):
        self.assertLess(self.js("return document.documentElement.scrollHeight"), 6000)

    def test_nothingIsAskedFromElsewhere(self):
        names = self.js("return performance.getEntriesByType('resource').map((entry) => entry.name)")
        self.assertTrue(all(name.startswith(("blob:", "data:", "file:")) for name in names), names)

    def column(self, place):
        return [cell.text for cell in self.all(f"#scores tbody td:nth-child({place})")]

    def test_tablesSortByClickAndKey(self):
        self.js("document.querySelector('#scores details').open = true")
        heads = self.all("#scores thead th")
        place = next(index for index, head in enumerate(heads) if head.text.startswith("PSNR")) + 1
        button = heads[place - 1].find_element("css selector", "button")
        self.assertEqual(heads[place - 1].get_attribute("aria-sort"), "none")
        button.click()
        rising = [float(text) for text in self.column(place)]
        self.assertEqual(rising, sorted(rising))
        self.assertEqual(heads[place - 1].get_attribute("aria-sort"), "ascending")
        button.send_keys(Keys.ENTER)
        self.assertEqual([float(text) for text in self.column(place)], sorted(rising, reverse=True))
        self.assertEqual(heads[place - 1].get_attribute("aria-sort"), "descending")
        self.assertEqual(len(set(self.column(place))), len(rising))

    def test_figuresTellTheValuesOfTheirMarks(self):
        figure = self.find("#figure-rd-psnr svg")
        points = self.js("return JSON.parse(document.getElementById('data').textContent).figures.find((one) => one.name === 'rd-psnr').points")
        self.assertEqual(len(points), 2 * len(study.POINTS))
        # gnuplot's own marks lie there.
        drawn = self.js("""return [...arguments[0].querySelectorAll('use')].map((use) => use.getAttribute('transform'))
          .map((text) => /translate\\(([0-9.]+),([0-9.]+)\\)/.exec(text)).filter(Boolean).map((match) => [Number(match[1]), Number(match[2])])""", figure)
        for point in points:
            self.assertTrue(any(abs(x - point["x"]) < 0.5 and abs(y - point["y"]) < 0.5 for x, y in drawn), point)
        figure.send_keys(Keys.ARROW_RIGHT)
        tip = self.find(".tip")
        self.assertIn("point ", tip.text)
        self.assertIn("bpp", tip.text)
        self.assertIn("PSNR", tip.text)
        first = tip.text
        figure.send_keys(Keys.ARROW_RIGHT)
        self.assertNotEqual(tip.text, first)
        figure.send_keys(Keys.ESCAPE)
        self.assertFalse(tip.is_displayed())
        # The pointer finds the nearest mark.
        self.js("""const box = arguments[0].getBoundingClientRect(); const view = arguments[0].viewBox.baseVal;
          arguments[0].dispatchEvent(new PointerEvent('pointermove', { clientX: box.left + arguments[1] / view.width * box.width + 3,
            clientY: box.top + arguments[2] / view.height * box.height }))""", figure, points[3]["x"], points[3]["y"])
        self.assertEqual(tip.text, points[3]["text"])

    def test_themeFollowsTheSystemUntilChosen(self):
        paper = lambda: self.js("return getComputedStyle(document.body).backgroundColor")
        light = paper()
        emulate(self.driver, "dark")
        self.assertNotEqual(paper(), light)
        self.press("t")
        self.assertEqual(paper(), light)
        self.press("t", "t")
        wait(lambda: self.find("#theme").text == "Theme: system")
