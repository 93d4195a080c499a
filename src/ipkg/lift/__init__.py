"""Facts as RDF, provenance included, one module per class family."""
