"""The generated module is what the ontology says it is."""

from __future__ import annotations

from ipkg.vocab import generate, ipkg


def test_the_module_is_as_the_generator_writes_it():
    assert generate.TARGET.read_text(encoding="utf-8") == generate.source()


def test_every_term_is_a_constant():
    assert [name for name in generate.terms() if getattr(ipkg, name).value != ipkg.NS + name] == []
