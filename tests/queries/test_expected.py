"""The questions of the library: each asks in words, runs anywhere, and answers over the digests as expected."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from rdflib.plugins.sparql import prepareQuery

from ipkg import assets
from ipkg.cli import ipkg
from ipkg.store import library

if TYPE_CHECKING:
    from pathlib import Path

NAMES = [query.name for query in library.library()]


def asked(graph: Path, name: str, *params: str) -> str:
    """What the command line answers, as CSV."""
    options = [word for param in params for word in ("--param", param)]
    answer = CliRunner().invoke(ipkg, ["query", name, "--format", "csv", "--store", str(graph), *options])
    assert answer.exit_code == 0, answer.stderr
    return answer.stdout


@pytest.mark.parametrize("name", NAMES)
def test_a_file_is_sparql_that_runs_anywhere(name: str) -> None:
    query = library.find(name)
    assert prepareQuery(query.text).algebra.name == "SelectQuery"
    assert query.question.endswith("?")
    assert query.chart


@pytest.mark.parametrize("name", NAMES)
def test_every_parameter_that_is_documented_is_used(name: str) -> None:
    query = library.find(name)
    marked = re.findall(r"VALUES \?(\w+) \{", query.text)
    assert {parameter.name for parameter in query.parameters} <= set(marked)


@pytest.mark.parametrize("name", NAMES)
def test_the_digests_answer_as_expected(built: Path, name: str) -> None:
    expected = assets.room("queries") / f"{name}.expected.csv"
    assert asked(built, name) == expected.read_text(encoding="utf-8")


def test_every_expected_answer_has_its_question() -> None:
    answers = [path.name.removesuffix(".expected.csv") for path in assets.files("queries", ".csv")]
    assert answers == NAMES
