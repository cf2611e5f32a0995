"""Texts for both heads: gettext, and dates and times in words."""

from __future__ import annotations

import gettext
from typing import TYPE_CHECKING

from leeward.core.languages import ENGLISH

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

DOMAIN = "leeward"


class Texts:
    """Every text a person sees comes through one of these, in one language.

    Messages are English and hold `{fields}`; they are looked up first and filled in after. `language` is
    the code of the one spoken, `translation` where its words are.
    """

    def __init__(self, spoken: gettext.NullTranslations | None = None, language: str = ENGLISH) -> None:
        self.translation = spoken or gettext.NullTranslations()
        self.language = language

    def turn(self, spoken: gettext.NullTranslations, language: str) -> None:
        """Speak another language from here on; what was said before is said anew by whoever shows it."""
        self.translation = spoken
        self.language = language

    def t(self, message: str, **fields: object) -> str:
        """`message` in the person's language, its fields filled in."""
        return self.translation.gettext(message).format(**fields)

    def tn(self, one: str, many: str, n: int, **fields: object) -> str:
        """The form of a message that fits the number `n`, which is a field, too."""
        return self.translation.ngettext(one, many, n).format(n=n, **fields)

    def tc(self, context: str, message: str, **fields: object) -> str:
        """The same for a message that means different things in different places: `context` says which."""
        return self.translation.pgettext(context, message).format(**fields)

    def month(self, number: int) -> str:
        """A month's name, 1 is January."""
        t = self.t
        names = (
            t("January"),
            t("February"),
            t("March"),
            t("April"),
            t("May"),
            t("June"),
            t("July"),
            t("August"),
            t("September"),
            t("October"),
            t("November"),
            t("December"),
        )
        return names[number - 1]

    def weekday(self, number: int) -> str:
        """A weekday's name, 0 is Monday."""
        t = self.t
        names = (
            t("Monday"),
            t("Tuesday"),
            t("Wednesday"),
            t("Thursday"),
            t("Friday"),
            t("Saturday"),
            t("Sunday"),
        )
        return names[number]

    def day(self, date: dt.date, today: dt.date | None = None) -> str:
        """A date as a person says it: 10 December, with the year where it is not `today`'s."""
        month = self.month(date.month)
        # Some languages count the first of a month in another way than all other days.
        first = date.day == 1
        day = (
            self.t("1 {month}", month=month) if first else self.t("{day} {month}", day=date.day, month=month)
        )
        if today is not None and date.year != today.year:
            return self.t("{day} {year}", day=day, year=date.year)
        return day

    def full_day(self, date: dt.date) -> str:
        """Saturday 21 November."""
        return self.t("{weekday} {day}", weekday=self.weekday(date.weekday()), day=self.day(date))

    def as_heading(self, words: str) -> str:
        """Words that begin a line: with a large letter, where months and weekdays have small ones."""
        return words[:1].upper() + words[1:]

    def until(self, end: dt.datetime, today: dt.date) -> str:
        """When something ends, in the zone `end` is given in: 10 December, midday."""
        day = self.day(end.date(), today)
        if (end.hour, end.minute) == (12, 0):
            return self.t("{day}, midday", day=day)
        return self.t("{day}, {clock}", day=day, clock=self.clock(end))

    def clock(self, time: dt.datetime | dt.time) -> str:
        """A time of day: 23:40."""
        return self.t("{hour:02d}:{minute:02d}", hour=time.hour, minute=time.minute)

    def both(self, names: list[str]) -> str:
        """Names in a row: Instagram, TikTok and X."""
        if len(names) < 2:  # noqa: PLR2004  one name needs no "and"
            return "".join(names)
        return self.t("{names} and {last}", names=", ".join(names[:-1]), last=names[-1])


def translation(language: str, folder: Path) -> gettext.NullTranslations:
    """What `language` says, from `folder`; a message it lacks is English, as is all of one not there."""
    if language == ENGLISH:
        return gettext.NullTranslations()
    return gettext.translation(DOMAIN, folder, languages=[language], fallback=True)
