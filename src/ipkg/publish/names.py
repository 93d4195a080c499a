"""Short forms of IRIs for the serialisations: prefixed names, and IRIs relative to the base of the publication."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Final

from ipkg.vocab.prefixes import prefixes

if TYPE_CHECKING:
    from collections.abc import Mapping

_LOCAL: Final = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?")  # the plain part of Turtle's PN_LOCAL
_RELATIVE: Final = re.compile(r"[a-z][a-z-]*(?:/[A-Za-z0-9][A-Za-z0-9._-]*)+")
_SYNONYMS: Final = frozenset({"dcterms", "m8g"})


class Names:
    """The prefixes of one publication; remembers which of them a serialisation needed.

    ``known`` are the prefixes to choose from, by default those of the vocabularies and of our own things.
    """

    def __init__(self, base: str, known: Mapping[str, str] | None = None) -> None:
        self.base = base
        known = prefixes(base) if known is None else known
        self._namespaces = {prefix: iri for prefix, iri in known.items() if prefix not in _SYNONYMS}
        self._used: set[str] = set()

    @cached_property
    def _prefix_of(self) -> dict[str, str]:
        return {iri: prefix for prefix, iri in self._namespaces.items()}

    def declared(self) -> dict[str, str]:
        """The prefixes that were needed so far, sorted, with their namespaces."""
        return {prefix: self._namespaces[prefix] for prefix in sorted(self._used)}

    def prefixed(self, iri: str) -> str | None:
        """The prefixed name of an IRI; None where no prefix fits.

        >>> names = Names("https://w3id.org/ipkg/")
        >>> names.prefixed("http://www.w3.org/ns/oa#exact"), names.prefixed("https://w3id.org/ipkg/obs/d/1")
        ('oa:exact', None)
        """
        cut = max(iri.rfind("/"), iri.rfind("#")) + 1
        prefix = self._prefix_of.get(iri[:cut])
        if prefix is None or not _LOCAL.fullmatch(iri, cut):
            return None
        self._used.add(prefix)
        return f"{prefix}:{iri[cut:]}"

    def relative(self, iri: str) -> str | None:
        """The part of an IRI after the base, where it is plain enough to be resolved back; else None.

        >>> Names("https://w3id.org/ipkg/").relative("https://w3id.org/ipkg/obs/d/1")
        'obs/d/1'
        """
        local = iri[len(self.base) :] if iri.startswith(self.base) else ""
        return local if _RELATIVE.fullmatch(local) else None
