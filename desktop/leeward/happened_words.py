"""What happened, in the person's words: the acts it may have been, when it was, how it felt after."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from leeward.core import aftermath, boundary
from leeward.core.companion import Channel
from leeward.core.records import Kind
from leeward.moment_words import mood_words
from leeward.note_words import channel_words, subject_words

if TYPE_CHECKING:
    import datetime as dt

    from leeward.core.aftermath import Felt
    from leeward.core.companion import Arrangement
    from leeward.core.records import Contact
    from leeward.core.state import State
    from leeward.texts import Texts

ARRANGED = "arranged "


def arrangement_words(texts: Texts, arrangement: Arrangement) -> str:
    """What was agreed: about what, and by which way."""
    subject, way = subject_words(texts, arrangement.subject), channel_words(texts, arrangement.channel)
    return texts.t("{subject} · {way}", subject=subject, way=way)


def contact_words(texts: Texts, contact: Contact) -> str:
    """What happened, as the person would say it: I called, I answered, someone told me."""
    t = texts.t
    if contact.kind is Kind.REACHED_OUT:
        by = {
            Channel.CALLS: t("I called"),
            Channel.IN_PERSON: t("We met, on purpose"),
            Channel.THROUGH_OTHERS: t("I asked others"),
        }
        found = t("I answered") if contact.answered else t("I reached out")
        return by.get(contact.channel, found) if contact.channel else found
    if contact.kind is Kind.TOLD_BY_OTHERS and contact.channel is Channel.SOCIAL:
        return t("It was shown to me")
    return {
        Kind.LOOKED: t("I looked"),
        Kind.TOLD_BY_OTHERS: t("Someone told me"),
        Kind.THEIRS: t("They wrote"),
        Kind.BY_CHANCE: t("We met, by chance"),
        Kind.PLANNED: t("Something agreed"),
    }[contact.kind]


def span_words(texts: Texts, contact: Contact) -> str:
    """When it was: 19 November, 22:10; a whole day without its minutes."""
    begin, end = contact.begin, contact.end
    whole = (begin.hour, begin.minute, end.hour, end.minute) == (0, 0, 23, 59)
    if whole and begin.date() == end.date():
        return texts.day(begin.date())
    if begin == end:
        return texts.t("{day}, {clock}", day=texts.day(begin.date()), clock=texts.clock(begin))
    first, last = texts.until(begin, begin.date()), texts.until(end, begin.date())
    if begin.date() == end.date():
        last = texts.clock(end)
    return texts.t("{first} to {last}", first=first, last=last)


def felt_words(texts: Texts, felt: Felt | None) -> str:
    """What the own notes show of the hour after; nothing where they show nothing worse."""
    if felt is None or not felt.worse:
        return ""
    if felt.of == 1:
        return texts.t("The last time, you felt worse an hour later.")
    if felt.worse == felt.of:
        return texts.t("The last {n} times, you felt worse an hour later.", n=felt.of)
    return texts.t(
        "{worse} of the last {n} times, you felt worse an hour later.", n=felt.of, worse=felt.worse
    )


def pattern_lines(texts: Texts, contacts: tuple[Contact, ...]) -> list[str]:
    """The last times the silence was broken, each with how it went on, as far as that was put down."""
    return [went_words(texts, contact) for contact in contacts[: aftermath.LAST]]


def went_words(texts: Texts, contact: Contact) -> str:
    """When and what a contact was, and how it went on, as far as that was put down."""
    moods = mood_words(texts)
    line = texts.t("{day}: {what}", day=span_words(texts, contact), what=contact_words(texts, contact))
    if contact.mood is None or contact.mood_after is None:
        return line
    before, after = moods[contact.mood].lower(), moods[contact.mood_after].lower()
    return texts.t("{line}. Before: {before}. An hour after: {after}.", line=line, before=before, after=after)


def kinds_of(texts: Texts, state: State, kind: Kind, today: dt.date) -> list[tuple[str, str]]:
    """Tiles for what a contact of this kind was; none where there is nothing to tell apart.

    Of the ways to reach out, those the person closed by their boundary.
    """
    t = texts.t
    if kind is Kind.REACHED_OUT:
        every = [
            ("wrote", t("I wrote")),
            ("called", t("I called")),
            ("mailed", t("An e-mail")),
            ("posted", t("On social media")),
            ("answered", t("I answered")),
            ("met", t("We met, on purpose")),
            ("asked", t("I asked others")),
        ]
        closed = {None, *state.profile.channels}
        return [choice for choice in every if what_fits(choice[0], kind)["channel"] in closed]
    if kind is Kind.LOOKED:
        return [("looked", t("I looked")), ("shown", t("It was shown to me")), ("told", t("Someone told me"))]
    if kind is Kind.BY_CHANCE:
        return [("chance", t("By chance")), ("met", t("On purpose"))]
    if kind is Kind.PLANNED:
        return [
            (f"{ARRANGED}{each.record}", arrangement_words(texts, each))
            for each in boundary.standing(state, today)
        ]
    return []


def what_fits(what: str, kind: Kind) -> dict[str, Any]:
    """The fields of a contact that say so; all of them, so that one choice replaces another."""
    if what.startswith(ARRANGED):
        return {"kind": Kind.PLANNED, "arrangement": what.removeprefix(ARRANGED)}
    known: dict[str, tuple[Kind, Channel | None, bool]] = {
        "wrote": (Kind.REACHED_OUT, Channel.MESSAGES, False),
        "called": (Kind.REACHED_OUT, Channel.CALLS, False),
        "mailed": (Kind.REACHED_OUT, Channel.EMAIL, False),
        "posted": (Kind.REACHED_OUT, Channel.SOCIAL, False),
        "answered": (Kind.REACHED_OUT, None, True),
        "met": (Kind.REACHED_OUT, Channel.IN_PERSON, False),
        "asked": (Kind.REACHED_OUT, Channel.THROUGH_OTHERS, False),
        "looked": (Kind.LOOKED, Channel.LOOKING, False),
        "shown": (Kind.TOLD_BY_OTHERS, Channel.SOCIAL, False),
        "told": (Kind.TOLD_BY_OTHERS, Channel.THROUGH_OTHERS, False),
        "chance": (Kind.BY_CHANCE, Channel.IN_PERSON, False),
    }
    if what not in known:
        return {"kind": kind}
    found, channel, answered = known[what]
    return {"kind": found, "channel": channel, "answered": answered}
