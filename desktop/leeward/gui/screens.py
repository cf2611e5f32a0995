"""Every place and flow by its name; each is imported and made when it is first opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leeward.gui.companion_screens import moment_screens, plan_screens, writing_screens

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
        | writing_screens(session, theme)
        | plan_screens(session, theme)
        | _flows(session, theme)
        | moment_screens(session, theme)
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

        return EraseEverything(session, theme)

    def locking() -> QWidget:
        from leeward.gui.pages.locking import Locking

        return Locking(session, theme)

    return {"document": document, "backups": backups, "carry": carry, "erase": erase, "locking": locking}


def _flows(session: Session, theme: Theme) -> dict[str, Callable[..., QWidget]]:
    def welcome() -> QWidget:
        from leeward.gui.flows.welcome import Welcome

        return Welcome(session)

    def lock() -> QWidget:
        from leeward.gui.lock import Lock

        return Lock(session, theme)

    def protect() -> QWidget:
        from leeward.gui.flows.passphrase import Protect

        return Protect(session, theme)

    def lock_passphrase() -> QWidget:
        from leeward.gui.flows.passphrase import ChooseLock

        return ChooseLock(session, theme)

    return {
        "welcome": welcome,
        "lock": lock,
        "lock-passphrase": lock_passphrase,
        "protect": protect,
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

    def starting() -> QWidget:
        from leeward.gui.pages.starting import Starting

        return Starting(session, theme)

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
        "starting": starting,
        "reasons": reasons,
        "sentence": sentence,
        "tell": tell,
        "length": length,
    }


def _help(session: Session, theme: Theme) -> dict[str, Callable[[], QWidget]]:
    def questions() -> QWidget:
        from leeward.gui.pages.questions import Questions

        return Questions(session, theme)

    def guide() -> QWidget:
        from leeward.gui.pages.guide import Guide

        return Guide(session, theme)

    def evidence() -> QWidget:
        from leeward.gui.pages.evidence import Evidence

        return Evidence(session, theme)

    def care() -> QWidget:
        from leeward.gui.pages.care import Care

        return Care(session, theme)

    def incidents() -> QWidget:
        from leeward.gui.pages.incidents import Incidents

        return Incidents(session, theme)

    def keyboard() -> QWidget:
        from leeward.gui.pages.keyboard import Keyboard

        return Keyboard(session, theme)

    return {
        "questions": questions,
        "guide": guide,
        "evidence": evidence,
        "care": care,
        "incidents": incidents,
        "keyboard": keyboard,
    }
