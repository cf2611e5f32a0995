"""Looking back from the command line: the sentences of the window, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest

from leeward import cli
from leeward.back_words import part_sentences, part_words
from leeward.core import looking_back
from leeward.core.access import Protection
from leeward.core.looking_back import Part, Span
from leeward.core.records import Situation
from leeward.store.catalogue import load_content
from leeward.texts import Texts
from lived import lived
from shell import CONTENT, Shell

if TYPE_CHECKING:
    from pathlib import Path

    from leeward.core.state import State


def shell_over(folder: Path, state: State) -> Shell:
    """A terminal over a document that holds this."""
    found = Shell(folder)
    found.world.unstarted().keeping.document.create(state, Protection.KEYRING)
    return found


@pytest.mark.parametrize("span", Span)
def test_every_sentence_is_told(tmp_path: Path, span: Span) -> None:
    """Each part under its heading, as in the window, without a percentage (rows 23, 27, 88)."""
    shell = shell_over(tmp_path, lived(365))
    asked = ["looking-back", *(["--all"] if span is Span.ALL else [])]
    assert shell.run(*asked) == cli.DONE
    found = looking_back.figures(lived(365), shell.world.moment(), span)
    texts, content = Texts(), load_content(CONTENT)
    assert found is not None
    for part in looking_back.parts(found):
        assert f"\n{part_words(texts, part)}:\n" in shell.out
        for sentence in part_sentences(texts, content, found, part):
            assert sentence in shell.out
    assert "%" not in shell.out


def test_the_report_holds_the_same_figures(tmp_path: Path) -> None:
    """As one object; what was noted about a contact stays out of it."""
    state = lived(84)
    noted = tuple(msgspec.structs.replace(each, note="By the river.") for each in state.contacts)
    shell = shell_over(tmp_path, msgspec.structs.replace(state, contacts=noted))
    report = shell.json("looking-back")
    assert report["quiet"] == 81
    assert [each["days"] for each in report["stretches"]] == [7, 17, 57]
    assert report["parts"] == [part.value for part in Part]
    assert "river" not in shell.out


def test_too_early_and_in_fear_it_says_so(tmp_path: Path) -> None:
    """Nothing is counted in fear, and before the seventh day there is nothing yet."""
    assert shell_over(tmp_path / "a", lived(3)).run("looking-back") == cli.NOT_DONE
    state = lived(84)
    care = msgspec.structs.replace(state.profile, situation=Situation.CARE)
    shell = shell_over(tmp_path / "b", msgspec.structs.replace(state, profile=care))
    assert shell.run("looking-back") == cli.NOT_DONE
    assert shell.out == ""
    assert "Nothing is counted for you here." in shell.err
