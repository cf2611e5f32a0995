"""Which prompts are open to the person now, and which of them is for now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leeward.core import pages, period
from leeward.core.companion import PageKind
from leeward.core.content import Form
from leeward.core.moment import shifted
from leeward.core.moods import is_low

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from leeward.core.content import Prompt
    from leeward.core.moment import Moment
    from leeward.core.state import State

LETTERS = "letters"
FREE = "free"
WEEKLY = "weekly"
DECISION = "decision"
WHOLE_PICTURE = "whole-picture"
# Families that have a place of their own, and are not chosen from the list.
APART = frozenset({WEEKLY, "ending", "plans", "reasons"})
EVENING = 18
WEEK = 7


def kind_of(prompt: Prompt) -> PageKind:
    """What kind of page a prompt is answered by."""
    if prompt.id == "reason":
        return PageKind.REASON
    if prompt.form is Form.QUESTIONS:
        return PageKind.QUESTIONS
    if prompt.form is Form.LINES:
        return PageKind.LINE
    return PageKind.LETTER if prompt.family == LETTERS else PageKind.JOURNAL


def is_open(prompt: Prompt, state: State, now: Moment) -> bool:
    """Whether a prompt is offered: by path, by day, and not at a low mood where that would not be kind."""
    if state.profile.situation in prompt.not_for:
        return False
    if prompt.id == WHOLE_PICTURE and not state.profile.whole_picture:
        return False
    if prompt.not_at_low_mood and is_low(state, now):
        return False
    return prompt.from_day <= max(1, period.day_number(state, now))


def choices(prompts: Iterable[Prompt], state: State, now: Moment) -> tuple[Prompt, ...]:
    """Everything there is to choose from now, in its order."""
    return tuple(p for p in prompts if p.family not in APART and is_open(p, state, now))


def may_show_whole_picture(state: State, now: Moment) -> bool:
    """Whether the list of what was hard may be shown: asked for, with lines in it, and not at a low mood."""
    wanted = state.profile.whole_picture and not is_low(state, now)
    return wanted and bool(pages.of_prompt(state, WHOLE_PICTURE))


def for_now(prompts: Iterable[Prompt], state: State, now: Moment) -> tuple[Prompt, ...]:
    """What fits today: a decision page that is due, this week's look back, and in the evening tomorrow."""
    fitting = {p.id: p for p in prompts if is_open(p, state, now)}
    wanted: list[str] = []
    if decision_is_due(state, now):
        wanted.append(DECISION)
    review = review_of_week(state, now)
    if review:
        wanted.append(review)
    if now.at.hour >= EVENING:
        wanted.append("tomorrow")
    return tuple(fitting[name] for name in wanted if name in fitting)


def review_of_week(state: State, now: Moment) -> str:
    """The look back that this week opened, where it is not written yet; nothing after the fourth."""
    week = (period.day_number(state, now) + WEEK - 1) // WEEK
    name = f"review-{week}"
    return "" if week > 4 or pages.of_prompt(state, name) else name  # noqa: PLR2004  four looks back


def decision_is_due(state: State, now: Moment) -> bool:
    """Whether the decision was not yet looked at from the start, the middle or the end of this period."""
    running = period.current(state)
    if running is None:
        return False
    days = [pages.written_at(page).date() for page in pages.of_prompt(state, DECISION)]
    stages = [running.start]
    if running.days is not None:
        stages += [shifted(running.start, running.days // 2), shifted(running.start, running.days - 1)]
    reached = max(day for day in stages if day <= max(now.today, running.start))
    return not any(day >= reached for day in days)


def first_again(prompt: Prompt, now: Moment) -> dt.date | None:
    """The day a page that is written now is shown again."""
    return shifted(now.today, prompt.again_after) if prompt.again_after else None
