"""Typed constants, one module per namespace, and the SKOS schemes as frozen concepts."""
