"""Where the hosts file can't be written, the nearest cause is named, with lines to add instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from leeward.core.browsers import HostsFile
from leeward.core.shield import Outcome, Result
from leeward.guard_words import CONTAINER, IMMUTABLE, LINKED, NIXOS
from leeward.system.obstacles import Place, explained, look_around
from leeward.texts import Texts
from leeward.wording import outcome_words

if TYPE_CHECKING:
    from pathlib import Path

NAME = "www.example.org"
LINES = (f"0.0.0.0 {NAME}", f":: {NAME}")


def failed(reason: str) -> Outcome:
    """A guard's answer."""
    return Outcome(result=Result.FAILED, reason=reason)


@pytest.mark.parametrize(
    ("outcome", "place", "reason", "lines"),
    [
        (
            failed("file-not-plain"),
            Place(nixos=True, hosts=HostsFile(link=True)),
            NIXOS,
            ("networking.extraHosts = ''", *(f"  {line}" for line in LINES), "'';"),
        ),
        (failed("file-not-plain"), Place(hosts=HostsFile(link=True)), LINKED, LINES),
        (failed("file-not-permitted"), Place(hosts=HostsFile(immutable=True)), IMMUTABLE, ()),
        (failed("file-not-permitted"), Place(), "file-not-permitted", ()),
        (failed("file-read-only"), Place(hosts=HostsFile(mounted=True)), CONTAINER, LINES),
        (failed("file-read-only"), Place(container=True), CONTAINER, LINES),
        (failed("file-read-only"), Place(), "file-read-only", LINES),
        (failed("disk-full"), Place(nixos=True, container=True), "disk-full", ()),
    ],
)
def test_the_nearest_cause_is_named(
    outcome: Outcome, place: Place, reason: str, lines: tuple[str, ...]
) -> None:
    """NixOS, a link, a container, the immutable mark, a security program, a full disk."""
    found = explained(outcome, place, [NAME])
    assert (found.result, found.reason, found.lines) == (outcome.result, reason, lines)
    assert outcome_words(Texts(), found) not in {"", outcome_words(Texts(), failed(""))}


def test_nothing_to_add_is_told_where_nothing_was_to_be_closed() -> None:
    """Lifting on such a system names the cause alone."""
    place = Place(nixos=True, hosts=HostsFile(link=True))
    assert explained(failed("file-not-plain"), place, []).lines == ()


def test_signs_are_read_from_the_system(tmp_path: Path) -> None:
    """Each system is known by the file it has."""
    (tmp_path / "etc").mkdir()
    hosts = tmp_path / "etc/hosts"
    hosts.touch()
    plain = look_around(hosts, tmp_path)
    assert (plain.nixos, plain.container) == (False, False)
    for sign in (".dockerenv", "etc/NIXOS"):
        (tmp_path / sign).touch()
    found = look_around(hosts, tmp_path)
    assert (found.nixos, found.container) == (True, True)
