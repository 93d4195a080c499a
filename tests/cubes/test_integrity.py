"""The integrity constraints of RDF Data Cube: ours, in linear form, beside those of the Recommendation as they are printed.

Both are run over normalized graphs: cubes that keep them all, mutants that break one, and the graph of the documents.
"""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat, Store, parse

from ipkg.store import open_store
from ipkg.validate import checks, reading
from ipkg.vocab.prefixes import PREFIXES

HERE = Path(__file__).parent
BASE = "http://example.org/"
NAMES = {**PREFIXES, "": BASE}
LINEAR = re.compile(r"ic-(\d+)")

# As printed, IC-17 compares with an alias of its SELECT, which no engine binds in HAVING; IC-12 compares all pairs.
CORRECTED = ("HAVING (?count != ?numMeasures)", "HAVING (COUNT(?obs2) != ?numMeasures)")


def mutants() -> list[dict[str, str]]:
    with (HERE / "mutants.tsv").open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def well_formed(change: str = "") -> list[Quad]:
    store = Store()
    store.load(path=str(HERE / "well-formed.ttl"), format=RdfFormat.TURTLE)
    if change:
        store.update(change, prefixes=NAMES)
    return list(store)


def ours(quads: list[Quad]) -> dict[str, list[str]]:
    """The places that each of our checks finds."""
    names = {f"{check.name}: {check.expected}": check.key for check in checks.library()}
    found: dict[str, list[str]] = {}
    for finding in checks.findings(reading.triples(quads)):
        found.setdefault(names[finding.message.split("; found ")[0]], []).append(finding.place)
    return found


@cache
def printed(folder: Path) -> dict[str, str]:
    """The constraints of the Recommendation, by name."""
    parts = re.split(r"^## (IC-\w+).*\n", (folder / "ic.rq.txt").read_text(encoding="utf-8"), flags=re.MULTILINE)
    return dict(zip(parts[1::2], (text.replace(*CORRECTED) for text in parts[2::2]), strict=True))


@pytest.fixture(scope="session")
def folder(shared: Path) -> Path:
    return shared / "conformance" / "w3c-qb-ic"


def theirs(quads: list[Quad], folder: Path) -> set[str]:
    """The names of the constraints of the Recommendation that are broken."""
    store = Store()
    store.bulk_extend(Quad(quad.subject, quad.predicate, quad.object) for quad in quads)
    store.update((folder / "normalize.ru").read_text(encoding="utf-8"))
    return {
        name
        for name, text in printed(folder).items()
        if any(bool(store.query(ask, prefixes=NAMES)) for ask in _instances(text, store))
    }


def _instances(text: str, store: Store) -> list[str]:
    """A constraint, or one for each property that its template is asked for."""
    template = re.match(r"# instantiate: (.+)\n", text)
    if not template:
        return [text]
    return [text.replace("$p", row["p"].value) for row in store.query(template[1], prefixes=NAMES)]


def test_well_formed_cubes_break_nothing() -> None:
    assert ours(well_formed()) == {}


def test_well_formed_cubes_break_nothing_of_the_recommendation(folder: Path) -> None:
    assert theirs(well_formed(), folder) == set()


@pytest.mark.parametrize("mutant", mutants(), ids=lambda mutant: f"{mutant['breaks']} {mutant['change'][:40]}")
def test_a_planted_fault_is_found_where_it_is(mutant: dict[str, str]) -> None:
    found = ours(well_formed(mutant["change"]))
    assert set(found) == {mutant["breaks"], *filter(None, mutant["also"].split(", "))}
    assert found[mutant["breaks"]][0] == BASE + mutant["place"]


@pytest.mark.parametrize("mutant", mutants(), ids=lambda mutant: f"{mutant['breaks']} {mutant['change'][:40]}")
def test_the_recommendation_finds_the_same_fault(mutant: dict[str, str], folder: Path) -> None:
    number = int(LINEAR.match(mutant["breaks"])[1])
    broken = {int(re.search(r"\d+", name)[0]) for name in theirs(well_formed(mutant["change"]), folder)}
    other = {int(LINEAR.match(key)[1]) for key in filter(None, mutant["also"].split(", "))}
    assert broken == {number, *other}


def test_every_constraint_has_a_mutant() -> None:
    assert {mutant["breaks"] for mutant in mutants()} == {
        check.key for check in checks.library() if LINEAR.match(check.key)
    }


def test_every_constraint_of_the_recommendation_has_a_check_of_ours(folder: Path) -> None:
    numbered = [check.name.split()[0] for check in checks.library() if LINEAR.match(check.key)]
    assert sorted(set(numbered)) == sorted({re.sub(r"[ab]$", "", name) for name in printed(folder)})


@pytest.mark.parametrize(
    ("turtle", "key"),
    [
        ("<o> ipkg:statistic <https://w3id.org/ipkg/code/statistic/rank> ; sdmx-measure:obsValue 0", "rank-is-a-place"),
        (
            "<o> ipkg:statistic <http://other.example/code/statistic/rank> ; sdmx-measure:obsValue 1.5",
            "rank-is-a-place",
        ),
        (
            "<o> ipkg:statistic <https://w3id.org/ipkg/code/statistic/share> ; sdmx-measure:obsValue 100.1",
            "share-within-the-whole",
        ),
        (
            "<o> ipkg:statistic <https://w3id.org/ipkg/code/statistic/share> ; sdmx-measure:obsValue -1",
            "share-within-the-whole",
        ),
        (
            "<o> ipkg:statistic <https://w3id.org/ipkg/code/statistic/level> ; sdmx-measure:obsValue -0.5",
            "level-from-zero",
        ),
        ('<o> time:hasBeginning/time:inXSDDate "2023-02-01"^^xsd:date', "period-in-order"),
        ("<o> oa:start 7 ; oa:end 7", "position-in-order"),
        ("<o> ipkg:start 8 ; ipkg:end 7", "position-in-order"),
    ],
)
def test_what_cannot_be_is_found(turtle: str, key: str) -> None:
    assert _found(turtle) == {key: [BASE + "o"]}


@pytest.mark.parametrize(
    "turtle",
    [
        "<o> ipkg:statistic <https://w3id.org/ipkg/code/statistic/rank> ; sdmx-measure:obsValue 1.0",
        "<o> ipkg:statistic <https://w3id.org/ipkg/code/statistic/share> ; sdmx-measure:obsValue 100.0",
        "<o> ipkg:statistic <https://w3id.org/ipkg/code/statistic/change-rel> ; sdmx-measure:obsValue -120.5",
        "<o> ipkg:statistic <https://w3id.org/ipkg/code/statistic/level> ; sdmx-measure:obsValue 0",
        "<o> oa:start 7 ; oa:end 8",
        "<o> ipkg:start 7 ; ipkg:end 7",
        '<o> oa:start "7x"^^xsd:integer ; oa:end 6',
    ],
)
def test_what_may_be_is_not_found(turtle: str) -> None:
    assert _found(turtle) == {}


def _found(turtle: str) -> dict[str, list[str]]:
    """What is found on a node, as far as it is no matter of its data set."""
    names = "\n".join(f"@prefix {name}: <{iri}> ." for name, iri in PREFIXES.items())
    if "time:hasBeginning/" in turtle:
        turtle = '<o> time:hasBeginning <b> ; time:hasEnd <e> . <b> time:inXSDDate "2023-02-01"^^xsd:date . <e> time:inXSDDate "2023-01-31"^^xsd:date'
    text = f"{names}\n@base <{BASE}> .\n{turtle} ."
    quads = list(parse(text, format=RdfFormat.TURTLE))
    typed = [
        Quad(NamedNode(BASE + "o"), NamedNode(PREFIXES["rdf"] + "type"), NamedNode(PREFIXES["qb"] + "Observation"))
    ]
    statistic = any(quad.predicate.value.endswith("statistic") for quad in quads)
    return {key: places for key, places in ours(quads + typed * statistic).items() if not LINEAR.match(key)}


def test_the_graph_of_the_documents_breaks_no_constraint(built: Path) -> None:
    assert ours(list(open_store(built))) == {}


def test_the_graph_of_the_documents_breaks_none_of_the_recommendation(built: Path, folder: Path) -> None:
    assert theirs(list(open_store(built)), folder) == set()


def test_a_figure_of_the_documents_that_loses_its_period_is_found(built: Path) -> None:
    quads = list(open_store(built))
    inside = {quad.subject for quad in quads if quad.predicate.value == PREFIXES["qb"] + "dataSet"}
    lost = next(quad for quad in quads if quad.subject in inside and quad.predicate.value.endswith("/refPeriod"))
    assert ours([quad for quad in quads if quad != lost]) == {"ic-11-dimensions": [lost.subject.value]}
