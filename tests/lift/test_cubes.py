"""Data sets, structures and periods."""

from __future__ import annotations

SHARED = ("indicator", "refArea", "refPeriod", "statistic", "source")
ATTRIBUTES = (
    "unitMeasure",
    "valueQualifier",
    "timeBasis",
    "obsStatus",
    "statedText",
    "significantDigits",
    "comparedWith",
)


def structure(key, title, dimensions):
    """The data set and its structure, as Turtle."""
    kinds = [("dimension", "ipkg", name) for name in dimensions]
    kinds += [("measure", "sdmx-measure", "obsValue"), *(("attribute", "ipkg", name) for name in ATTRIBUTES)]
    specs = "".join(
        f"""<cube/{key}/structure/{name}> a qb:ComponentSpecification ; qb:{kind} {prefix}:{name} ; qb:order {order}
            {f"; qb:componentRequired {str(name == 'unitMeasure').lower()}" if kind == "attribute" else ""} .
        <cube/{key}/structure> qb:component <cube/{key}/structure/{name}> ."""
        for order, (kind, prefix, name) in enumerate(kinds, 1)
    )
    return f"""
        cube:{key} a qb:DataSet ; rdfs:label "{title}"@en ; dct:title "{title}"@en ; qb:structure <cube/{key}/structure> ;
            dct:license <https://creativecommons.org/licenses/by/4.0/> .
        <cube/{key}/structure> a qb:DataStructureDefinition ; rdfs:label "Structure of: {title}"@en .
        {specs}
    """


def test_each_family_has_a_data_set_with_its_structure(lifted, lifting):
    expected = [
        structure("headline", "Figures without a breakdown", SHARED),
        structure("by-seed-type", "Figures by type of seed", (*SHARED, "seedType")),
        structure("restated-headline", "Restated figures without a breakdown", (*SHARED, "statementNumber")),
    ]
    found = {str(quad.triple) for quad in lifted.graph("cubes") if "/cube/" in quad.subject.value}
    assert found == lifting.triples("".join(expected))


def test_periods_are_intervals_with_a_year_and_two_days(lifted, lifting):
    found = {
        str(q.triple) for q in lifted.graph("cubes") if "/period/" in q.subject.value or "/instant/" in q.subject.value
    }
    assert found == lifting.triples("""
        <period/2021> a time:ProperInterval ; rdfs:label "2021"@en ; ipkg:year 2021 ;
            time:hasBeginning <instant/2021-01-01> ; time:hasEnd <instant/2021-12-31> ;
            rdfs:seeAlso <http://reference.data.gov.uk/id/year/2021> .
        <period/2022--2024> a time:ProperInterval ; rdfs:label "2022 to 2024"@en ; ipkg:year 2024 ;
            time:hasBeginning <instant/2022-01-01> ; time:hasEnd <instant/2024-12-31> .
        <instant/2021-01-01> a time:Instant ; rdfs:label "2021-01-01"@en ; time:inXSDDate "2021-01-01"^^xsd:date .
        <instant/2021-12-31> a time:Instant ; rdfs:label "2021-12-31"@en ; time:inXSDDate "2021-12-31"^^xsd:date .
        <instant/2022-01-01> a time:Instant ; rdfs:label "2022-01-01"@en ; time:inXSDDate "2022-01-01"^^xsd:date .
        <instant/2024-12-31> a time:Instant ; rdfs:label "2024-12-31"@en ; time:inXSDDate "2024-12-31"^^xsd:date .
    """)
