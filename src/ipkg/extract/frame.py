"""Where and when figures hold unless they say otherwise: a document's frame, narrowed by headings and captions."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ipkg.extract.values import periods
from ipkg.extract.values.periods import Calendar, When

if TYPE_CHECKING:
    from ipkg.extract.areas import Area, Areas
    from ipkg.model import Metadata, Period


@dataclass(frozen=True, slots=True)
class Frame:
    """The area and period that hold where a text names none.

    ``issued`` is the year of publication, ``recent`` the period that a text spoke of last ("the same period").
    """

    area: Area | None = None
    period: Period | None = None
    issued: int | None = None
    calendar: Calendar = field(default_factory=Calendar)
    recent: Period | None = None

    def at(self, when: When | None) -> Period | None:
        """The period that a time means in this frame; the frame's own where there is none."""
        if when is not None and when.pointer == "same":
            return periods.again(when, self.recent or self.period)
        return periods.resolve(when, self.period, self.issued, self.calendar) if when else self.period

    def narrowed(self, when: When | None = None, area: Area | None = None) -> Frame:
        """The frame of a part that states its own time or place."""
        return replace(self, period=self.at(when) or self.period, area=area or self.area)


def of_metadata(metadata: Metadata, areas: Areas) -> Frame:
    """The frame that a document's metadata gives, fiscal years with the days that they have there."""
    area = areas.stated(metadata.area) if metadata.area else None
    calendar = areas.calendar(area)
    said = periods.parse(metadata.period) if metadata.period else None
    period = periods.resolve(When(said), None, calendar=calendar) if said else None
    return Frame(area, period, metadata.issued.year if metadata.issued else None, calendar)
