"""The usual prefixes, in one place: queries know them, serialisers use them."""

from __future__ import annotations

from typing import Final

BASE: Final = "https://w3id.org/ipkg/"

# Vocabularies.
VOCABULARIES: Final[dict[str, str]] = {
    "cpsv": "http://purl.org/vocab/cpsv#",
    "csvw": "http://www.w3.org/ns/csvw#",
    "cube": "https://cube.link/",
    "cv": "http://data.europa.eu/m8g/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "dcterms": "http://purl.org/dc/terms/",
    "dqv": "http://www.w3.org/ns/dqv#",
    "eli": "http://data.europa.eu/eli/ontology#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "geo": "http://www.opengis.net/ont/geosparql#",
    "gn": "http://www.geonames.org/ontology#",
    "ipkg": BASE + "def/",
    "m8g": "http://data.europa.eu/m8g/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "qb": "http://purl.org/linked-data/cube#",
    "qudt": "http://qudt.org/schema/qudt/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "http://schema.org/",
    "sd": "http://www.w3.org/ns/sparql-service-description#",
    "sdmx-attribute": "http://purl.org/linked-data/sdmx/2009/attribute#",
    "sdmx-code": "http://purl.org/linked-data/sdmx/2009/code#",
    "sdmx-concept": "http://purl.org/linked-data/sdmx/2009/concept#",
    "sdmx-dimension": "http://purl.org/linked-data/sdmx/2009/dimension#",
    "sdmx-measure": "http://purl.org/linked-data/sdmx/2009/measure#",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "time": "http://www.w3.org/2006/time#",
    "unit": "http://qudt.org/vocab/unit/",
    "vann": "http://purl.org/vocab/vann/",
    "void": "http://rdfs.org/ns/void#",
    "wd": "http://www.wikidata.org/entity/",
    "xkos": "http://rdf-vocabulary.ddialliance.org/xkos#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

# Our own things, by the segment of their IRI below the base.
_SEGMENTS: Final = (
    "agency",
    "award",
    "citation",
    "code",
    "cube",
    "designation",
    "doc",
    "event",
    "facility",
    "graph",
    "indicator",
    "obs",
    "organization",
    "passage",
    "period",
    "person",
    "place",
    "policy",
    "product",
    "program",
    "statement",
    "thing",
)

# Code lists that queries name often; the others are written with code:.
_SCHEMES: Final = (
    "action",
    "agency-level",
    "patent-type",
    "patentee",
    "place-level",
    "policy-type",
    "qualifier",
    "statistic",
    "time-basis",
    "work-type",
)


def prefixes(base: str = BASE) -> dict[str, str]:
    """Every usual prefix with its namespace; those of our own things under ``base``.

    >>> prefixes()["dct"], prefixes("http://example.org/")["place"], prefixes()["patentee"]
    ('http://purl.org/dc/terms/', 'http://example.org/place/', 'https://w3id.org/ipkg/code/patentee/')
    """
    things = {name: f"{base}{name}/" for name in _SEGMENTS}
    codes = {name: f"{base}code/{name}/" for name in _SCHEMES}
    return dict(sorted((VOCABULARIES | things | codes).items()))


PREFIXES: Final[dict[str, str]] = prefixes()
