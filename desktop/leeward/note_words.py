"""The words of a note to the other person, and of the record of incidents: drafts, never sent by Leeward."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from leeward.core.companion import Channel, Incident, Subject
from leeward.core.state import Decided

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from leeward.texts import Texts

LONGEST_NOTE = 60


class NoteAbout(NamedTuple):
    """What a note says beyond the distance: for what they can still reach the person, and how."""

    decided: Decided = Decided.UNSAID
    kept_open: tuple[Subject, ...] = ()
    channel: Channel = Channel.EMAIL


def channel_words(texts: Texts, channel: Channel) -> str:
    """A way of contact, as a heading says it."""
    t = texts.t
    return {
        Channel.CALLS: t("Calls"),
        Channel.MESSAGES: t("Messages"),
        Channel.EMAIL: t("E-mail"),
        Channel.SOCIAL: t("Social media"),
        Channel.LOOKING: t("Looking at what they post"),
        Channel.THROUGH_OTHERS: t("Asking others about them"),
        Channel.IN_PERSON: t("Meeting in person"),
    }[channel]


def ways_words(texts: Texts, channels: Iterable[Channel]) -> str:
    """Ways of contact within a sentence: calls, messages and looking at what they post."""
    t = texts.t
    names = {
        Channel.CALLS: t("calls"),
        Channel.MESSAGES: t("messages"),
        Channel.EMAIL: t("e-mail"),
        Channel.SOCIAL: t("social media"),
        Channel.LOOKING: t("looking at what they post"),
        Channel.THROUGH_OTHERS: t("asking others about them"),
        Channel.IN_PERSON: t("meeting in person"),
    }
    return texts.both([names[channel] for channel in channels])


def subject_words(texts: Texts, subject: Subject) -> str:
    """What two people still have to arrange."""
    t = texts.t
    return {
        Subject.CHILDREN: t("Children"),
        Subject.WORK: t("Work or study"),
        Subject.HOME: t("Home and money"),
        Subject.COURT: t("Court or lawyer"),
        Subject.PETS: t("Pets"),
        Subject.EMERGENCY: t("An emergency, once"),
    }[subject]


def note(texts: Texts, about: NoteAbout) -> str:
    """A fair, short note, under sixty words: what, what for, and for what one can still be reached."""
    t = texts.t
    first = {
        Decided.MINE: t("I need some time without contact to get back on my feet."),
        Decided.BOTH: t("As we agreed, from now on we take some time without contact."),
        Decided.UNSAID: t("I need some time without contact. It gives space to both of us."),
    }[about.decided]
    parts = [first, t("I won't be replying for now.")]
    if about.kept_open:
        parts.append(_reachable(texts, about))
    parts += [t("Please respect that."), t("I wish you well.")]
    return " ".join(parts)


def stop_note(texts: Texts) -> str:
    """The one sentence for somebody who is afraid: clear, once, no reasons."""
    return texts.t("Stop contacting me in any way.")


def _reachable(texts: Texts, about: NoteAbout) -> str:
    t = texts.t
    names = {
        Subject.CHILDREN: t("the children"),
        Subject.WORK: t("work"),
        Subject.HOME: t("the home and money"),
        Subject.COURT: t("court matters"),
        Subject.PETS: t("the pets"),
        Subject.EMERGENCY: t("a real emergency"),
    }
    matters = texts.both([names[subject] for subject in about.kept_open])
    if about.channel is Channel.CALLS:
        return t("For {matters} you can call me.", matters=matters)
    if about.channel is Channel.MESSAGES:
        return t("For {matters} you can text me.", matters=matters)
    return t("For {matters} please write an e-mail.", matters=matters)


def incident_lines(texts: Texts, incident: Incident) -> list[str]:
    """One incident, line by line; what was left blank is left out."""
    t = texts.t
    named = (
        (t("Where"), incident.place),
        (t("What happened"), incident.what),
        (t("Who saw it"), incident.witness),
        (t("Phone, account or device"), incident.technology),
        (t("What I kept, and where"), incident.kept),
    )
    return [t("{name}: {words}", name=name, words=words) for name, words in named if words]


def incident_time(texts: Texts, incident: Incident) -> str:
    """When it was, in the zone it was lived in."""
    at = incident.at
    day = texts.t("{day} {month} {year}", day=at.day, month=texts.month(at.month), year=at.year)
    return texts.t("{day}, {clock}", day=day, clock=texts.clock(at))


def incident_record(texts: Texts, incidents: Iterable[Incident], today: dt.date) -> str:
    """All of them as one plain text, to be handed to somebody who helps."""
    t = texts.t
    made = t("{day} {month} {year}", day=today.day, month=texts.month(today.month), year=today.year)
    parts = [t("Record of incidents, written out on {day}", day=made)]
    for number, incident in enumerate(incidents, start=1):
        head = t("{n}. {time}", n=number, time=incident_time(texts, incident))
        parts.append("\n".join([head, *(f"   {line}" for line in incident_lines(texts, incident))]))
    return "\n\n".join(parts) + "\n"
