"""Every place and flow by its name; each is imported and made when it is first opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leeward.core.companion import ActKind
from leeward.core.records import Kind

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from leeward.gui.session import Session
    from leeward.gui.theme import Theme


def screens(session: Session, theme: Theme) -> dict[str, Callable[..., QWidget]]:
    """What makes each of them; some are handed what they are about."""
    return (
        _places(session, theme)
        | _document(session, theme)
        | _writing(session, theme)
        | _plans(session, theme)
        | _flows(session)
        | _moments(session, theme)
        | _boundary(session, theme)
        | _help(session, theme)
    )


def _places(session: Session, theme: Theme) -> dict[str, Callable[[], QWidget]]:
    def today() -> QWidget:
        from leeward.gui.pages.today import Today

        return Today(session, theme)

    def my_list() -> QWidget:
        from leeward.gui.pages.my_list import MyList

        return MyList(session, theme)

    def closed_sites() -> QWidget:
        from leeward.gui.pages.closed_sites import ClosedSites

        return ClosedSites(session, theme)

    def journal() -> QWidget:
        from leeward.gui.pages.journal import Journal

        return Journal(session, theme)

    def help_page() -> QWidget:
        from leeward.gui.pages.help import Help

        return Help(session, theme)

    def settings() -> QWidget:
        from leeward.gui.pages.settings import Settings

        return Settings(session, theme)

    def elsewhere() -> QWidget:
        from leeward.gui.pages.elsewhere import Elsewhere

        return Elsewhere(session, theme)

    return {
        "today": today,
        "elsewhere": elsewhere,
        "list": my_list,
        "closed": closed_sites,
        "journal": journal,
        "help": help_page,
        "settings": settings,
    }


def _document(session: Session, theme: Theme) -> dict[str, Callable[[], QWidget]]:
    def document() -> QWidget:
        from leeward.gui.pages.document import YourDocument

        return YourDocument(session, theme)

    def backups() -> QWidget:
        from leeward.gui.pages.backups import OlderStates

        return OlderStates(session, theme)

    def carry() -> QWidget:
        from leeward.gui.pages.carry import Carry

        return Carry(session, theme)

    def erase() -> QWidget:
        from leeward.gui.flows.erase import EraseEverything

        return EraseEverything(session)

    def locking() -> QWidget:
        from leeward.gui.pages.locking import Locking

        return Locking(session, theme)

    return {"document": document, "backups": backups, "carry": carry, "erase": erase, "locking": locking}


def _writing(session: Session, theme: Theme) -> dict[str, Callable[..., QWidget]]:
    def write(about: str = "") -> QWidget:
        """A prompt or a page by its id; without either, the choice of all prompts."""
        from leeward.core.content import Form
        from leeward.core.pages import versions_of
        from leeward.core.prompts import FREE

        page = next(iter(versions_of(session.state, about)), None)
        prompt = session.content.prompt(about if page is None else page.prompt)
        record = "" if page is None else about
        if page is None and prompt is None:
            from leeward.gui.pages.choosing import Choosing

            return Choosing(session, theme)
        if prompt is not None and prompt.form is Form.QUESTIONS:
            from leeward.gui.pages.answering import Answering

            return Answering(session, theme, prompt, record)
        if prompt is not None and prompt.form is Form.LINES and not record:
            from leeward.gui.pages.lines import Lines

            return Lines(session, theme, prompt)
        from leeward.gui.pages.writing import Writing

        free = next(found for found in session.content.prompts if found.id == FREE)
        return Writing(session, theme, prompt or free, record)

    def ending() -> QWidget:
        from leeward.gui.flows.ending import Ending

        return Ending(session, theme)

    return {"write": write, "weekly": lambda: write("weekly"), "ending": ending}


def _plans(session: Session, theme: Theme) -> dict[str, Callable[..., QWidget]]:
    def plans(kind: str = "") -> QWidget:
        from leeward.gui.pages.plans import Plans

        return Plans(session, theme, ActKind(kind) if kind else None)

    def people() -> QWidget:
        from leeward.gui.pages.people import People

        return People(session, theme)

    def deck() -> QWidget:
        from leeward.gui.pages.deck import Deck

        return Deck(session, theme)

    def first_hour() -> QWidget:
        from leeward.gui.pages.first_hour import FirstHour

        return FirstHour(session, theme)

    return {"plans": plans, "people": people, "deck": deck, "session": first_hour}


def _flows(session: Session) -> dict[str, Callable[..., QWidget]]:
    def welcome() -> QWidget:
        from leeward.gui.flows.welcome import Welcome

        return Welcome(session)

    def lock() -> QWidget:
        from leeward.gui.lock import Lock

        return Lock(session)

    def protect() -> QWidget:
        from leeward.gui.flows.passphrase import Protect

        return Protect(session)

    def lock_passphrase() -> QWidget:
        from leeward.gui.flows.passphrase import ChooseLock

        return ChooseLock(session)

    return {
        "welcome": welcome,
        "lock": lock,
        "lock-passphrase": lock_passphrase,
        "protect": protect,
    }


def _moments(session: Session, theme: Theme) -> dict[str, Callable[..., QWidget]]:
    def hard_moment() -> QWidget:
        from leeward.gui.flows.hard_moment import HardMoment

        return HardMoment(session, theme)

    def happened(kind: str) -> QWidget:
        from leeward.gui.flows.something_happened import SomethingHappened

        return SomethingHappened(session, Kind(kind))

    def afterwards(record: str) -> QWidget:
        from leeward.gui.flows.afterwards import Afterwards

        return Afterwards(session, record)

    def happened_list() -> QWidget:
        from leeward.gui.pages.happened_list import HappenedList

        return HappenedList(session, theme)

    def they_wrote() -> QWidget:
        from leeward.gui.flows.they_wrote import TheyWrote

        return TheyWrote(session)

    return {
        "hard": hard_moment,
        "happened": happened,
        "afterwards": afterwards,
        "happened-list": happened_list,
        "they-wrote": they_wrote,
    }


def _boundary(session: Session, theme: Theme) -> dict[str, Callable[..., QWidget]]:
    def boundary() -> QWidget:
        from leeward.gui.pages.boundary import Boundary

        return Boundary(session, theme)

    def pause() -> QWidget:
        from leeward.gui.pages.pause import Pause

        return Pause(session, theme)

    def reminders() -> QWidget:
        from leeward.gui.pages.reminders import Reminders

        return Reminders(session, theme)

    def reasons() -> QWidget:
        from leeward.gui.flows.reasons import Reasons

        return Reasons(session)

    def sentence(about: str) -> QWidget:
        from leeward.gui.flows.one_line import OneLine

        return OneLine(session, about)

    def tell() -> QWidget:
        from leeward.gui.flows.tell import Tell

        return Tell(session)

    def length() -> QWidget:
        from leeward.gui.flows.length import Length

        return Length(session)

    return {
        "boundary": boundary,
        "pause": pause,
        "reminders": reminders,
        "reasons": reasons,
        "sentence": sentence,
        "tell": tell,
        "length": length,
    }


def _help(session: Session, theme: Theme) -> dict[str, Callable[[], QWidget]]:
    def questions() -> QWidget:
        from leeward.gui.pages.questions import Questions

        return Questions(session, theme)

    def evidence() -> QWidget:
        from leeward.gui.pages.evidence import Evidence

        return Evidence(session, theme)

    def care() -> QWidget:
        from leeward.gui.pages.care import Care

        return Care(session, theme)

    def incidents() -> QWidget:
        from leeward.gui.pages.incidents import Incidents

        return Incidents(session, theme)

    return {"questions": questions, "evidence": evidence, "care": care, "incidents": incidents}
