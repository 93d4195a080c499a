"""From mentions to entities: the best of overlapping mentions, then one entity for all that mean one thing."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from ipkg.extract.names.folding import BODY_TYPES, PLACE_TYPES, signature
from ipkg.model import Entity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ipkg.extract.names.lexicon import Lexicon
    from ipkg.extract.names.passage import Mention
    from ipkg.model import Span

_MAY_HOLD: Final = frozenset({"region", "event", "alliance", "doctrine", "campaign", "program", "award", "center"})
_ORGAN: Final = "Standing Committee"  # a congress acts by it: one body, not two
_OF_INDUSTRIES: Final = frozenset({"alliance", "center"})
_LISTS: Final = frozenset({"shared", "group"})
_NESTED: Final = BODY_TYPES | PLACE_TYPES | {"person", "industry"}


@dataclass(frozen=True, slots=True)
class Placed:
    """A mention with its place in the file as received."""

    mention: Mention
    span: Span


def choose(mentions: Iterable[Mention], lexicon: Lexicon) -> tuple[Mention, ...]:
    """Of overlapping mentions the longest (register before pattern); within it, only what is a thing of its own."""
    ranked = sorted(mentions, key=lambda m: (m.start - m.end, m.key is None, _rank(m), m.start))
    kept: list[Mention] = []
    for mention in ranked:
        clash = [other for other in kept if other.crosses(mention) or other.holds(mention)]
        if all(other.holds(mention) and _nests(mention, other, lexicon) for other in clash):
            kept.append(mention)
    return tuple(sorted(kept, key=lambda m: (m.start, -m.end)))


_ORDER: Final = (
    "acronym",
    "known-name",
    "title-italics",
    "quoted-head",
    "quoted-noun",
    "title-head",
    "head-noun",
    "levelled",
    "group",
    "quoted",
)


def _rank(mention: Mention) -> int:
    return _ORDER.index(mention.rule) if mention.rule in _ORDER else len(_ORDER)


def _nests(inner: Mention, outer: Mention, lexicon: Lexicon) -> bool:
    """Whether a mention inside another is a thing of its own that the outer name mentions."""
    if (inner.start, inner.end) == (outer.start, outer.end):
        return inner.rule == outer.rule and inner.rule in _LISTS
    if outer.rule in {"number", "known-name"}:
        return False
    if inner.type not in _NESTED and not _is_amended(inner, outer):
        return False
    if outer.type in lexicon.title_types or outer.type in _MAY_HOLD:
        body = inner.type in BODY_TYPES and inner.key is None
        return not (inner.start == outer.start and (body or inner.type == "country")) and _may_hold(outer, inner)
    both = outer.type in BODY_TYPES and inner.type in BODY_TYPES and inner.start > outer.start
    return both and not outer.written.startswith(_ORGAN) and (outer.rule == "branch" or _is_parent(inner, outer))


def _is_parent(inner: Mention, outer: Mention) -> bool:
    """Whether a body inside another's name is the one it belongs to: "the General Office of the Ministry"."""
    before = outer.written[: max(0, inner.start - outer.start)].split()
    of_the = before[-2:] == ["of", "the"] and outer.key is None
    return of_the or (inner.key is not None and before[-1:] in (["of"], ["the"]))


def _is_amended(inner: Mention, outer: Mention) -> bool:
    """Whether an act's title names the act that it changes: "Act Amending the Patent Act"."""
    return inner.type == outer.type == "law" and inner.start > outer.start and "Amend" in outer.written


def _may_hold(outer: Mention, inner: Mention) -> bool:
    return inner.type != "industry" or outer.type in _OF_INDUSTRIES


def entities(placed: Sequence[Placed], lexicon: Lexicon) -> tuple[Entity, ...]:
    """One entity for each thing, in the order of first mention; keys are unique among things of one type."""
    groups: dict[tuple[str, str], list[Placed]] = {}
    for item in placed:
        mention = _registered(item.mention, lexicon)
        groups.setdefault(_identity(mention, lexicon), []).append(replace(item, mention=mention))
    return tuple(_entity(identity, items) for identity, items in groups.items())


def _identity(mention: Mention, lexicon: Lexicon) -> tuple[str, str]:
    """What is the same for all mentions of one thing: its family, and its register key or folded name."""
    family = lexicon.families.get(mention.type, mention.type)
    if mention.key:
        return family, mention.key
    return family, signature(mention.name, mention.type, mention.place, lexicon)


def _registered(mention: Mention, lexicon: Lexicon) -> Mention:
    """A mention of a body that the register knows under another written form, as the register has it."""
    if mention.key or mention.type not in BODY_TYPES:
        return mention
    folded = signature(mention.name, mention.type, mention.place, lexicon)
    known = lexicon.by_signature.get(folded)
    if known is None:
        return mention
    return replace(mention, key=known.key, name=known.name, type=known.type, parent=known.parent)


def _entity(identity: tuple[str, str], items: list[Placed]) -> Entity:
    mentions = [item.mention for item in items]
    first = mentions[0]
    kind = first.type if first.key else Counter(mention.type for mention in mentions).most_common(1)[0][0]
    place = next((mention.place for mention in mentions if mention.place), None)
    is_place = first.place is not None and first.key == first.place.key
    written = dict.fromkeys(text for mention in mentions for text in (mention.written, *mention.also) if text)
    return Entity(
        key=identity[1],
        name=first.name if first.key else _fullest(mentions),
        type=kind,
        mentions=tuple(item.span for item in items),
        as_written=tuple(written),
        jurisdiction=place.key if place and not is_place else None,
        parent=place.parent if is_place and place else next((m.parent for m in mentions if m.parent), None),
        date=next((mention.date for mention in mentions if mention.date), None),
        register=first.key,
        role=next((mention.role for mention in mentions if mention.role), None),
        rule=first.rule,
    )


def _fullest(mentions: Sequence[Mention]) -> str:
    """The name that is used most, the longest of equals, the first of those."""
    counts = Counter(mention.name for mention in mentions)
    return max(counts, key=lambda name: (counts[name], len(name)))
