"""What is said about pages: families, titles, moods."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leeward.core.companion import Page, PageKind
from leeward.core.pages import is_sealed, words_of, written_at

if TYPE_CHECKING:
    import datetime as dt

    from leeward.core.content import Content
    from leeward.texts import Texts

LONGEST_EXCERPT = 160


def family_words(texts: Texts, family: str) -> str:
    """The heading of a family of prompts."""
    t = texts.t
    words = {
        "feelings": t("What I feel"),
        "bond": t("What it was"),
        "self": t("Me"),
        "ahead": t("Now and ahead"),
        "body": t("Body"),
        "boundaries": t("Boundaries"),
        "letters": t("Letters, not sent"),
    }
    return words.get(family, t("More"))


def page_title(texts: Texts, content: Content, page: Page) -> str:
    """What a page is called in a list."""
    t = texts.t
    prompt = content.prompt(page.prompt) if page.prompt else None
    if prompt is not None and prompt.id != "free":
        return prompt.title
    return {
        PageKind.REASON: t("A reason, for a bad hour"),
        PageKind.LETTER: t("A letter, not sent"),
    }.get(page.kind, t("Written"))


def excerpt(texts: Texts, page: Page, today: dt.date) -> str:
    """The first words of a page; of a sealed one, until when."""
    if is_sealed(page, today) and page.sealed_until is not None:
        return texts.t("Sealed until {day}.", day=texts.day(page.sealed_until, today))
    numbers = ", ".join(str(answer.number) for answer in page.answers if answer.number is not None)
    words = " ".join((words_of(page)[: 2 * LONGEST_EXCERPT] or numbers).split())
    return words if len(words) <= LONGEST_EXCERPT else words[:LONGEST_EXCERPT].rstrip() + "…"


def ago_words(texts: Texts, page: Page, today: dt.date) -> str:
    """How long ago a page was written, as a sentence begins that shows it again."""
    days = (today - written_at(page).date()).days
    if days < 2:  # noqa: PLR2004  yesterday is no number of days
        return texts.t("You wrote this a day ago") if days == 1 else texts.t("You wrote this today")
    if days % 7 == 0:
        weeks = days // 7
        return texts.tn("You wrote this a week ago", "You wrote this {n} weeks ago", weeks)
    return texts.tn("You wrote this {n} day ago", "You wrote this {n} days ago", days)
