"""What a change of the code changed in what is read: by a small repository with a reader of its own."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING, Any

import pytest

import changes

if TYPE_CHECKING:
    from pathlib import Path

# A reader of lines such as "Wuxi 700", which says no more than the words before and after the blank.
PIPELINE = """
from pathlib import Path

def read_document(path):
    return [line.split(" ") for line in Path(path).read_text().splitlines()]

def extract_facts(lines):
    return [fact for number, line in enumerate(lines, 1) for fact in read(number, *line)]

def read(number, name, value):
    row = {"line": number, "start": 10 * number, "end": 10 * number + 5}
    yield {"what": "entity", "name": name, "type": "place", **row}
"""
BEFORE = """    if value.isdigit():
        yield {"what": "unread", "printed": value, "reason": "not understood", **row}
"""
AFTER = """    if value == "0":
        raise ValueError("nothing")
    if value.isdigit():
        yield {"what": "observation", "measure": "patents", "dimensions": {}, "area": name, "period": None,
               "value": value, "unit": "count", "kind": "level", "qualifier": "over", "base": None, "rule": "level", **row}
"""


def git(folder: Path, *words: str) -> None:
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", "-C", folder, *who, *words], check=True, capture_output=True)


def write(root: Path, read: str) -> None:
    for name, text in (("pipeline", PIPELINE + read), ("publish/rows", "fact_rows = iter\n")):
        path = root / "src" / "ipkg" / f"{name}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    for package in ("ipkg", "ipkg/publish"):
        (root / "src" / package / "__init__.py").touch()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Two commits and a change that is not committed; three documents."""
    documents = tmp_path / "data" / "documents"
    documents.mkdir(parents=True)
    (documents / "a.md").write_text("Wuxi 700\nSuzhou many\n")
    (documents / "b.md").write_text("Nanjing many\n")
    (documents / "c.md").write_text("Nantong 0\n")
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    for read in (BEFORE, BEFORE + "# nothing else\n"):
        write(tmp_path, read)
        git(tmp_path, "add", "src")
        git(tmp_path, "commit", "--quiet", "--message", "a reader")
    write(tmp_path, AFTER)
    return tmp_path


def test_what_is_new_gone_and_the_same_is_told_document_by_document(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert changes.main([], repository) == 0
    assert capsys.readouterr().out.splitlines() == [
        "data/documents/a.md: 1 new, 1 gone, 0 changed, 2 the same",
        "  + line 1: level over 700 count: patents (Wuxi, rule level)",
        "  - line 1: unread 700 (not understood)",
        "",
        "data/documents/c.md: not read by the working tree: ValueError: nothing",
        "3 documents, HEAD~1 and the working tree: 1 new, 1 gone, 0 changed, 3 the same",
    ]
    listed = subprocess.run(["git", "-C", repository, "worktree", "list"], capture_output=True, text=True, check=True)
    assert listed.stdout.count("\n") == 1


def test_only_the_files_named_are_read(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert changes.main(["HEAD", str(repository / "data/documents/b.md")], repository) == 0
    assert capsys.readouterr().out == "1 documents, HEAD and the working tree: 0 new, 0 gone, 0 changed, 1 the same\n"


def test_code_that_does_not_run_is_told(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(repository, "    neither\n")
    (repository / "src/ipkg/pipeline.py").write_text("raise RuntimeError('half done')\n")
    assert changes.main([], repository) == 0
    assert "data/documents/b.md: not read by the working tree: RuntimeError: half done" in capsys.readouterr().out


def test_an_unknown_revision_is_misuse(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        changes.main(["nowhere"], repository)
    assert stopped.value.code == 2
    assert "cannot read the code of nowhere: " in capsys.readouterr().err


def figure(value: str, start: int, **more: Any) -> dict[str, Any]:
    row = {
        "what": "observation",
        "line": 1,
        "start": start,
        "end": start + 5,
        "value": value,
        "measure": "patents",
        "dimensions": {},
        "area": None,
        "period": "2020",
        "unit": "count",
        "kind": "level",
        "qualifier": None,
        "base": None,
        "rule": "level",
    }
    return row | more


def thing(name: str, kind: str, start: int) -> dict[str, Any]:
    return {"what": "entity", "line": 1, "start": start, "end": start + 5, "name": name, "type": kind}


def statement(subject: str | None, predicate: str, object_: str, line: int = 1) -> dict[str, Any]:
    row = {"what": "relation", "line": line, "start": 10 * line, "end": 10 * line + 5}
    return row | {"subject": subject, "predicate": predicate, "object": object_, "status": "done"}


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (
            [figure("7", 1)],
            [figure("70", 1)],
            ["  ~ line 1: level 70 count: patents (2020, rule level) [was: value 7]"],
        ),
        (
            [figure("7", 1, area="Wuxi")],
            [figure("7", 20)],
            ["  ~ line 1: level 7 count: patents (2020, rule level) [was: area Wuxi]"],
        ),
        (
            [figure("7", 1)],
            [figure("7", 2)],
            ["  ~ line 1: level 7 count: patents (2020, rule level) [was: end 6; start 1]"],
        ),
        (
            [figure("7", 1), figure("7", 9, kind="rank")],
            [figure("7", 9, kind="rank", dimensions={"by": "court"})],
            [
                "  - line 1: level 7 count: patents (2020, rule level)",
                "  ~ line 1: rank 7 count: patents (court, 2020, rule level) [was: dimensions nothing]",
            ],
        ),
        ([figure("7", 1)] * 2, [figure("7", 1)], ["  - line 1: level 7 count: patents (2020, rule level)"]),
        ([thing("Wuxi", "place", 1)], [thing("Wuxi", "agency", 40)], ["  ~ line 1: agency “Wuxi” [was: type place]"]),
        (
            [thing("Wuxi", "place", 1)],
            [thing("Suzhou", "place", 40)],
            ["  - line 1: place “Wuxi”", "  + line 1: place “Suzhou”"],
        ),
        (
            [statement("A", "issued", "Plan")],
            [statement(None, "issued", "Plan"), statement("A", "issued", "Plan", line=2)],
            [
                "  ~ line 1: nobody named issued Plan [was: subject A]",
                "  + line 2: A issued Plan",
            ],
        ),
    ],
    ids=["value", "place and area", "place alone", "likest first", "one of two", "type", "another", "agent"],
)
def test_what_is_the_same_fact_changed(
    before: list[dict[str, Any]], after: list[dict[str, Any]], told: list[str]
) -> None:
    assert list(changes.told(changes.compared(before, after))) == told


def test_the_documents_are_the_annotated_ones_and_the_digests() -> None:
    found = [path.name for path in changes.documents(changes.corpora.ROOT)]
    assert {"court-bulletin-2022.md", "nanjing-2020.md", "jiangsu-2023.md"} <= set(found)
