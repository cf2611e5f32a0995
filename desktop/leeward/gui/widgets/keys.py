"""Every keyboard shortcut there is, in one table; what binds or shows one asks here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

if TYPE_CHECKING:
    from leeward.texts import Texts

KEYS = {
    "today": "Ctrl+1",
    "list": "Ctrl+2",
    "closed": "Ctrl+3",
    "journal": "Ctrl+4",
    "help": "Ctrl+5",
    "settings": "Ctrl+6",
    "help-now": "F1",
    "hard": "Ctrl+H",
    "hide": "Esc, Esc",
    "lock": "Ctrl+L",
    "jump": "Ctrl+K",
    "search": "Ctrl+F",
    "write": "Ctrl+N",
    "undo": "Ctrl+Z",
    "paste": "Ctrl+V",
    "keyboard": "Ctrl+?",
}
PLACES = ("today", "list", "closed", "journal", "help", "settings")


def keys_text(name: str) -> str:
    """The keys as the person's own keyboard names them."""
    return QKeySequence(KEYS[name]).toString(QKeySequence.SequenceFormat.NativeText)


def with_keys(texts: Texts, words: str, name: str) -> str:
    """What something is, and the keys that do the same."""
    return texts.t("{what} ({keys})", what=words, keys=keys_text(name))


def key_words(texts: Texts) -> list[tuple[str, list[tuple[str, str]]]]:
    """All of them in groups: a heading, then names with what the keys do."""
    t = texts.t
    places = [
        ("today", t("Today")),
        ("list", t("My list")),
        ("closed", t("Closed sites")),
        ("journal", t("Journal")),
        ("help", t("Help")),
        ("settings", t("Settings")),
    ]
    quick = [
        ("hard", t("Hard moment")),
        ("help-now", t("Help")),
        ("hide", t("Hide the window")),
        ("lock", t("Lock the window, where it has a passphrase")),
    ]
    anywhere = [
        ("jump", t("Jump to anything")),
        ("search", t("Search the journal")),
        ("write", t("Write a new page")),
        ("undo", t("Bring back what was just removed")),
        ("paste", t("On Closed sites: add a copied link")),
        ("keyboard", t("This page")),
    ]
    return [
        (t("In a bad hour"), quick),
        (t("From anywhere"), anywhere),
        (texts.tc("parts of the window", "Places"), places),
    ]
