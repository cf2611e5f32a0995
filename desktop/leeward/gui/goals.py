"""Everything there is to jump to from where the person stands now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leeward.core import boundary, cards, looking_back, paths, people, prompts
from leeward.core.access import Access
from leeward.core.asking import matching
from leeward.core.goals import Goal
from leeward.core.helplines import for_country
from leeward.core.records import Kind
from leeward.gui.ways import ALWAYS_OPEN
from leeward.plan_words import reach_words
from leeward.wording import country_words, kind_words, plan_title

if TYPE_CHECKING:
    from leeward.gui.session import Session

LOGGED = (Kind.REACHED_OUT, Kind.LOOKED, Kind.TOLD_BY_OTHERS, Kind.BY_CHANCE)
# What is put down on any path, and so without knowing which one it is.
ON_ANY_PATH = (Kind.BY_CHANCE,)


def goals(session: Session) -> list[Goal]:
    """Acts, places and settings, then content, then the person's own; locked, only what stays open."""
    found = [*_acts(session), *_places(session), *_settings(session), *_help(session)]
    if session.access is Access.SEALED:
        found += [*_guide(session), *_questions(session)]
        return [goal for goal in found if goal.place.partition(" ")[0] in ALWAYS_OPEN]
    own = [*_sites(session), *_cards(session), *_prompts(session), *_people(session)]
    return [*found, *own, *_guide(session), *_questions(session)]


def _acts(session: Session) -> list[Goal]:
    t, state = session.texts.t, session.state
    kind = t("Do")
    found = [
        Goal(t("Hard moment"), kind, "hard", lead=t("Ten minutes, and nothing to decide.")),
        Goal(t("They wrote"), kind, "they-wrote", lead=t("Let it rest, or answer slowly.")),
    ]
    if session.access is Access.SEALED:
        asked = () if state.settings.discreet else ON_ANY_PATH
    else:
        asked = boundary.logged_kinds(state) if paths.counts(state) else ON_ANY_PATH
    happened = t("Something happened")
    found += [
        Goal(kind_words(session.texts, each), happened, f"happened {each.value}")
        for each in LOGGED
        if each in asked
    ]
    return [*found, Goal(t("Write"), kind, "write free", lead=t("An empty page."))]


def _places(session: Session) -> list[Goal]:
    t, state = session.texts.t, session.state
    kind = t("Page")
    names = [
        ("today", t("Today")),
        ("list", t("My list")),
        ("closed", t("Closed sites")),
        ("journal", t("Journal")),
        ("help", t("Help")),
        ("settings", t("Settings")),
        ("happened-list", t("What I put down")),
        ("plans", t("Plans")),
        ("people", t("Your people")),
        ("deck", t("Something good")),
        ("session", t("A first hour with a counsellor")),
        ("write", t("Choose a page")),
        ("elsewhere", t("Take this list along")),
        ("guide", t("Guide")),
        ("questions", t("Questions and answers")),
        ("evidence", t("What is known")),
        ("care", t("If you are afraid, or feel watched")),
    ]
    if looking_back.is_open(state, session.now()):
        names += [("looking-back", t("Looking back")), ("one-page", t("On one page"))]
    if paths.keeps_incidents(state):
        names.append(("incidents", t("Record of incidents")))
    return [Goal(name, kind, place) for place, name in names]


def _settings(session: Session) -> list[Goal]:
    t, kind = session.texts.t, session.texts.t("Settings")
    names = [
        ("settings", t("My pause"), t("Since when, and how long.")),
        ("settings", t("How long opening waits"), ""),
        ("settings", t("Discreet"), t("A plain icon, no numbers and no words of yours.")),
        ("settings", t("Light and dark"), ""),
        ("pause", t("Calendar"), ""),
        ("boundary", t("My boundary"), t("Closed ways, and what is agreed all the same.")),
        ("length", t("Help me choose a length"), ""),
        ("reminders", t("Reminders"), t("The evening, and quiet hours.")),
        ("sentence nickname", t("Another name for them"), ""),
        ("document", t("Your document"), t("Who can read it, and the spare key.")),
        ("backups", t("Older states"), ""),
        ("carry", t("Take out or bring in"), ""),
        ("locking", t("Locking this window"), ""),
        ("erase", t("Erase everything"), ""),
        ("starting", t("Starting and keys"), ""),
        ("keyboard", t("Keyboard"), ""),
    ]
    return [Goal(name, kind, place, lead=lead) for place, name, lead in names]


def _help(session: Session) -> list[Goal]:
    texts, content = session.texts, session.content
    lines = for_country(content.help_lines, session.state.settings.country)
    return [
        Goal(
            line.name,
            texts.t("Help"),
            "help",
            line.name,
            " · ".join(
                filter(None, (line.number, country_words(texts, line.country) if line.country else ""))
            ),
            line.note,
        )
        for line in lines
    ]


def _guide(session: Session) -> list[Goal]:
    kind = session.texts.t("Guide")
    return [Goal(chapter.title, kind, "guide", chapter.id) for chapter in session.content.guide]


def _questions(session: Session) -> list[Goal]:
    kind = session.texts.t("Question")
    hopes = session.access is not Access.SEALED and paths.may_plan_contact(session.state)
    asked = matching(session.content.asked, hopes=hopes)
    return [Goal(each.question, kind, "questions", each.id) for each in asked]


def _sites(session: Session) -> list[Goal]:
    found: list[Goal] = []
    for target in session.state.targets:
        title = plan_title(session.texts, session.plan(target))
        found.append(Goal(title, session.texts.t("Closed sites"), "closed", also=target.handle))
    return found


def _cards(session: Session) -> list[Goal]:
    kind = session.texts.t("My list")
    coming = cards.to_do(session.state, session.content.cards)
    return [Goal(card.title, kind, "list", card.id, card.why) for card in coming]


def _prompts(session: Session) -> list[Goal]:
    kind = session.texts.t("Write")
    open_now = prompts.choices(session.content.prompts, session.state, session.now())
    return [Goal(prompt.title, kind, f"write {prompt.id}", lead=prompt.lead) for prompt in open_now]


def _people(session: Session) -> list[Goal]:
    texts = session.texts
    return [
        Goal(person.name, texts.t("Your people"), "people", lead=reach_words(texts, person))
        for person in people.everyone(session.state)
    ]
