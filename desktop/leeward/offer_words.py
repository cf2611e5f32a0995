"""What an evening offers, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from leeward.core.offers import Offer
from leeward.core.today import EVENING, MORNING, NOON

if TYPE_CHECKING:
    from leeward.texts import Texts


class OfferWords(NamedTuple):
    """An offer as shown: its title, one line, and what pressing it says."""

    title: str
    lead: str
    button: str


def offer_words(texts: Texts, offer: Offer) -> OfferWords:
    """An offer as shown."""
    t = texts.t
    return {
        Offer.LOCK: OfferWords(
            t("A passphrase for this window"),
            t("Others can open this computer. Then they still can't read what you write."),
            texts.tc("a passphrase", "Choose one"),
        ),
        Offer.REASON: OfferWords(
            t("Why do you do this?"), t("A reason or two, for a bad hour."), t("Choose my reasons")
        ),
        Offer.PEOPLE: OfferWords(
            t("Two people who know"),
            t("Their names and how to reach them, shown in a hard moment."),
            t("Add people"),
        ),
        Offer.BOUNDARY: OfferWords(
            t("Where is your line?"),
            t("Which ways are closed, whether looking counts, and what is agreed all the same."),
            t("Set my boundary"),
        ),
        Offer.TELL: OfferWords(
            t("Tell them, or not"),
            t("Some say it once and feel lighter. Others don't need to. Both are fine."),
            t("Have a look"),
        ),
        Offer.SELF_RESPECT: OfferWords(
            t("A sentence of self-respect"), t("Yours, for when it is hard."), t("Write it")
        ),
        Offer.NICKNAME: OfferWords(
            t("Another name for them"),
            t("A nickname is easier to look at. It can be anything."),
            texts.tc("a name", "Choose one"),
        ),
        Offer.SPARE_KEY: OfferWords(
            t("A spare key on paper"),
            t("If this computer loses the key, paper still opens what you wrote."),
            t("Show how"),
        ),
        Offer.PROMISE: OfferWords(
            t("A promise to yourself"),
            t("About what you do, and nobody else. Only if it helps."),
            t("Write it"),
        ),
    }[offer]


def greeting(texts: Texts, hour: int) -> str:
    """What Today begins with, by the hour."""
    if MORNING <= hour < NOON:
        return texts.t("Good morning")
    return texts.t("Good afternoon") if NOON <= hour < EVENING else texts.t("Good evening")
