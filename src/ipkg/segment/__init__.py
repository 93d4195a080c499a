"""Structure: headings, paragraphs, sentences, tables; joins what a page break cut and records the repair."""

from __future__ import annotations

from ipkg.segment.blocks import segment

__all__ = ["segment"]
