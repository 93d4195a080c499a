"""Tables by the form of their lines: HTML, pipes, tabs, columns set apart by blanks or leaders."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Final

from ipkg.segment.figures import all_figures, is_figure, is_missing, is_year
from ipkg.segment.pieces import ATX, Page, Piece, Taken, ended

_PIPE: Final = re.compile(r"(?<!\\)\|")
_DASHED: Final = frozenset("-:|+= \t")
_RULED: Final = frozenset("-= ")
_GAP: Final = re.compile(r"(?:\s*(?:\.\s?){4,}|\s*…{2,}|\s*(?:[·.]\s){4,})\s*| {2,}")
_LEADER: Final = re.compile(r"(?:\.\s?){4}|…{2}|(?:·\s?){4}")
_WORD: Final = re.compile(r"\S+")
_LONGEST_ROW: Final = 300
_FEWEST_FIGURES: Final = 2
_PAGE_NUMBER: Final = re.compile(r"\d{1,3}")
TABLE_OPENS: Final = re.compile(r"\s*<table\b", re.IGNORECASE)


def html_table(page: Page, at: int, _: Piece | None) -> Taken:
    """The lines from the beginning of an HTML table to those of its end."""
    index = bisect_left(page.table_ends, at)
    if not TABLE_OPENS.match(page.text(at)) or index == len(page.table_ends):
        return None, at
    end = page.table_ends[index] + 1
    return Piece("html", page.lines[at:end]), end


def piped(text: str) -> bool:
    """Whether a line holds a pipe that is not escaped."""
    return bool(_PIPE.search(text))


def dashed(text: str) -> bool:
    """Whether a line is the rule under a table's head: dashes between pipes, colons or tabs."""
    marks = set(text)
    rules = any(rule in text for rule in ("--", ":-", "-:", "|-|"))
    return marks <= _DASHED and rules and bool(marks & {"|", "+", "\t"})


def opens_pipes(page: Page, at: int, before: Piece | None) -> bool:
    """Whether a table of pipes begins: framed rows, a rule below, or the same number of pipes on the next line."""
    here, below = page.text(at).strip(), page.text(at + 1).strip()
    if here.startswith("|"):
        return below.startswith("|") or (before is not None and before.kind == "pipes")
    pipes = len(_PIPE.findall(here))
    return pipes > 0 and not dashed(here) and (dashed(below) or len(_PIPE.findall(below)) == pipes)


def pipe_table(page: Page, at: int, before: Piece | None) -> Taken:
    """Lines with pipes, up to the first without."""
    if not opens_pipes(page, at, before):
        return None, at
    end = at + 1
    while not page.blank(end) and (piped(page.text(end)) or dashed(page.text(end))):
        end += 1
    return Piece("pipes", page.lines[at:end]), end


def tabbed(text: str) -> bool:
    """Whether a line is a row of cells between tabs (a single leading tab is an indent)."""
    return "\t" in text.strip() or text.count("\t") > 1


def opens_tabs(page: Page, at: int, before: Piece | None) -> bool:
    """Whether a table of tabs begins: two rows, a row of three cells, or one of two behind another such table."""
    here = page.text(at)
    if not tabbed(here) or ATX.match(here):
        return False
    more = _is_row(page.text(at + 1)) or here.strip().count("\t") > 1
    return more or (before is not None and before.kind == "tabs")


def tab_table(page: Page, at: int, before: Piece | None) -> Taken:
    """Rows of cells between tabs, labels of row groups between them included."""
    if not opens_tabs(page, at, before):
        return None, at
    end = at + 1
    while not page.blank(end) and (_is_row(page.text(end)) or _is_row_label(page, end)):
        end += 1
    return Piece("tabs", page.lines[at:end]), end


def _is_row(text: str) -> bool:
    return tabbed(text) or dashed(text)


def _is_row_label(page: Page, at: int) -> bool:
    """Whether a line without tabs labels the rows below it."""
    text = page.text(at).strip()
    return len(text) < 60 and tabbed(page.text(at + 1)) and not ATX.match(text) and not ended(text)


def aligned(text: str) -> tuple[str, ...]:
    """The cells of a line whose columns are set apart by two blanks or more, or by a leader of dots.

    >>> aligned("Zenda   1,204  5%"), aligned("Patents ........ 6,118")
    (('Zenda', '1,204', '5%'), ('Patents', '6,118'))
    """
    return tuple(_GAP.split(text.strip()))


def underlined(text: str) -> bool:
    """Whether a line is a rule of dashes between rows."""
    return set(text) <= _RULED and "--" in text.replace("=", "-")


def opens_columns(page: Page, at: int, _: Piece | None) -> bool:
    """Whether a table begins whose columns are set apart by blanks: two rows of one width, one of them of figures."""
    size = len(aligned(page.text(at)))
    if size < 2:
        return False
    below = [aligned(page.text(other)) for other in range(at + 1, at + 4) if not underlined(page.text(other))]
    rows = [cells for cells in (aligned(page.text(at)), *below) if len(cells) == size]
    return len(rows) > 1 and any(all_figures(cells[1:]) for cells in rows) and not _lists_pages(page, at)


def _lists_pages(page: Page, at: int) -> bool:
    """Whether lines with leaders are a table of contents: their numbers are short and never fall."""
    texts = [page.text(other) for other in range(at, at + 4) if not page.blank(other)]
    numbers = [aligned(text)[-1] for text in texts if _LEADER.search(text)]
    pages = [int(number) for number in numbers if _PAGE_NUMBER.fullmatch(number)]
    return bool(pages) and len(pages) == len(numbers) == len(texts) and pages == sorted(pages)


def trailing(text: str) -> tuple[re.Match[str], ...]:
    """The figures at the end of a line, or marks that none is given, behind a label.

    >>> [match[0] for match in trailing("Late issue fees 85 1,330 - 7%")], trailing("It rose in 2021")
    (['85', '1,330', '-', '7%'], ())
    """
    words = tuple(_WORD.finditer(text)) if len(text) <= _LONGEST_ROW else ()
    first = next((at for at in range(len(words), 0, -1) if not _in_cell(words[at - 1][0])), 0)
    return words[first:] if 0 < first <= len(words) - _FEWEST_FIGURES else ()


def _in_cell(word: str) -> bool:
    return is_figure(word) or is_missing(word)


def opens_rows(page: Page, at: int, _: Piece | None) -> bool:
    """Whether a table begins whose cells are set apart by single blanks: years above as many figures, line by line."""
    years = trailing(page.text(at))
    if not years or not all(is_year(match[0]) for match in years):
        return False
    rows = [trailing(page.text(below)) for below in range(at + 1, at + 6)]
    return sum(len(row) == len(years) for row in rows) >= _FEWEST_FIGURES


def row_table(page: Page, at: int, _: Piece | None) -> Taken:
    """Rows of a label and figures, single blanks between them; a line without figures labels those below it."""
    if not opens_rows(page, at, None):
        return None, at
    size = len(trailing(page.text(at)))
    end = at + 1
    while not page.blank(end) and (len(trailing(page.text(end))) == size or _labels_rows(page, end, size)):
        end += 1
    return Piece("rows", page.lines[at:end]), end


def _labels_rows(page: Page, at: int, size: int) -> bool:
    text = page.text(at)
    short = len(text) < 60 and not ended(text.rstrip(" :")) and not trailing(text)
    return short and len(trailing(page.text(at + 1))) == size


def column_table(page: Page, at: int, _: Piece | None) -> Taken:
    """Rows of cells between runs of blanks."""
    if not opens_columns(page, at, None):
        return None, at
    end = at + 1
    while len(aligned(page.text(end))) > 1 or (underlined(page.text(end)) and not page.blank(end)):
        end += 1
    return Piece("columns", page.lines[at:end]), end
