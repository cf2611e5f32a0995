"""What is closed, as Today shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leeward.gui.widgets.buttons import Button
from leeward.gui.widgets.card import Card
from leeward.gui.widgets.rows import row
from leeward.gui.widgets.text import Text
from leeward.proof_words import proof_summary
from leeward.wording import plan_title

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from leeward.core.records import Target
    from leeward.gui.session import Session

NAMED_SITES = 2


def closed_card(session: Session, go: Callable[[str], object]) -> Card:
    """What is closed until when, what of it is open, or how to begin."""
    t, targets = session.texts.t, session.state.targets
    if not targets:
        return _to_begin(session, go)
    standing = session.in_time
    if not standing:
        card = Card(t("Open again"))
        said = t("The time you chose for it has passed.")
        again = Button(t("Closed sites"), "quiet", lambda: go("closed"))
        card.lay(Text(_names(session, targets)), Text(said, "small"), None, row(again))
        return card
    shut, busy = session.all_closed(), bool(session.busy)
    card = Card(_heading(session, standing, shut=shut, busy=busy))
    card.lay(Text(_names(session, standing)))
    if shut:
        card.lay(Text(_checked(session), "small"), None)
    elif not busy:
        card.lay(
            Text(t("Something on your list is open right now."), "small"),
            None,
            row(Button(t("Close everything"), "soft", session.close_everything)),
        )
    return card


def _to_begin(session: Session, go: Callable[[str], object]) -> Card:
    t = session.texts.t
    card = Card(t("Nothing is closed yet"))
    card.lay(
        Text(t("A site that pulls you can be closed on this computer with one press."), "small"),
        None,
        row(Button(t("Close a site…"), "soft", lambda: go("closed"))),
    )
    return card


def _heading(session: Session, standing: Sequence[Target], *, shut: bool, busy: bool) -> str:
    texts = session.texts
    if busy:
        return texts.t("Closing…")
    if not shut:
        return texts.t("Not all closed")
    ends = [session.ends(target) for target in standing if session.has_end(target)]
    if not ends:
        return texts.t("Closed")
    return texts.t("Closed until {end}", end=texts.until(min(ends), session.now().today))


def _checked(session: Session) -> str:
    proof, read = session.proof, session.actual.read
    if proof is not None and proof.browsers:
        return proof_summary(session.texts, proof, session.now().at)
    if read is None:
        return ""
    clock = session.texts.clock(read.astimezone(session.now().tz))
    return session.texts.t("For everyone on this computer. Checked at {clock}.", clock=clock)


def _names(session: Session, targets: Sequence[Target]) -> str:
    texts = session.texts
    names = [plan_title(texts, session.plan(target)) for target in targets]
    more = len(names) - NAMED_SITES
    if more <= 0:
        return texts.both(names)
    listed = ", ".join(names[:NAMED_SITES])
    return texts.tn("{names} and {n} more", "{names} and {n} more", more, names=listed)
