"""What a SELECT answers: a small table of terms."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, NamedNode

from ipkg.vocab.prefixes import VOCABULARIES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pyoxigraph import BlankNode, Triple

    Term = NamedNode | BlankNode | Literal | Triple
    Native = str | int | float | bool | Decimal | date | None

_XSD: Final = VOCABULARIES["xsd"]
_NATIVE: Final[dict[str, Callable[[str], Native]]] = {
    _XSD + "integer": int,
    _XSD + "decimal": Decimal,
    _XSD + "double": float,
    _XSD + "boolean": lambda text: text in {"true", "1"},
    _XSD + "date": date.fromisoformat,
}


@dataclass(frozen=True, slots=True)
class Rows:
    """The answer to a SELECT: its variables, and one tuple of terms a row (None where a variable is unbound)."""

    variables: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[tuple[Term | None, ...]]:
        return iter(self.rows)

    def native(self) -> tuple[tuple[Native, ...], ...]:
        """The rows as Python values: int, Decimal, float, bool, date, otherwise text; IRIs as text, None unbound.

        >>> Rows(("n", "x"), ((Literal("2.50", datatype=NamedNode(_XSD + "decimal")), None),)).native()
        ((Decimal('2.50'), None),)
        """
        return tuple(tuple(_native(term) for term in row) for row in self.rows)

    def text(self) -> tuple[tuple[str, ...], ...]:
        """The rows as text: the IRI, or the literal without its type; nothing for an unbound variable."""
        return tuple(tuple("" if term is None else _text(term) for term in row) for row in self.rows)

    def mappings(self) -> tuple[dict[str, Native], ...]:
        """The rows as mappings from variable to Python value."""
        return tuple(dict(zip(self.variables, row, strict=True)) for row in self.native())


def _text(term: Term) -> str:
    return str(term) if not isinstance(term, NamedNode | Literal) else term.value


def _native(term: Term | None) -> Native:
    """A Python value; an ill-formed literal stays text."""
    if term is None or not isinstance(term, Literal):
        return None if term is None else _text(term)
    convert = _NATIVE.get(term.datatype.value, str)
    try:
        return convert(term.value)
    except (ValueError, ArithmeticError):
        return term.value
