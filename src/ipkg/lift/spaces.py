"""The namespaces of the terms that the graph uses."""

from pyoxigraph import NamedNode


class Space:
    """A namespace; its terms are attributes."""

    def __init__(self, iri: str) -> None:
        self.iri = iri

    def __getattr__(self, name: str) -> NamedNode:
        node = NamedNode(self.iri + name.rstrip("_"))
        setattr(self, name, node)
        return node


RDF = Space("http://www.w3.org/1999/02/22-rdf-syntax-ns#")
RDFS = Space("http://www.w3.org/2000/01/rdf-schema#")
SKOS = Space("http://www.w3.org/2004/02/skos/core#")
DCT = Space("http://purl.org/dc/terms/")
PROV = Space("http://www.w3.org/ns/prov#")
OA = Space("http://www.w3.org/ns/oa#")
ORG = Space("http://www.w3.org/ns/org#")
FOAF = Space("http://xmlns.com/foaf/0.1/")
SCHEMA = Space("http://schema.org/")
TIME = Space("http://www.w3.org/2006/time#")
QB = Space("http://purl.org/linked-data/cube#")
MEASURE = Space("http://purl.org/linked-data/sdmx/2009/measure#")
SDMX_CODE = Space("http://purl.org/linked-data/sdmx/2009/code#")
VOID = Space("http://rdfs.org/ns/void#")
IPKG = Space("https://w3id.org/ipkg/def/")

PREFIXES = {"ipkg": IPKG.iri, "dct": DCT.iri, "schema": SCHEMA.iri, "org": ORG.iri, "prov": PROV.iri}


def term(name: str) -> NamedNode:
    """A term by its name in our ontology, or with the prefix of another vocabulary."""
    prefix, _, local = name.rpartition(":")
    return NamedNode(PREFIXES[prefix or "ipkg"] + local)
