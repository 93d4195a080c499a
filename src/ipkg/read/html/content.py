"""What of a page is its content: the rest is navigation, tools, advertising of itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, Final

from ipkg.tables import registers

if TYPE_CHECKING:
    from collections.abc import Iterator

UNSEEN: Final = frozenset(
    "script style noscript template svg math iframe object embed canvas video audio map head dialog datalist "  # noqa: SIM905
    "button input select textarea".split()
)
FURNITURE: Final = frozenset({"nav", "footer", "menu"})
_ROLES: Final = frozenset(
    {"navigation", "banner", "contentinfo", "search", "menu", "menubar", "toolbar", "complementary"}
)
_HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_WORD: Final = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_NEARLY_ALL: Final = 0.9
_SMALL: Final = 0.2
_MOSTLY: Final = 0.6
_FEWEST_LINKS: Final = 3
_DENSE: Final = frozenset({"ul", "ol", "div", "p", "section", "td", "dl", "aside", "header"})
_MAIN: Final = frozenset({"main", "article"})
_FRAMES: Final = frozenset({"div", "section", "center", "form", *_MAIN})


@dataclass(frozen=True)
class Content:
    """The content of a page below its body."""

    body: Any

    @cached_property
    def _sizes(self) -> dict[Any, tuple[int, int, int]]:
        """Characters of text, characters of text in links, and links of every element that is seen."""
        from lxml import etree  # noqa: PLC0415  # only where a page is read

        sizes: dict[Any, list[int]] = {self.body: [0, 0, 0]}
        events = etree.iterwalk(self.body, events=("start", "end"))
        links = 0
        for event, node in events:
            if event == "start":
                if not isinstance(node.tag, str) or self._unseen(node):
                    events.skip_subtree()
                    continue
                links += node.tag == "a"
                own = _length(node.text)
                sizes[node] = [own, own if links else 0, int(node.tag == "a")]
                continue
            links -= node.tag == "a" and node in sizes
            if node is self.body:
                continue
            above = sizes[node.getparent()]
            text, linked, count = sizes.get(node, (0, 0, 0))
            tail = _length(node.tail)
            above[0] += text + tail
            above[1] += linked + (tail if links else 0)
            above[2] += count
        return {node: (size[0], size[1], size[2]) for node, size in sizes.items()}

    def _unseen(self, node: Any) -> bool:
        style = node.get("style")
        return (
            node.tag in UNSEEN
            or node.get("hidden") is not None
            or node.get("aria-hidden") == "true"
            or bool(style and _HIDDEN.search(style))
        )

    @cached_property
    def root(self) -> Any:
        """The innermost element with nearly all text outside of links, in what the page marks as its main part."""
        marked = [node for node in self._sizes if node.tag in _MAIN or node.get("role") == "main"]
        whole = self._text(self.body)
        best = max(marked, key=self._text, default=self.body)
        node = best if self._text(best) * 2 > whole else self.body
        while (inner := self._nearly_all(node)) is not None:
            node = inner
        return node

    def _nearly_all(self, node: Any) -> Any:
        """The element inside another one that holds nearly all of its text, if it is one that only holds others."""
        least = max(_NEARLY_ALL * self._text(node), 1)
        return next((child for child in node if child.tag in _FRAMES and self._text(child) >= least), None)

    def _text(self, node: Any) -> int:
        """Characters outside of links."""
        text, linked, _ = self._sizes.get(node, (0, 0, 0))
        return text - linked

    def leaves_out(self, node: Any) -> str:
        """Why an element is no content; empty where it is."""
        if not isinstance(node.tag, str) or node not in self._sizes:
            return "unseen"
        text, linked, links = self._sizes[node]
        small = text <= _SMALL * max(self._sizes[self.root][0], 1)
        if node.tag in FURNITURE or node.get("role") in _ROLES:
            return f"a {node.tag} element" if small and not _titled(node) else ""
        if small and (word := next(_tokens(node), "")) and not _titled(node):
            return f"named {word!r}"
        dense = node.tag in _DENSE and links >= _FEWEST_LINKS and linked > _MOSTLY * text
        return "mostly links" if dense and small else ""


def _titled(node: Any) -> bool:
    """Whether an element holds the title of the page."""
    return next(node.iter("h1"), None) is not None


def _length(text: str | None) -> int:
    return len("".join(text.split())) if text else 0


def _tokens(node: Any) -> Iterator[str]:
    """The words of an element's names that say that it is furniture."""
    names = f"{node.get('class') or ''} {node.get('id') or ''}"
    if names.strip():
        furniture = _furniture()
        yield from (word for word in map(str.lower, _WORD.findall(names)) if word in furniture)


@cache
def _furniture() -> frozenset[str]:
    return frozenset(cue.phrase for cue in registers.cues("layout-cues") if cue.kind == "furniture")
