"""Options that say of a document what it does not say of itself."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

import click

from ipkg.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable

    from ipkg.model import Metadata

_OPTIONS: Final = {
    "title": "Title of the document.",
    "period": "Period that it covers: 2023, 2023-06, 2021/2023.",
    "area": "Place that it is about.",
    "publisher": "Who published it.",
    "issued": "Day on which it was published: 2024-04-25.",
}


def options(*names: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """A decorator that adds the named options, in the order given."""

    def decorate(verb: Callable[..., Any]) -> Callable[..., Any]:
        for name in reversed(names):
            verb = click.option(f"--{name}", help=_OPTIONS[name])(verb)
        return verb

    return decorate


def every(verb: Callable[..., Any]) -> Callable[..., Any]:
    """A decorator that adds all of the options."""
    return options(*_OPTIONS)(verb)


def overrides(**said: str | None) -> Metadata | None:
    """What the options say, None where they say nothing; raises InputError for a day that is none."""
    from ipkg.model import Metadata

    given: dict[str, Any] = {name: value for name, value in said.items() if value is not None}
    if "issued" in given:
        given["issued"] = _day(given["issued"])
    return Metadata(**given) if given else None


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise InputError(f"--issued {text}: this is not a day", hint="write it like 2024-04-25") from error
