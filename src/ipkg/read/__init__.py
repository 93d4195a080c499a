"""Bytes to text: decodes a file, reads its front matter and title, keeps it as received."""

from __future__ import annotations

from ipkg.read.files import discover, read, read_all, read_text
from ipkg.read.frame import Frame, complete, frame_from_title, framed

__all__ = ["Frame", "complete", "discover", "frame_from_title", "framed", "read", "read_all", "read_text"]
