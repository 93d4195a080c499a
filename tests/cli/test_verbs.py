"""What each verb prints: data to standard output, talk to standard error, and the exit status."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result
from pyoxigraph import RdfFormat, parse

from ipkg.cli import ipkg
from ipkg.cli.export import FORMATS
from ipkg.cli.progress import bars as progress
from ipkg.publish import exports

if TYPE_CHECKING:
    from pathlib import Path

TEXT = (
    "# Filings in Nanjing in 2021\n\n"
    "The courts of the city accepted 1,250 IP cases in 2021. The 3rd edition of the guide was read by many.\n"
)
PERSONLESS = "<http://a.example/x> a <https://w3id.org/ipkg/def/Place> .\n"


def run(*words: object, given: str | None = None) -> Result:
    return CliRunner().invoke(ipkg, [str(word) for word in words], input=given)


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "filings.md"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_extract_prints_one_object_a_line_with_its_words(paper: Path) -> None:
    result = run("extract", paper)
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert (result.exit_code, result.stderr, [row["value"] for row in rows]) == (0, "", ["1250"])
    assert all(row["quote"] == TEXT[row["start"] : row["end"]] for row in rows)
    assert "document" not in rows[0]


def test_extract_prints_the_same_as_an_array(paper: Path) -> None:
    lines = run("extract", paper).stdout.splitlines()
    assert json.loads(run("extract", paper, "--format", "json").stdout) == [json.loads(line) for line in lines]


def test_extract_names_the_documents_where_there_are_several(paper: Path) -> None:
    other = paper.with_name("more.md")
    other.write_text(TEXT.replace("1,250", "1,300"), encoding="utf-8")
    rows = [json.loads(line) for line in run("extract", other, paper).stdout.splitlines()]
    assert [(row["document"], row["value"]) for row in rows] == [(str(other), "1300"), (str(paper), "1250")]


def test_extract_reads_standard_input(paper: Path) -> None:
    assert run("extract", "-", given=TEXT).stdout == run("extract", paper).stdout


@pytest.mark.parametrize(
    ("what", "heads"),
    [
        ("observations", "line  measure"),
        ("entities", "line  type"),
        ("relations", "line  subject"),
        ("unread", "line  kind     printed  reason"),
    ],
)
def test_extract_prints_tables_for_people(paper: Path, what: str, heads: str) -> None:
    result = run("extract", paper, "--what", what, "--format", "table")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith(heads)


def test_the_ledger_says_why_a_numeral_is_no_value_and_a_run_no_name(paper: Path) -> None:
    rows = [json.loads(line) for line in run("extract", paper, "--what", "unread").stdout.splitlines()]
    assert [(row["kind"], row["printed"], row["reason"]) for row in rows if row["line"] == 3] == [
        ("name", "IP", "abbreviation"),
        ("numeral", "2021", "date"),
        ("numeral", "3", "edition"),
    ]


def test_explain_draws_the_derivation() -> None:
    result = run("explain", "The courts of the city accepted 1,250 IP cases.", "--area", "Nanjing", "--period", "2021")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "1,250" in result.stdout
    assert "└─ " in result.stdout


def test_explain_finds_nothing_where_nothing_is() -> None:
    result = run("explain", "Nothing was counted.")
    assert (result.exit_code, result.stdout) == (1, "")


def test_explain_reads_standard_input() -> None:
    sentence = "The courts accepted 12 IP cases."
    assert run("explain", "-", given=sentence + "\n").stdout == run("explain", sentence).stdout


def test_build_tells_what_it_made(paper: Path) -> None:
    out = paper.parent / "out"
    result = run("build", paper, "--out", out)
    assert (result.exit_code, result.stdout) == (0, "")
    assert [line for line in result.stderr.splitlines() if line.startswith(("  numerals", "  names"))] == [
        "  numerals      4: 1 read, 3 set aside by rule, 0 not understood",
        "  names         4: 3 read, 1 set aside by rule, 0 not understood",
    ]
    for part in ("store", "exports", "facts", "findings.jsonl", "report.json"):
        assert (out / "current" / part).exists()


def test_build_can_be_quiet_and_can_speak_json(paper: Path) -> None:
    out = paper.parent / "out"
    quiet = run("build", paper, "--out", out, "--quiet")
    assert (quiet.exit_code, quiet.stdout, quiet.stderr) == (0, "", "")
    said = json.loads(run("build", paper, "--out", out, "--format", "json").stdout)
    assert (said["documents"], said["observations"], said["path"]) == (1, 1, str((out / "current").resolve()))


@pytest.mark.parametrize("shown", [True, False])
def test_stages_are_told_on_a_terminal_alone(shown: bool, capsys: pytest.CaptureFixture[str]) -> None:  # noqa: FBT001
    with progress(shown=shown) as tell:
        tell("read", 0, 1)
        tell("read", 1, 1)
    said = capsys.readouterr()
    assert said.out == ""
    assert shown or said.err == ""


def test_another_base_is_asked_with_the_same_questions(paper: Path) -> None:
    out = paper.parent / "out"
    assert run("build", paper, "--out", out, "--base", "https://data.example/ip/", "--quiet").exit_code == 0
    answer = run("query", "court-cases", "--param", "area=nanjing", "--param", "year=2021", "--store", out)
    assert "1250" in answer.stdout
    assert "https://data.example/ip/obs/" in run("export", "--format", "nt", "--store", out).stdout


def test_validate_accepts_what_was_built(built: Path) -> None:
    result = run("validate", built)
    assert result.exit_code == 0
    assert "conforms to the shapes" in result.stderr


def test_validate_tells_what_breaks_the_shapes(tmp_path: Path) -> None:
    graph = tmp_path / "graph.ttl"
    graph.write_text(PERSONLESS, encoding="utf-8")
    result = run("validate", graph)
    assert result.exit_code == 1
    assert "error: Place:" in result.stdout
    assert "breaks the shapes" in result.stderr
    said = json.loads(run("validate", graph, "--format", "json").stdout)
    assert {finding["code"] for finding in said} == {"shape-violation"}


def test_the_formats_offered_are_those_that_are_written() -> None:
    assert tuple(exports.FORMATS) == FORMATS


def test_export_is_what_the_build_wrote(built: Path, tmp_path: Path) -> None:
    result = run("export", "--format", "nt", "--store", built, "--out", tmp_path / "graph.nt")
    assert (result.exit_code, result.stdout) == (0, "")
    assert (tmp_path / "graph.nt").read_bytes() == (built / "current" / "exports" / "ipkg.nt").read_bytes()


def test_export_goes_to_standard_output(built: Path) -> None:
    printed = run("export", "--format", "trig", "--store", built).stdout_bytes
    written = built / "current" / "exports" / "ipkg.trig"
    assert set(parse(printed, format=RdfFormat.TRIG)) == set(parse(path=str(written)))


def test_query_takes_a_file_standard_input_and_text(built: Path, tmp_path: Path) -> None:
    sparql = "SELECT DISTINCT ?name WHERE { place:nanjing skos:prefLabel ?name FILTER(LANG(?name) = 'en') }"
    (tmp_path / "name.rq").write_text(sparql, encoding="utf-8")
    answers = [
        run("query", sparql, "--store", built, "--format", "csv").stdout,
        run("query", tmp_path / "name.rq", "--store", built, "--format", "csv").stdout,
        run("query", "-", "--store", built, "--format", "csv", given=sparql).stdout,
    ]
    assert answers == ["name\nNanjing\n"] * 3


def test_query_lists_the_library() -> None:
    listed = run("query", "--list")
    assert listed.exit_code == 0
    assert "\ncourt-cases\n    How many IP cases" in listed.stdout
