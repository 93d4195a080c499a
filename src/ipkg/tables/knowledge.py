"""Everything that is known before a document is read, gathered once."""

from __future__ import annotations

from functools import cache

from ipkg.model import Knowledge
from ipkg.tables import registers
from ipkg.vocab import schemes


@cache
def load() -> Knowledge:
    """The registers and schemes of this installation; raises KnowledgeError where one is malformed."""
    units = registers.units()
    return Knowledge(
        concepts=schemes.load({unit.iri: unit.key for unit in units}),
        places=registers.places(),
        agencies=registers.agencies(),
        units=units,
        dimensions=registers.dimensions(),
        cues=tuple(cue for name in ("cues", "name-cues", "relation-cues") for cue in registers.cues(name)),
        predicates=registers.predicates(),
        fiscal_years=registers.fiscal_years(),
        currencies=registers.currencies(),
    )
