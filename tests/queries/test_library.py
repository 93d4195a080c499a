"""The questions of the library: each asks in words, runs anywhere, and answers over the digests as expected."""

from __future__ import annotations

import csv
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

# Inventories grow with what is read: their expected rows are among the answers. All others answer just so.
OPEN = {
    "actions",
    "agreements",
    "candidates",
    "citations",
    "comparability",
    "edits",
    "figures",
    "indicators",
    "issuers",
    "people",
    "pledge-financing",
    "without-issuer",
}
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


def rows(text: str, columns: list[str] | None = None) -> list[tuple[str, ...]]:
    """The rows of a CSV, only the columns named, where some are."""
    read = list(csv.DictReader(text.splitlines()))
    return [tuple(row[name] for name in columns or row) for row in read]


@pytest.mark.parametrize("name", NAMES)
def test_the_digests_answer_as_expected(built: Path, name: str) -> None:
    text = (assets.room("queries") / f"{name}.expected.csv").read_text(encoding="utf-8")
    expected, answer = rows(text), rows(asked(built, name), text.splitlines()[0].split(","))
    assert expected
    assert ([row for row in expected if row not in answer] == []) if name in OPEN else (answer == expected)


def test_every_expected_answer_has_its_question() -> None:
    answers = [path.name.removesuffix(".expected.csv") for path in assets.files("queries", ".csv")]
    assert answers == NAMES


@pytest.mark.parametrize(
    ("name", "params", "answer"),
    [
        (
            "valid-patents",
            ["area=suqian"],
            [("valid patents", "", "4488"), ("valid patents per 10,000 people", "", "9.02")],
        ),
        ("ranking", ["indicator=patents-valid"], [("Nanjing", "139331"), ("Suzhou", "129899")]),
        ("ranking", ["year=1999"], []),
        ("comparison", ["one=wuxi", "other=wuxi"], [("total population", "", "749.08", "749.08", "neither")]),
        ("valid-patents-by-patentee", ["area=taizhou-jiangsu"], [("enterprises", "14993", "")]),
    ],
)
def test_parameters_ask_about_something_else(
    built: Path, name: str, params: list[str], answer: list[tuple[str, ...]]
) -> None:
    found = rows(asked(built, name, *params))
    assert [row for row in answer if row not in found] == []
    assert bool(found) == bool(answer)
