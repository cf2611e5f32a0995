"""Hosts files as Docker, cloud-init, hostctl and others write them lose no byte, in whatever order."""

import os
import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guard.computer import LATER, RULES, SOON
from guard.foreign_hosts import BY_NAME, Foreign, block_list, sample
from leeward_guard import files, ledger, protocol

NAMES = ("www.instagram.com", "instagram.com")
OWNERS = (1000, 1001)
VERBS = ("close", "extend", "apply", "open", "open for a while", "lift")
ACTS = tuple((verb, owner) for verb in VERBS for owner in OWNERS)
Act = tuple[str, int]
# For each file and way; the disk is waited for at each step.
ORDERS = settings(max_examples=settings().max_examples // 10)


def act(computer: Foreign, verb: str, owner: int) -> None:
    """Do one thing as one owner, who has both names in mind."""
    match verb:
        case "close":
            computer.do("close", {NAMES[owner % 2]: SOON}, owner)
        case "extend":
            computer.do("close", dict.fromkeys(NAMES, LATER + timedelta(days=owner % 2)), owner)
        case "open for a while":
            computer.do("open", list(NAMES), owner, until=ledger.write_stamp(SOON))
        case "open":
            computer.do("open", list(NAMES), owner)
        case _:
            computer.do(verb, owner=owner)


def keeps_everything(data: bytes, acts: Sequence[Act]) -> None:
    """After each act the foreign bytes are all there, in order; after the last lift nothing else is."""
    with TemporaryDirectory() as folder:
        computer = Foreign(Path(folder), data)
        for verb, owner in acts:
            act(computer, verb, owner)
            assert computer.foreign() == data, (verb, owner)
            assert computer.outside() == computer.kept, (verb, owner)
            assert computer.do("apply").result == protocol.UNCHANGED
        computer.do("lift")
        assert computer.data == data
        assert computer.outside() == computer.kept


@contextmanager
def a_mount_of_its_own() -> Iterator[None]:
    """Nothing can be renamed over a hosts file, as in a container."""

    def rename(source: str, target: str) -> None:
        if target.endswith("/hosts"):
            raise OSError(16, "busy")
        real(source, target)

    real = os.rename
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(files.os, "rename", rename)
        yield


@pytest.mark.parametrize("name", BY_NAME)
@ORDERS
@given(acts=st.permutations(ACTS))
def test_every_order_by_two_owners_keeps_the_files_of_other_programs(name: str, acts: list[Act]) -> None:
    """Each foreign byte, the mode, the owners and the attributes are as before, at each step and after."""
    keeps_everything(sample(name), acts)


@pytest.mark.parametrize("name", BY_NAME)
@ORDERS
@given(acts=st.permutations(ACTS))
def test_the_same_holds_where_the_file_is_a_mount(name: str, acts: list[Act]) -> None:
    """Docker, Podman and toolbox mount the file itself: it is written in place and keeps as much."""
    with a_mount_of_its_own():
        keeps_everything(sample(name), acts)


@pytest.mark.parametrize("seed", range(3))
def test_every_order_keeps_a_list_of_200_000_lines(seed: int) -> None:
    """However long the file, and though two of its own lines close what is closed."""
    acts = random.Random(seed).sample(ACTS, len(ACTS))
    keeps_everything(block_list(), acts)


@pytest.mark.parametrize("name", [*BY_NAME, "list"])
def test_the_names_are_closed_whole_in_each(name: str, tmp_path: Path) -> None:
    """What is kept is no excuse: while it is claimed, every name is closed in both families."""
    computer = Foreign(tmp_path, block_list(1000) if name == "list" else sample(name))
    computer.do("close", dict.fromkeys(NAMES, LATER), catalogue=RULES)
    assert computer.closed == set(NAMES)
