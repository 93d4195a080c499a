"""Noun phrases around a number: what is counted, what was done to it, who did it, where and when."""

from ipkg.extract.phrases.phrase import Phrase, conjuncts, opens_with_pronoun, past, plural, spoken
from ipkg.extract.phrases.scan import noun_phrase

__all__ = ["Phrase", "conjuncts", "noun_phrase", "opens_with_pronoun", "past", "plural", "spoken"]
