"""Six formats: each comes back the same, and the same graph gives the same bytes."""

from __future__ import annotations

import json
import random

import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad
from rdflib.compare import isomorphic

from ipkg.errors import OutputError
from ipkg.publish.exports import FORMATS, export, write_exports

pytestmark = [  # rdflib uses its own deprecated parts
    pytest.mark.filterwarnings("ignore:Dataset.default_context:DeprecationWarning"),
    pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning"),
]

BASE = "https://w3id.org/ipkg/"
DEF = BASE + "def/"
XSD = "http://www.w3.org/2001/XMLSchema#"
RDF_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
LABEL = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
OA = "http://www.w3.org/ns/oa#"
READERS = {"ttl": "turtle", "jsonld": "json-ld", "nt": "nt", "nq": "nquads", "trig": "trig", "rdf": "xml"}


def literal(text, datatype):
    return Literal(text, datatype=NamedNode(XSD + datatype))


def quad(subject, predicate, value, graph="graph/a"):
    return Quad(NamedNode(subject), predicate, value, NamedNode(BASE + graph))


FIGURE = BASE + "obs/d/1"
QUADS = (
    quad(FIGURE, RDF_TYPE, NamedNode("http://purl.org/linked-data/cube#Observation")),
    quad(FIGURE, LABEL, Literal('five "seeds"\\ \n\tand more', language="en")),
    quad(FIGURE, LABEL, Literal("种子", language="zh")),
    quad(FIGURE, NamedNode(DEF + "statedText"), Literal("12.50")),
    quad(FIGURE, NamedNode("http://purl.org/linked-data/sdmx/2009/measure#obsValue"), literal("12.5", "decimal")),
    quad(
        FIGURE, NamedNode("http://purl.org/linked-data/sdmx/2009/measure#obsValue"), literal("12", "decimal"), "graph/b"
    ),
    quad(FIGURE, NamedNode(DEF + "significantDigits"), literal("4", "integer")),
    quad(FIGURE, NamedNode(DEF + "significantDigits"), literal("04", "integer")),
    quad(FIGURE, NamedNode(DEF + "quotable"), literal("true", "boolean")),
    quad(FIGURE, NamedNode(DEF + "quotable"), literal("1", "boolean")),
    quad(FIGURE, NamedNode("http://purl.org/dc/terms/issued"), literal("2021-03-01", "date")),
    quad(FIGURE, NamedNode("http://purl.org/dc/terms/issued"), literal("2021", "gYear")),
    quad(FIGURE, NamedNode(DEF + "refArea"), NamedNode(BASE + "place/zenda")),
    quad(FIGURE, NamedNode(DEF + "source"), NamedNode("http://example.org/a?b=c&d=(e)")),
    quad(FIGURE, NamedNode("http://unknown.example/terms/odd-name"), Literal("a\r\nb\u2028c\u0085d & <e>")),
    quad(FIGURE, NamedNode(OA + "start"), literal("3", "integer")),
    quad(FIGURE, NamedNode(DEF + "start"), literal("4", "integer")),
    quad(BASE + ".well-known/genid/x-c14n0", RDF_TYPE, NamedNode(DEF + "Place"), "graph/b"),
    quad("http://example.org/elsewhere#it", LABEL, Literal("no language")),
)


def read_back(text, suffix):
    named = suffix in {"nq", "trig"}
    graph = rdflib.Dataset() if named else rdflib.Graph()
    graph.parse(data=text, format=READERS[suffix])
    if not named:
        return graph
    return {str(each.identifier): each for each in graph.graphs() if len(each)}


def as_rdflib(quads):
    graph = rdflib.Graph()
    lines = sorted({f"{each.triple} .\n" for each in quads})
    return graph.parse(data="".join(lines), format="nt")


@pytest.mark.parametrize("suffix", [suffix for suffix in FORMATS if suffix not in {"nq", "trig"}])
def test_a_format_without_graphs_gives_all_triples_back(suffix):
    assert isomorphic(read_back(export(QUADS, suffix, BASE), suffix), as_rdflib(QUADS))


@pytest.mark.parametrize("suffix", ["nq", "trig"])
def test_a_format_with_graphs_gives_each_graph_back(suffix):
    found = read_back(export(QUADS, suffix, BASE), suffix)
    assert set(found) == {BASE + "graph/a", BASE + "graph/b"}
    for name, graph in found.items():
        assert isomorphic(graph, as_rdflib(each for each in QUADS if each.graph_name.value == name))


@pytest.mark.parametrize("suffix", FORMATS)
def test_the_order_of_the_quads_does_not_matter(suffix):
    shuffled = list(QUADS) * 2
    random.Random(7).shuffle(shuffled)
    assert export(shuffled, suffix, BASE) == export(QUADS, suffix, BASE)


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("base", [BASE, "http://data.example/x/"])
def test_an_empty_graph_is_a_file_too(suffix, base):
    assert not len(read_back(export((), suffix, base), suffix))


TEXTS = st.text(st.characters(blacklist_categories=("Cs",), min_codepoint=0x20), max_size=20)


@given(st.lists(TEXTS, max_size=4), st.sampled_from(sorted(FORMATS)))
def test_any_text_comes_back(texts, suffix):
    quads = [quad(FIGURE, LABEL, Literal(text)) for text in texts if "\ufffe" not in text and "\uffff" not in text]
    found = read_back(export(quads, suffix, BASE), suffix)
    graphs = found.values() if isinstance(found, dict) else (found,)
    assert {str(value) for graph in graphs for value in graph.objects()} == {each.object.value for each in quads}


def test_turtle_reads_well():
    some = [each for each in QUADS if (each.subject.value == FIGURE and "refArea" in str(each)) or "zh" in str(each)]
    assert export(some, "ttl", BASE) == (
        "@base <https://w3id.org/ipkg/> .\n"
        "@prefix ipkg: <https://w3id.org/ipkg/def/> .\n"
        "@prefix place: <https://w3id.org/ipkg/place/> .\n"
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
        "\n"
        '<obs/d/1> rdfs:label "种子"@zh ;\n'
        "    ipkg:refArea place:zenda .\n"
        "\n"
    )


def test_json_ld_reads_well():
    document = json.loads(export(QUADS, "jsonld", BASE))
    (figure,) = [node for node in document["@graph"] if node["id"] == "obs/d/1"]
    assert figure == {
        "id": "obs/d/1",
        "type": "Observation",
        "issued": [
            {"@type": "xsd:gYear", "@value": "2021"},
            {"@type": "xsd:date", "@value": "2021-03-01"},
        ],
        "obsValue": ["12", "12.5"],
        "label": [
            {"@language": "en", "@value": 'five "seeds"\\ \n\tand more'},
            {"@language": "zh", "@value": "种子"},
        ],
        "oa:start": 3,
        "odd-name": "a\r\nb\u2028c\u0085d & <e>",
        "quotable": [{"@type": "xsd:boolean", "@value": "1"}, True],
        "refArea": "place/zenda",
        "significantDigits": [{"@type": "xsd:integer", "@value": "04"}, 4],
        "source": "http://example.org/a?b=c&d=(e)",
        "start": 4,
        "statedText": "12.50",
    }
    context = document["@context"]
    assert context["@base"] == BASE
    assert context["refArea"] == {"@id": "ipkg:refArea", "@type": "@id"}
    assert context["obsValue"] == {"@id": "sdmx-measure:obsValue", "@type": "xsd:decimal"}
    assert context["statedText"] == "ipkg:statedText"


def test_json_ld_gathers_texts_by_language_where_all_have_one():
    labelled = [each for each in QUADS if getattr(each.object, "language", None)]
    document = json.loads(export(labelled, "jsonld", BASE))
    assert document["@context"]["label"] == {"@id": "rdfs:label", "@container": "@language"}
    assert document["@graph"][0]["label"] == {"en": 'five "seeds"\\ \n\tand more', "zh": "种子"}


def test_rdf_xml_leaves_out_what_xml_cannot_hold_and_says_so():
    page_break = quad(FIGURE, LABEL, Literal("a\fb"))
    text = export((*QUADS, page_break), "rdf", BASE)
    assert text.endswith("<!-- left out, for characters that XML cannot hold: 1 -->\n")
    assert isomorphic(read_back(text, "rdf"), as_rdflib(QUADS))


@pytest.mark.parametrize("suffix", [suffix for suffix in FORMATS if suffix != "rdf"])
def test_other_formats_hold_control_characters(suffix):
    quads = (quad(FIGURE, LABEL, Literal("a\x0c\x0b\x1fb")),)
    found = read_back(export(quads, suffix, BASE), suffix)
    graphs = found.values() if isinstance(found, dict) else (found,)
    assert [str(value) for graph in graphs for value in graph.objects()] == ["a\x0c\x0b\x1fb"]


def test_every_format_is_written(tmp_path):
    paths = write_exports(QUADS, tmp_path, BASE)
    assert [path.name for path in paths] == [f"ipkg.{suffix}" for suffix in FORMATS]
    for suffix, path in zip(FORMATS, paths, strict=True):
        assert path.read_bytes().decode() == export(QUADS, suffix, BASE)


def test_an_unknown_format_is_an_error():
    with pytest.raises(OutputError, match="no format has the suffix 'xls'"):
        export(QUADS, "xls", BASE)
