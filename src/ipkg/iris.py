"""Mints every IRI that is published. No other module joins a string to a base."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ipkg.errors import InputError

if TYPE_CHECKING:
    from ipkg.model import Span

DEFAULT_BASE: Final = "https://w3id.org/ipkg/"

_APOSTROPHES: Final = str.maketrans("", "", "'’ʼ`\"“”")
_MAX_SLUG: Final = 80


def slug(name: str) -> str:
    """Lower-case ASCII words joined by hyphens; a long or wholly foreign name ends in a digest of itself.

    >>> slug("Huai'an"), slug("List of Key Tasks (2023-2025)"), slug("Sørensen")
    ('huaian', 'list-of-key-tasks-2023-2025', 'sorensen')
    >>> slug("知识产权").startswith("x-")
    True
    """
    folded = unicodedata.normalize("NFKD", name.replace("ø", "o").replace("Ø", "O").replace("ß", "ss"))
    ascii_text = folded.encode("ascii", "ignore").decode().translate(_APOSTROPHES).lower()
    words = "-".join(re.findall(r"[a-z0-9]+", ascii_text))
    if words and len(words) <= _MAX_SLUG:
        return words
    digest = hashlib.sha256(name.encode()).hexdigest()[:10]
    return f"{words[: _MAX_SLUG - 11].rstrip('-')}-{digest}" if words else f"x-{digest}"


def fingerprint(*parts: object) -> str:
    """Sixteen hex digits that stand for the parts; equal parts, equal digits."""
    return hashlib.sha256("\x1f".join("" if part is None else str(part) for part in parts).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Iris:
    """The IRIs of one publication, under its base.

    >>> Iris().place("nanjing"), Iris("http://example.org/x/").graph("doc", "nanjing-2020", "extract")
    ('https://w3id.org/ipkg/place/nanjing', 'http://example.org/x/graph/doc/nanjing-2020/extract')
    """

    base: str = DEFAULT_BASE

    def __post_init__(self) -> None:
        if not re.fullmatch(r"https?://[^\s<>\"{}|\\^`#?]+[/]", self.base):
            raise InputError(
                f"{self.base!r} cannot be a base IRI",
                hint="give an http or https IRI that ends in '/', without spaces, '?' or '#'",
            )

    def _mint(self, *path: str) -> str:
        return self.base + "/".join(path)

    def moved(self, iri: str) -> str:
        """An IRI of the knowledge files under this base; those of other publishers and of the ontology stay.

        >>> Iris("http://example.org/").moved("https://w3id.org/ipkg/code/unit/rank")
        'http://example.org/code/unit/rank'
        """
        local = iri.removeprefix(DEFAULT_BASE)
        return iri if local == iri or local.startswith("def/") else self._mint(local)

    def term(self, name: str) -> str:
        """A class or property of the ontology. Its namespace is fixed: terms do not move with the data."""
        return f"{DEFAULT_BASE}def/{name}"

    def thing(self, segment: str, key: str) -> str:
        """A thing of the world: ``segment`` is its kind (place, agency, policy, program, event, person …)."""
        return self._mint(segment, key)

    def place(self, key: str) -> str:
        """A place; the same IRI is its code in the area code list."""
        return self._mint("place", key)

    def scheme(self, name: str) -> str:
        """A code list."""
        return self._mint("code", name)

    def code(self, scheme: str, key: str) -> str:
        """A code of a code list; indicators and places have namespaces of their own."""
        if scheme in {"indicator", "area"}:
            return self._mint({"indicator": "indicator", "area": "place"}[scheme], key)
        return self._mint("code", scheme, key)

    def document(self, doc: str) -> str:
        """A source document."""
        return self._mint("doc", doc)

    def observation(self, doc: str, key: str) -> str:
        """A figure as one document states it."""
        return self._mint("obs", doc, key)

    def statement(self, doc: str, key: str) -> str:
        """A relation as one document states it."""
        return self._mint("statement", doc, key)

    def annotation(self, doc: str, key: str) -> str:
        """A citation: which words support which statement."""
        return self._mint("citation", doc, key)

    def passage(self, doc: str, span: Span) -> str:
        """A stretch of a source document, by position in the file as received."""
        return self._mint("passage", doc, f"{span.start}-{span.end}")

    def edit(self, doc: str, key: str) -> str:
        """A repair made while reading."""
        return self._mint("edit", doc, key)

    def period(self, text: str) -> str:
        """A period, by its text in the output contract (``2021/2023`` becomes ``2021--2023``)."""
        return self._mint("period", text.replace("/", "--"))

    def instant(self, day: str) -> str:
        """A calendar day as an instant."""
        return self._mint("instant", day)

    def cube(self, key: str) -> str:
        """A data set."""
        return self._mint("cube", key)

    def structure(self, key: str) -> str:
        """The structure definition of a data set."""
        return self._mint("cube", key, "structure")

    def component(self, key: str, name: str) -> str:
        """A component specification of a structure definition."""
        return self._mint("cube", key, "structure", name)

    def activity(self, *path: str) -> str:
        """A run of the program, or a stage of it."""
        return self._mint("activity", *path)

    def graph(self, *path: str) -> str:
        """A named graph."""
        return self._mint("graph", *path)
