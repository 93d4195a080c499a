"""The whole way: documents in, a checked graph out, and the last good one untouched by whatever goes wrong."""

from __future__ import annotations

import hashlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import asdict
from pathlib import Path

import pyoxigraph
import pytest
import rdflib
from rdflib.compare import isomorphic

import ipkg
from ipkg import pipeline
from ipkg.errors import IncompleteInput, InvalidGraph, OutputError
from ipkg.model import Finding
from ipkg.parallel import FEW
from ipkg.publish.exports import FORMATS, export
from ipkg.store import base, published

DOCUMENTS = Path(__file__).resolve().parents[1] / "data" / "documents"
NOTE = """---
title: Seed patents of Nanjing in 2021
publisher: Nanjing Seed Office
date: 2022-03-01
period: "2021"
area: Nanjing
---
# Seed patents of Nanjing in 2021

In 2021, patent applications in Nanjing amounted to 1,200, up 12.50% year on year.

| City | Patents granted |
|---|---|
| Nanjing | 700 |
| Wuxi | / |
"""


@pytest.fixture(scope="module")
def note(tmp_path_factory):
    """A short document."""
    path = tmp_path_factory.mktemp("note") / "seeds.md"
    path.write_text(NOTE, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def built_note(note, tmp_path_factory):
    """A build of the short document."""
    out = tmp_path_factory.mktemp("built") / "build"
    ipkg.build([note], out)
    return out


@pytest.fixture
def copied(built_note, tmp_path):
    """A copy of that build, to be written over."""
    return shutil.copytree(built_note, tmp_path / "build", symlinks=True)


def run(code, **environment):
    """A process of its own."""
    return subprocess.run(
        [sys.executable, "-c", code], env=os.environ | environment, capture_output=True, text=True, check=False
    )


def contents(folder):
    """Digest of every file but those of the store, by its place below the folder."""
    files = (path for path in folder.rglob("*") if path.is_file() and "store" not in path.relative_to(folder).parts)
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_two_builds_are_the_same_bytes(built, tmp_path):
    code = f"import ipkg; ipkg.build([{str(DOCUMENTS)!r}], {str(tmp_path)!r})"
    assert run(code, PYTHONHASHSEED="4711", TZ="Asia/Shanghai", LC_ALL="C").stderr == ""
    first, second = (out / "current" for out in (built, tmp_path))
    assert first.readlink() == second.readlink()
    assert contents(first) == contents(second)
    names = {f"exports/ipkg.{suffix}" for suffix in FORMATS}
    assert set(contents(first)) >= names | {"report.json", "findings.jsonl", "facts/nanjing-2020.jsonl"}


def test_every_citation_quotes_exactly_what_stands_at_its_position(built):
    rows = ipkg.open(built).select("""
        SELECT ?slug ?exact ?start ?end ?prefix ?suffix ?line {
          ?citation a ipkg:Citation ; oa:hasTarget ?passage .
          ?passage oa:hasSource ?document ; ipkg:line ?line ; oa:hasSelector ?quote, ?position .
          ?document dct:identifier ?slug .
          ?quote oa:exact ?exact .
          ?position oa:start ?start ; oa:end ?end .
          OPTIONAL { ?quote oa:prefix ?prefix } OPTIONAL { ?quote oa:suffix ?suffix }
        }""")
    received = {path.stem: path.read_bytes().decode() for path in DOCUMENTS.iterdir()}
    assert len(rows) > 500
    for slug, exact, start, end, prefix, suffix, line in rows.native():
        text = received[slug]
        assert text[start:end] == exact
        assert text[max(start - 32, 0) : start] == (prefix or "")
        assert text[end : end + 32] == (suffix or "")
        assert text.count("\n", 0, start) + 1 == line


def test_every_figure_thing_and_statement_has_a_citation(built):
    uncited = """SELECT ?thing { GRAPH ?graph { ?thing a ?class } FILTER(STRENDS(STR(?graph), "/extract"))
        VALUES ?class { qb:Observation ipkg:MissingValue ipkg:Action ipkg:Agency ipkg:PolicyDocument ipkg:Program
            ipkg:Event ipkg:Place ipkg:Person ipkg:NamedThing ipkg:Organization ipkg:Facility ipkg:Award }
        FILTER NOT EXISTS { ?citation oa:hasBody ?thing } }"""
    assert ipkg.open(built).select(uncited).rows == ()


def test_the_graph_has_no_blank_node_and_no_default_graph(built):
    for quad in ipkg.open(built).store:
        assert isinstance(quad.graph_name, pyoxigraph.NamedNode)
        assert not isinstance(quad.subject, pyoxigraph.BlankNode)
        assert not isinstance(quad.object, pyoxigraph.BlankNode)


def test_the_figures_are_as_printed(built):
    rows = ipkg.open(built).select("SELECT ?text ?value { ?o sdmx-measure:obsValue ?value ; ipkg:statedText ?text }")
    assert any(text == "4,5120" and value == 45120 for text, value in rows.native())
    assert any(text.endswith("0") and "." in text for text, _ in rows.native())


@pytest.mark.parametrize("suffix", FORMATS)
def test_each_export_holds_what_the_store_holds(built, suffix):
    path = built / "current" / "exports" / f"ipkg.{suffix}"
    found = set(pyoxigraph.parse(path=str(path)))
    stored = published(ipkg.open(built).store)
    if suffix in {"nq", "trig"}:
        assert found == set(stored)
    else:
        assert {quad.triple for quad in found} == {quad.triple for quad in stored}


def test_an_export_from_the_store_is_the_export_of_the_build(built_note):
    store = ipkg.open(built_note).store
    for suffix in FORMATS:
        path = built_note / "current" / "exports" / f"ipkg.{suffix}"
        assert export(published(store), suffix, base(store)).encode() == path.read_bytes()


@pytest.mark.slow
@pytest.mark.parametrize("suffix", ["ttl", "jsonld", "rdf"])
@pytest.mark.filterwarnings("ignore:Dataset.default_context:DeprecationWarning")
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")
def test_rdflib_reads_the_same_graph_from_each_export(built, suffix):
    exports = built / "current" / "exports"
    plain = rdflib.Graph().parse(exports / "ipkg.nt", format="nt")
    form = {"ttl": "turtle", "jsonld": "json-ld", "rdf": "xml"}[suffix]
    assert isomorphic(rdflib.Graph().parse(exports / f"ipkg.{suffix}", format=form), plain)


def test_a_build_tells_its_progress_its_numbers_and_its_time(note, tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    told = []
    made = ipkg.build([note], tmp_path, progress=lambda *step: told.append(step))
    assert [step for step in told if step[1] == 0] == [(stage, 0, 1) for stage in pipeline.STAGES]
    assert [step for step in told if step[1] == 1] == [(stage, 1, 1) for stage in pipeline.STAGES]
    assert tuple(stage for stage, _ in made.seconds) == pipeline.STAGES
    assert made.path == tmp_path / "builds" / made.id
    assert (made.report.documents, made.report.missing_values) == (1, 1)
    graph = ipkg.open(tmp_path)
    ((observations,),) = graph.select("SELECT (COUNT(?o) AS ?n) { ?o a qb:Observation }").native()
    assert observations == made.report.observations > 0
    assert made.report.triples_in_all == len(published(graph.store))
    report = json.loads((tmp_path / "current" / "report.json").read_text(encoding="utf-8"))
    assert report == json.loads(json.dumps(asdict(made.report)))
    findings = (tmp_path / "current" / "findings.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["code"] for line in findings] == [finding.code for finding in made.findings]
    rows = (tmp_path / "current" / "facts" / "seeds.jsonl").read_text(encoding="utf-8").splitlines()
    assert {json.loads(line)["what"] for line in rows} >= {"observation", "entity"}
    times = graph.select("SELECT ?g ?t { GRAPH ?g { ?run prov:startedAtTime ?t } }").text()
    assert times == (("https://w3id.org/ipkg/graph/run", "2023-11-14T22:13:20Z"),)
    assert "2023-11-14" not in (made.path / "exports" / "ipkg.nq").read_text(encoding="utf-8")


def test_another_base_moves_all_things(note, tmp_path):
    made = ipkg.build([note], tmp_path, "https://data.example/ip/")
    text = (made.path / "exports" / "ipkg.nq").read_text(encoding="utf-8")
    assert "https://w3id.org/ipkg/" not in text.replace("https://w3id.org/ipkg/def/", "")
    rows = ipkg.open(tmp_path).select("SELECT ?c { place:nanjing ipkg:adminCode ?c }")
    assert rows.native() == (("320100",),)


def test_a_graph_that_breaks_its_shapes_is_not_published(note, copied, monkeypatch):
    before, last = contents(copied), (copied / "current").readlink()
    broken = Finding("shape-violation", "error", "https://w3id.org/ipkg/place/x", "Place: it has no name")
    monkeypatch.setattr(pipeline, "validate", lambda _quads: (broken,))
    with pytest.raises(InvalidGraph, match="violations of its shapes: 1\n"):
        ipkg.build([note], copied)
    assert (contents(copied), (copied / "current").readlink()) == (before, last)
    said = ipkg.build([note], copied, allow_invalid=True)
    assert broken in said.findings
    assert (copied / "current").readlink() == Path("builds") / said.id != last


@pytest.mark.parametrize(
    ("make", "error"),
    [
        (lambda folder: (folder / "plain.md").write_text("Nothing is said here.\n"), IncompleteInput),
        (lambda folder: (folder / "out").write_text("a file"), OutputError),
    ],
)
def test_what_cannot_be_built_writes_nothing(tmp_path, make, error):
    (tmp_path / "plain.md").write_text(NOTE)
    make(tmp_path)
    with pytest.raises(error):
        ipkg.build([tmp_path / "plain.md"], tmp_path / "out")
    left = {path.name for path in tmp_path.rglob("*") if path.is_file()} - {".lock"}
    assert left <= {"plain.md", "out"}


KILLED = """
import os, signal
from pathlib import Path
import ipkg
from ipkg import pipeline

def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)

def at(stage, done, total):
    if stage == {stage!r}:
        die()

if {patch!r}:
    module, _, name = {patch!r}.rpartition(".")
    setattr(__import__(module, fromlist=[name]), name, die)
ipkg.build([{note!r}], {out!r}, progress=at)
"""


@pytest.mark.parametrize(
    ("stage", "patch"),
    [("extract", ""), ("", "ipkg.pipeline.create_store"), ("", "ipkg.publish.builds._point")],
)
def test_a_killed_build_leaves_the_last_good_one(built_note, copied, note, stage, patch):
    out = copied
    changed = copied.parent / "seeds.md"
    changed.write_text(note.read_text(encoding="utf-8").replace("700", "800"), encoding="utf-8")
    done = run(KILLED.format(stage=stage, patch=patch, note=str(changed), out=str(out)))
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert (out / "current").readlink() == (built_note / "current").readlink()
    assert contents(out / "current") == contents(built_note / "current")
    assert ipkg.open(out).select("SELECT ?s { ?s ipkg:statedText '700' }").rows
    if stage == "extract":
        made = ipkg.build([changed], out)
        assert (out / "current").resolve() == made.path.resolve()
        assert not [path for path in (out / "builds").iterdir() if path.name.startswith(".tmp")]


@pytest.mark.slow
def test_a_build_killed_at_any_moment_leaves_the_last_good_one(built_note, copied, note):
    changed = copied.parent / "seeds.md"
    changed.write_text(note.read_text(encoding="utf-8").replace("700", "800"), encoding="utf-8")
    code = f"import ipkg; ipkg.build([{str(changed)!r}], {str(copied)!r})"
    began = time.monotonic()
    assert run(code.replace(str(copied), str(copied.parent / "other"))).returncode == 0
    whole = time.monotonic() - began
    for _ in range(12):
        process = subprocess.Popen([sys.executable, "-c", code])
        time.sleep(random.uniform(0, whole))
        process.kill()
        process.wait()
        good = {(built_note / "current").readlink(), (copied.parent / "other" / "current").readlink()}
        assert (copied / "current").readlink() in good
        assert ipkg.open(copied).ask("ASK { ?observation sdmx-measure:obsValue ?value }")
        assert len(contents(copied / "current")) == len(contents(built_note / "current"))


def test_a_document_can_be_read_extracted_and_validated_by_itself(note, built_note):
    document = ipkg.read_document(note)
    assert [block.kind for block in document.blocks] == ["heading", "paragraph", "table"]
    facts = ipkg.extract_facts(document)
    assert [(each.area, each.value) for each in facts.observations if each.cell] == [("Nanjing", 700), ("Wuxi", None)]
    assert not [
        each for each in ipkg.validate_graph(built_note / "current" / "exports" / "ipkg.nq") if each.severity == "error"
    ]


def test_a_sentence_is_explained():
    trees = ipkg.explain("Patent applications in Nanjing amounted to 1,200.", area="Nanjing", period="2021")
    assert "1200 count · level · patent applications · Nanjing · 2021" in [tree.text for tree in trees]


def test_many_documents_are_read_as_one_by_one(note, built_note, tmp_path):
    for number in range(1, FEW):
        (tmp_path / f"seeds-{number}.md").write_text(NOTE.replace("700", f"70{number}"), encoding="utf-8")
    made = ipkg.build([tmp_path, note], tmp_path / "out")
    assert made.report.documents == FEW
    alone = (built_note / "current" / "facts" / "seeds.jsonl").read_text(encoding="utf-8")
    assert (made.path / "facts" / "seeds.jsonl").read_text(encoding="utf-8") == alone
    for number in range(1, FEW):
        lines = (made.path / "facts" / f"seeds-{number}.jsonl").read_text(encoding="utf-8")
        assert lines == alone.replace("700", f"70{number}")
