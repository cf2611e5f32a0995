"""Killed before and after every system call, and refused every one of them: nothing written is lost."""

from __future__ import annotations

import errno
import os
import shutil
from contextlib import contextmanager
from itertools import count, permutations
from typing import TYPE_CHECKING

import pytest

from builders import moment
from computer import PHRASES, STATE, Computer, texts, with_page
from file_secrets import FileSecrets
from leeward.core import compare
from leeward.core.access import Protection
from leeward.core.state import State
from leeward.store import codec, copies, files, migrations, protection
from leeward.store.backups import Reason
from leeward.store.errors import FileAccessError, StoreError
from system_calls import FILE_CALLS, WRITE, run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from leeward.store.document import Document

# Every call in the heavy run; else every so many-th, from another one each time round.
STEP = 1 if os.environ.get("LEEWARD_HEAVY") else 23
ERRORS = (errno.EIO, errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES)
OLD, NEW, DRAFT = "Something only for me.", "new", "half a letter"


class Scene:
    """A folder as it is before an act, copied for each run of it."""

    def __init__(self, folder: Path, kept_by: Protection) -> None:
        self.folder = folder
        self.kept_by = kept_by
        self.number = 0
        self.here = self._at(folder / "before")

    def fresh(self) -> Computer:
        """A copy of what stood before the act."""
        self.number += 1
        place = self.folder / str(self.number)
        shutil.copytree(self.folder / "before", place, symlinks=True)
        return self._at(place)

    def _at(self, place: Path) -> Computer:
        return Computer(place, FileSecrets(place / "keyring"))


def opened(here: Computer) -> Document:
    """The document of a fresh process, by whatever keeps its key now."""
    document = here.document()
    found = document.peek().protection
    assert found is not None
    document.unlock(PHRASES[found])
    return document


def state_of(document: Document) -> State:
    """What a document holds."""
    return document.keys.opened(files.read(document.place)).state


# --- the acts: each takes a computer, and does as a fresh process would -------------------------


def create(here: Computer, kept_by: Protection) -> None:
    """Start a document."""
    here.document().create(with_page(STATE, NEW), kept_by, PHRASES[kept_by])


def save(here: Computer, _: Protection) -> None:
    """Save, with the day's backup before it."""
    document = opened(here)
    document.save(with_page(state_of(document), NEW))


def restore(here: Computer, _: Protection) -> None:
    """Bring the oldest backup back, whose page is `new`."""
    document = opened(here)
    backup = document.backups.all()[-1]
    then = document.keys.opened(document.backups.read(backup.name)).state
    document.save(compare.restore(state_of(document), then, now=moment()), before=Reason.RESTORE)


def lift(here: Computer, _: Protection) -> None:
    """Save as a later Leeward whose format is another."""
    codec.VERSION, migrations.STEPS[1] = 2, lambda content: content
    document = opened(here)
    document.save(with_page(state_of(document), NEW))


def gather(here: Computer, _: Protection) -> None:
    """Take up a conflict copy."""
    document = opened(here)
    for error in copies.gather(document, state_of(document)).left.values():
        raise error


def draft(here: Computer, _: Protection) -> None:
    """Write a draft."""
    here.drafts(opened(here)).put("reason", NEW)


def change_to(new: Protection) -> Callable[[Computer, Protection], None]:
    """A change of protection."""

    def change(here: Computer, _: Protection) -> None:
        document = opened(here)
        state = with_page(state_of(document), NEW)
        protection.change(document, here.drafts(document), state, new, PHRASES[new])

    return change


def prepared(folder: Path, act: str, kept_by: Protection) -> Scene:
    """What stands before an act."""
    scene = Scene(folder, kept_by)
    here = scene.here
    (folder / "before").mkdir()
    if act == "create":
        return scene
    document = here.made(kept_by, with_page(State(), NEW) if act == "restore" else STATE)
    here.drafts(document).put("letter", DRAFT)
    if act == "restore" or act.startswith("change"):
        document.save(STATE)
    if act == "gather":
        here.path.with_name("leeward (conflicted copy).json").write_bytes(
            document.sealed(with_page(STATE, NEW))
        )
    return scene


ACTS = {
    "create": create,
    "save": save,
    "restore": restore,
    "migrate": lift,
    "gather": gather,
    "draft": draft,
}
CASES = [(name, act, kept_by) for name, act in ACTS.items() for kept_by in Protection] + [
    (f"change to {new.value}", change_to(new), old) for old, new in permutations(Protection, 2)
]
EVERY_ACT = pytest.mark.parametrize(
    ("name", "act", "kept_by"), CASES, ids=[f"{name}-{kept_by.value}" for name, _, kept_by in CASES]
)


def check(here: Computer, name: str, *, done: bool) -> None:
    """Old or new, never neither, no text lost, and all goes on from there."""
    if not here.path.exists():
        assert name == "create"
        assert not done
        here.made(Protection.OPEN)
        return
    version = codec.VERSION
    codec.VERSION = max(version, codec.read(here.path.read_bytes()).version)
    migrations.STEPS[1] = lambda content: content
    try:
        document = opened(here)
        found = texts(state_of(document))
        assert OLD in found or name == "restore"
        assert {OLD, NEW} & found
        assert NEW in found or not done or name == "draft"
        if name != "create":
            drafts = here.drafts(document)
            assert drafts.get("letter") == DRAFT
            assert drafts.get("reason") == (NEW if done and name == "draft" else drafts.get("reason"))
            assert drafts.last_set_aside is None
        for backup in document.backups.all():
            kept = document.keys.opened(
                document.backups.read(backup.name), PHRASES[Protection.PASSPHRASE]
            ).state
            assert {OLD, NEW} & texts(kept)
        everything = texts(state_of(document)) | set(here.drafts(document).all().values())
        everything |= {t for _, t in lying_beside(here, document)}
        assert name == "create" or OLD in everything
        assert name != "gather" or NEW in everything
        protection.finish(document)
        stands = copies.gather(document, state_of(document)).state
        document.save(with_page(stands, "after"))
        assert "after" in texts(state_of(opened(here)))
    finally:
        codec.VERSION = version
        del migrations.STEPS[1]


def lying_beside(here: Computer, document: Document) -> list[tuple[Path, str]]:
    """Every text in a document beside the present one, with its file."""
    return [
        (path, text)
        for path in here.path.parent.rglob("leeward*.json")
        for text in texts(document.keys.opened(path.read_bytes(), PHRASES[Protection.PASSPHRASE]).state)
    ]


@contextmanager
def noted(where: str) -> Iterator[None]:
    """What fails within says where the act was stopped."""
    try:
        yield
    except Exception as error:
        error.add_note(where)
        raise


@pytest.fixture(scope="module", autouse=True)
def everything_is_loaded(tmp_path_factory: pytest.TempPathFactory) -> None:
    """What is imported late is here before: in each run it would take other calls."""
    for kept_by in Protection:
        here = Computer(
            tmp_path_factory.mktemp("loaded"), FileSecrets(tmp_path_factory.mktemp("keys") / "keyring")
        )
        here.made(kept_by, STATE)
        save(here, kept_by)


@EVERY_ACT
def test_killed_before_and_after_every_call(
    tmp_path: Path,
    name: str,
    act: Callable[[Computer, Protection], None],
    kept_by: Protection,
    record_property: Callable[[str, object], None],
) -> None:
    """Wherever it is killed, the next start finds the old or the new, and every word."""
    scene = prepared(tmp_path, name, kept_by)

    def work(here: Computer) -> str:
        act(here, kept_by)
        return "done"

    whole = scene.fresh()
    run(lambda: work(whole))
    check(whole, name, done=True)
    killed = 0
    for point in count(0, STEP):
        here = scene.fresh()
        ran = run(lambda here=here: work(here), kill_at=point)
        with noted(f"killed before call {point}, after {ran.calls[-2:]}"):
            check(here, name, done=ran.said is not None)
        if ran.said is not None:
            break
        killed += 1
    assert killed
    record_property("crash points", killed)


@EVERY_ACT
def test_refused_every_call(
    tmp_path: Path,
    name: str,
    act: Callable[[Computer, Protection], None],
    kept_by: Protection,
    record_property: Callable[[str, object], None],
) -> None:
    """Whichever call gives whichever error: a typed error or none, nothing lost, and the next try works."""
    scene = prepared(tmp_path, name, kept_by)

    def work(here: Computer) -> str:
        try:
            act(here, kept_by)
        except FileAccessError as error:
            return f"told {error.problem.value}"
        except StoreError as error:
            return f"told {type(error).__name__}"
        return "done"

    whole = scene.fresh()
    calls = run(lambda: work(whole)).file_calls()
    faults = [(at, error) for at in range(len(calls)) for error in ERRORS]
    faults += [(at, 0) for at, call in enumerate(calls) if call == WRITE]
    chosen = faults[:: STEP * 2 - 1]
    for at, error in chosen:
        here = scene.fresh()
        ran = run(lambda here=here: work(here), fault_at=at, error=error)
        where = f"{FILE_CALLS[calls[at]]} (file call {at}) answered {os.strerror(error)}: {ran.said}"
        assert ran.file_calls()[: at + 1] == calls[: at + 1], where
        assert ran.said is not None, where
        assert ran.said == "done" or ran.said.startswith("told "), where
        with noted(where):
            check(here, name, done=ran.said == "done")
    record_property("faults", len(chosen))
