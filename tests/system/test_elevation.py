import pytest

from leeward.system.elevation import Around, Way, command, ways

PROGRAM = ("/usr/libexec/leeward/guard", "close")
PKEXEC = "/usr/bin/pkexec"
SUDO = "/usr/bin/sudo"


@pytest.mark.parametrize(
    ("around", "expected"),
    [
        (Around(), ()),
        (Around(terminal=True), ()),
        (Around(root=True, pkexec=PKEXEC, sudo=SUDO), (Way.DIRECT,)),
        (Around(pkexec=PKEXEC, actions=True), (Way.PKEXEC,)),
        (Around(pkexec=PKEXEC), (Way.PKEXEC,)),
        (Around(pkexec=PKEXEC, sudo=SUDO, actions=True), (Way.PKEXEC, Way.SUDO_SILENT)),
        (Around(pkexec=PKEXEC, sudo=SUDO, actions=True, terminal=True), (Way.PKEXEC, Way.SUDO)),
        (Around(pkexec=PKEXEC, sudo=SUDO, terminal=True), (Way.PKEXEC, Way.SUDO)),
        (Around(pkexec=PKEXEC, sudo=SUDO), (Way.SUDO_SILENT, Way.PKEXEC)),
        (Around(sudo=SUDO), (Way.SUDO_SILENT,)),
        (Around(sudo=SUDO, terminal=True), (Way.SUDO,)),
    ],
)
def test_the_best_way_comes_first(around: Around, expected: tuple[Way, ...]) -> None:
    """Root needs nobody, polkit comes before sudo, and sudo asks only where someone can answer."""
    assert ways(around) == expected


@pytest.mark.parametrize(
    ("way", "terminal", "line"),
    [
        (Way.DIRECT, False, PROGRAM),
        (Way.PKEXEC, True, (PKEXEC, *PROGRAM)),
        (Way.PKEXEC, False, (PKEXEC, "--disable-internal-agent", *PROGRAM)),
        (Way.SUDO, True, (SUDO, "--", *PROGRAM)),
        (Way.SUDO_SILENT, False, (SUDO, "-n", "--", *PROGRAM)),
    ],
)
def test_the_command_line_of_each_way(way: Way, line: tuple[str, ...], *, terminal: bool) -> None:
    """Full paths, the program's own words untouched, and no waiting at a terminal nobody looks at."""
    assert command(way, PROGRAM, Around(pkexec=PKEXEC, sudo=SUDO, terminal=terminal)) == line
