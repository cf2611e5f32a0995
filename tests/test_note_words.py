"""The note to the other person: short, fair, and about the person's own doing only."""

from __future__ import annotations

import itertools
import re

from leeward.core.companion import Channel, Subject
from leeward.core.state import Decided
from leeward.note_words import LONGEST_NOTE, NoteAbout, note, stop_note, ways_words
from leeward.texts import Texts

WAYS = (Channel.EMAIL, Channel.MESSAGES, Channel.CALLS)


def every_note() -> list[str]:
    """Notes about every set of what stays reachable."""
    subjects = list(Subject)
    kept = [c for n in range(len(subjects) + 1) for c in itertools.combinations(subjects, n)]
    return [
        note(Texts(), NoteAbout(decided, some, way)) for decided in Decided for some in kept for way in WAYS
    ]


def test_every_note_is_under_sixty_words() -> None:
    """However much stays reachable, it can be read in a breath (row 48)."""
    assert max(len(words.split()) for words in every_note()) < LONGEST_NOTE


def test_it_says_what_stays_reachable_and_how() -> None:
    """The children and a real emergency have a way, named in the note (row 49)."""
    words = note(Texts(), NoteAbout(kept_open=(Subject.CHILDREN, Subject.EMERGENCY), channel=Channel.CALLS))
    assert "For the children and a real emergency you can call me." in words


def test_whose_decision_it_was_changes_the_words() -> None:
    """Agreed by both or set by one is said as it was; space is for both (rows 22, 164)."""
    said = {decided: note(Texts(), NoteAbout(decided)) for decided in Decided}
    assert len(set(said.values())) == len(Decided)
    assert "As we agreed" in said[Decided.BOTH]
    assert "space to both of us" in said[Decided.UNSAID]


def test_no_note_blames_threatens_or_promises() -> None:
    """It tells what I do, wishes well, and uses nothing as a lever (rows 14, 16, 84)."""
    everything = " ".join(every_note()).lower()
    assert not re.search(r"\b(you never|because you|until you|unless you|miss|jealous|sorry)\b", everything)
    assert "i won't be replying" in everything


def test_in_fear_it_is_one_sentence_without_reasons() -> None:
    """Clear, once, a record; nothing to argue with (row 140)."""
    words = stop_note(Texts())
    assert words.count(".") == 1
    assert len(words.split()) < 10


def test_ways_read_as_part_of_a_sentence() -> None:
    """A promise names the ways in small letters, in a row."""
    ways = (Channel.CALLS, Channel.EMAIL, Channel.LOOKING)
    assert ways_words(Texts(), ways) == "calls, e-mail and looking at what they post"
