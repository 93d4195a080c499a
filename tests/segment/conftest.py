"""A document's structure in a form that is easy to compare whole."""

import pytest

from ipkg.read import read_text
from ipkg.segment import segment


def outline_of(document):
    """Every block as (kind, level, mark, section, text)."""
    return [(block.kind, block.level, block.mark, block.section, block.text.text) for block in document.blocks]


@pytest.fixture
def parse():
    """A text (Markdown unless named otherwise) to its segmented document and findings."""

    def run(text, name="a.md"):
        return segment(read_text(text, name))

    return run


@pytest.fixture
def blocks(parse):
    """A text to its blocks in short: (kind, level, mark, section, text)."""

    def run(text, name="a.md"):
        return outline_of(parse(text, name)[0])

    return run


@pytest.fixture
def texts(parse):
    """A text to (kind, text) of its blocks."""

    def run(text, name="a.md"):
        return [(block.kind, block.text.text) for block in parse(text, name)[0].blocks]

    return run


@pytest.fixture
def grid(parse):
    """A text to the (head, body) texts of its only table."""

    def run(text, name="a.md"):
        [found] = [block.grid for block in parse(text, name)[0].blocks if block.grid]
        return tuple([[cell.text for cell in row] for row in part] for part in (found.head, found.body))

    return run
