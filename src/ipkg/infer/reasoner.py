"""Description logic: HermiT, run by owlready2 in a world of its own, where Java is installed."""

from __future__ import annotations

import io
import shutil
import warnings
from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, RdfFormat, Triple, serialize

from ipkg.errors import IpkgError, KnowledgeError
from ipkg.vocab import owl, xsd

if TYPE_CHECKING:
    from collections.abc import Iterable

# Outside the OWL 2 datatype map (OWL 2 Structural Specification, 4): HermiT stops when it meets one.
_FOREIGN_DATATYPES: Final = frozenset((xsd.date, xsd.gYear, xsd.gYearMonth))


def consistent(triples: Iterable[Triple]) -> bool:
    """Whether the triples, axioms and facts together, can be true; raises IpkgError where Java is missing."""
    return _run(triples) is not None


def unsatisfiable(triples: Iterable[Triple]) -> tuple[str, ...]:
    """The IRIs of the classes that can have no member, sorted.

    Raises KnowledgeError where the triples contradict each other altogether, IpkgError where Java is missing.
    """
    found = _run(triples)
    if found is None:
        raise KnowledgeError("the axioms and facts contradict each other", hint="see ipkg.infer.contradictions")
    return found


def _run(triples: Iterable[Triple]) -> tuple[str, ...] | None:
    """The unsatisfiable classes; None where nothing is left to be satisfied."""
    if shutil.which("java") is None:
        raise IpkgError("HermiT needs Java, and none is installed", hint="install a Java runtime")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # owlready2 warns of the optimised parser that it was built without
        import owlready2  # noqa: PLC0415  # it starts slowly, and only this check needs it

    world = owlready2.World()
    world.get_ontology("http://example.org/all#").load(fileobj=io.BytesIO(_readable(triples)), format="ntriples")
    try:
        owlready2.sync_reasoner_hermit(world, infer_property_values=False, debug=0)
        return tuple(sorted(entity.iri for entity in world.inconsistent_classes() if entity is not owlready2.Nothing))
    except owlready2.OwlReadyInconsistentOntologyError:
        return None
    finally:
        world.close()


def _readable(triples: Iterable[Triple]) -> bytes:
    """N-Triples of what HermiT understands: no imports to fetch, no foreign datatypes."""
    kept = (
        triple
        for triple in triples
        if triple.predicate != owl.imports
        and not (isinstance(triple.object, Literal) and triple.object.datatype in _FOREIGN_DATATYPES)
    )
    return serialize(kept, format=RdfFormat.N_TRIPLES) or b""
