"""The embedded store: Oxigraph in a folder, created in one bulk load and read beside a writer."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from pyoxigraph import Literal, NamedNode, QueryBoolean, QuerySolutions, QueryTriples, Store

from ipkg.errors import QueryError, StoreError
from ipkg.iris import DEFAULT_BASE
from ipkg.store import queries
from ipkg.store.answers import Rows
from ipkg.vocab.prefixes import prefixes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import rdflib
    from pyoxigraph import Quad, Triple

    Binding = NamedNode | Literal | str | int | float | bool
    Bindings = Mapping[str, Binding]
    Answer = Rows | bool | tuple[Triple, ...]

T = TypeVar("T")
_CODES: Final = "graph/codes"
_RUN: Final = "graph/run"


def create_store(path: Path, quads: Iterable[Quad]) -> None:
    """A new store in the folder ``path`` with these quads; raises StoreError where there is one already."""
    if path.exists() and any(path.iterdir()):
        raise StoreError(f"{path}: there is something here already", hint="give a folder that does not exist yet")
    path.parent.mkdir(parents=True, exist_ok=True)
    store = Store(str(path))
    store.bulk_extend(quads)
    store.flush()


def locate(path: Path) -> Path:
    """The folder of the store that ``path`` means: itself, a build, or the current build of an output folder.

    Raises StoreError where there is none.
    """
    for folder in (path / "current" / "store", path / "store", path):
        if (folder / "CURRENT").is_file():  # the file by which RocksDB knows its own folders
            return folder
    raise StoreError(f"{path}: there is no store here", hint="make one with: ipkg build PATH… --out FOLDER")


def open_store(path: Path | str, *, read_only: bool = True) -> Store:
    """The store at ``path`` (a store, a build or an output folder); raises StoreError.

    Read only, it opens beside a writer and beside other readers.
    """
    folder = locate(Path(path))
    try:
        return Store.read_only(str(folder)) if read_only else Store(str(folder))
    except (OSError, RuntimeError) as error:
        raise StoreError(
            f"{folder}: the store cannot be opened: {error}", hint="close what writes to it, or build it again"
        ) from error


@dataclass(frozen=True, slots=True)
class OpenGraph:
    """A published graph, open for questions.

    Questions see the union of all named graphs unless they name some (FROM). The usual prefixes
    (``ipkg.vocab.prefixes``) are known, and nothing is ever fetched or written. Every method raises QueryError,
    with line and column, for SPARQL that cannot be parsed or run or is of another form.
    """

    store: Store

    def select(self, sparql: str, bindings: Bindings | None = None) -> Rows:
        """The rows of a SELECT; ``bindings`` gives values to variables of its pattern."""
        return select(self.store, sparql, bindings)

    def ask(self, sparql: str, bindings: Bindings | None = None) -> bool:
        """The answer to an ASK."""
        return _of_form(answer(self.store, sparql, bindings), bool, "ask yes or no", "ASK")

    def construct(self, sparql: str, bindings: Bindings | None = None) -> tuple[Triple, ...]:
        """The triples of a CONSTRUCT or DESCRIBE, sorted."""
        return _of_form(answer(self.store, sparql, bindings), tuple, "build a graph", "CONSTRUCT or DESCRIBE")

    def dataset(self) -> rdflib.Dataset:
        """The graph as an rdflib Dataset whose default graph is the union of all graphs."""
        import rdflib  # noqa: PLC0415  # heavy, and only for those who ask for it
        from oxrdflib.store import OxigraphStore  # noqa: PLC0415

        return rdflib.Dataset(store=OxigraphStore(store=self.store), default_union=True)


def open_graph(path: Path | str) -> OpenGraph:
    """The published graph at ``path`` (an output folder, a build or a store), to be read; raises StoreError."""
    return OpenGraph(open_store(path))


def select(store: Store, sparql: str, bindings: Bindings | None = None) -> Rows:
    """The rows of a SELECT, as ``OpenGraph.select``; raises QueryError."""
    return _of_form(answer(store, sparql, bindings), Rows, "select rows", "SELECT")


def answer(store: Store, sparql: str, bindings: Bindings | None = None) -> Answer:
    """Rows, yes or no, or sorted triples, as the form of the query has it; raises QueryError."""
    queries.refuse_forbidden(sparql)
    terms = {name: _term(value) for name, value in (bindings or {}).items()}
    try:
        found = _query(store, sparql)  # the text as given first, so that an error has the position of that text
        return _answer(_query(store, queries.bind(sparql, terms)) if terms else found)
    except SyntaxError as error:
        raise queries.syntax_error(sparql, error) from error
    except (OSError, RuntimeError, ValueError) as error:
        raise QueryError(f"the query cannot be run: {error}", hint="simplify it") from error


def _query(store: Store, sparql: str) -> QuerySolutions | QueryBoolean | QueryTriples:
    return store.query(
        sparql, prefixes=prefixes(base(store)), use_default_graph_as_union=not queries.names_its_graphs(sparql)
    )


def base(store: Store) -> str:
    """The base IRI of the publication that a store holds, by its graph of codes; the default one where it has none."""
    if store.contains_named_graph(NamedNode(DEFAULT_BASE + _CODES)):
        return DEFAULT_BASE
    names = (graph.value for graph in store.named_graphs() if graph.value.endswith("/" + _CODES))
    return next((name.removesuffix(_CODES) for name in names), DEFAULT_BASE)


def published(store: Store) -> tuple[Quad, ...]:
    """Every quad of a publication but the record of its run, which no export holds."""
    record = NamedNode(base(store) + _RUN)
    return tuple(quad for quad in store if quad.graph_name != record)


def _answer(found: QuerySolutions | QueryBoolean | QueryTriples) -> Answer:
    if isinstance(found, QueryBoolean):
        return bool(found)
    if isinstance(found, QueryTriples):
        return tuple(sorted(set(found), key=str))
    return Rows(tuple(variable.value for variable in found.variables), tuple(tuple(row) for row in found))


def _of_form(found: Answer, form: type[T], does: str, word: str) -> T:
    if not isinstance(found, form):
        raise QueryError(f"this query does not {does}", hint=f"begin it with {word}")
    return found


def _term(value: Binding) -> NamedNode | Literal:
    return value if isinstance(value, NamedNode | Literal) else Literal(value)
