"""The commands about the document itself: its key, backups, export, import and erasing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from leeward.commands import Answer, Asks, opened, raise_unsaved
from leeward.core.access import Access, Protection
from leeward.core.errors import LeewardError, NoDocumentError
from leeward.core.notices import Matter
from leeward.core.when import read_day
from leeward.custody import Checked, Custody, Format
from leeward.document_words import difference_words, inside_words, opened_words
from leeward.latch import Latch

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from leeward.assembly import Parts
    from leeward.core.compare import Difference
    from leeward.core.version import Version
    from leeward.custody import Backup, Erased, Incoming
    from leeward.reports import Report

    T = TypeVar("T")

PROTECTIONS = {
    "keyring": Protection.KEYRING,
    "passphrase": Protection.PASSPHRASE,
    "none": Protection.OPEN,
}


def add_to(command: Callable[..., argparse.ArgumentParser], t: Callable[[str], str]) -> None:
    """Add these commands' arguments; `command` makes one by name and text."""
    command("spare-key", t("show the spare key, to be written down"))
    unlock = command("unlock", t("open your document by its spare key"))
    unlock.add_argument("--window", action="store_true", help=t("take the passphrase off the window's lock"))
    protect = command("protect", t("change what seals your document"))
    protect.add_argument("how", choices=PROTECTIONS)
    protect.add_argument("--renew", action="store_true", help=t("a new key; the old spare key opens nothing"))
    backups = command("backups", t("older states of your document"), as_json=True)
    backups.add_argument("--restore", metavar="NAME", help=t("bring one back; the present one is kept"))
    backups.add_argument("--show", metavar="NAME", help=t("what differs from now"))
    export = command("export", t("write what is yours into a file"))
    export.add_argument("file", metavar="FILE", type=Path)
    export.add_argument("--format", choices=[each.value for each in Format], default=Format.JSON.value)
    import_ = command("import", t("take in a file"), as_json=True)
    import_.add_argument("file", metavar="FILE", type=Path)
    import_.add_argument("--dry-run", action="store_true", help=t("only show what would come in"))
    import_.add_argument("--habit", metavar="NAME", help=t("which habit of a file from Loop"))
    import_.add_argument(
        "--checked",
        choices=[each.value for each in Checked],
        default=Checked.QUIET.value,
        help=t("what a checked day was"),
    )
    erase = command("erase", t("erase a day, an entry or everything"))
    erase.add_argument("--day", metavar="DATE", help=t("only what this day holds"))
    erase.add_argument("--entry", metavar="ID", help=t("only this entry"))
    erase.add_argument("--yes", action="store_true", help=t("don't ask before"))


def spare_key(_asked: argparse.Namespace, parts: Parts, head: Asks) -> Answer:
    """Show the spare key."""
    groups = _told(_custody(parts, head).spare_key)
    return Answer(
        [
            parts.texts.t("Your spare key. Whoever has it can open your document. Keep it on paper."),
            *(f"{number}  {group}" for number, group in enumerate(groups, start=1)),
        ]
    )


def unlock(asked: argparse.Namespace, parts: Parts, head: Asks) -> Answer:
    """Open the document by its spare key, and have the keyring hold the key again; or open the window."""
    engine, t = parts.engine, parts.texts.t
    if asked.window:
        Latch(opened(parts, head)).remove()
        raise_unsaved(engine)
        return Answer([t("The window's lock has no passphrase of its own any more.")])
    engine.start()
    if engine.access is Access.ABSENT:
        raise NoDocumentError
    engine.keeping.unlock(spare=head.passphrase(t("Spare key, all eight groups:")))
    notice = engine.board.about(Matter.NOT_OPENED)
    if notice is not None and isinstance(notice.cause, LeewardError):
        raise notice.cause
    return Answer([t("Your document opens again.")])


def protect(asked: argparse.Namespace, parts: Parts, head: Asks) -> Answer:
    """Change what keeps the key."""
    custody, t = _custody(parts, head), parts.texts.t
    wanted = PROTECTIONS[asked.how]
    phrase = head.passphrase(t("New passphrase:")) if wanted is Protection.PASSPHRASE else None
    _told(lambda done, wrong: custody.protect(wanted, phrase, done, wrong, renew=asked.renew))
    return Answer([t("Changed. Nothing of what you wrote was touched.")])


def backups(asked: argparse.Namespace, parts: Parts, head: Asks) -> Answer:
    """List the backups, show what differs in one, or bring one back."""
    t = parts.texts.t
    parts.engine.start()
    if parts.engine.access is Access.ABSENT:
        custody = Custody(parts.engine, parts.folders)
    else:
        custody = _custody(parts, head)
    if asked.restore:
        _told(lambda done, wrong: custody.restore(asked.restore, done, wrong))
        raise_unsaved(parts.engine)
        return Answer([t("It is back. What stood here before is a backup now.")], {"restored": asked.restore})
    if asked.show:
        found: tuple[Difference[Version], ...] = _told(
            lambda done, wrong: custody.preview(asked.show, done, wrong)
        )
        return Answer(_preview(parts, found), _counts(found))
    every: tuple[Backup, ...] = _told(custody.backups)
    lines = [f"{each.name}  {each.taken:%Y-%m-%d %H:%M}" for each in every]
    listed = [{"name": b.name, "taken": b.taken.isoformat(), "reason": b.reason.value} for b in every]
    return Answer(lines or [t("There is no backup yet.")], {"backups": listed})


def export(asked: argparse.Namespace, parts: Parts, head: Asks) -> Answer:
    """Write a file."""
    custody, t = _custody(parts, head), parts.texts.t
    kind, path = Format(asked.format), asked.file.absolute()
    phrase = head.passphrase(t("A passphrase for this file:")) if kind is Format.ARCHIVE else ""
    _told(lambda done, wrong: custody.export(path, kind, phrase, done, wrong))
    lines = [t("Written: {file}", file=path), *inside_words(parts.texts, parts.engine.state, kind)]
    if kind is not Format.ARCHIVE:
        lines.append(t("Anyone who opens this file can read it."))
    return Answer(lines)


def import_(asked: argparse.Namespace, parts: Parts, head: Asks) -> Answer:
    """Show what a file would bring, and take it in."""
    custody, t = _custody(parts, head), parts.texts.t
    path, checked = asked.file.absolute(), Checked(asked.checked)
    sealed = _told(lambda done, wrong: custody.needs_passphrase(path, done, wrong))
    phrase = head.passphrase(t("This file's passphrase:")) if sealed else None
    shown: tuple[Incoming, tuple[Difference[Version], ...]] = _told(
        lambda done, wrong: custody.look_into(path, phrase, asked.habit, checked, done, wrong)
    )
    found, differences = shown
    report: Report = {"source": found.source.value, "comes_in": _counts(differences)}
    lines = _preview(parts, differences)
    if asked.dry_run:
        return Answer([*lines, t("Nothing was changed.")], report)
    custody.take_in(found)
    raise_unsaved(parts.engine)
    return Answer([*lines, t("Taken in.")], report)


def erase(asked: argparse.Namespace, parts: Parts, head: Asks) -> Answer:
    """Erase a day, an entry, or everything."""
    t = parts.texts.t
    whole = not (asked.day or asked.entry)
    question = (
        t("This erases your notes, backups and settings here and opens what is closed. Go on?")
        if whole
        else t("This erases it here and from the backups. Go on?")
    )
    if not asked.yes and not head.yes(question):
        return Answer([t("Nothing was changed. With --yes it goes on without asking.")], code=1)
    lines, done = _erase_everything(parts) if whole else _erase_some(asked, parts, head)
    lines += [t("Still there: {file}", file=path) for path in done.left]
    if done.keys_left:
        lines.append(t("Your computer login still holds the key."))
    lines.append(t("Leeward can't reach your own backups, disk snapshots, paper, or other computers."))
    return Answer(lines, code=1 if done.left or done.keys_left else 0)


def _erase_everything(parts: Parts) -> tuple[list[str], Erased]:
    """Open what is closed, then erase all; what was removed, line by line."""
    closing = parts.engine.closing
    closing.look()
    before = closing.actual.closed()
    closing.lift()
    done: Erased = _told(Custody(parts.engine, parts.folders).erase_everything)
    lines = [parts.texts.t("Removed: {file}", file=path) for path in done.removed]
    return lines + opened_words(parts.texts, before, closing.actual.closed()), done


def _erase_some(asked: argparse.Namespace, parts: Parts, head: Asks) -> tuple[list[str], Erased]:
    """Erase a day or an entry; where from, line by line."""
    t, custody = parts.texts.t, _custody(parts, head)
    day = read_day(asked.day, parts.engine.moments()) if asked.day else None
    done: Erased = _told(
        lambda tell, wrong: (
            custody.erase_record(asked.entry, tell, wrong)
            if day is None
            else custody.erase_day(day, tell, wrong)
        )
    )
    raise_unsaved(parts.engine)
    return [t("Erased."), *(t("Erased from an older state: {file}", file=p.name) for p in done.removed)], done


COMMANDS: dict[str, Callable[[argparse.Namespace, Parts, Asks], Answer]] = {
    "spare-key": spare_key,
    "unlock": unlock,
    "protect": protect,
    "backups": backups,
    "export": export,
    "import": import_,
    "erase": erase,
}


def _custody(parts: Parts, head: Asks) -> Custody:
    """The acts on the opened document."""
    opened(parts, head)
    return Custody(parts.engine, parts.folders)


def _told(act: Callable[[Callable[[T], None], Callable[[LeewardError], None]], object]) -> T:
    """What an act answers; on the command line everything is done at once."""
    answers: list[Any] = []
    errors: list[LeewardError] = []
    act(answers.append, errors.append)
    if errors:
        raise errors[0]
    return answers[0]


def _preview(parts: Parts, found: tuple[Difference[Version], ...]) -> list[str]:
    return difference_words(parts.texts, found) or [parts.texts.t("Nothing differs.")]


def _counts(found: tuple[Difference[Version], ...]) -> Report:
    return {
        each.kind: {"now": len(each.only_now), "then": len(each.only_then), "edited": len(each.edited)}
        for each in found
    }
