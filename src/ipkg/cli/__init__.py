"""The command line: one verb, one module, one function; thin.

What a verb prints on standard output is data; everything said to a person goes to standard error. Exit status
0 is fine, 1 is findings, 2 is misuse. Heavy imports stay inside the verbs, so that ``ipkg --help`` answers at once.
"""

from __future__ import annotations

from typing import NoReturn

from ipkg.cli.verbs import ipkg

__all__ = ["ipkg", "main"]


def main() -> NoReturn:
    """The entry point of the console script; never returns."""
    ipkg(prog_name="ipkg")
    raise SystemExit(0)
