"""axe-core finds no serious fault, in either theme, with a dialog open, and on a narrow page."""

import importlib.metadata

from browser import ReportCase, emulate


def axe_source():
    """axe.min.js, which a package for another driver brings; its code is not imported."""
    files = importlib.metadata.files("axe-playwright-python")
    return next(file for file in files if file.name == "axe.min.js").read_text()


class AccessibilityTests(ReportCase):
    def check(self):
        self.js(axe_source())
        found = self.driver.execute_async_script("axe.run().then(arguments[0])")
        self.assertGreater(len(found["passes"]), 10)
        faults = [(fault["id"], fault["impact"], [node["html"][:200] for node in fault["nodes"][:3]]) for fault in found["violations"]]
        self.assertEqual([fault for fault in faults if fault[1] in ("serious", "critical", "moderate")], [])

    def test_light(self):
        self.check()

    def test_dark(self):
        emulate(self.driver, "dark")
        self.check()

    def test_withDifferenceAndKeys(self):
        self.press("d", "3", "?")
        self.check()

    def test_narrow(self):
        self.driver.set_window_size(500, 900)
        try:
            self.check()
            self.assertLessEqual(self.js("return document.documentElement.scrollWidth - innerWidth"), 0)
        finally:
            self.driver.set_window_size(1280, 1000)
