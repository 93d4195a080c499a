"""Candidate concepts: what a document measures and no scheme holds yet, under the words of the document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ipkg.lift.terms import about, en, node, text
from ipkg.vocab import dct, ipkg, rdf, rdfs, skos

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pyoxigraph import Triple

    from ipkg.lift.cells import Figure
    from ipkg.lift.naming import Code, Naming


def candidates(figures: Iterable[Figure], naming: Naming) -> Iterator[Triple]:
    """Each candidate that the figures name, in the scheme where its kind belongs."""
    codes = {code.iri.value: code for figure in figures for code in _codes(figure, naming) if code.phrase}
    for code in codes.values():
        yield from about(
            code.iri,
            (rdf.type, (skos.Concept, ipkg.CandidateConcept)),
            (rdfs.label, en(code.label)),
            (skos.prefLabel, en(code.label)),
            (skos.inScheme, node(naming.iris.scheme(code.scheme))),
            (dct.identifier, text(code.key)),
            (skos.broader, (code.broader,) if code.broader else ()),
        )


def _codes(figure: Figure, naming: Naming) -> Iterator[Code]:
    yield figure.cell.indicator
    yield figure.cell.area
    yield from (code for _, code in figure.cell.breakdown)
    yield naming.unit(figure.first.unit)
    yield naming.qualifier(figure.first.qualifier)
