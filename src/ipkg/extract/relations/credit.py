"""Who issued, signed or organised a thing, written on the thing itself."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ipkg.model import Entity, Knowledge, Relation


def credit(entities: Sequence[Entity], relations: Iterable[Relation], knowledge: Knowledge) -> tuple[Entity, ...]:
    """The entities, each with the names of those who are said to have issued, signed or organised it.

    A predicate credits its agent when its direct property leads from the object to the agent (``^issuedBy``);
    what is planned or going on credits nobody.
    """
    crediting = {row.key for row in knowledge.predicates if row.property.startswith("^")}
    agents: dict[str, dict[str, None]] = {}
    for relation in relations:
        if relation.predicate in crediting and relation.status == "done" and relation.subject_name and relation.object:
            agents.setdefault(relation.object, {})[relation.subject_name] = None
    return tuple(
        replace(entity, issuer=tuple({**dict.fromkeys(entity.issuer), **found}))
        if (found := agents.get(f"{entity.type}/{entity.key}"))
        else entity
        for entity in entities
    )
