"""RDF/XML (W3C Recommendation of 25 February 2014), sorted.

XML 1.0 has no way to write some control characters. A statement whose text holds one is left out here and only
here, and a comment at the end says how many.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal

from ipkg.publish.names import Names
from ipkg.vocab.prefixes import VOCABULARIES

if TYPE_CHECKING:
    from pyoxigraph import NamedNode

    from ipkg.publish.subjects import Gathered

_UNWRITABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_ESCAPES: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;"})
_XSD_STRING: Final = VOCABULARIES["xsd"] + "string"
_RDF: Final = VOCABULARIES["rdf"]


def rdf_xml(gathered: Gathered, base: str) -> str:
    """All graphs as one, in RDF/XML."""
    names = Names(base)
    names.prefixed(_RDF + "RDF")
    left_out = 0
    parts = []
    for subject, objects in gathered.subjects:
        lines = [_property(predicate, value, names) for predicate, values in objects.items() for value in values]
        left_out += lines.count("")
        parts.append(f'  <rdf:Description rdf:about="{_text(subject)}">\n{"".join(lines)}  </rdf:Description>\n')
    spaces = "".join(f'\n    xmlns:{prefix}="{_text(iri)}"' for prefix, iri in names.declared().items())
    note = f"<!-- left out, for characters that XML cannot hold: {left_out} -->\n" if left_out else ""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF{spaces}>\n{"".join(parts)}</rdf:RDF>\n{note}'


def _property(predicate: str, value: NamedNode | Literal, names: Names) -> str:
    """The element of a statement; nothing where XML cannot hold its text."""
    name, declared = _element(predicate, names)
    if not isinstance(value, Literal):
        return f'    <{name}{declared} rdf:resource="{_text(value.value)}"/>\n'
    if _UNWRITABLE.search(value.value):
        return ""
    return f"    <{name}{declared}{_qualities(value)}>{_text(value.value)}</{name}>\n"


def _element(predicate: str, names: Names) -> tuple[str, str]:
    """Element name, and the declaration of its namespace where no prefix is known."""
    prefixed = names.prefixed(predicate)
    if prefixed:
        return prefixed, ""
    cut = max(predicate.rfind("/"), predicate.rfind("#")) + 1
    return f"its:{predicate[cut:]}", f' xmlns:its="{_text(predicate[:cut])}"'


def _qualities(literal: Literal) -> str:
    if literal.language:
        return f' xml:lang="{literal.language}"'
    datatype = literal.datatype.value
    return "" if datatype == _XSD_STRING else f' rdf:datatype="{_text(datatype)}"'


def _text(text: str) -> str:
    return text.translate(_ESCAPES)
