"""Moods, hard moments and answers, in the person's words, for both heads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leeward.core.coach import Advice
from leeward.core.records import Eased, Reply

if TYPE_CHECKING:
    from leeward.texts import Texts


def mood_words(texts: Texts) -> dict[int, str]:
    """How somebody is, from 1 to 5."""
    t = texts.t
    return {1: t("Very low"), 2: t("Low"), 3: t("So-so"), 4: t("Fair"), 5: t("Good")}


def wave_words(texts: Texts) -> tuple[str, str, str, str]:
    """The picture of a wave for whoever doesn't see it: where the lamp is, from its beginning to its end."""
    t = texts.t
    return (
        t("A wave, one way it can go: it rises, then it eases. The lamp is at its beginning."),
        t("A wave, one way it can go: it rises, then it eases. The lamp is near its top."),
        t("A wave, one way it can go: it rises, then it eases. The lamp is on the way down."),
        t("A wave, one way it can go: it rises, then it eases. The lamp is at its end."),
    )


def eased_words(texts: Texts) -> dict[Eased, str]:
    """How a hard moment was in the end."""
    t = texts.t
    return {Eased.STILL_THERE: t("Still there"), Eased.LESS: t("Less"), Eased.GONE: t("Gone")}


def reply_words(texts: Texts) -> dict[Reply, str]:
    """What can be done about something they sent; each is as good as the others."""
    t = texts.t
    return {
        Reply.NO_REPLY: t("No reply"),
        Reply.NOT_NOW: t("A short “not now”"),
        Reply.PRACTICAL: t("Only the practical part"),
        Reply.TALK: t("I want to talk"),
    }


def advice_words(texts: Texts, advice: Advice) -> str:
    """What would make a message easier to answer."""
    t = texts.t
    return {
        Advice.SHORTER: t("Brief: five sentences are enough."),
        Advice.NO_FEELINGS: t("Factual: the feelings can go to a page here."),
        Advice.NO_BLAME: t("Civil: leave out what they did or didn't do."),
        Advice.NO_SHOUTING: t("Civil: small letters, one mark at the end."),
        Advice.ONE_QUESTION: t("Firm: one question at most."),
        Advice.AN_END: t("Firm: say what will be, and close."),
        Advice.NO_ERRANDS: t("A child carries no messages. Write it yourself."),
    }[advice]
