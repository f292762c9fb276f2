"""Images of a report in light, dark, narrow and print, for people to look at.

Usage: screenshots.py FOLDER [REPORT]; without a report, of the tests' small study.
"""

import base64
import pathlib
import sys
import tempfile
import time

from selenium.webdriver.common.action_chains import ActionChains

import browser
import study


def take(driver, url, folder):
    def open_page(fragment=""):
        driver.get("about:blank")
        driver.get(url + fragment)
        browser.wait(lambda: driver.execute_script("return document.documentElement.dataset.ready"))

    def save(name):
        time.sleep(0.6)
        driver.save_screenshot(str(folder / f"{name}.png"))

    def press(keys):
        for key in keys:
            ActionChains(driver).send_keys(key).perform()

    for scheme in ["light", "dark"]:
        browser.emulate(driver, scheme)
        open_page()
        save(f"{scheme}-top")
        for section in ["viewer", "inversions", "figures", "tables", "scores", "pictures"]:
            driver.execute_script(f"document.getElementById('{section}').scrollIntoView()")
            save(f"{scheme}-{section}")
        driver.execute_script("document.getElementById('viewer').scrollIntoView()")
        for name, keys in [("slider", "2"), ("difference", "1d"), ("heat", "ddh"), ("blind", "hob")]:
            press(keys)
            save(f"{scheme}-viewer-{name}")
        press("b?")
        save(f"{scheme}-keys")
    browser.emulate(driver)
    # The viewer alone, as in docs/report.png (the demo's photograph "drum" at the lowest rate).
    driver.set_window_size(1200, 1500)
    open_page()
    driver.execute_script("document.getElementById('viewer').scrollIntoView()")
    time.sleep(0.6)
    driver.find_element("css selector", "#viewer").screenshot(str(folder / "viewer.png"))
    driver.set_window_size(500, 900)
    open_page()
    save("narrow-top")
    for section in ["viewer", "figures", "tables"]:
        driver.execute_script(f"document.getElementById('{section}').scrollIntoView()")
        save(f"narrow-{section}")
    driver.set_window_size(1280, 1000)
    open_page()
    press("2")
    pdf = driver.execute_cdp_cmd("Page.printToPDF", {"printBackground": False, "preferCSSPageSize": True})
    (folder / "print.pdf").write_bytes(base64.b64decode(pdf["data"]))


if __name__ == "__main__":
    target = pathlib.Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        page = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else study.make(scratch)
        chromium = browser.start()
        try:
            take(chromium, page.resolve().as_uri(), target)
        finally:
            chromium.quit()
