"""SHACL: the terms that the project uses."""

# ruff: noqa: A001, N816  (terms keep the spelling of their vocabulary)

from __future__ import annotations

from typing import Final

from pyoxigraph import NamedNode

NS: Final = "http://www.w3.org/ns/shacl#"

Info: Final = NamedNode(NS + "Info")
NodeShape: Final = NamedNode(NS + "NodeShape")
PropertyShape: Final = NamedNode(NS + "PropertyShape")
ValidationReport: Final = NamedNode(NS + "ValidationReport")
ValidationResult: Final = NamedNode(NS + "ValidationResult")
Violation: Final = NamedNode(NS + "Violation")
Warning: Final = NamedNode(NS + "Warning")
conforms: Final = NamedNode(NS + "conforms")
focusNode: Final = NamedNode(NS + "focusNode")
result: Final = NamedNode(NS + "result")
resultMessage: Final = NamedNode(NS + "resultMessage")
resultPath: Final = NamedNode(NS + "resultPath")
resultSeverity: Final = NamedNode(NS + "resultSeverity")
sourceConstraintComponent: Final = NamedNode(NS + "sourceConstraintComponent")
sourceShape: Final = NamedNode(NS + "sourceShape")
value: Final = NamedNode(NS + "value")
