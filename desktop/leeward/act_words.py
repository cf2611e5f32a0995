"""The log of what was done with the computer's rights, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leeward.core.closed_here import sites_of
from leeward.core.privileged import Verb, Why
from leeward.core.shield import Outcome, Result
from leeward.wording import outcome_words

if TYPE_CHECKING:
    from leeward.core.platforms import Catalogue
    from leeward.core.records import PrivilegedAct
    from leeward.texts import Texts


def act_words(texts: Texts, act: PrivilegedAct, catalogue: Catalogue) -> str:
    """What was asked of the computer, why, and how it went; names no person and no way round."""
    about = ", ".join(sites_of(act.about, catalogue))
    told = outcome_words(texts, Outcome(result=Result(act.result)))
    parts = (_doing(texts, Verb(act.verb), about), why_words(texts, act.reason), told)
    return " · ".join(part for part in parts if part)


def why_words(texts: Texts, why: str) -> str:
    """What the person did, or what happened, before it; empty where nobody kept it."""
    t = texts.t
    return {
        Why.CLOSED.value: t("you closed it"),
        Why.PERIOD.value: t("your period changed"),
        Why.LISTED.value: t("it is on your list"),
        Why.EVENING.value: t("your evening hours began"),
        Why.OPENED.value: t("you opened it"),
        Why.UNDONE.value: t("you took it back"),
        Why.CARD.value: t("a card of your list needed it"),
        Why.URGENT.value: t("you opened it at once"),
        Why.ENDED.value: t("its end had come"),
        Why.CLOSES_AGAIN.value: t("its time open was over"),
        Why.MISSING.value: t("something that should stand was missing"),
        Why.STARTING.value: t("a browser was just starting"),
        Why.ASKED.value: t("you asked for it"),
    }.get(why, "")


def _doing(texts: Texts, verb: Verb, sites: str) -> str:
    """What was asked, in one sentence, for word order differs from language to language."""
    t = texts.t
    if sites and verb is Verb.CLOSE:
        return t("close {sites}", sites=sites)
    if sites and verb is Verb.OPEN:
        return t("open {sites}", sites=sites)
    words = _verb_words(texts, verb)
    return t("{doing}: {sites}", doing=words, sites=sites) if sites else words


def _verb_words(texts: Texts, verb: Verb) -> str:
    t = texts.t
    return {
        Verb.CLOSE: t("close a site"),
        Verb.OPEN: t("open a site"),
        Verb.HEAL: t("put back what should stand"),
        Verb.LIFT: t("open everything"),
        Verb.RECONNECT: t("drop open connections"),
        Verb.SET_UP: t("set up the guard"),
        Verb.REMOVE: t("take the guard off"),
    }[verb]
