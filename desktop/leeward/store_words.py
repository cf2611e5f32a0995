"""What can be the matter with the document and its key, in the person's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import leeward.store.errors as store

if TYPE_CHECKING:
    from leeward.store.errors import StoreError
    from leeward.texts import Texts


def store_error_words(texts: Texts, error: StoreError) -> str:
    """What is the matter with the document or its key, and what to do."""
    t = texts.t
    if isinstance(error, store.FileAccessError):
        return file_words(texts, error)
    if isinstance(error, store.KeyUnavailableError):
        return keyring_words(texts, error.problem)
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
            "Your document was written by a newer Leeward. It is safe. It opens once Leeward is updated here."
        ),
        store.KeyMissingError: t(
            "Your computer login holds no key for this document. The document is safe. "
            "The computer that made it has the key."
        ),
        store.WrongKeyError: t(
            "The key in your computer login belongs to another document. Nothing was changed."
        ),
        store.WrongPassphraseError: t("That passphrase doesn't open it. Nothing was changed. Try once more."),
    }
    return whole.get(type(error), t("Your document can't be opened right now. Nothing was changed."))


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
            "This computer offers no safe place for a key. Your document is safe."
        ),
        store.KeyringProblem.LOCKED: t(
            "Your computer login's key store is locked. Unlock it, then try again."
        ),
        store.KeyringProblem.DENIED: t(
            "The key store was not opened. Your document is safe. Try again any time."
        ),
        store.KeyringProblem.FAILED: t(
            "The key store gave no answer. Your document is safe. Try again any time."
        ),
    }[problem]
