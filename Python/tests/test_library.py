"""The package's table of functions against the C header, where that lies beside these tests."""

import ctypes
import re
from pathlib import Path

import pytest

import crossmetric
from crossmetric import _library, scoring

HEADER = Path(__file__).resolve().parents[2] / "Sources" / "CCrossMetric" / "crossmetric.h"
# A study runs in a process of its own, and the command is the program's.
NOT_CALLED = {"cm_study_run", "crossmetric_main"}


def declarations():
    """Name, result and arguments of each function of the header."""
    text = re.sub(r"/\*.*?\*/", "", HEADER.read_text(), flags=re.DOTALL)
    text = re.sub(r"\{.*?\}", "", text.replace('extern "C" {', ""), flags=re.DOTALL)
    # A pointer to a function among the arguments.
    text = re.sub(r"void \(\*tell\)\([^)]*\)", "void *tell", text)
    for result, name, arguments in re.findall(r"([\w ]+[ *])(\w+)\(([^)]*)\);", text):
        yield name, result.strip(), [] if arguments == "void" else [a.strip() for a in arguments.split(",")]


@pytest.mark.skipif(not HEADER.is_file(), reason="crossmetric.h does not lie beside the tests")
def test_the_header_and_the_package_declare_the_same_functions():
    found = {name: (result, arguments) for name, result, arguments in declarations()}
    assert len(found) > 30
    assert set(found) == set(_library._SIGNATURES) | NOT_CALLED
    for name, (result, arguments) in _library._SIGNATURES.items():
        assert len(arguments) == len(found[name][1]), name
        for given, declared in zip(arguments, found[name][1]):
            is_pointer = "*" in declared or "[" in declared
            assert is_pointer == (given not in (ctypes.c_int32, ctypes.c_int64, ctypes.c_uint64)), (name, declared)
        assert (found[name][0] == "void") == (result is None), name


@pytest.mark.skipif(not HEADER.is_file(), reason="crossmetric.h does not lie beside the tests")
@pytest.mark.parametrize("name, structure", [
    ("cm_rules", _library.Rules), ("cm_image", _library.Picture), ("cm_curve", _library.Curve),
    ("cm_curve_rules", _library.CurveRules), ("cm_delta", _library.Delta), ("cm_bias", _library.BiasFound)])
def test_the_header_and_the_package_declare_the_same_structures(name, structure):
    text = re.sub(r"/\*.*?\*/", "", HEADER.read_text(), flags=re.DOTALL)
    body = re.search(r"typedef struct " + name + r" \{(.*?)\} " + name, text, re.DOTALL).group(1)
    fields = []
    for line in filter(None, map(str.strip, body.split(";"))):
        first, *rest = line.split(",")
        kind, field = re.fullmatch(r"(.*?)(\w+)", first, re.DOTALL).groups()
        fields += [(kind, place.strip(" *")) for place in [field, *rest]]
    assert [field for _, field in fields] == [field.rstrip("_") for field, _ in structure._fields_]
    sizes = {"int32_t": 4, "int64_t": 8, "uint64_t": 8, "double": 8}
    for (kind, field), (_, given) in zip(fields, structure._fields_):
        assert ctypes.sizeof(given) == (8 if "*" in kind else sizes[kind.strip()]), field


def test_what_is_scored_by_default_is_usual_in_the_library_too():
    library = _library.library()
    usual = [
        library.cm_metric_id(index).decode() for index in range(library.cm_metric_count())
        if library.cm_metric_is_usual(index)]
    assert set(scoring.USUAL) <= set(usual) < set(crossmetric.metrics())


def test_versions_agree():
    assert _library.library().cm_version().decode() == crossmetric.__version__
    assert _library.library().cm_abi_version() == _library.ABI_VERSION
