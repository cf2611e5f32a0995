"""How one thing on the list stands, in a line or two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leeward.core import loosening
from leeward.core.records import Level

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from leeward.core.links import Plan
    from leeward.core.moment import Moment
    from leeward.core.records import Target
    from leeward.texts import Texts


def waiting_words(texts: Texts, minutes: int, reasons: Sequence[str]) -> str:
    """What a wait of so many more minutes says, with the person's own words from a calm day."""
    if not minutes:
        return texts.t("The wait is over. Open it, or leave it?")
    waits = texts.tn(
        "Opens in {n} minute if you still want it then.",
        "Opens in {n} minutes if you still want it then.",
        minutes,
    )
    if not reasons:
        return waits
    reason = texts.t("“{words}”", words=reasons[-1])
    return f"{waits} {reason}"


def open_words(texts: Texts, target: Target, now: Moment) -> str:
    """How a site that is not closed stands: open for a while, or against what is wanted."""
    if target.open_until is not None and loosening.is_open_for_now(target, now):
        end = texts.clock(target.open_until.astimezone(now.tz))
        return texts.t("Open until {clock}, then it closes by itself.", clock=end)
    return texts.t("Wanted closed, and open right now.")


def closed_words(
    texts: Texts, plan: Plan, read: dt.datetime | None, end: dt.datetime | None, now: Moment
) -> str:
    """How a closed site stands, and what of it stays open; `end` where it is not the others' as well."""
    t = texts.t
    clock = "" if read is None else texts.clock(read.astimezone(now.tz))
    parts = [t("Checked at {clock}.", clock=clock)]
    if end is not None:
        parts.append(t("Until {end}.", end=texts.until(end, now.today)))
    if plan.level is Level.PAGE:
        parts.append(t("Links to it stop. Clicks inside {site} still reach it.", site=plan.title))
    elif plan.level is not Level.SITE:
        parts.append(t("The rest of {site} stays open.", site=plan.title))
    return " ".join(parts)
