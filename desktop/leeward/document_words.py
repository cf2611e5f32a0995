"""What can be the matter with a spare key or an import, and what differs in a backup, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import leeward.store.errors as store

if TYPE_CHECKING:
    from collections.abc import Iterable

    from leeward.core.compare import Difference
    from leeward.core.state import Version
    from leeward.texts import Texts


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
    t = texts.t
    names = {
        "periods": t("Periods"),
        "contacts": t("What happened"),
        "waits": t("Hard moments"),
        "cards": t("The list"),
        "pages": t("Pages"),
        "targets": t("Closed sites"),
        "requests": t("Openings asked for"),
    }
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
