"""What the person is told outside a page, and what they can do about it."""

from __future__ import annotations

import enum

from msgspec import Struct


class Matter(enum.Enum):
    """What a notice is about; at most one notice of each stands at a time."""

    NOT_SAVED = "not-saved"
    NOT_OPENED = "not-opened"
    NO_BACKUP = "no-backup"
    SET_ASIDE = "set-aside"
    DRAFTS_SET_ASIDE = "drafts-set-aside"
    COPIES_LEFT = "copies-left"
    NOT_TAKEN_IN = "not-taken-in"
    READ_ONLY = "read-only"
    CHOOSE_PROTECTION = "choose-protection"
    SEALED_BY_LOGIN = "sealed-by-login"
    SHIELD_OUTCOME = "shield-outcome"
    LINES_MISSING = "lines-missing"
    FIGHT = "fight"
    HELD_BY_OTHERS = "held-by-others"
    NO_TRAY = "no-tray"
    HIDDEN_NOT_LOCKED = "hidden-not-locked"
    KEY_AWAITED = "key-awaited"
    RENEWED = "renewed"


class Step(enum.Enum):
    """Something a notice offers to do."""

    RETRY = "retry"
    UNDO = "undo"
    SET_UP = "set-up"
    LIFT = "lift"
    SEAL = "seal"
    LOCK_PASSPHRASE = "lock-passphrase"  # noqa: S105  a word, not one
    KEEP_OPEN = "keep-open"
    START_AGAIN = "start-again"
    DISMISS = "dismiss"


class Notice(Struct, frozen=True, kw_only=True):
    """One thing to tell. `cause` says more: an error or outcome by its own words, several errors, a file."""

    matter: Matter
    cause: object = None
    steps: tuple[Step, ...] = (Step.DISMISS,)
