"""The message coach: what it says of a message, and what it leaves alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leeward.core.coach import Advice, CoachWords, read
from leeward.store.catalogue import load_content

CONTENT = Path(__file__).resolve().parents[2] / "resources" / "content" / "en"
WORDS = load_content(CONTENT).coach


@pytest.mark.parametrize(
    ("message", "advice"),
    [
        ("Friday at 17:00 at school, as agreed. Bag and medicine are packed.", ()),
        ("", ()),
        ("I miss you. Friday at 17:00.", (Advice.NO_FEELINGS,)),
        ("You\u2019re late again, you never think of them.", (Advice.NO_BLAME,)),
        ("Friday. NEVER COME LATE again.", (Advice.NO_SHOUTING,)),
        ("Friday?! At five.", (Advice.NO_SHOUTING,)),
        ("Friday? At school? Or at home?", (Advice.ONE_QUESTION,)),
        ("Friday at five. Let me know.", (Advice.AN_END,)),
        ("She can tell you when we come.", (Advice.NO_ERRANDS,)),
        ("One. Two. Three. Four. Five. Six.", (Advice.SHORTER,)),
        ("word " * 61, (Advice.SHORTER,)),
    ],
)
def test_it_says_what_would_help(message: str, advice: tuple[Advice, ...]) -> None:
    """Brief, factual, civil, firm; and a child carries no message (rows 137, 133)."""
    assert read(message, WORDS) == advice


@pytest.mark.parametrize(
    ("message", "advice"),
    [
        ("Vendredi à 17 h à l\u2019école, comme convenu. Le sac est prêt.", ()),
        ("Un seul sac, et les médicaments.", ()),
        ("Tu me manques. Vendredi à 17 h.", (Advice.NO_FEELINGS,)),
        ("Encore en retard, tu ne penses jamais à eux.", (Advice.NO_BLAME,)),
        ("Vendredi à cinq heures. Dis-moi.", (Advice.AN_END,)),
        ("Elle te dira quand on arrive.", (Advice.NO_ERRANDS,)),
    ],
)
def test_it_listens_in_french(message: str, advice: tuple[Advice, ...]) -> None:
    """What it listens for is each language's own, with its own apostrophe."""
    assert read(message, load_content(CONTENT, "fr").coach) == advice


def test_words_are_whole_words() -> None:
    """An OK is no shout, and *heart* is not in *hearty*."""
    assert read("OK, a hearty lunch in the ICE to ULM at 5.", WORDS) == ()


@given(st.text())
def test_any_text_is_read(message: str) -> None:
    """Whatever was typed, in whatever script, and without any words to listen for."""
    assert set(read(message, CoachWords())) <= set(read(message, WORDS))


GERMAN = load_content(Path(__file__).resolve().parents[2] / "resources" / "content" / "en", "de").coach


@pytest.mark.parametrize(
    ("message", "advice"),
    [
        ("Freitag um 17 Uhr an der Schule, wie vereinbart. Tasche und Medizin sind gepackt.", ()),
        ("Du fehlst mir. Freitag um 17 Uhr.", (Advice.NO_FEELINGS,)),
        ("Nie denkst du an die Kinder.", (Advice.NO_BLAME,)),
        ("Freitag um fünf. Melde dich.", (Advice.AN_END,)),
        ("Frag die Kinder, wann wir kommen.", (Advice.NO_ERRANDS,)),
    ],
)
def test_it_hears_german(message: str, advice: tuple[Advice, ...]) -> None:
    """What people say in German when a message gets hard to answer (rows 137, 133)."""
    assert read(message, GERMAN) == advice
