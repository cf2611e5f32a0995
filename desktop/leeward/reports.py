"""What the command line tells: each report as plain values for `--json`, and as lines for a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leeward.core import shield
from leeward.core.access import Access
from leeward.core.links import only_page
from leeward.core.proof import Remedy
from leeward.page_words import alike_words, level_lines
from leeward.proof_words import browser_words, kept_pages_words, remedy_cost, remedy_words
from leeward.wording import finding_words, plan_title

if TYPE_CHECKING:
    from leeward.commands import Report
    from leeward.core.errors import RefusedLinkError
    from leeward.core.links import Plan
    from leeward.core.platforms import Catalogue
    from leeward.core.proof import Proof
    from leeward.engine import Engine
    from leeward.texts import Texts


def plan(found: Plan) -> Report:
    """What a link would close."""
    return {
        "platform": found.platform or None,
        "handle": found.handle or None,
        "level": found.level.value,
        "names": list(found.names),
        "rules": list(found.rules),
    }


def refused(error: RefusedLinkError) -> Report:
    """Why a link would close nothing."""
    return {"refused": error.refusal.value}


def plan_lines(texts: Texts, found: Plan, catalogue: Catalogue, cost: str) -> list[str]:
    """What a link would close, as a person reads it; `cost` is what else stops."""
    t = texts.t
    lines = [t("{title}: {count} names close.", title=plan_title(texts, found), count=len(found.names))]
    lines += [f"  {name}" for name in found.names]
    alike = alike_words(texts, found, catalogue)
    page = only_page(found)
    guess = [] if page is None else [t("A page: {page} (with --level page)", page=page.rules[0])]
    return [*lines, *guess, *filter(None, (alike, cost)), *level_lines(texts, found)]


def pages(engine: Engine) -> dict[str, bool]:
    """Each page on the list, and whether the rule stands in a browser here."""
    return {name: name in engine.closing.actual.closed() for name in engine.wanted() if "/" in name}


def proof(found: Proof, pages: dict[str, bool]) -> Report:
    """What checking showed; `pages` says of each page rule whether a browser here has it."""
    return {
        "at": found.at.isoformat(),
        "names": {checked.name: checked.finding.value for checked in found.checked},
        "closed": len(found.closed()),
        "all_closed": len(found.closed()) == len(found.checked) and all(pages.values()),
        "pages": pages,
        "remedies": [remedy.value for remedy in found.remedies()],
        "browsers": {
            browser.browser: {"verdict": browser.verdict.value, "reason": browser.reason.value}
            for browser in found.browsers
        },
    }


def proof_lines(texts: Texts, found: Proof, pages: dict[str, bool]) -> list[str]:
    """What checking showed, name by name."""
    t = texts.t
    if not found.checked and not pages:
        return [texts.t("Nothing is on your list to close.")]
    names = [f"{checked.name}: {finding_words(texts, checked.finding)}" for checked in found.checked]
    has_rule, has_none = t("the browsers here have the rule"), t("open")
    told = [f"{page}: {has_rule if has else has_none}" for page, has in pages.items()]
    browsers = [browser_words(texts, browser) for browser in found.browsers]
    return [*names, *told, *browsers, kept_pages_words(texts), *_remedy_lines(texts, found)]


def _remedy_lines(texts: Texts, found: Proof) -> list[str]:
    """What can be done by a command, with what it costs."""
    commands = {
        Remedy.RECONNECT: "leeward prove --reconnect",
        Remedy.FLUSH: "leeward prove --flush",
    }
    return [
        f"{remedy_words(texts, remedy)}: {commands[remedy]} ({remedy_cost(texts, remedy)})"
        for remedy in found.remedies()
        if remedy in commands
    ]


def doctor(engine: Engine) -> Report:
    """What stands closed on this computer, what nobody wants any more, and what could be in the way."""
    actual = engine.closing.actual
    is_open = engine.access is Access.OPEN
    wanted = engine.wanted() if is_open else {}
    return {
        "document": engine.access.value,
        "guard": actual.guard,
        "timer": actual.timer,
        "standing": {s.name: None if s.until is None else s.until.isoformat() for s in actual.standing},
        "missing": sorted(shield.missing(wanted, actual)),
        "left_over": sorted(shield.left_over(wanted, actual)) if is_open else None,
        "other_lines": sorted(s.name for s in actual.standing if s.foreign),
    }


def doctor_lines(texts: Texts, report: Report) -> list[str]:
    """The doctor's findings and the way out."""
    t, tn = texts.t, texts.tn
    lines = [
        t("Guard: {state}", state=t("set up") if report["guard"] else t("not set up")),
        t("Ends by itself: {state}", state=t("yes") if report["timer"] else t("no, open it by hand")),
        tn("{n} name stands closed.", "{n} names stand closed.", len(report["standing"])),
    ]
    for key, title in (
        ("missing", t("On your list, but open:")),
        ("left_over", t("Closed, but not on your list:")),
        ("other_lines", t("Another line in the system file leads to:")),
    ):
        if report[key]:
            lines += [title, *(f"  {name}" for name in report[key])]
    return [
        *lines,
        t("To open everything, no password: leeward lift"),
        t("Without Leeward: /usr/libexec/leeward/guard lift, as root."),
        t("By hand: take the lines that hold # leeward out of /etc/hosts."),
    ]
