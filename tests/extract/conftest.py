"""What the tests of extraction share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ipkg.extract.values.reading import Reader, reader
from ipkg.tables import knowledge as tables

if TYPE_CHECKING:
    from ipkg.model import Knowledge


@pytest.fixture(scope="session")
def known() -> Knowledge:
    """The knowledge of this installation."""
    return tables.load()


@pytest.fixture(scope="session")
def values(known: Knowledge) -> Reader:
    """The reader of values for documents that group digits by commas."""
    return reader(known, "comma")
