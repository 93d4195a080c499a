"""Figures as Data Cube observations (RDF Data Cube, section 5.4), and cells that a table states to be missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ipkg.lift.spaces import IPKG, MEASURE, PROV, QB, RDF, RDFS, SDMX_CODE
from ipkg.lift.terms import about, decimal, en, integer, node, text, texts

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
        yield from about(subject, (RDF.type, IPKG.MissingValue)) if missing else _value(subject, figure, naming)
        yield from about(
            subject,
            (RDFS.label, en(label)),
            (IPKG.obsStatus, getattr(SDMX_CODE, "obsStatus-M" if missing else "obsStatus-A")),
            (IPKG.statedText, text(figure.first.printed)),
            (
                IPKG.extractedBy,
                texts(dict.fromkeys(rule for said in figure.stated for rule in said.derivation.rules())),
            ),
            (PROV.wasDerivedFrom, tuple(evidence.passage(span) for span in spans)),
        )
        yield from _coordinates(subject, figure, naming, evidence)
        yield from evidence.citations(subject, spans, label)


def _coordinates(subject: NamedNode, figure: Figure, naming: Naming, evidence: Evidence) -> Iterator[Triple]:
    cell, iris = figure.cell, naming.iris
    yield from about(
        subject,
        (IPKG.indicator, cell.indicator.iri),
        (IPKG.refArea, cell.area.iri),
        (IPKG.refPeriod, node(iris.period(cell.period.text))),
        (IPKG.statistic, naming.code("statistic", cell.statistic)),
        (IPKG.source, node(iris.document(evidence.document.slug))),
        *((node(IPKG.iri + dimension.property), code.iri) for dimension, code in cell.breakdown),
    )


def _value(subject: NamedNode, figure: Figure, naming: Naming) -> Iterator[Triple]:
    said = figure.first
    return about(
        subject,
        (RDF.type, QB.Observation),
        (QB.dataSet, node(naming.iris.cube(figure.cube))),
        (MEASURE.obsValue, None if said.value is None else decimal(said.value)),
        (IPKG.statementNumber, integer(figure.number) if figure.number > 1 else None),
        (IPKG.unitMeasure, naming.unit(said.unit).iri),
        (IPKG.valueQualifier, naming.code("qualifier", said.qualifier or "exact")),
        (IPKG.timeBasis, naming.code("time-basis", said.time_basis)),
        (IPKG.significantDigits, None if said.digits is None else integer(said.digits)),
        (IPKG.comparedWith, text(said.base)),
    )


def _label(figure: Figure, naming: Naming) -> str:
    """What is measured, where and when, and the figure as printed."""
    cell, said = figure.cell, figure.first
    what = (cell.indicator.label, *(code.label for _, code in cell.breakdown), cell.area.label, cell.period.text)
    amount = "missing" if said.value is None else f"{said.value.normalize():f} {naming.unit(said.unit).label}"
    return f"{', '.join(what)}: {amount}"
