"""The files that a publication is handed out in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pyoxigraph import RdfFormat, serialize

from ipkg.errors import OutputError
from ipkg.publish.jsonld import json_ld
from ipkg.publish.rdfxml import rdf_xml
from ipkg.publish.subjects import Gathered
from ipkg.publish.turtle import trig, turtle

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from pyoxigraph import Quad


def n_triples(gathered: Gathered, base: str) -> str:  # noqa: ARG001  # one signature for all formats
    """All graphs as one, one statement a line, sorted."""
    return _lines(serialize({quad.triple for quad in gathered.quads}, format=RdfFormat.N_TRIPLES))


def n_quads(gathered: Gathered, base: str) -> str:  # noqa: ARG001
    """The named graphs, one statement a line, sorted."""
    return _lines(serialize(gathered.quads, format=RdfFormat.N_QUADS))


def _lines(written: bytes | None) -> str:
    lines = sorted((written or b"").decode().split("\n"))
    return "\n".join((*filter(None, lines), ""))


# Suffix → writer. TriG and N-Quads keep the named graphs, the others hold all of them as one graph.
FORMATS: Final[dict[str, Callable[[Gathered, str], str]]] = {
    "ttl": turtle,
    "jsonld": json_ld,
    "nt": n_triples,
    "nq": n_quads,
    "trig": trig,
    "rdf": rdf_xml,
}


def export(quads: Iterable[Quad], suffix: str, base: str) -> str:
    """The quads in the format that files with this suffix have; raises OutputError for an unknown one."""
    if suffix not in FORMATS:
        raise OutputError(f"no format has the suffix {suffix!r}", hint=f"one of {', '.join(FORMATS)}")
    return FORMATS[suffix](Gathered(quads), base)


def write_exports(quads: tuple[Quad, ...], folder: Path, base: str) -> tuple[Path, ...]:
    """``ipkg.SUFFIX`` in every format, in an existing folder; raises OSError as the system does."""
    gathered, paths = Gathered(quads), []
    for suffix, write in FORMATS.items():
        paths.append(folder / f"ipkg.{suffix}")
        paths[-1].write_text(write(gathered, base), encoding="utf-8", newline="\n")
    return tuple(paths)
