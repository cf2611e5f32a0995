"""Texts for both heads: gettext, and dates and times in words."""

from __future__ import annotations

import gettext
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

DOMAIN = "leeward"


class Texts:
    """Every text a person sees comes through one of these, in one language.

    Messages are English and hold `{fields}`; they are looked up first and filled in after.
    """

    def __init__(self, translation: gettext.NullTranslations | None = None) -> None:
        self._translation = translation or gettext.NullTranslations()

    def t(self, message: str, **fields: object) -> str:
        """`message` in the person's language, its fields filled in."""
        return self._translation.gettext(message).format(**fields)

    def tn(self, one: str, many: str, n: int, **fields: object) -> str:
        """The form of a message that fits the number `n`, which is a field, too."""
        return self._translation.ngettext(one, many, n).format(n=n, **fields)

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
        if today is not None and date.year != today.year:
            return self.t("{day} {month} {year}", day=date.day, month=self.month(date.month), year=date.year)
        return self.t("{day} {month}", day=date.day, month=self.month(date.month))

    def full_day(self, date: dt.date) -> str:
        """Saturday 21 November."""
        return self.t("{weekday} {day}", weekday=self.weekday(date.weekday()), day=self.day(date))

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


def load_texts(language: str, folder: Path) -> Texts:
    """Texts in `language` from `folder`, in English where there is no translation."""
    if not language:
        return Texts()
    return Texts(gettext.translation(DOMAIN, folder, languages=[language], fallback=True))
