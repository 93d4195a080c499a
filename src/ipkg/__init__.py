"""Turns documents on intellectual property into a cited, checked knowledge graph."""

__version__ = "0.1.0"
