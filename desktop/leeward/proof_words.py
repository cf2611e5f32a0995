"""A proof in the person's words: one sentence for each browser, and one line for all."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from leeward.core.proof import Caveat, Reason, Remedy, Verdict
from leeward.guard_words import place_cause, told_words

if TYPE_CHECKING:
    from leeward.core.proof import BrowserProof, Proof
    from leeward.texts import Texts

MINUTE = dt.timedelta(minutes=1)
HOUR = dt.timedelta(hours=1)
DAY = dt.timedelta(days=1)


def browser_words(texts: Texts, found: BrowserProof) -> str:
    """What is true of one browser, and what to do about it; what could not be seen comes behind."""
    told = (told_words(texts, word) for word in found.told)
    caveats = (caveat_words(texts, caveat) for caveat in found.caveats)
    return " ".join(words for words in (_verdict_words(texts, found), *told, *caveats) if words)


def _verdict_words(texts: Texts, found: BrowserProof) -> str:
    t, browser = texts.t, found.title
    if found.verdict is Verdict.NOT_COVERED:
        return t("{browser}: not covered, because {cause}.", browser=browser, cause=cause_words(texts, found))
    return {
        Verdict.CLOSED: t("{browser}: closed.", browser=browser),
        Verdict.CLOSED_FOR_NEW_VISITS: t(
            "{browser}: closed for new visits; quit it and open it again for what is still open.",
            browser=browser,
        ),
        Verdict.AFTER_RESTART: t(
            "{browser}: quit {browser} and open it again. Until then it may still show it.", browser=browser
        ),
    }[found.verdict]


def cause_words(texts: Texts, found: BrowserProof) -> str:
    """Why a browser is not covered, or what it still keeps, to stand after "because"; else empty."""
    t = texts.t
    return {
        Reason.NONE: "",
        Reason.RUNNING: t("it has been open since before"),
        Reason.SECURE_DNS: t("it reads the list of closed names only when it starts"),
        Reason.RULES: t("it reads its own rules only when it starts"),
        Reason.SANDBOX: t("it may still hold the old list of closed names"),
        Reason.NO_LINES: t("not everything on your list is closed yet"),
        Reason.OTHER_LINE: t("another line in the system file leads to it"),
        Reason.STILL_ANSWERS: t("this computer still finds it another way"),
        Reason.OTHERS_FIRST: t("this computer asks the network before its own list of closed names"),
        Reason.PROXY: t("a proxy finds the pages for it"),
        Reason.PROXY_SCRIPT: t("a proxy may find the pages for it"),
        Reason.IGNORES_HOSTS: t("its settings tell it to pass over this computer's list of closed names"),
        Reason.ELSEWHERE: t("it always finds pages through other computers"),
        Reason.NO_RULE: place_cause(texts, found.page_reason),
    }[found.reason]


def caveat_words(texts: Texts, caveat: Caveat) -> str:
    """What a proof could not see."""
    t = texts.t
    return {
        Caveat.PAGES: t("The single pages on your list stay open in it."),
        Caveat.UNTRIED: t("This kind of installation has not been tried yet, so please look yourself once."),
        Caveat.SETTINGS: t("Its settings could not be read."),
        Caveat.VPN: t("A VPN is on. A VPN add-on inside the browser can't be seen from here."),
    }[caveat]


def remedy_words(texts: Texts, remedy: Remedy) -> str:
    """The label of what can be done."""
    t = texts.t
    return {
        Remedy.RESTART: t("I opened it again"),
        Remedy.FLUSH: t("Forget remembered addresses"),
        Remedy.RECONNECT: t("Close open connections once"),
    }[remedy]


def remedy_cost(texts: Texts, remedy: Remedy) -> str:
    """What a remedy does besides, told before it is done."""
    t = texts.t
    return {
        Remedy.RESTART: t("Leeward looks again."),
        Remedy.FLUSH: t("This computer asks anew for every name once. Nothing else changes."),
        Remedy.RECONNECT: t("Downloads and calls in every browser may stop once and need a new start."),
    }[remedy]


def kept_pages_words(texts: Texts) -> str:
    """What no verdict covers, to be told once beside a proof."""
    return texts.t("A page the browser has kept may still show, with nothing new in it.")


def proof_summary(texts: Texts, proof: Proof, now: dt.datetime) -> str:
    """One line for all browsers: where it was checked and when, or which of them still shows it."""
    t = texts.t
    closed = _titles(proof, Verdict.CLOSED)
    new_only = _titles(proof, Verdict.CLOSED_FOR_NEW_VISITS)
    still = _titles(proof, Verdict.AFTER_RESTART)
    uncovered = _titles(proof, Verdict.NOT_COVERED)
    if not (new_only or still or uncovered):
        return (
            t(
                "Checked in {browsers}, {ago}",
                browsers=texts.both(closed),
                ago=ago_words(texts, now - proof.at),
            )
            if closed
            else t("Checked {ago}", ago=ago_words(texts, now - proof.at))
        )
    parts: list[str] = []
    if closed:
        parts.append(t("{browsers}: closed.", browsers=texts.both(closed)))
    if new_only:
        parts.append(t("{browsers}: closed for new visits.", browsers=texts.both(new_only)))
    if still:
        parts.append(
            texts.tn(
                "{browsers} still shows it.",
                "{browsers} still show it.",
                len(still),
                browsers=texts.both(still),
            )
        )
    if uncovered:
        parts.append(
            texts.tn(
                "{browsers} is not covered.",
                "{browsers} are not covered.",
                len(uncovered),
                browsers=texts.both(uncovered),
            )
        )
    return " ".join(parts)


def ago_words(texts: Texts, ago: dt.timedelta) -> str:
    """How long ago something was, coarsely; a clock that was set back counts as just now."""
    if ago < MINUTE:
        return texts.t("just now")
    if ago < HOUR:
        return texts.tn("{n} minute ago", "{n} minutes ago", ago // MINUTE)
    if ago < DAY:
        return texts.tn("{n} hour ago", "{n} hours ago", ago // HOUR)
    return texts.tn("{n} day ago", "{n} days ago", ago // DAY)


def _titles(proof: Proof, verdict: Verdict) -> list[str]:
    found = [browser.title for browser in proof.browsers if browser.verdict is verdict]
    return list(dict.fromkeys(found))
