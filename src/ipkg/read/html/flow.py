"""The content of a page as parts in Markdown: headings, paragraphs, lists, notes, tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from ipkg.read.html import tables
from ipkg.read.html.inline import EMPHASIS, Line
from ipkg.read.markdown import note_mark, paragraph
from ipkg.read.received import Part

if TYPE_CHECKING:
    from ipkg.read.html.content import Content

_WITHIN: Final = frozenset(
    "a abbr acronym b bdi bdo big br cite code data del dfn em font i img ins kbd label mark q s samp small span "  # noqa: SIM905
    "strike strong sub sup time tt u var wbr".split()
)
_MARKS: Final = {**EMPHASIS, "q": "“"}
_HEADINGS: Final = {f"h{level}": "#" * level + " " for level in range(1, 7)}
_LONGEST_NUMBER: Final = 4
_DEEPEST: Final = 8
_LONGEST_NOTE: Final = 20
_SHOWN: Final = 60


class Flow:
    """Walks the content of a page once, from its beginning to its end."""

    def __init__(self, content: Content, notes: frozenset[str]) -> None:
        self._content = content
        self._notes = notes
        self._parts: list[Part] = []
        self._line = Line()
        self._prefix = ""
        self._item_before = False
        self._lists: list[int] = []  # the number of the next item of each open list; 0 where items have none
        self._paths = [_path(content.root)]
        self._counts: list[dict[str, int]] = [{}]
        self._element = self._paths[0]
        self._left_out: list[tuple[str, str]] = []
        if content.root is not content.body:
            self._left_out.append(("left-out", f"what stands outside of {self._paths[0]} is no content"))

    def read(self) -> tuple[Part, ...]:
        """The parts of the content, in order."""
        from lxml import etree  # noqa: PLC0415  # only where a page is read

        root = self._content.root
        self._line.add(root.text)
        events = etree.iterwalk(root, events=("start", "end"))
        for event, node in events:
            if node is root:
                continue
            if event == "end":
                self._close(node)
            elif not self._open(node):
                events.skip_subtree()
        self._flush()
        self._parts.append(Part("", left_out=tuple(self._left_out)))
        return tuple(self._parts)

    def _open(self, node: Any) -> bool:
        """Begin an element; False where its inside is left out, or read as a whole."""
        if not isinstance(node.tag, str):
            return False
        counts = self._counts[-1]
        counts[node.tag] = counts.get(node.tag, 0) + 1
        self._paths.append(f"{self._paths[-1]}/{node.tag}[{counts[node.tag]}]")
        self._counts.append({})
        if self._leaves_out(node) or self._whole(node):
            return False
        self._begin(node)
        self._line.add(node.text)
        return True

    def _leaves_out(self, node: Any) -> bool:
        why = self._content.leaves_out(node)
        text = " ".join("".join(node.itertext()).split()) if why and why != "unseen" else ""
        if text:
            self._left_out.append(("left-out", f"{self._paths[-1]}, {why}, is no content: {text[:_SHOWN]!r}"))
        return bool(why)

    def _whole(self, node: Any) -> bool:
        """Read a table of data, a raised note mark or preformatted lines."""
        if node.tag == "sup" and (noted := note_mark("".join(node.itertext()))):
            self._line.put(noted)
        elif node.tag == "table" and tables.is_data(node):
            self._table(node)
        elif node.tag == "pre":
            self._preformatted(node)
        else:
            return False
        return True

    def _begin(self, node: Any) -> None:
        if node.tag == "br":
            self._line.put("\n")
        elif node.tag in _MARKS:
            self._line.open(_MARKS[node.tag])
        elif node.tag not in _WITHIN and not (node.tag == "dd" and self._line.ends_with(": ")):
            self._flush()
            self._element = self._paths[-1]
            self._prefix = self._mark(node) or self._prefix

    def _mark(self, node: Any) -> str:
        """What Markdown puts before a heading or item; a list begins to count."""
        if node.get("id") in self._notes:
            return f"[^{node.get('id')[:_LONGEST_NOTE]}]: "
        if node.tag in {"ul", "ol"}:
            self._item_before = self._item_before and bool(self._lists)
            self._lists.append(_number(node.get("start")) or 1 if node.tag == "ol" else 0)
        if node.tag in {"dt", "dd"}:
            return "- "
        if node.tag != "li":
            return _HEADINGS.get(node.tag, "")
        indent = "  " * min(len(self._lists) - 1, _DEEPEST)
        if not self._lists or not self._lists[-1]:
            return f"{indent}- "
        number = _number(node.get("value")) or self._lists[-1]
        self._lists[-1] = number + 1
        return f"{indent}{number}. "

    def _close(self, node: Any) -> None:
        """End an element, and add what follows it."""
        if isinstance(node.tag, str):
            if node.tag in _MARKS:
                self._line.close(_MARKS[node.tag])
            elif node.tag == "dt":
                self._line.put(": ")
            elif node.tag not in _WITHIN:
                self._flush()
                if node.tag in {"ul", "ol"} and self._lists:
                    self._lists.pop()
                    self._item_before = bool(self._lists)
            self._counts.pop()
            self._paths.pop()
            self._element = self._element if node.tag in _WITHIN else self._paths[-1]
        self._line.add(node.tail)

    def _flush(self) -> None:
        """Put the paragraph so far among the parts; two breaks in a row end a paragraph as well."""
        text, prefix = self._line.take(), self._prefix
        if not text:
            return
        self._prefix = ""
        item = prefix.endswith(("- ", ". "))
        for stretch in text.split("\n\n"):
            one = " ".join(stretch.split("\n")) if prefix else paragraph(stretch)
            self._add(prefix + (one.strip("*") if prefix.startswith("#") else one), item=item)
            prefix, item = "", False

    def _add(self, text: str, *, item: bool = False) -> None:
        joined = item and self._item_before
        self._parts.append(Part(text, None, self._element, tuple(self._left_out), joined))
        self._left_out.clear()
        self._item_before = item

    def _preformatted(self, node: Any) -> None:
        """Lines that are laid out by blanks stay as they are."""
        self._flush()
        self._element = self._paths[-1]
        lines = "".join(node.itertext()).replace("\r\n", "\n").split("\n")
        if text := "\n".join(line.rstrip() for line in lines).strip("\n"):
            self._add(text)

    def _table(self, node: Any) -> None:
        """A table, its caption above and its notes below it; then the tables that stand in its cells."""
        self._flush()
        waiting = [(node, self._paths[-1])]
        for table, path in waiting:
            laid = tables.lay_out(table)
            self._element = path
            caption = laid.caption.strip("*: .")
            for text in (f"**{caption}**" if caption else "", laid.markdown, *laid.notes):
                if text:
                    self._add(text)
            waiting += [(inner, f"{path}//table") for inner in laid.nested if tables.is_data(inner)]


def _number(value: str | None) -> int:
    return int(value) if value and value.isascii() and value.isdigit() and len(value) <= _LONGEST_NUMBER else 0


def note_targets(root: Any) -> frozenset[str]:
    """The ids that raised marks link to: those of the footnotes of a page."""
    raised = (link.get("href") or "" for sup in root.iter("sup") for link in (*sup.iter("a"), sup.getparent()))
    return frozenset(href[1:] for href in raised if href.startswith("#") and len(href) > 1)


def _path(node: Any) -> str:
    """The XPath of an element, with positions among elements of its name."""
    steps: list[str] = []
    while node is not None:
        above = node.getparent()
        same = [other for other in above if other.tag == node.tag] if above is not None else [node]
        steps.append(f"/{node.tag}[{same.index(node) + 1}]" if len(same) > 1 else f"/{node.tag}")
        node = above
    return "".join(reversed(steps))
