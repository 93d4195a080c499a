"""The public interface."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import ipkg

NAMES = [
    "Build",
    "Document",
    "Entity",
    "Facts",
    "Finding",
    "IpkgError",
    "Observation",
    "OpenGraph",
    "Relation",
    "Rows",
    "__version__",
    "build",
    "explain",
    "extract_facts",
    "open",
    "read_document",
    "validate_graph",
]


def test_the_public_names_are_these():
    assert ipkg.__all__ == NAMES
    assert dir(ipkg) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_each_name_is_there_and_documented(name):
    value = getattr(ipkg, name)
    assert isinstance(value, str) or value.__doc__


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'bulid'"):
        ipkg.bulid  # noqa: B018


def test_importing_the_package_imports_nothing_heavy():
    code = "import ipkg, sys; print(sorted(name for name in sys.modules if name.split('.')[0] in {'rdflib', 'pyoxigraph', 'pyshacl', 'yaml'} or name.startswith('ipkg.')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_type_checkers_see_the_same_names():
    text = Path(ipkg.__file__).with_suffix(".pyi").read_text(encoding="utf-8")
    for name in set(NAMES) - {"__version__"}:
        assert f"as {name}" in text
