"""The places and flows for writing, planning and hard moments, by their names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leeward.core.companion import ActKind
from leeward.core.records import Kind

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from leeward.gui.session import Session
    from leeward.gui.theme import Theme


def writing_screens(session: Session, theme: Theme) -> dict[str, Callable[..., QWidget]]:
    """Pages to write, what one's own log shows, and the end of a period."""

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

    return {"write": write, "weekly": lambda: write("weekly"), "ending": ending} | _back(session, theme)


def _back(session: Session, theme: Theme) -> dict[str, Callable[..., QWidget]]:
    def looking_back() -> QWidget:
        from leeward.gui.pages.looking_back import LookingBack

        return LookingBack(session, theme)

    def one_page() -> QWidget:
        from leeward.gui.pages.one_page import OnePage

        return OnePage(session, theme)

    return {"looking-back": looking_back, "one-page": one_page}


def plan_screens(session: Session, theme: Theme) -> dict[str, Callable[..., QWidget]]:
    """Plans, people, and what is good to do."""

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


def moment_screens(session: Session, theme: Theme) -> dict[str, Callable[..., QWidget]]:
    """A hard moment, what happened, and what they wrote."""

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
