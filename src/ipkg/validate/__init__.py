"""Whether a graph keeps its promises: SHACL shapes and checks on data cubes, reported as findings.

The shapes of ``shapes/*.ttl`` are run by pySHACL over a plain rdflib graph; the checks of ``shapes/checks/*.rq`` are
set-based SPARQL queries over Oxigraph, for what shapes say only slowly (one observation against all others) or not at
all. Together they take about 25 to 35 microseconds a triple: 1 to 1.5 s for the graph of two papers (40,000 triples),
15 s for twenty times as many. Three trade-offs, measured side by side with pySHACL 0.40 on that graph:

* pySHACL visits the property shapes of a node shape once for every focus node (5.7 s). A property shape that carries
  the targets itself means the same (SHACL, 2.1.3 and 2.3) and is run once for all of them (1.6 s), so targets are
  handed down before it runs. Time then grows with the number of triples, and graphs need not be cut up by document.
* pySHACL over the Oxigraph store itself needs no copy of the data (0.2 s) and takes three times as long (5.6 s).
* Shapes nested in others (``sh:node``, ``sh:or``, ``sh:qualifiedValueShape``) are still visited value by value; our
  shapes therefore reach what a value must be by a path (``( ipkg:statistic skos:inScheme )``).
"""

from ipkg.validate.validation import validate

__all__ = ["validate"]
