"""Writes the graph to files."""
