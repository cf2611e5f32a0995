"""The day in figures: quiet days, times waited, a day reached, and the end of the period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leeward.core import period, waiting
from leeward.gui.widgets.buttons import Button
from leeward.gui.widgets.rows import add, column, row
from leeward.gui.widgets.text import Text
from leeward.wording import milestone_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QVBoxLayout

    from leeward.gui.session import Session


def figures(session: Session, go: Callable[[str], None]) -> QVBoxLayout:
    """What is shown beside the ring of the day."""
    state, now, texts = session.state, session.now(), session.texts
    quiet = period.quiet_days(state, now)
    first = period.day_number(state, now) <= 1
    laid = column(None, gap=6)
    if not first:
        add(laid, Text(texts.tn("{n} quiet day", "{n} quiet days", quiet), "figure"))
    else:
        add(laid, Text(texts.t("The first day"), "figure"))
    times = waiting.times_waited(state)
    if times:
        add(laid, Text(texts.tn("You waited once.", "You waited {n} times.", times), "small"))
        add(laid, Text(texts.t("That stays."), "small"))
    elif first:
        add(laid, Text(texts.t("Tomorrow it is one more."), "small"))
    reached = period.milestone(state, now)
    if reached is not None:
        add(laid, Text(milestone_words(texts, reached), "small"))
    _look_ahead(laid, session, go)
    add(laid, None)
    return laid


def _look_ahead(laid: QVBoxLayout, session: Session, go: Callable[[str], None]) -> None:
    """What the end of the period asks for, where it has come or is near."""
    state, now, texts = session.state, session.now(), session.texts
    if period.is_over(state, now):
        add(laid, Text(texts.t("The time you set has passed. Nothing changes by itself."), "small"))
        add(laid, row(Button(texts.t("How to go on"), "link", lambda: go("ending"))))
    elif period.next_look(state, now) == now.today:
        add(laid, Text(texts.t("Another 30 days. Is no end still right?"), "small"))
        add(laid, row(Button(texts.t("Look at it"), "link", lambda: go("pause"))))
    elif period.ends_soon(state, now):
        last = period.last_day(running) if (running := period.current(state)) is not None else None
        if last is not None:
            words = texts.t("The last day is {day}.", day=texts.day(last, now.today))
            add(laid, Text(words, "small"))
        longer = Button(texts.t("A week longer"), "link", lambda: session.do(period.extend, 7))
        add(laid, row(longer))
