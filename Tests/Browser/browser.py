"""Headless Chromium with the network off, and a test case that has a report open in it."""

import atexit
import base64
import io
import pathlib
import tempfile
import time
import unittest

from PIL import Image
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.action_chains import ActionChains

import study


def start(width=1280, height=1000):
    options = webdriver.ChromeOptions()
    options.binary_location = "/usr/bin/chromium"
    for argument in ["--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
                     "--force-color-profile=srgb", f"--window-size={width},{height}"]:
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))
    driver.set_script_timeout(180)
    driver.execute_cdp_cmd("Network.enable", {})
    driver.execute_cdp_cmd("Network.emulateNetworkConditions", {
        "offline": True, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0})
    return driver


def emulate(driver, scheme="light", media=""):
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {
        "media": media, "features": [{"name": "prefers-color-scheme", "value": scheme}]})


def wait(condition, seconds=10):
    """Waits until something holds, and gives it."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = condition()
        if found:
            return found
        time.sleep(0.05)
    raise AssertionError(f"did not come about within {seconds} seconds")


class ReportCase(unittest.TestCase):
    """Tests share one study and one browser; each opens the page anew."""

    folder = None
    driver = None

    @classmethod
    def setUpClass(cls):
        if ReportCase.driver is None:
            ReportCase.folder = tempfile.TemporaryDirectory()
            ReportCase.report = study.make(ReportCase.folder.name)
            ReportCase.driver = start()

    def setUp(self):
        self.open()

    def tearDown(self):
        errors = [entry for entry in self.driver.get_log("browser") if entry["level"] in ("SEVERE", "WARNING")]
        self.assertEqual(errors, [])
        self.assertIsNone(self.js("return window.broken ?? null"))

    def open(self, fragment=""):
        emulate(self.driver)
        self.driver.get("about:blank")
        self.driver.get(pathlib.Path(self.report).as_uri() + fragment)
        wait(lambda: self.js("return document.documentElement.dataset.ready"))

    def js(self, script, *arguments):
        return self.driver.execute_script(script, *arguments)

    def find(self, selector):
        return self.driver.find_element("css selector", selector)

    def all(self, selector):
        return self.driver.find_elements("css selector", selector)

    def press(self, *keys):
        for key in keys:
            ActionChains(self.driver).send_keys(key).perform()

    def fragment(self):
        """The address once it has been kept."""
        time.sleep(0.3)
        return self.js("return location.hash")

    def status(self):
        return self.find("#viewer .status").text

    def picture(self, element):
        """What the screen shows of an element."""
        return Image.open(io.BytesIO(base64.b64decode(element.screenshot_as_base64))).convert("RGB")


def stop():
    if ReportCase.driver:
        ReportCase.driver.quit()
        ReportCase.folder.cleanup()


atexit.register(stop)
