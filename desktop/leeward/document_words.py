"""What can be the matter with our own files, in the person's words; and what differs in a backup."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import leeward.store.errors as store
from leeward.core.access import Protection
from leeward.core.formats import Format
from leeward.core.notices import Matter

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterable

    from leeward.core.compare import Difference
    from leeward.core.state import State
    from leeward.core.version import Version
    from leeward.store.errors import StoreError
    from leeward.texts import Texts


def store_error_words(texts: Texts, error: StoreError) -> str:
    """What is the matter with the document or its key, and what to do."""
    t = texts.t
    if isinstance(error, store.FileAccessError):
        return file_words(texts, error)
    if isinstance(error, store.KeyUnavailableError):
        return keyring_words(texts, error.problem)
    if isinstance(error, store.SpareKeyError):
        return spare_key_words(texts, error)
    if isinstance(error, store.ImportFileError):
        return import_words(texts, error)
    if isinstance(error, store.DocumentBrokenError) and error.set_aside is not None:
        return t(
            "Your document can't be read. It was set aside, unchanged, as {file}. Nothing was written over.",
            file=error.set_aside,
        )
    whole: dict[type[StoreError], str] = {
        store.DocumentBrokenError: t("Your document can't be read. It stays where it is, unchanged."),
        store.DocumentForeignError: t(
            "The file in your document's place is not one of Leeward's. It is left alone."
        ),
        store.DocumentNewerError: t(
            "A newer Leeward wrote your document. It is safe, and nothing was changed. "
            "Update Leeward here to go on."
        ),
        store.KeyMissingError: t(
            "Your computer login holds no key for this document. The document is safe. "
            "Type your spare key to open it here, or use the computer that made it."
        ),
        store.WrongKeptKeyError: t(
            "Your computer login holds another key in this one's place. The document is safe. "
            "Your spare key opens it here."
        ),
        store.WrongKeyError: t("That key belongs to another document. Nothing was changed."),
        store.NoSpareKeyError: t("Your document is kept open, so it has no spare key."),
        store.WrongPassphraseError: t("That passphrase doesn't open it. Nothing was changed. Try once more."),
    }
    return whole.get(type(error), t("Your document can't be opened right now. Nothing was changed."))


def notice_of_files(texts: Texts, matter: Matter, cause: Any) -> str:
    """What became of the files beside the document; empty where the notice is about something else."""
    t = texts.t
    if matter is Matter.COPIES_LEFT:
        return texts.tn(
            "A copy of your document from another computer has not come in yet. It stays as it is. {why}",
            "{n} copies of your document from another computer have not come in yet. They stay as they are. "
            "{why}",
            len(cause),
            why=copy_words(texts, cause[0]),
        )
    if matter is Matter.NO_BACKUP:
        said = file_words(texts, cause)
        return t("What you wrote is saved. Only the older state of today could not be kept. {why}", why=said)
    if matter is Matter.SET_ASIDE:
        return t(
            "What stood in your document's place can't be read. It was set aside, unchanged, as {file}. "
            "What you wrote here is saved.",
            file=cause,
        )
    if matter is Matter.DRAFTS_SET_ASIDE:
        return t("What was half written can't be read. It was set aside, unchanged, as {file}.", file=cause)
    return ""


def copy_words(texts: Texts, error: StoreError) -> str:
    """Why a copy of the document was not taken in."""
    t = texts.t
    if isinstance(error, store.KeyUnavailableError):
        return keyring_words(texts, error.problem)
    key = t("It is sealed with a key that is not here.")
    why: dict[type[StoreError], str] = {
        store.DocumentBrokenError: t("It may still be on its way, or be damaged."),
        store.DocumentForeignError: t("It is not one of Leeward's."),
        store.DocumentNewerError: t("A newer Leeward wrote it. It comes in once Leeward is updated here."),
        store.KeyMissingError: key,
        store.WrongKeyError: key,
        store.WrongPassphraseError: key,
    }
    return why.get(type(error), t("It can't be read right now."))


def file_words(texts: Texts, error: store.FileAccessError) -> str:
    """Why a file of ours could not be read or written."""
    t = texts.t
    problem = store.FileProblem
    said = {
        problem.MISSING: t("The file or its folder is not there."),
        problem.EXISTS: t("There is a file already, and it was kept."),
        problem.DENIED: t("This account may not write there."),
        problem.READ_ONLY: t("The disk can only be read."),
        problem.FULL: t("The disk is full."),
        problem.NOT_A_FILE: t("Something else stands where the file should be."),
        problem.BUSY: t("Another program holds the file right now."),
        problem.READ_BACK: t("What was written did not read back the same, so the old file was kept."),
        problem.FAILED: t("The disk gave an error."),
    }[error.problem]
    return t("{said} What stood there before still stands.", said=said)


def keyring_words(texts: Texts, problem: store.KeyringProblem) -> str:
    """Why the computer's keyring gave no answer."""
    t = texts.t
    return {
        store.KeyringProblem.ABSENT: t(
            "No key store answers on this computer right now. Your document is safe."
        ),
        store.KeyringProblem.LOCKED: t(
            "Your computer login's key store is locked. Unlock it, then try again."
        ),
        store.KeyringProblem.DISMISSED: t(
            "The key store asked for its password and got none. Your document is safe. Try again any time."
        ),
        store.KeyringProblem.DENIED: t(
            "The key store said no to Leeward. Your document is safe. Look at what it allows, then try again."
        ),
        store.KeyringProblem.GONE: t(
            "The key store ended while it was asked. Your document is safe. Start it, or log in again."
        ),
        store.KeyringProblem.FAILED: t(
            "The key store gave no answer. Your document is safe. Try again any time."
        ),
    }[problem]


def spare_key_words(texts: Texts, error: store.SpareKeyError) -> str:
    """Which groups of a typed spare key to look at again."""
    if not error.groups:
        return texts.t("A spare key has eight groups of eight signs. This is more or less than that.")
    groups = texts.both([str(number) for number in error.groups])
    return texts.tn(
        "Please look at group {groups} again. The others are right.",
        "Please look at groups {groups} again. The others are right.",
        len(error.groups),
        groups=groups,
    )


def import_words(texts: Texts, error: store.ImportFileError) -> str:
    """Why a file was not taken in, and in which line."""
    t = texts.t
    problem = store.ImportProblem
    said = {
        problem.NOT_TEXT: t("This file is not text."),
        problem.UNKNOWN: t("Leeward doesn't know this kind of file."),
        problem.EMPTY: t("There is nothing in this file."),
        problem.BROKEN: t("This file is damaged."),
        problem.NEWER: t("A newer Leeward made this file."),
        problem.NO_DATE: t("There should be a date here, like 2026-12-10."),
        problem.AHEAD: t("This date has not come yet."),
        problem.CELLS: t("This row has more or fewer columns than it should."),
        problem.KIND: t("Leeward doesn't know this kind of entry."),
        problem.VALUE: t("This habit counts amounts. Only habits of yes and no can come in."),
        problem.WHICH_HABIT: t(
            "Which habit is it? The file has {names}.", names=texts.both(list(error.detail))
        ),
    }[error.problem]
    if error.line:
        return t("Line {line}: {said} Nothing was changed.", line=error.line, said=said)
    if error.detail:
        return t("{said} Look at {place}. Nothing was changed.", said=said, place=error.detail[0])
    return t("{said} Nothing was changed.", said=said)


def difference_words(texts: Texts, found: Iterable[Difference[Version]]) -> list[str]:
    """What differs between the present and another state, by kind, without a word of what is written."""
    t, names = texts.t, kind_names(texts)
    return [
        t(
            "{what}: {now} only now, {then} only there, {edited} different",
            what=names.get(each.kind, each.kind),
            now=len(each.only_now),
            then=len(each.only_then),
            edited=len(each.edited),
        )
        for each in found
    ]


def kind_names(texts: Texts) -> dict[str, str]:
    """What each kind of record is called, by the state's field."""
    t = texts.t
    return {
        "periods": t("Periods"),
        "contacts": t("What happened"),
        "waits": t("Hard moments"),
        "cards": t("The list"),
        "own_cards": t("Cards of your own"),
        "pages": t("Pages"),
        "acts": t("What to do, and when"),
        "doings": t("What you did"),
        "people": t("Who helps"),
        "arrangements": t("What is agreed"),
        "incidents": t("What you keep a record of"),
        "targets": t("Closed sites"),
        "requests": t("Openings asked for"),
        "acts_done": t("What Leeward changed on this computer"),
    }


def inside_words(texts: Texts, state: State, kind: Format) -> list[str]:
    """How much of what an exported file holds."""
    names = kind_names(texts)
    held = {Format.MARKDOWN: ("pages",), Format.CSV: ("periods", "contacts", "waits")}.get(kind, tuple(names))
    counts = {field: len(getattr(state, field)) for field in held}
    lines = [texts.t("{what}: {n}", what=names[field], n=n) for field, n in counts.items() if n]
    if kind in {Format.JSON, Format.ARCHIVE}:
        lines.append(texts.t("Your answers and settings"))
    return lines or [texts.t("Nothing is in it yet.")]


def opened_words(texts: Texts, before: Collection[str], still: Collection[str]) -> list[str]:
    """What became of what was closed `before` everything was erased."""
    left = sorted(set(before) & set(still))
    lines = [texts.t("Still closed: {name}", name=name) for name in left]
    if len(before) > len(left):
        n = len(before) - len(left)
        lines.append(texts.tn("Opened: {n} site or page", "Opened: {n} sites and pages", n))
    return lines


def protection_words(texts: Texts, protection: Protection) -> str:
    """Who can read a document that is protected so."""
    t = texts.t
    return {
        Protection.KEYRING: t("Sealed with your computer login. Whoever can log in as you can read it."),
        Protection.PASSPHRASE: t("Sealed with your passphrase. Nobody can reset it."),
        Protection.OPEN: t("It lies open. Anyone who uses this account can read it."),
    }[protection]


def backup_words(texts: Texts, taken: dt.datetime, reason: str, today: dt.date) -> str:
    """When an older state was kept, and why; `reason` is the value of `Reason`."""
    t = texts.t
    why = {
        "day": t("the state of a day"),
        "format": t("before a newer format"),
        "protection": t("before another protection"),
        "restore": t("before an older one came back"),
        "copy": t("from another computer"),
    }[reason]
    return t("{when} · {why}", when=texts.until(taken, today), why=why)
