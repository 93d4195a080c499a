"""Every kind of bad input: what is said, how to mend it, exit status 2, and nothing half written."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from ipkg.cli import ipkg

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "# Filings in Nanjing in 2021\n\nThe courts of the city accepted 1,250 IP cases.\n"
NO_FRAME = "# Filings\n\nThe courts accepted 1,250 IP cases.\n"


def run(*words: object) -> Result:
    return CliRunner().invoke(ipkg, [str(word) for word in words])


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """A folder with one good document."""
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "good.md").write_text(TEXT, encoding="utf-8")
    return folder


def refused(result: Result, message: str, hint: str) -> bool:
    """Whether a command was refused with these words, and with nothing on standard output."""
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("error: ")
    assert message in result.stderr
    assert hint in result.stderr.split("hint:")[1]
    return True


BAD_FILES = [
    pytest.param("absent.md", None, "absent.md: there is", "check the path", id="missing"),
    pytest.param("binary.md", b"\x89PNG\r\n\x1a\n\x00\x00", "binary.md", "", id="binary"),
    pytest.param("latin.md", "# D\xe9p\xf4ts".encode("latin-1"), "latin.md", "UTF-8", id="badly encoded"),
    pytest.param("paper.docx", b"PK", "paper.docx", ".md", id="unknown format"),
    pytest.param("empty.md", b"", "empty.md", "text", id="empty"),
    pytest.param("front.md", b"---\ntitle: [\n---\nText.\n", "front.md", "", id="malformed front matter"),
]


@pytest.mark.parametrize(("name", "content", "message", "hint"), BAD_FILES)
def test_a_bad_file_is_refused(papers: Path, name: str, content: bytes | None, message: str, hint: str) -> None:
    bad, out = papers / name, papers.parent / "out"
    if content is not None:
        bad.write_bytes(content)
    assert refused(run("extract", bad), message, hint)
    assert refused(run("build", bad, "--out", out), message, hint)
    assert not (out / "current").exists()
    assert list(out.glob("builds/[!.]*")) == []


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert refused(run("build", tmp_path / "empty", "--out", tmp_path / "out"), "no document", ".md")


def test_a_document_without_period_and_area_is_not_published_but_can_be_read(papers: Path) -> None:
    bad, out = papers / "unframed.md", papers.parent / "out"
    bad.write_text(NO_FRAME, encoding="utf-8")
    assert refused(run("build", bad, "--out", out), "period, area", "--period … --area …")
    assert not (out / "current").exists()
    result = run("extract", bad)
    assert (result.exit_code, [json.loads(line)["value"] for line in result.stdout.splitlines()]) == (0, ["1250"])
    assert result.stderr == f"note: {bad}: the document does not say its period, area; --period … --area … would\n"


def test_options_say_what_the_document_does_not(papers: Path) -> None:
    (papers / "unframed.md").write_text(NO_FRAME, encoding="utf-8")
    result = run("extract", papers / "unframed.md", "--area", "Nanjing", "--period", "2021", "--title", "Filings")
    assert (result.exit_code, result.stderr) == (0, "")


def test_a_day_that_is_none_is_refused(papers: Path) -> None:
    assert refused(run("extract", papers / "good.md", "--issued", "soon"), "--issued soon", "2024-04-25")


def test_the_same_document_twice_is_refused(papers: Path) -> None:
    (papers / "copy.md").write_text(TEXT, encoding="utf-8")
    assert refused(run("build", papers, "--out", papers.parent / "out"), "same bytes", "only one")


def test_an_output_that_cannot_be_written_is_refused(papers: Path) -> None:
    blocked = papers / "good.md" / "out"
    assert refused(run("build", papers, "--out", blocked), "cannot be written", "folder")
    assert (papers / "good.md").read_text(encoding="utf-8") == TEXT


def test_a_base_that_is_no_iri_is_refused(papers: Path) -> None:
    assert refused(run("build", papers, "--out", papers.parent / "out", "--base", "here"), "'here'", "http")


@pytest.mark.parametrize("verb", ["query", "export", "validate"])
def test_a_store_that_is_not_there_is_refused(tmp_path: Path, verb: str) -> None:
    words = {
        "query": ["documents", "--store", tmp_path],
        "export": ["--format", "nt", "--store", tmp_path],
        "validate": [tmp_path],
    }
    assert refused(run(verb, *words[verb]), "there is no store here", "ipkg build")


SPARQL = [
    pytest.param("SELECT ?x WHERE {\n  ?x a }", [], "line 2, column 3", "mend", id="syntax"),
    pytest.param("SELECT ?x { ?x nope:a 1 }", [], "line 1, column 22", "", id="unknown prefix"),
    pytest.param("SELECT * { SERVICE <http://a.example/> { ?s ?p ?o } }", [], "SERVICE", "other", id="federation"),
    pytest.param("DROP ALL\n", [], "DROP", "SELECT", id="update"),
    pytest.param("SELECT ?x { ?x a ?y }", ["--format", "turtle"], "no graph", "CONSTRUCT", id="format does not fit"),
    pytest.param("SELECT ?x { ?x a ?y }", ["--param", "a=b"], "--param", "query", id="parameter of no library query"),
    pytest.param("documents", ["--param", "area"], "--param area", "area=nanjing", id="parameter without value"),
    pytest.param("rankings", [], "'rankings'", "ranking", id="unknown name"),
    pytest.param("absent.rq", [], "absent.rq", "path", id="missing file"),
]


@pytest.mark.parametrize(("question", "options", "message", "hint"), SPARQL)
def test_a_bad_question_is_refused(built: Path, question: str, options: list[str], message: str, hint: str) -> None:
    assert refused(run("query", question, "--store", built, *options), message, hint)


def test_an_export_that_cannot_be_written_is_refused(built: Path, papers: Path) -> None:
    blocked = papers / "good.md" / "graph.nt"
    assert refused(run("export", "--format", "nt", "--store", built, "--out", blocked), "cannot be written", "--out")


@pytest.mark.parametrize(
    "words",
    [
        ["export", "--format", "docx"],
        ["extract", "--what", "nonsense", "x.md"],
        ["query", "--format", "xlsx"],
        ["query"],
        ["build"],
        ["paint"],
    ],
    ids=" ".join,
)
def test_words_that_mean_nothing_are_refused_with_the_usage(words: list[str]) -> None:
    result = run(*words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("Usage: ipkg")


def test_rdf_that_is_none_is_refused(tmp_path: Path) -> None:
    bad = tmp_path / "bad.ttl"
    bad.write_text("this is not Turtle", encoding="utf-8")
    assert refused(run("validate", bad), "bad.ttl", "")


def test_no_misuse_ends_in_a_traceback(tmp_path: Path) -> None:
    command = [sys.executable, "-c", "from ipkg.cli import main; main()", "build", str(tmp_path / "absent")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr
    assert done.stderr.startswith("error: ")
