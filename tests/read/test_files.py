"""Files to documents."""

import hashlib
from pathlib import Path

import pytest

from ipkg.errors import DuplicateInput, MissingInput, UnreadableInput
from ipkg.model import Document, Metadata
from ipkg.read import discover, read, read_all, read_text

TEXT = "\ufeff---\narea: Zenda\n---\r\n# Filings in 2020\r\rThey rose.\n"


def test_a_file_is_kept_as_received(tmp_path):
    path = tmp_path / "Report Of 2020.md"
    path.write_bytes(TEXT.encode())
    with path.open(newline="", encoding="utf-8") as file:
        received = file.read()
    assert read(path) == Document(
        path=str(path),
        slug="report-of-2020",
        format="markdown",
        received=received,
        sha256=hashlib.sha256(TEXT.encode()).hexdigest(),
        metadata=Metadata(title="Filings in 2020", area="Zenda"),
        body_start=20,
    )


def test_a_text_is_read_as_its_file_would_be(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.encode())
    assert read_text(TEXT, str(path)) == read(path)


def test_options_stand_in_place_of_what_the_document_says(tmp_path):
    path = tmp_path / "a.md"
    path.write_bytes(TEXT.encode())
    assert read(path, Metadata(title="Other", area="Hof")).metadata == Metadata(title="Other", area="Hof")


@pytest.mark.parametrize(
    ("name", "kind", "message"),
    [("none.md", MissingInput, "no such file"), ("folder.md", UnreadableInput, "a folder"), ("a.docx", UnreadableInput, "'.docx' is unknown"), ("a", UnreadableInput, "unknown")],
)  # fmt: skip
def test_what_cannot_be_read_is_refused(tmp_path, name, kind, message):
    (tmp_path / "folder.md").mkdir()
    with pytest.raises(kind, match=message) as raised:
        read(tmp_path / name)
    assert raised.value.hint


def test_front_matter_without_a_text_is_refused():
    with pytest.raises(UnreadableInput, match="nothing follows the front matter"):
        read_text("---\ntitle: x\n---\n\n", "a.md")


def test_a_lone_surrogate_is_refused():
    with pytest.raises(UnreadableInput, match="a surrogate stands at offset 2"):
        read_text("ab\ud800", "a.md")


def test_a_file_that_may_not_be_read_is_refused(tmp_path, monkeypatch):
    def refuse(_path):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(UnreadableInput, match="Permission denied"):
        read(tmp_path / "a.md")


@pytest.fixture
def folder(tmp_path):
    for name in ("b.md", "a.txt", "sub/c.markdown", ".hidden.md", ".git/d.md", "e.csv", "sub/f.MD"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"# {name}\n")
    return tmp_path


def test_folders_are_searched_and_sorted_and_nothing_comes_twice(folder):
    names = ["a.txt", "b.md", "sub/c.markdown", "sub/f.MD"]
    assert discover([folder]) == tuple(folder / name for name in names)
    assert discover([folder / "sub" / "f.MD", folder / "sub", folder / "e.csv"]) == (
        folder / "sub" / "f.MD",
        folder / "sub" / "c.markdown",
        folder / "e.csv",
    )


def test_nothing_to_discover_is_refused(tmp_path):
    (tmp_path / "empty").mkdir()
    with pytest.raises(MissingInput, match="nothing at this path"):
        discover([tmp_path / "none"])
    with pytest.raises(MissingInput, match="holds no document"):
        discover([tmp_path / "empty"])


def test_all_documents_come_in_order_with_the_options(folder):
    documents = read_all([folder], Metadata(period="2020"))
    assert [(document.slug, document.metadata.period) for document in documents] == [
        ("a", "2020"),
        ("b", "2020"),
        ("c", "2020"),
        ("f", "2020"),
    ]


def test_the_same_bytes_twice_are_refused(folder):
    (folder / "copy.md").write_bytes((folder / "b.md").read_bytes())
    with pytest.raises(DuplicateInput) as raised:
        read_all([folder])
    assert raised.value.message == f"{folder / 'copy.md'} holds the same bytes as {folder / 'b.md'}"


def test_one_slug_for_two_documents_is_refused(folder):
    (folder / "a.md").write_text("# other\n")
    with pytest.raises(DuplicateInput) as raised:
        read_all([folder])
    assert raised.value.message == f"{folder / 'a.txt'} and {folder / 'a.md'} would both be published as 'a'"
