"""Cards, acts and people in words, for both heads."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from leeward.core.companion import ActKind, Role
from leeward.core.first_hour import words_of
from leeward.core.patterns import Part
from leeward.core.records import Way

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from leeward.core.acts import Due, When
    from leeward.core.companion import Act, Page, Person
    from leeward.core.patterns import Hours
    from leeward.texts import Texts

WHAT_IF = "what-if"


class KindWords(NamedTuple):
    """A kind of act as the page shows it: heading, what it is for, its two lines, and what done is called."""

    heading: str
    lead: str
    title: str
    then: str
    done: str
    add: str


def kind_words(texts: Texts, kind: ActKind, *, care: bool = False) -> KindWords:
    """The words of one kind; on the care path a plan asks what the other person might do."""
    t = texts.t
    if kind is ActKind.PLAN and care:
        return KindWords(
            t("What if they…"),
            t("Think it through before it happens. An advocate can help you with this."),
            t("What if they"),
            t("then I"),
            t("It came up"),
            t("A what-if"),
        )
    return {
        ActKind.PLAN: KindWords(
            t("If … then …"),
            t("A plan made in a calm hour holds better in a hard one."),
            t("If"),
            t("then I"),
            t("I did that"),
            t("An if-then plan"),
        ),
        ActKind.PLACE: KindWords(
            t("Places"),
            t("Where you might meet, and what you do instead. Meeting by chance never counts."),
            t("Where"),
            t("What I do instead"),
            t("Went another way"),
            t("A place"),
        ),
        ActKind.DATE: KindWords(
            t("Hard dates and events"),
            t("A date you expect is one you can plan for. You see it here the day before, too."),
            t("What day it is"),
            t("My plan for it"),
            t("Got through it"),
            t("A hard date"),
        ),
        ActKind.ROUTINE: KindWords(
            t("Routines that were ours"),
            t("When the old habit would come, something of your own stands there."),
            t("What we used to do"),
            t("What I do now"),
            t("Did that today"),
            t("A routine"),
        ),
        ActKind.GOAL: KindWords(
            t("Goals"),
            t("Something you want to learn, make or reach. Only the next step needs a day."),
            t("What I want"),
            t("The next step"),
            t("Step done"),
            t("A goal"),
        ),
        ActKind.ACT: KindWords(
            t("Things to do"),
            t("Three are plenty. A day and a time make them likelier."),
            t("What"),
            t("With whom, or where"),
            t("Did it"),
            t("Something to do"),
        ),
        ActKind.MATTER: KindWords(
            t("Open matters"),
            t("What still has to be settled, and by when. When the last is settled, the exception ends."),
            t("What"),
            t("How it is settled"),
            t("Settled"),
            t("An open matter"),
        ),
    }[kind]


def when_words(texts: Texts, when: When | Act, today: dt.date) -> str:
    """A day, weekdays and a time, as far as they are set."""
    parts: list[str] = []
    if when.day is not None:
        parts.append(day_words(texts, when.day, today))
    if when.weekdays:
        parts.append(texts.both([texts.weekday(day) for day in when.weekdays]))
    if when.at is not None:
        parts.append(texts.clock(when.at))
    return " · ".join(parts)


def day_words(texts: Texts, day: dt.date, today: dt.date) -> str:
    """A day, near ones by name."""
    near = {0: texts.t("today"), 1: texts.t("tomorrow"), -1: texts.t("yesterday")}
    return near.get((day - today).days) or texts.day(day, today)


def act_line(texts: Texts, act: Act) -> str:
    """What an act is for, in one line; only a plan has an if."""
    return plan_line(texts, act.title, act.prompt) if act.kind is ActKind.PLAN else act.title


def plan_line(texts: Texts, occasion: str, prompt: str) -> str:
    """The first half of a plan; what it was made from tells whose doing it is about."""
    if prompt == WHAT_IF or prompt.startswith(f"{WHAT_IF}-"):
        return texts.t("What if they {occasion}", occasion=occasion)
    return texts.t("If {occasion}", occasion=occasion)


def due_words(texts: Texts, due: Due, today: dt.date) -> str:
    """When something near is, and what was planned for it."""
    words = [day_words(texts, due.day, today)]
    if due.act.at is not None:
        words.append(texts.clock(due.act.at))
    if due.act.then:
        words.append(due.act.then)
    return " · ".join(words)


def way_words(texts: Texts, way: Way) -> str:
    """How strongly somebody was put at a distance on a site."""
    t = texts.t
    return {
        Way.QUIET: t("quiet"),
        Way.UNFOLLOWED: t("unfollowed"),
        Way.BLOCKED: t("blocked"),
    }[way]


def role_words(texts: Texts, role: Role) -> str:
    """What somebody is."""
    t = texts.t
    return {
        Role.FRIEND: t("Friend"),
        Role.FAMILY: t("Family"),
        Role.COUNSELLOR: t("Counsellor"),
        Role.GROUP: t("Support group"),
        Role.ADVOCATE: t("Advocate"),
        Role.LAWYER: t("Lawyer"),
    }[role]


def reach_words(texts: Texts, person: Person) -> str:
    """Who somebody is, how to reach them, and when."""
    return " · ".join(words for words in (role_words(texts, person.role), person.reach, person.when) if words)


def friends_note(texts: Texts, nickname: str) -> str:
    """A note for mutual friends, to be copied."""
    return texts.t(
        "I'm taking a break from news about {name}. Please don't pass anything on, either way, unless it's "
        "urgent.",
        name=nickname or texts.t("my ex"),
    )


def ten_minutes_note(texts: Texts) -> str:
    """A question for somebody near, to be copied."""
    return texts.t("Can you be with me for ten minutes? You don't have to say anything clever.")


def hours_words(texts: Texts, hours: Hours) -> str:
    """A part of a weekday, as the person says it."""
    t, day = texts.t, texts.weekday(hours.weekday)
    return {
        Part.MORNING: t("{weekday} morning", weekday=day),
        Part.AFTERNOON: t("{weekday} afternoon", weekday=day),
        Part.EVENING: t("{weekday} evening", weekday=day),
        Part.NIGHT: t("{weekday} night", weekday=day),
    }[hours.part]


def deck_words(texts: Texts, kind: str) -> str:
    """A kind of thing to do; one that has no name here is shown as it is."""
    t = texts.t
    return {
        "nature": t("Outside"),
        "pamper": t("Be kind to yourself"),
        "hobby": t("Old and new hobbies"),
        "bold": t("Something bold"),
        "social": t("With others"),
        "rest": t("Rest"),
        "solo": t("Time alone"),
    }.get(kind, kind)


def first_hour_sheet(texts: Texts, aim: str, pages: Sequence[Page], today: dt.date) -> str:
    """The text of a sheet for a counsellor: what for, questions to ask, and the picked notes by day."""
    t = texts.t
    lines = [t("For a first hour")]
    if aim.strip():
        lines += ["", t("What I want from this hour:"), aim.strip()]
    lines += [
        "",
        t("What I may ask:"),
        t("- How do you work, and have you met this before?"),
        t("- What stays between us, and what does not?"),
        t("- How would we both notice that it helps?"),
        t("- What can I do between two hours, and in a bad night?"),
    ]
    if pages:
        lines += ["", t("From my notes:")]
    for page in pages:
        lines += ["", texts.day(page.saved.date(), today), words_of(page)]
    return "\n".join(lines) + "\n"
