"""Finds what is said: numerals, quantities, periods, measures, names, relations, table cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ipkg.extract import figures, names, relations
from ipkg.extract.explain import explain
from ipkg.model import Facts

if TYPE_CHECKING:
    from ipkg.model import Document, Knowledge


def extract(document: Document, knowledge: Knowledge) -> Facts:
    """All that was read from a segmented document: figures, named things, relations, and what was left unread."""
    entities = names.find(document, knowledge)
    observations, numerals, findings = figures.observe(document, knowledge, entities)
    unread = sorted((*numerals, *names.unread(document, knowledge, entities)), key=lambda each: each.span)
    related = relations.find(document, knowledge, entities)
    credited = relations.credit(entities, related, knowledge)
    return Facts(document, observations, credited, related, tuple(unread), findings)


__all__ = ["explain", "extract"]
