"""The page docs/python.md runs as it stands, where it lies beside these tests."""

import doctest
from pathlib import Path

import pytest

import crossmetric

PAGE = Path(__file__).resolve().parents[2] / "docs" / "python.md"


@pytest.mark.skipif(not PAGE.is_file(), reason="docs/python.md does not lie beside the tests")
def test_the_page(tmp_path, monkeypatch):
    pytest.importorskip("pandas", reason="pandas is not installed")
    monkeypatch.chdir(tmp_path)
    found = doctest.testfile(str(PAGE), module_relative=False, optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
    assert found.attempted > 30 and found.failed == 0


@pytest.mark.skipif(not PAGE.is_file(), reason="docs/python.md does not lie beside the tests")
def test_the_page_names_all_that_is_public():
    text = PAGE.read_text()
    missing = [name for name in crossmetric.__all__ if name != "__version__" and f"`{name}" not in text and f"crossmetric.{name}" not in text]
    assert not missing
