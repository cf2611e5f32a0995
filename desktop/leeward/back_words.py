"""Looking back in words, for both heads and for paper: the same sentences beside every picture."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from leeward.core.looking_back import Part, Span
from leeward.core.month import DayKind
from leeward.core.patterns import DAY, TOGETHER
from leeward.course_words import contacts_words, moods_words, weekly_words
from leeward.moment_words import eased_words, mood_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from leeward.core.content import Content
    from leeward.core.looking_back import Day, Figures
    from leeward.texts import Texts

MOST_NAMES = 3


def lead_words(texts: Texts, found: Figures, span: Span, today: dt.date) -> str:
    """What time is looked back on."""
    if span is Span.MONTHS and found.first < found.since:
        return texts.t("The last three months. Nothing leaves this computer.")
    first = texts.day(found.first, today)
    return texts.t("Since {day}. Nothing leaves this computer.", day=first)


def lead_dates(texts: Texts, found: Figures) -> str:
    """The first and the last day that are looked back on, with their years."""
    first, last = max(found.first, found.since), found.days[-1].date
    names = [texts.t("{day} {year}", day=texts.day(day), year=day.year) for day in (first, last)]
    return texts.t("{first} to {last}", first=names[0], last=names[1])


def part_words(texts: Texts, part: Part) -> str:
    """The heading of a part."""
    t = texts.t
    return {
        Part.QUIET_DAYS: t("Quiet days"),
        Part.PULLS: t("When it pulls"),
        Part.WAITED: t("You waited"),
        Part.HELPED: t("What helped"),
        Part.MOODS: t("Your mood"),
        Part.CONTACTS: t("Before and after contact"),
        Part.WEEKLY: t("The weekly page"),
    }[part]


def to_come_words(texts: Texts, parts: Sequence[Part]) -> str:
    """What will be here, in one sentence; nothing where all is here."""
    t = texts.t
    names = {
        Part.QUIET_DAYS: t("your quiet days"),
        Part.PULLS: t("when it pulls"),
        Part.WAITED: t("how often you waited"),
        Part.HELPED: t("what helped"),
        Part.MOODS: t("your mood"),
        Part.CONTACTS: t("before and after contact"),
        Part.WEEKLY: t("the weekly page"),
    }
    said = texts.both([names[part] for part in parts])
    return t("Here later, once you put it down: {parts}.", parts=said) if said else ""


def part_sentences(texts: Texts, content: Content, found: Figures, part: Part) -> list[str]:
    """What the picture of a part says, as sentences."""
    say: dict[Part, Callable[[], list[str]]] = {
        Part.QUIET_DAYS: lambda: [quiet_words(texts, found), stretches_words(texts, found)],
        Part.PULLS: lambda: [hours_words(texts, found), weekdays_words(texts, found)],
        Part.WAITED: lambda: [waited_words(texts, found), eased_sentence(texts, found)],
        Part.HELPED: lambda: [helped_words(texts, content, found)],
        Part.MOODS: lambda: [moods_words(texts, found)],
        Part.CONTACTS: lambda: [contacts_words(texts, found)],
        Part.WEEKLY: lambda: weekly_words(texts, content, found),
    }
    return [sentence for sentence in say[part]() if sentence]


def quiet_words(texts: Texts, found: Figures) -> str:
    """How many days were quiet, of all the time."""
    first = texts.day(found.first, found.days[-1].date)
    return texts.tn("{n} quiet day since {day}.", "{n} quiet days since {day}.", found.quiet, day=first)


def legend_words(texts: Texts, found: Figures) -> str:
    """What the look of a day means, as far as there are such days."""
    kinds = {day.kind for day in found.days}
    said: list[str] = []
    if any(day.mood for day in found.days):
        said.append(texts.t("Fuller: a better day by your own mood."))
    if DayKind.TAKEN in kinds and found.looking_counts:
        said.append(texts.t("Outlined: a day you reached out or looked."))
    elif DayKind.TAKEN in kinds:
        said.append(texts.t("Outlined: a day you reached out."))
    return " ".join(said)


def day_words(texts: Texts, day: Day, found: Figures) -> str:
    """One day: its date, what it was, and the mood put down on it."""
    t, today = texts.t, found.days[-1].date
    name = t("{weekday} {day}", weekday=texts.weekday(day.date.weekday()), day=texts.day(day.date, today))
    if day.kind is DayKind.OUTSIDE:
        line = t("{day}: between two periods.", day=name)
    elif day.kind is DayKind.TODAY:
        line = t("{day}: today, not over yet.", day=name)
    elif day.kind is DayKind.QUIET:
        line = t("{day}: quiet.", day=name)
    elif found.looking_counts:
        line = t("{day}: you reached out or looked.", day=name)
    else:
        line = t("{day}: you reached out.", day=name)
    if day.mood is None:
        return line
    return t("{line} Mood: {mood}.", line=line, mood=mood_words(texts)[day.mood].lower())


def stretches_words(texts: Texts, found: Figures) -> str:
    """The quiet stretches, each longer than all before it."""
    numbers = [stretch.days for stretch in found.stretches]
    if not numbers:
        return texts.t("The first quiet stretch has begun.")
    if len(numbers) == 1:
        return texts.tn(
            "The longest quiet stretch so far: {n} day.",
            "The longest quiet stretch so far: {n} days.",
            *numbers,
        )
    before = ", ".join(str(number) for number in numbers[:-1])
    return texts.tn(
        "The quiet stretches grew: {numbers}, then {n} day.",
        "The quiet stretches grew: {numbers}, then {n} days.",
        numbers[-1],
        numbers=before,
    )


def stretch_name(texts: Texts, found: Figures, number: int) -> str:
    """One of the growing stretches, by its first day."""
    first = texts.day(found.stretches[number].start, found.days[-1].date)
    return texts.t("From {day} on", day=first)


def stretch_words(texts: Texts, found: Figures, number: int) -> str:
    """How long one of the growing stretches was."""
    name, days = stretch_name(texts, found, number), found.stretches[number].days
    return texts.tn("{what}: {n} quiet day.", "{what}: {n} quiet days.", days, what=name)


def hours_words(texts: Texts, found: Figures) -> str:
    """The hours that pull most often."""
    if found.pulls is None:
        return ""
    first, times = found.pulls.hardest_hours
    return texts.t(
        "Most often between {first} and {last}: {n} of {of} times.",
        first=_clock(texts, first),
        last=_clock(texts, first + TOGETHER),
        n=times,
        of=found.pulls.times,
    )


def hour_words(texts: Texts, hour: int, times: int) -> str:
    """How often it pulled in one hour."""
    return texts.tn(
        "{first} to {last}: once.",
        "{first} to {last}: {n} times.",
        times,
        first=_clock(texts, hour),
        last=_clock(texts, hour + 1),
    )


def weekdays_words(texts: Texts, found: Figures) -> str:
    """The weekday that pulls most often; of several all, and none where most of them do."""
    if found.pulls is None:
        return ""
    weekdays, times = found.pulls.hardest_weekdays
    names, of = texts.both([texts.weekday(number) for number in weekdays]), found.pulls.times
    if len(weekdays) > MOST_NAMES:
        said = texts.t("No weekday stands out.")
    elif len(weekdays) > 1:
        said = texts.t("Most often: {weekdays}, each {n} of {of} times.", weekdays=names, n=times, of=of)
    else:
        said = texts.t("Most often: {weekday}, {n} of {of} times.", weekday=names, n=times, of=of)
    return texts.t("{line} What is after midnight counts with the evening before.", line=said)


def times_words(texts: Texts, name: str, times: int) -> str:
    """How often something with a name was."""
    return texts.tn("{what}: once", "{what}: {n} times", times, what=name)


def waited_figure(texts: Texts, found: Figures) -> str:
    """The number alone."""
    return texts.tn("once", "{n} times", found.waited)


def waited_words(texts: Texts, found: Figures) -> str:
    """How often a hard moment was waited through, ever."""
    return texts.tn("You waited once. That stays.", "You waited {n} times. That stays.", found.waited)


def eased_sentence(texts: Texts, found: Figures) -> str:
    """How hard moments were in the end; nothing where that was not put down."""
    words = eased_words(texts)
    said = texts.both([times_words(texts, words[eased], times) for eased, times in found.eased])
    return texts.t("How it was in the end. {answers}.", answers=said) if said else ""


def helped_names(content: Content, found: Figures) -> list[tuple[str, int]]:
    """What helped, by its name, with how often."""
    names = [(content.tile(tile), times) for tile, times in found.helped]
    return [(tile.title, times) for tile, times in names if tile is not None]


def helped_words(texts: Texts, content: Content, found: Figures) -> str:
    """What helped, the most frequent first."""
    said = texts.both([times_words(texts, *pair) for pair in helped_names(content, found)])
    return texts.t("{what}.", what=said)


def most_helped_words(texts: Texts, content: Content, found: Figures) -> str:
    """What helped most often; of several all."""
    each = helped_names(content, found)
    most = max((times for _, times in each), default=0)
    names = texts.both([name for name, times in each if times == most])
    return texts.tn("Most often: {what}, once.", "Most often: {what}, {n} times.", most, what=names)


def _clock(texts: Texts, hour: int) -> str:
    return texts.clock(dt.time(hour % DAY))
