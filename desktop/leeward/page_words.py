"""What a page rule means in words: when browsers take it, and what it leaves open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leeward.core.links import only_page
from leeward.core.lookalikes import in_letters, looks_like
from leeward.core.records import Level
from leeward.core.rules import Family, StaysOpen, Takes, coverage
from leeward.wording import managed_words

if TYPE_CHECKING:
    from leeward.core.links import Plan
    from leeward.core.platforms import Catalogue
    from leeward.texts import Texts


def stays_open_words(texts: Texts, stays: StaysOpen) -> str:
    """What a page rule does not close."""
    t = texts.t
    return {
        StaysOpen.CLICKS_INSIDE: t("A click on their name inside the site."),
        StaysOpen.ELSEWHERE_ON_SITE: t("Their posts and pictures in feeds, searches and comments."),
        StaysOpen.LETTER_CASES: t("Their name in mixed small and large letters, in Chromium and its family."),
        StaysOpen.OTHER_SPELLINGS: t("Short links, and their name written with signs instead of letters."),
        StaysOpen.OPEN_PAGE: t("The page, where it is open already, until it is loaded again."),
        StaysOpen.OTHER_BROWSERS: t("Browsers that take no such rules. After closing you see which."),
        StaysOpen.APPS: t("Apps."),
        StaysOpen.OTHER_DEVICES: t("Your phone, and other devices."),
    }[stays]


def takes_words(texts: Texts, family: Family) -> str:
    """When browsers of a family obey a new rule."""
    t = texts.t
    return {
        (Family.CHROMIUM, Takes.SECONDS): t(
            "Chromium, Chrome, Brave and Edge take it within seconds, or minutes where they just started."
        ),
        (Family.CHROMIUM, Takes.RESTART): t("Chromium, Chrome, Brave and Edge take it when they start."),
        (Family.FIREFOX, Takes.SECONDS): t("Firefox takes it within seconds."),
        (Family.FIREFOX, Takes.RESTART): t("Firefox takes it when it starts."),
    }[family, coverage(family).takes]


def left_open(texts: Texts) -> tuple[str, ...]:
    """Everything a page rule leaves open in one browser or another, in the order it matters."""
    kinds = {stays for family in Family for stays in coverage(family).stays_open}
    return tuple(stays_open_words(texts, stays) for stays in StaysOpen if stays in kinds)


def other_page_words(texts: Texts, plan: Plan) -> str:
    """That a person's page has a second way in beside their own host; empty where it has none."""
    if plan.level is not Level.PERSON or only_page(plan) is None:
        return ""
    return texts.t(
        "Their own address closes. The same page inside {site} stays open, unless a rule in your browsers "
        "closes it, too.",
        site=plan.title,
    )


def found_words(texts: Texts, plan: Plan) -> str:
    """Who could read of it on this computer, to be told before it is closed."""
    if plan.level is Level.SITE and plan.platform:
        return texts.t("Others who use it could find the site in a system file.")
    return texts.t("Others who use it could find the name in a system file.")


def alike_words(texts: Texts, plan: Plan, catalogue: Catalogue) -> str:
    """What an unknown site's name could be taken for, or how it reads in its own letters; else empty."""
    if plan.platform:
        return ""
    letters, other = in_letters(plan.host), looks_like(plan.host, catalogue)
    if other:
        return texts.t("This reads like {other} and is another site: {host}", other=other, host=plan.host)
    return texts.t("In its own letters: {name}", name=letters) if letters else ""


def level_lines(texts: Texts, plan: Plan) -> list[str]:
    """What the command line says of how much is closed, and what is not."""
    t = texts.t
    everyone = t("It closes for everyone on this computer.")
    seen = f"{everyone} {found_words(texts, plan)}"
    if plan.level is Level.PERSON:
        second = other_page_words(texts, plan)
        more = [second, t("For that rule: the same command with --level page")] if second else []
        return [seen, *more]
    if plan.level is not Level.PAGE:
        return [seen]
    takes = [takes_words(texts, family) for family in Family]
    stays = [f"  {words}" for words in left_open(texts)]
    return [seen, managed_words(texts), *takes, t("What stays open:"), *stays]
