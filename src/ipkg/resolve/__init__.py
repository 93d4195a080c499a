"""Decides who, where and what is meant, within and across documents."""

from __future__ import annotations

from ipkg.resolve.identity import resolve

__all__ = ["resolve"]
