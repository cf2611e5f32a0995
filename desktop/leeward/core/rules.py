"""Page rules: what browsers are asked to keep closed of one person, and what stays open all the same."""

from __future__ import annotations

import enum
import re
import string
from typing import TYPE_CHECKING

from msgspec import Struct

from leeward.core.records import Level

if TYPE_CHECKING:
    from leeward.core.links import Plan
    from leeward.core.platforms import Catalogue

_MARKS = "._-%@"
# What a longer name may need after its next character to be whole: a letter, a digit, nothing.
_ENDS = ("", "a", "0")


class PageRule(Struct, frozen=True, kw_only=True, order=True):
    """One page, as the guard is asked for it.

    `rule` is host and path, and perhaps one query field. `follows` are the characters with which someone
    else's longer name on that site could go on; their pages are to stay open.
    """

    rule: str
    follows: str


class Family(enum.Enum):
    """Browsers that take page rules the same way."""

    CHROMIUM = "chromium"
    FIREFOX = "firefox"


class Takes(enum.Enum):
    """When a browser that runs obeys a changed rule."""

    SECONDS = "seconds"
    RESTART = "restart"


class StaysOpen(enum.Enum):
    """What a page rule does not close."""

    # A click inside the site that changes the page without loading one, as most of the big sites do.
    CLICKS_INSIDE = "clicks inside"
    # Their posts and pictures in feeds, searches and comments.
    ELSEWHERE_ON_SITE = "elsewhere on the site"
    # Mixed letter case: the name as given, in small letters, capitals and capitalised is closed.
    LETTER_CASES = "letter cases"
    # Letters written as escapes, doubled slashes, short links, other addresses of the same account.
    OTHER_SPELLINGS = "other spellings"
    # A page that is open already, until it is loaded again.
    OPEN_PAGE = "open page"
    # Browsers of neither family, and those packed as Snap or Flatpak that read other files.
    OTHER_BROWSERS = "other browsers"
    APPS = "apps"
    OTHER_DEVICES = "other devices"


class Coverage(Struct, frozen=True, kw_only=True):
    """What page rules mean in one family of browsers, as measured in Chromium 156 and Firefox 153."""

    takes: Takes
    stays_open: tuple[StaysOpen, ...]


def coverage(family: Family) -> Coverage:
    """What page rules mean in a family; what stays open comes in the order it matters."""
    chromium = family is Family.CHROMIUM
    cases = (StaysOpen.LETTER_CASES,) if chromium else ()
    return Coverage(
        takes=Takes.SECONDS if chromium else Takes.RESTART,
        stays_open=(
            StaysOpen.CLICKS_INSIDE,
            StaysOpen.ELSEWHERE_ON_SITE,
            *cases,
            StaysOpen.OTHER_SPELLINGS,
            StaysOpen.OPEN_PAGE,
            StaysOpen.OTHER_BROWSERS,
            StaysOpen.APPS,
            StaysOpen.OTHER_DEVICES,
        ),
    )


def page_rules(plan: Plan, catalogue: Catalogue) -> tuple[PageRule, ...]:
    """What to ask browsers for besides the names a plan closes; a whole site needs no rules."""
    if plan.level is Level.SITE:
        return ()
    platform = catalogue.platform(plan.platform)
    follows = following(plan.handle, platform.handle_pattern if platform else "")
    return tuple(PageRule(rule=rule.rstrip("/"), follows=follows) for rule in plan.rules)


def following(handle: str, pattern: str = "") -> str:
    """The characters that a longer name beginning with `handle` could have next, letters in both cases.

    `pattern` is the platform's own for whole handles; without one every usual character. None where the
    handle is as long as one can be.
    """
    usual = string.ascii_lowercase + string.digits + _MARKS
    found = {c for c in usual if not pattern or _goes_on(handle, c, pattern)}
    return "".join(sorted(found | {c.upper() for c in found}))


def _goes_on(handle: str, character: str, pattern: str) -> bool:
    starts = {handle + character, handle.lower() + character, handle.upper() + character.upper()}
    return any(re.fullmatch(pattern, start + end, re.ASCII) for start in starts for end in _ENDS)
