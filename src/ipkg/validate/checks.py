"""Checks that compare nodes with each other, above all in data cubes.

Each is one SPARQL query in a file of ``shapes/checks/``, run over a normalized copy of the graph.
It is a SELECT that finds what is wrong: ``?place`` the node, ``?found`` what stands there. Its header says what it
is and why::

    # name: IC-11 All dimensions required
    # expected: an observation has a value for each dimension of its data set
    # why: an observation without one stands in no cell

``shapes/profile.tsv`` gives each check the code and severity of its findings. A check that has to be asked once for
each property of some kind (hierarchies name their own parent-child property) says so with ``# for each: SELECT …``, and
``<$property>`` stands for that property.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, NamedNode, Quad, Store

from ipkg import assets
from ipkg.errors import KnowledgeError
from ipkg.model import Finding
from ipkg.store import select

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from pyoxigraph import Triple

    from ipkg.model import Severity

    Profile = dict[str, tuple[str, Severity]]

_HEADER: Final = re.compile(r"^# (name|expected|why|for each): (.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Check:
    """A question that no well-formed cube answers. ``for_each`` selects the properties that it is asked for."""

    key: str
    name: str
    expected: str
    why: str
    code: str
    severity: Severity
    sparql: str
    for_each: str = ""


@cache
def library() -> tuple[Check, ...]:
    """Every check of ``shapes/checks/``, by key; raises KnowledgeError where a header or the profile is malformed."""
    profile = _profile(assets.room("shapes") / "profile.tsv")
    found = tuple(parse(path, profile) for path in assets.files("shapes", ".rq"))
    strays = set(profile) - {check.key for check in found}
    if strays:
        raise KnowledgeError(f"profile.tsv names checks that do not exist: {', '.join(sorted(strays))}")
    return found


def _profile(path: Path) -> Profile:
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:]]
    severities: dict[str, Severity] = {"error": "error", "warning": "warning", "note": "note"}
    try:
        return {key: (code, severities[severity]) for key, code, severity in rows}
    except (KeyError, ValueError) as error:
        raise KnowledgeError(f"{path.name}: {error}", hint="a row is: check, code, error|warning|note") from error


def parse(path: Path, profile: Profile) -> Check:
    """The check of one file; raises KnowledgeError where it or the profile says too little of it."""
    text = path.read_text(encoding="utf-8")
    head = dict(_HEADER.findall(text))
    if not {"name", "expected", "why"} <= set(head) or path.stem not in profile:
        raise KnowledgeError(
            f"{path.name} lacks a name, what is expected, why, or a row of the profile",
            hint="begin it with '# name: …', '# expected: …', '# why: …', and add its row to shapes/profile.tsv",
        )
    code, severity = profile[path.stem]
    return Check(path.stem, head["name"], head["expected"], head["why"], code, severity, text, head.get("for each", ""))


def findings(triples: Iterable[Triple]) -> tuple[Finding, ...]:
    """A finding for each node that a check finds."""
    store = normalized(triples)
    return tuple(finding for check in library() for finding in _run(check, store))


def normalized(triples: Iterable[Triple]) -> Store:
    """The graph with the abbreviated forms of RDF Data Cube written out (RDF Data Cube, 10)."""
    store = Store()
    store.bulk_extend(Quad(triple.subject, triple.predicate, triple.object) for triple in triples)
    store.update((assets.room("shapes") / "checks" / "normalize.ru").read_text(encoding="utf-8"))
    return store


def _run(check: Check, store: Store) -> Iterator[Finding]:
    for sparql in _instances(check, store):
        for place, found in select(store, sparql):
            yield Finding(
                check.code,
                check.severity,
                place.value if isinstance(place, NamedNode) else "a blank node",
                f"{check.name}: {check.expected}; found {found.value if isinstance(found, Literal) else 'nothing'}",
                check.why,
            )


def _instances(check: Check, store: Store) -> Iterator[str]:
    if not check.for_each:
        yield check.sparql
        return
    for (prop,) in select(store, check.for_each):
        yield check.sparql.replace("<$property>", str(prop))
