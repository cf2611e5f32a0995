"""What more there is in a hard moment, and how each of it is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leeward.core import moods, pages, waiting
from leeward.core.access import Access

if TYPE_CHECKING:
    from collections.abc import Callable

    from leeward.gui.parts.hard_steps import Step
    from leeward.gui.session import Session
    from leeward.gui.theme import Theme

WHOLE_PICTURE = "whole-picture"
HOPE = "hoped-answer"
SELF_RESPECT = "self-respect"
# What leads out of the hard moment, and to where.
LEADS_TO = {"help": "help", "hope": f"write {HOPE}"}
# Each step, and the tile that says that it helped.
HELPED = {
    "close": "help-close",
    "call": "help-call",
    "reasons": "help-reasons",
    "missing": "help-missing",
    "breathe": "help-breathe",
    "quiet": "help-quiet",
    "write": "help-write",
}


def own_words(session: Session) -> list[str]:
    """The person's reasons, and their sentence of self-respect."""
    state = session.state
    return [words for words in (*pages.reasons(state), pages.sentence(state, SELF_RESPECT)) if words]


def choices(session: Session) -> list[tuple[str, str]]:
    """What more there is: what helped before comes first, and nothing personal while it is locked."""
    t, state = session.texts.t, session.state
    found = [
        ("missing", t("What am I missing right now?")),
        ("breathe", t("Breathe")),
        ("quiet", t("Two quiet minutes")),
        ("write", t("Write it here, unsent")),
        ("doubt", t("I'm in doubt")),
        ("why", t("Why does this hurt?")),
        ("help", t("Help")),
    ]
    if session.access is Access.SEALED:
        return found
    hope = session.content.prompt(HOPE)
    if hope is not None and state.profile.situation not in hope.not_for:
        found.insert(4, ("hope", t("What do I hope for?")))
    if own_words(session):
        found.insert(0, ("reasons", t("Read my reasons")))
    written = state.profile.whole_picture and pages.of_prompt(state, WHOLE_PICTURE)
    if written and not moods.is_low(state, session.now()):
        found.insert(-1, ("picture", t("The whole picture")))
    helped = {tile: number for number, tile in enumerate(waiting.what_helped(state))}
    return sorted(found, key=lambda choice: helped.get(HELPED.get(choice[0], ""), len(helped)))


def make_step(
    name: str,
    session: Session,
    theme: Theme,
    take: Callable[[str], None],
    miss: Callable[[str], None],
) -> Step:
    """A step by its name; `take` is called with another step's name, `miss` with the tile that is missed."""
    # What opens the hard moment at once needs none of it.
    from leeward.gui.parts import hard_steps, missing  # noqa: PLC0415

    if name == "missing":
        step = missing.Missing(session)
        step.named.connect(miss)
        return step
    if name == "why":
        hurts = hard_steps.WhyItHurts(session)
        hurts.missing_asked.connect(lambda: take("missing"))
        return hurts
    if name in {"breathe", "quiet"}:
        return (hard_steps.Breathing if name == "breathe" else hard_steps.Quiet)(session, theme)
    made = {
        "reasons": hard_steps.Reasons,
        "picture": hard_steps.WholePicture,
        "call": hard_steps.Call,
        "write": hard_steps.Unsent,
        "doubt": hard_steps.Doubt,
    }
    return made[name](session)
