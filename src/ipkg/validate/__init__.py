"""SHACL, reported as findings."""
