# What a type checker sees of the lazy package: the rooms stay apart for those who read imports (see __init__.py).
from typing import Final

from ipkg.errors import IpkgError as IpkgError
from ipkg.model import Document as Document
from ipkg.model import Entity as Entity
from ipkg.model import Facts as Facts
from ipkg.model import Finding as Finding
from ipkg.model import Observation as Observation
from ipkg.model import Relation as Relation
from ipkg.pipeline import Build as Build
from ipkg.pipeline import build as build
from ipkg.pipeline import explain as explain
from ipkg.pipeline import extract_facts as extract_facts
from ipkg.pipeline import read_document as read_document
from ipkg.pipeline import validate_graph as validate_graph
from ipkg.store import OpenGraph as OpenGraph
from ipkg.store import Rows as Rows
from ipkg.store import open_graph as open  # noqa: A004

__version__: Final[str]

__all__ = [
    "Build",
    "Document",
    "Entity",
    "Facts",
    "Finding",
    "IpkgError",
    "Observation",
    "OpenGraph",
    "Relation",
    "Rows",
    "__version__",
    "build",
    "explain",
    "extract_facts",
    "open",
    "read_document",
    "validate_graph",
]
