"""Figures as Data Cube observations (RDF Data Cube, section 5.4), and cells that a table states to be missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ipkg.lift.terms import about, decimal, en, integer, node, text, texts
from ipkg.vocab import ipkg, prov, qb, rdf, rdfs, sdmx_code, sdmx_measure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pyoxigraph import NamedNode, Triple

    from ipkg.lift.cells import Figure
    from ipkg.lift.evidence import Evidence
    from ipkg.lift.naming import Naming


def observations(figures: Iterable[Figure], naming: Naming, evidence: Evidence) -> Iterator[Triple]:
    """Each figure as an observation of its data set, or as a missing value outside every data set, with citations."""
    for figure in figures:
        subject = node(naming.iris.observation(evidence.document.slug, figure.key))
        label = _label(figure, naming)
        spans = tuple(dict.fromkeys(observation.span for observation in figure.stated))
        missing = figure.first.value is None
        yield from about(subject, (rdf.type, ipkg.MissingValue)) if missing else _value(subject, figure, naming)
        yield from about(
            subject,
            (rdfs.label, en(label)),
            (ipkg.obsStatus, sdmx_code.obsStatus_M if missing else sdmx_code.obsStatus_A),
            (ipkg.statedText, text(figure.first.printed)),
            (
                ipkg.extractedBy,
                texts(dict.fromkeys(rule for said in figure.stated for rule in said.derivation.rules())),
            ),
            (prov.wasDerivedFrom, tuple(evidence.passage(span) for span in spans)),
        )
        yield from _coordinates(subject, figure, naming, evidence)
        yield from evidence.citations(subject, spans, label)


def _coordinates(subject: NamedNode, figure: Figure, naming: Naming, evidence: Evidence) -> Iterator[Triple]:
    cell, iris = figure.cell, naming.iris
    yield from about(
        subject,
        (ipkg.indicator, cell.indicator.iri),
        (ipkg.refArea, cell.area.iri),
        (ipkg.refPeriod, node(iris.period(cell.period.key))),
        (ipkg.statistic, naming.code("statistic", cell.statistic)),
        (ipkg.source, node(iris.document(evidence.document.slug))),
        *((node(ipkg.NS + dimension.property), code.iri) for dimension, code in cell.breakdown),
    )


def _value(subject: NamedNode, figure: Figure, naming: Naming) -> Iterator[Triple]:
    said = figure.first
    return about(
        subject,
        (rdf.type, qb.Observation),
        (qb.dataSet, node(naming.iris.cube(figure.cube))),
        (sdmx_measure.obsValue, None if said.value is None else decimal(said.value)),
        (ipkg.statementNumber, integer(figure.number) if figure.number > 1 else None),
        (ipkg.unitMeasure, naming.unit(said.unit).iri),
        (ipkg.valueQualifier, naming.qualifier(said.qualifier).iri),
        (ipkg.timeBasis, naming.code("time-basis", said.time_basis)),
        (ipkg.significantDigits, None if said.digits is None else integer(said.digits)),
        (ipkg.comparedWith, text(said.base)),
    )


def _label(figure: Figure, naming: Naming) -> str:
    """What is measured, where and when, and the figure as printed."""
    cell, said = figure.cell, figure.first
    what = (cell.indicator.label, *(code.label for _, code in cell.breakdown), cell.area.label, cell.period.text)
    amount = "missing" if said.value is None else f"{said.value.normalize():f} {naming.unit(said.unit).label}"
    return f"{', '.join(what)}: {amount}"
