"""Where a figure holds: in its own phrase, in its part of the sentence, or where the document is of.

Places that lie within the document's own are areas of figures. Foreign ones are so only where the document is of
the whole world or nothing else is named: in a national office's report, "8,490 from China" are its own applications.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ipkg.extract.areas import Area
    from ipkg.extract.meanings.meaning import Meaning, Sentence
    from ipkg.extract.pieces import Piece
    from ipkg.extract.statements.drafts import Draft

_TOGETHER: Final = frozenset({"together", "combined", "jointly", "altogether", "in total", "collectively"})
_EACH: Final = frozenset({"each"})
_PASSED: Final = frozenset({"prep", "det", "noun"})
_PRONOUNS: Final = frozenset({"it", "they", "its", "their"})
_REACH: Final = 12


def areas(draft: Draft, sentence: Sentence, found: Sequence[Meaning]) -> tuple[Area | None, ...]:
    """The areas that a figure holds for, one as a rule; several where it is said of each of several places."""
    own = [at for at, piece in enumerate(sentence.pieces) if piece in draft.places]
    at = _figure(draft, sentence)
    listed = _listed(own[0] if own else _subject(at, sentence), sentence)
    if len(listed) > 1 and (several := _shared_out(draft, listed, at, sentence)):
        return several
    if own and (area := _at(sentence.pieces[own[0]], sentence)):
        return (area,)
    if area := _trailing(at, sentence):
        return (area,)
    named = _named(sentence, at)
    if len(set(named)) == 1:
        return (named[0],)
    if acting := _acting(draft, sentence, at):
        return (acting[0] if len(acting) == 1 else sentence.frame.area,)
    here = found and found[-1].draft.sentence == draft.sentence
    taken_up = None if here else _taken_up(sentence, at, found)
    return (_of_its_part(at, sentence) or taken_up or _before(draft, sentence, found),)


def _acting(draft: Draft, sentence: Sentence, end: int) -> tuple[Area, ...]:
    """The areas of bodies that act together, or of the one among them that the figure is of."""
    start = next((at + 1 for at in range(end - 1, -1, -1) if sentence.pieces[at].is_figure), 0)
    actors = [at for at in range(start, end) if _of_actor(sentence.pieces[at], sentence)]
    own = [at for at in actors if sentence.pieces[at].text == draft.agent]
    joined = bool(actors) and all(
        piece.tag in {"and", "det", "atom"} or piece.text == "," for piece in sentence.pieces[actors[0] : actors[-1]]
    )
    chosen = own or (actors if joined and len(actors) > 1 else [])
    return tuple(area for at in chosen if (area := _of_actor(sentence.pieces[at], sentence)))


def origin(draft: Draft, sentence: Sentence) -> Area | None:
    """The country that a figure of the document's own area comes from: "8,490 from China" in an office's report."""
    frame, known = sentence.frame.area, sentence.lore.areas
    at = next((at for at, piece in enumerate(sentence.pieces) if piece in draft.places and piece.tag == "place"), None)
    area = _at(sentence.pieces[at], sentence) if at is not None else None
    if at is None or area is None or frame is None or frame.key is None or known.related(area, frame):
        return None
    led = at > 0 and sentence.pieces[at - 1].lower == "from"
    text = sentence.text.text[: sentence.offset + draft.amount.start]
    return area if led or (draft.rule == "roster" and sentence.lore.topics.of_origins(text)) else None


def _figure(draft: Draft, sentence: Sentence) -> int:
    """The place of the piece that holds the figure."""
    holds = (at for at, piece in enumerate(sentence.pieces) if piece.start <= draft.amount.start < piece.end)
    return next(holds, len(sentence.pieces))


def _named(sentence: Sentence, end: int) -> list[Area]:
    """Every area named before a figure, by its places, else by the bodies that act."""
    before = range(end)
    named = [area for at in before if is_place(sentence.pieces, at) and (area := _at(sentence.pieces[at], sentence))]
    return named or [area for at in before if (area := _of_actor(sentence.pieces[at], sentence))]


def _of_its_part(end: int, sentence: Sentence) -> Area | None:
    """The area within the document's own that is named between the figure before and this one, the first of them."""
    start = next((at + 1 for at in range(end - 1, -1, -1) if sentence.pieces[at].is_figure), 0)
    sign = next((at for at in range(start, end) if sentence.pieces[at].tag == "sign"), start)
    inner = [(at, area) for at in range(start, end) if (area := _inner(at, sentence))]
    behind = [area for at, area in inner if at < sign and start]  # said of the figure before
    after = [area for at, area in inner if at >= sign or not start]
    return next(iter([*after, *behind]), None)


def moves(draft: Draft, sentence: Sentence) -> bool:
    """Whether the words since the figure before name another place: "and those in Chile fell 3%"."""
    return _of_its_part(_figure(draft, sentence), sentence) is not None


def _taken_up(sentence: Sentence, end: int, found: Sequence[Meaning]) -> Area | None:
    """The area of the sentence before, where a pronoun takes it up: "it again leads, with 8,210"."""
    pronoun = any(piece.lower in _PRONOUNS for piece in sentence.pieces[:end])
    last = found[-1].draft.sentence if found else 0
    areas = (meaning.said.area for meaning in found if meaning.draft.sentence == last)
    area = next(areas, None) if pronoun else None
    return sentence.lore.areas.within(area.key or "", sentence.frame.area) if area else None


def _trailing(at: int, sentence: Sentence) -> Area | None:
    """The area that directly follows a figure: "3.3 million in Japan", "1,200 by applicants from Chile"."""
    first = sentence.pieces[at + 1] if at + 1 < len(sentence.pieces) else None
    if first is None or first.tag != "prep":
        return None
    for ahead in range(at + 2, min(at + 2 + _REACH, len(sentence.pieces))):
        if area := _inner(ahead, sentence):
            return area
        if sentence.pieces[ahead].tag not in _PASSED:
            return None
    return None


def _before(draft: Draft, sentence: Sentence, found: Sequence[Meaning]) -> Area | None:
    """The area of the figure before in this sentence, else the document's."""
    last = found[-1].said.area if found and found[-1].draft.sentence == draft.sentence else None
    if last is not None and _in_turn(found[-1].draft, sentence):
        return sentence.frame.area
    inner = sentence.lore.areas.within(last.key or "", sentence.frame.area) if last is not None else None
    return inner or sentence.frame.area


def _in_turn(draft: Draft, sentence: Sentence) -> bool:
    """Whether a figure is one of a list that places have in their turn: what follows is said of them all."""
    at = _figure(draft, sentence)
    return at < len(sentence.pieces) and sentence.pieces[at].tag == "amounts"


def _inner(at: int, sentence: Sentence) -> Area | None:
    """The area of a place or body that lies within the document's own."""
    piece = sentence.pieces[at]
    if piece.tag == "atom":
        return _of_actor(piece, sentence)
    area = _at(piece, sentence) if is_place(sentence.pieces, at) else None
    return sentence.lore.areas.within(area.key or "", sentence.frame.area) if area else None


def _of_actor(piece: Piece, sentence: Sentence) -> Area | None:
    """The place that a named body acts for, where it lies within the document's own."""
    place = getattr(piece.value, "jurisdiction", None) if piece.tag == "atom" else None
    wide = "wide-body" in sentence.lore.senses(piece.text.split()[-1]) if place else False
    return sentence.lore.areas.within(place, sentence.frame.area) if place and not wide else None


def is_place(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a piece is a place that stands for itself: a capitalised word after it makes it part of a name."""
    after = pieces[at + 1] if at + 1 < len(pieces) else None
    part_of_name = after is not None and after.tag == "noun" and after.text[:1].isupper()
    return pieces[at].tag == "place" and not part_of_name


def _at(piece: Piece, sentence: Sentence) -> Area | None:
    known, frame = sentence.lore.areas, sentence.frame.area
    if piece.tag == "atom":
        place = getattr(piece.value, "jurisdiction", None)
        return known.at(place) if place else None
    if piece.tag == "place":
        return known.named(piece.text.removesuffix("'s").removesuffix("’s"), frame)
    return known.here(piece.senses.get("here") or piece.senses.get("scope", ""), frame)


def _subject(end: int, sentence: Sentence) -> int:
    """The place of the first place in the figure's part of the sentence; the end where there is none."""
    start = next((at + 1 for at in range(end - 1, -1, -1) if sentence.pieces[at].is_figure), 0)
    return next((at for at in range(start, end) if is_place(sentence.pieces, at)), len(sentence.pieces))


def _listed(at: int, sentence: Sentence) -> tuple[Area, ...]:
    """The areas of a list of places that begins at a place: "Chile, Kenya and Thailand"."""
    return tuple(area for piece in _places(at, sentence.pieces) if (area := _at(piece, sentence)))


def _places(at: int, pieces: Sequence[Piece]) -> Iterator[Piece]:
    while at < len(pieces):
        if pieces[at].tag == "place":
            yield pieces[at]
        elif pieces[at].text != "," and pieces[at].tag not in {"and", "det"}:
            return
        at += 1


def _shared_out(draft: Draft, listed: tuple[Area, ...], at: int, sentence: Sentence) -> tuple[Area | None, ...] | None:
    """What a figure says of several places: of each, of the one in its turn, or of all together; None if unclear."""
    inside = [sentence.lore.areas.within(area.key or "", sentence.frame.area) for area in listed]
    if None in inside or at >= len(sentence.pieces):
        return None
    value = sentence.pieces[at].value
    amounts = value if isinstance(value, tuple) else getattr(value, "amounts", ())
    if len(amounts) == len(listed):
        turn = [amount.start for amount in amounts].index(draft.amount.start)
        return (listed[turn],)
    words = {piece.lower for piece in sentence.pieces[:at]} | {
        piece.lower for piece in sentence.pieces[at + 1 : at + 3]
    }
    together = words & _TOGETHER or any(piece.has("share-verb") for piece in sentence.pieces[:at])
    if together:
        return (None,)
    return listed if words & _EACH or draft.amount.unit == "percent" else None
