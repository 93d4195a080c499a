"""The SKOS schemes of the ontology as frozen concepts: the vocabulary is the lexicon of the extractor."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

import pyoxigraph

from ipkg import assets
from ipkg.errors import KnowledgeError
from ipkg.model import Concept

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_TYPE: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
_DEF: Final = "https://w3id.org/ipkg/def/"

Values = dict[str, list[pyoxigraph.NamedNode | pyoxigraph.Literal]]


def load(units: Mapping[str, str]) -> tuple[Concept, ...]:
    """Every concept of every scheme under ``ontology/``, in file order; ``units`` maps unit IRIs to unit keys."""
    found: dict[str, Values] = {}
    for path in assets.files("ontology", ".ttl"):
        for subject, values in _subjects(path).items():
            known = found.setdefault(subject, defaultdict(list))
            for predicate, objects in values.items():
                known[predicate].extend(objects)
    concepts = {iri: values for iri, values in found.items() if _is_concept(values)}
    fixed = {iri: (_last(values[_SKOS + "inScheme"][0].value), _last(iri)) for iri, values in concepts.items()}
    return tuple(_concept(iri, values, units, fixed) for iri, values in concepts.items())


def _subjects(path: Path) -> dict[str, Values]:
    subjects: dict[str, Values] = {}
    try:
        for quad in pyoxigraph.parse(path=str(path)):
            if isinstance(quad.subject, pyoxigraph.NamedNode) and isinstance(
                quad.object, pyoxigraph.NamedNode | pyoxigraph.Literal
            ):
                subjects.setdefault(quad.subject.value, defaultdict(list))[quad.predicate.value].append(quad.object)
    except SyntaxError as error:
        raise KnowledgeError(f"{path.name}: {error}", hint="mend the Turtle") from error
    return subjects


def _is_concept(values: Values) -> bool:
    types = {value.value for value in values.get(_TYPE, [])}
    return _SKOS + "Concept" in types and bool(values.get(_SKOS + "inScheme"))


def _last(iri: str) -> str:
    return iri.rstrip("/").rsplit("/", 1)[-1]


def _texts(values: Values, predicate: str, language: str) -> tuple[str, ...]:
    return tuple(
        value.value
        for value in values.get(predicate, [])
        if isinstance(value, pyoxigraph.Literal) and (value.language or "").startswith(language)
    )


def _concept(iri: str, values: Values, units: Mapping[str, str], fixed: Mapping[str, tuple[str, str]]) -> Concept:
    labels = (*_texts(values, _SKOS + "prefLabel", "en"), *_texts(values, _SKOS + "altLabel", "en"))
    if not labels:
        raise KnowledgeError(f"the concept {iri} has no English label", hint="add skos:prefLabel with @en")

    def first(predicate: str) -> str | None:
        return next((value.value for value in values.get(predicate, [])), None)

    unit, basis, broader = first(_DEF + "defaultUnit"), first(_DEF + "timeBasis"), first(_SKOS + "broader")
    return Concept(
        key=_last(iri),
        scheme=_last(values[_SKOS + "inScheme"][0].value),
        labels=labels,
        definition=next(iter(_texts(values, _SKOS + "definition", "en")), ""),
        broader=_last(broader) if broader else None,
        unit=units.get(unit) if unit else None,
        time_basis=_last(basis) if basis else None,
        dimensions=_fixed_dimensions(iri, values, fixed),
        labels_zh=(*_texts(values, _SKOS + "prefLabel", "zh"), *_texts(values, _SKOS + "altLabel", "zh")),
    )


def _fixed_dimensions(iri: str, values: Values, fixed: Mapping[str, tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    codes = [value.value for value in values.get(_DEF + "fixedDimension", [])]
    if unknown := [code for code in codes if code not in fixed]:
        raise KnowledgeError(f"the concept {iri} fixes {unknown[0]}, which no scheme holds", hint="name a concept")
    return tuple(sorted(fixed[code] for code in codes))
