"""Many documents at once: the order of the input, every format, and what becomes of those that cannot be read."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner, Result

from ipkg import pipeline
from ipkg.cli import extract, ipkg
from ipkg.cli.facts import COLUMNS, FORMATS, as_text

if TYPE_CHECKING:
    from ipkg.model import Document, Facts

DIGEST = Path(__file__).resolve().parents[2] / "data" / "documents" / "nanjing-2020.md"
COUNT = 12
ODD = 7  # the document whose number is grouped oddly


def run(*words: object, given: str | None = None) -> Result:
    return CliRunner().invoke(ipkg, [str(word) for word in words], input=given)


def rows(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """A folder of documents; the first is by far the longest."""
    folder = tmp_path / "papers"
    folder.mkdir()
    for number in range(COUNT):
        cases = "4,5120" if number == ODD else f"{number + 100}"
        text = f"The courts concluded {cases} cases. " * (40 if number == 0 else 1)
        (folder / f"{number:02}.md").write_text(f"# Courts of Wuxi in {2000 + number}\n\n{text}\n", encoding="utf-8")
    return folder


def test_output_has_the_order_of_the_input_whatever_the_jobs(papers: Path) -> None:
    alone, together = (run("extract", papers, "--jobs", jobs) for jobs in (1, 3))
    assert alone.stdout == together.stdout
    documents = list(dict.fromkeys(row["document"] for row in rows(alone)))
    assert documents == [str(papers / f"{number:02}.md") for number in range(COUNT)]
    assert (alone.exit_code, alone.stderr) == (0, "")
    backwards = [str(papers / f"{number:02}.md") for number in reversed(range(COUNT))]
    found = rows(run("extract", *backwards, papers, "--jobs", 2))
    assert list(dict.fromkeys(row["document"] for row in found)) == backwards


def test_what_cannot_be_read_keeps_nothing_else_from_being_listed(papers: Path) -> None:
    (papers / "05.md").write_bytes(b"\x89PNG\x00")
    result = run("extract", papers / "absent.md", papers, papers / "none.docx", "--jobs", 2)
    assert result.exit_code == 2
    read = {Path(row["document"]).stem for row in rows(result)}
    assert read == {f"{number:02}" for number in range(COUNT)} - {"05"}
    errors = [line for line in result.stderr.splitlines() if line.startswith("error:")]
    assert [name in line for name, line in zip(("absent.md", "05.md", "none.docx"), errors, strict=True)] == [True] * 3
    assert result.stderr.count("hint:") == 3


def test_a_defect_of_the_reader_is_told_and_loses_one_document(papers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    good = pipeline.extract_facts

    def fragile(document: Document) -> Facts:
        if document.slug == "03":
            raise ZeroDivisionError("by nothing")
        return good(document)

    monkeypatch.setattr(pipeline, "extract_facts", fragile)
    result = run("extract", papers, "--jobs", 1)
    assert result.exit_code == 2
    assert len({row["document"] for row in rows(result)}) == COUNT - 1
    assert f"{papers / '03.md'}: reading failed (ZeroDivisionError: by nothing)" in result.stderr
    assert "report it" in result.stderr


def test_findings_are_listed_and_counted_in_the_status(papers: Path) -> None:
    result = run("extract", papers, "--what", "findings")
    assert [(row["code"], Path(row["document"]).stem) for row in rows(result)] == [("digit-grouping", f"{ODD:02}")]
    assert result.exit_code == 1
    sound = run("extract", papers / "01.md", "--what", "findings")
    assert (sound.exit_code, sound.stdout) == (0, "")
    assert run("extract", papers).exit_code == 0


@pytest.mark.parametrize("what", COLUMNS)
def test_values_separated_by_commas_hold_all_that_the_objects_hold(what: str, papers: Path) -> None:
    words = ("extract", papers / f"{ODD:02}.md", DIGEST, "--jobs", 1, "--what", what)
    objects = rows(run(*words))
    table = list(csv.DictReader(io.StringIO(run(*words, "--format", "csv").stdout)))
    assert tuple(table[0]) == ("document", *COLUMNS[what])
    assert {key for row in objects for key in row} <= set(table[0])
    for found, line in zip(objects, table, strict=True):
        for key, value in found.items():
            flat = value.values() if isinstance(value, dict) else value if isinstance(value, list) else [value]
            parts = ["" if each is None else str(each).lower() if each is True else str(each) for each in flat]
            assert line[key].replace("\r\n", "\n") == "; ".join(parts)


@pytest.mark.parametrize("form", FORMATS)
def test_nothing_is_a_listing_too(form: str) -> None:
    text = "".join(as_text([(), ()], form, "findings", named=False))
    empty = {"jsonl": "", "json": "[]\n", "csv": "code,severity,place,message,hint\r\n"}
    assert text == empty.get(form, text)
    assert form != "table" or text.splitlines()[0].split() == ["severity", "code", "place", "message"]


def test_an_array_is_the_array_of_the_objects(papers: Path) -> None:
    result = run("extract", papers, "--format", "json")
    assert result.stdout == json.dumps(rows(run("extract", papers)), ensure_ascii=False, indent=2) + "\n"


def test_documents_are_read_when_their_rows_are_wanted(papers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    good = extract._read
    monkeypatch.setattr(extract, "_read", lambda source: read.append(source.path.name) or good(source))
    coming = extract._outcomes(extract._sources((papers,), None, "observations"), 1)
    next(coming)
    assert len(read) < COUNT // 2


def test_notes_are_not_errors_and_quiet_keeps_them_back(tmp_path: Path) -> None:
    (tmp_path / "open.md").write_text("Courts concluded 12 cases.\n", encoding="utf-8")
    noted, quiet = run("extract", tmp_path), run("extract", tmp_path, "--quiet")
    assert noted.stderr.startswith(f"note: {tmp_path / 'open.md'}: the document does not say its ")
    assert (quiet.stderr, quiet.exit_code, quiet.stdout) == ("", 0, noted.stdout)


def test_a_terminal_sees_progress_and_the_output_stays_clean(papers: Path) -> None:
    ours, theirs = pty.openpty()
    command = [sys.executable, "-c", "from ipkg.cli import main; main()", "extract", str(papers), "--jobs", "2"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=theirs, env=os.environ | {"TERM": "xterm"})
    os.close(theirs)
    seen = b""
    try:
        while part := os.read(ours, 4096):
            seen += part
    except OSError:  # Linux says so that the other end was closed
        pass
    finally:
        os.close(ours)
    out, _ = process.communicate()
    assert process.returncode == 0
    assert f"/{COUNT}" in seen.decode()
    assert out.decode() == run("extract", papers).stdout
