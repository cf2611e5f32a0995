"""The pictures of looking back: what is drawn for each part, what it says, and each value in words."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from leeward import back_words as say
from leeward import course_words as course
from leeward.core.looking_back import Part
from leeward.core.month import WEEK
from leeward.core.moods import BEST, LOWEST
from leeward.core.patterns import DAY, TOGETHER, Pulls
from leeward.gui.widgets.before_after import BeforeAfter
from leeward.gui.widgets.day_grid import DayGrid
from leeward.gui.widgets.hour_bars import HourBars
from leeward.gui.widgets.name_bars import NameBars
from leeward.gui.widgets.point_line import PointLine
from leeward.moment_words import eased_words

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from leeward.core.content import Content, Question
    from leeward.core.looking_back import Figures
    from leeward.gui.widgets.chart import Drawing
    from leeward.texts import Texts

    Numbers = tuple[tuple[dt.date, int], ...]


class Picture(NamedTuple):
    """A drawing, its values in words, the lines below it, and perhaps one above it.

    `whole` says all of it to those who can't see it. Left and right go `across` values further.
    """

    drawing: Drawing
    say: Callable[[int], str]
    whole: str
    below: tuple[str, ...] = ()
    above: str = ""
    across: int = 1


class Pictures:
    """Makes the pictures of a part."""

    def __init__(self, texts: Texts, content: Content, found: Figures) -> None:
        self._texts, self._content, self._found = texts, content, found

    def of(self, part: Part) -> list[Picture]:
        """The pictures of one part, from the top down; none where words are enough."""
        made = {
            Part.QUIET_DAYS: self._quiet_days,
            Part.PULLS: self._pulls,
            Part.WAITED: self._waited,
            Part.HELPED: self._helped,
            Part.MOODS: self._moods,
            Part.CONTACTS: self._contacts,
            Part.WEEKLY: self._weekly,
        }
        return made[part]()

    def _quiet_days(self) -> list[Picture]:
        texts, found = self._texts, self._found
        grid, quiet = DayGrid(found.days, self._day), say.quiet_words(texts, found)
        lines = tuple(filter(None, (say.legend_words(texts, found), quiet)))
        days = Picture(
            grid, lambda number: say.day_words(texts, grid.value(number), found), quiet, lines, across=WEEK
        )
        grown = say.stretches_words(texts, found)
        if len(found.stretches) < 2:  # noqa: PLR2004  one alone has not grown
            return [days._replace(below=(*lines, grown))]
        rows = [(say.stretch_name(texts, found, n), each.days) for n, each in enumerate(found.stretches)]
        return [days, Picture(NameBars(rows), partial(say.stretch_words, texts, found), grown, (grown,))]

    def _pulls(self) -> list[Picture]:
        texts, found, pulls = self._texts, self._found, self._found.pulls
        if pulls is None:
            return []
        hours, days = say.hours_words(texts, found), say.weekdays_words(texts, found)
        names = [texts.weekday(number) for number in range(WEEK)]
        return [
            Picture(
                self._hour_bars(pulls), lambda n: say.hour_words(texts, n, pulls.hours[n]), hours, (hours,)
            ),
            Picture(
                NameBars(list(zip(names, pulls.weekdays, strict=True))),
                lambda n: say.times_words(texts, names[n], pulls.weekdays[n]),
                days,
                (days,),
            ),
        ]

    def _hour_bars(self, pulls: Pulls) -> HourBars:
        t, first = self._texts.t, pulls.hardest_hours[0]
        deep = frozenset((first + further) % DAY for further in range(TOGETHER))
        midnight = t("midnight")
        return HourBars(pulls.hours, deep, [(0.0, midnight), (0.5, t("noon")), (1.0, midnight)])

    def _waited(self) -> list[Picture]:
        texts, found = self._texts, self._found
        words = eased_words(texts)
        rows = [(words[eased], times) for eased, times in found.eased]
        if not rows:
            return []
        said = partial(self._times, rows)
        return [
            Picture(
                NameBars(rows), said, say.eased_sentence(texts, found), above=texts.t("How it was in the end")
            )
        ]

    def _helped(self) -> list[Picture]:
        texts, found = self._texts, self._found
        rows = say.helped_names(self._content, found)
        whole = say.helped_words(texts, self._content, found)
        most = say.most_helped_words(texts, self._content, found)
        return [Picture(NameBars(rows), partial(self._times, rows), whole, (most,))]

    def _moods(self) -> list[Picture]:
        texts, found = self._texts, self._found
        line = PointLine(found.moods, LOWEST, BEST, self._day)
        words = course.moods_words(texts, found)
        lines = (texts.t("Higher is better."), words)
        return [Picture(line, partial(course.mood_point_words, texts, found), words, lines)]

    def _contacts(self) -> list[Picture]:
        texts, found = self._texts, self._found
        drawing = BeforeAfter([(each.mood or LOWEST, each.mood_after or LOWEST) for each in found.contacts])
        words = course.contacts_words(texts, found)
        legend = texts.t("A ring: before. A dot: an hour after. Higher is better.")
        each = partial(course.contact_point_words, texts, found)
        return [Picture(drawing, each, words, (legend, words))]

    def _weekly(self) -> list[Picture]:
        texts = self._texts
        made: list[Picture] = []
        for question, numbers in course.weekly_lines(self._content, self._found):
            line = PointLine(numbers, 0, question.top, self._day)
            words = course.answers_words(texts, question, numbers)
            each = partial(self._answer, question, numbers)
            made.append(Picture(line, each, words, (words,), above=question.text))
        return made

    def _answer(self, question: Question, numbers: Numbers, number: int) -> str:
        today = self._found.days[-1].date
        return course.answer_point_words(self._texts, question, *numbers[number], today)

    def _times(self, rows: list[tuple[str, int]], number: int) -> str:
        return say.times_words(self._texts, *rows[number])

    def _day(self, day: dt.date) -> str:
        return self._texts.day(day, self._found.days[-1].date)
