"""Data sets and their structure definitions, one per breakdown family (RDF Data Cube, sections 6 and 7)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ipkg.lift.terms import LICENCE, about, boolean, en, integer, node
from ipkg.vocab import dct, ipkg, qb, rdf, rdfs, sdmx_measure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pyoxigraph import NamedNode, Triple

    from ipkg.iris import Iris
    from ipkg.lift.cells import Figure
    from ipkg.model import Dimension

_FIRST: Final = (ipkg.indicator, ipkg.refArea, ipkg.refPeriod, ipkg.statistic, ipkg.source)
_ATTRIBUTES: Final = (
    ipkg.unitMeasure,
    ipkg.valueQualifier,
    ipkg.timeBasis,
    ipkg.obsStatus,
    ipkg.statedText,
    ipkg.significantDigits,
    ipkg.comparedWith,
)


@dataclass(frozen=True, slots=True)
class Cube:
    """A data set: figures with the same breakdowns; ``restated`` holds those that a document states again."""

    key: str
    dimensions: tuple[Dimension, ...]
    restated: bool

    @property
    def title(self) -> str:
        """What the data set holds, in words."""
        kind = "Restated figures" if self.restated else "Figures"
        names = ", ".join(dimension.label for dimension in self.dimensions)
        return f"{kind} by {names}" if names else f"{kind} without a breakdown"


def cubes(figures: Iterable[Figure]) -> tuple[Cube, ...]:
    """The data sets that the figures need, sorted by key."""
    found = {
        figure.cube: Cube(figure.cube, tuple(dimension for dimension, _ in figure.cell.breakdown), figure.number > 1)
        for figure in figures
        if figure.first.value is not None
    }
    return tuple(found[key] for key in sorted(found))


def describe(cube: Cube, iris: Iris) -> Iterator[Triple]:
    """The data set, its structure definition and its component specifications."""
    data_set, structure = node(iris.cube(cube.key)), node(iris.structure(cube.key))
    specifications = tuple(_components(cube))
    yield from about(
        data_set,
        (rdf.type, qb.DataSet),
        (rdfs.label, en(cube.title)),
        (dct.title, en(cube.title)),
        (dct.license, LICENCE),
        (qb.structure, structure),
    )
    yield from about(
        structure,
        (rdf.type, qb.DataStructureDefinition),
        (rdfs.label, en(f"Structure of: {cube.title}")),
        (qb.component, tuple(_specification(cube, prop, iris) for _, prop in specifications)),
    )
    for order, (kind, prop) in enumerate(specifications, 1):
        yield from about(
            _specification(cube, prop, iris),
            (rdf.type, qb.ComponentSpecification),
            (kind, prop),
            (qb.order, integer(order)),
            (qb.componentRequired, boolean(prop == ipkg.unitMeasure) if kind == qb.attribute else None),
        )


def _components(cube: Cube) -> Iterator[tuple[NamedNode, NamedNode]]:
    """(kind, property) of each component, in the order of the structure."""
    breakdowns = (node(ipkg.NS + dimension.property) for dimension in cube.dimensions)
    numbered = (ipkg.statementNumber,) if cube.restated else ()
    yield from ((qb.dimension, prop) for prop in (*_FIRST, *breakdowns, *numbered))
    yield qb.measure, sdmx_measure.obsValue
    yield from ((qb.attribute, prop) for prop in _ATTRIBUTES)


def _specification(cube: Cube, prop: NamedNode, iris: Iris) -> NamedNode:
    name = prop.value.replace("#", "/").rsplit("/", 1)[1]
    return node(iris.component(cube.key, name))
