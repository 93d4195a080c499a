"""Finds the named things of a document: bodies, titles, programs, events, awards, people, places."""

from __future__ import annotations

from ipkg.extract.names.find import find
from ipkg.extract.names.unread import unread

__all__ = ["find", "unread"]
