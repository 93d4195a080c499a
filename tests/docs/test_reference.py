"""Reference pages say what the code says, and every verb and option is told."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import click
import pytest

from ipkg.cli import ipkg
from ipkg.cli.verbs import VERBS

DOCS = Path(__file__).resolve().parents[2] / "docs"
SPEC = importlib.util.spec_from_file_location("generate", DOCS / "generate.py")
assert SPEC
assert SPEC.loader
generate = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(generate)


@pytest.mark.parametrize("name", sorted(generate.PAGES))
def test_pages_are_what_the_code_says(name: str) -> None:
    page = (DOCS / "reference" / name).read_text(encoding="utf-8")
    assert page == generate.PAGES[name](), "run: make docs"


def command(verb: str) -> click.Command:
    found = ipkg.get_command(click.Context(ipkg), verb)
    assert found is not None
    return found


OPTIONS = [(verb, name) for verb in VERBS for param in command(verb).params for name in param.opts]


@pytest.mark.parametrize(("verb", "option"), OPTIONS)
def test_every_option_is_in_the_reference(verb: str, option: str) -> None:
    page = (DOCS / "reference" / "cli.md").read_text(encoding="utf-8")
    section = page.split(f"## {verb}\n")[1].split("\n## ")[0]
    assert option in section or option.upper() in section


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_says_what_it_does_and_has_help_for_its_options(verb: str) -> None:
    found = command(verb)
    assert found.help
    assert [option.name for option in found.params if isinstance(option, click.Option) and not option.help] == []


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_is_shown_at_work(verb: str) -> None:
    guides = [DOCS.parent / "README.md", *DOCS.glob("*.md"), *(DOCS / "how-to").glob("*.md")]
    assert any(f"ipkg {verb}" in guide.read_text(encoding="utf-8") for guide in guides)


def test_links_between_pages_lead_somewhere() -> None:
    pages = [DOCS.parent / "README.md", DOCS.parent / "CONTRIBUTING.md", *DOCS.rglob("*.md")]
    targets = [
        (page, target)
        for page in pages
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
    ]
    assert [(page.name, target) for page, target in targets if not (page.parent / target).exists()] == []
