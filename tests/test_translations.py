"""Every language: that nothing is left out, nothing is stale, and nothing is said that must not be."""

from __future__ import annotations

import json
import re
import string
from typing import TYPE_CHECKING, Any

import pytest
import translations

from leeward.core.languages import Language, is_offered, without_help
from leeward.store.catalogue import load_content

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from babel.messages.catalog import Message

ENGLISH = translations.CONTENT / "en"
LANGUAGES = load_content(ENGLISH).languages
BEGUN = translations.languages()
COMPLETE = {each.code for each in LANGUAGES if each.complete} - {"en"}
COACH = "coach.json"
# What the rules of tone rule out, in each language: a slip, a score, a beginning from nothing.
NEVER_SAID = {
    "de": r"versag\w*|gescheitert|scheitern|rückf[aä]ll\w*|serie verloren|tag null|punktestand|belohnung\w*|"
    r"schwach|schwäche|betrogen|toxisch\w*|zielperson|täter\w*",
    "es": r"fracas\w*|fallaste|fallado|reca[ií]da\w*|reca[eí]\w*|racha perdida|día cero|puntuación|"
    r"recompensa\w*|débil\w*|trampa|tóxic\w*|maltratador\w*",
    "fr": r"échou\w*|échec\w*|rechut\w*|série perdue|jour zéro|score|récompense\w*|faibl\w*|trich\w*|"
    r"toxique\w*|agresseu\w*",
}


def said(language: str) -> Iterator[Message]:
    """Each message of a language with what it says."""
    return (message for message in translations.translated(language) if message.id)


def forms(text: Any) -> tuple[str, ...]:
    """A text, or all its plural forms; none where it is not said yet."""
    return (text,) if isinstance(text, str) else tuple(text or ())


def fields(text: str) -> list[str]:
    """The fields of a message, with how they are filled in."""
    return sorted(f"{name}:{how}" for _, name, how, _ in string.Formatter().parse(text) if name)


def content_of(language: str) -> list[Path]:
    """The content files somebody has translated."""
    return sorted((translations.CONTENT / language).glob("*.json"))


def read(file: Path) -> Any:
    """What stands in a content file."""
    return json.loads(file.read_text(encoding="utf-8"))


def strings(value: Any) -> Iterator[str]:
    """Every text in what a file holds."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from strings(each)


def test_every_language_is_known_by_its_own_name() -> None:
    """A language that was begun can be chosen, and English is there and whole."""
    assert {each.code for each in LANGUAGES} >= {"en", *BEGUN}
    assert [each.name for each in LANGUAGES] == sorted(each.name for each in LANGUAGES)
    assert all(each.name and each.countries for each in LANGUAGES)
    assert next(each for each in LANGUAGES if each.code == "en").complete


def test_english_has_somebody_to_talk_to_in_each_of_its_countries() -> None:
    """What is asked of every language holds for the first one."""
    english = next(each for each in LANGUAGES if each.code == "en")
    assert is_offered(english, load_content(ENGLISH).help_lines)


def test_a_language_without_help_lines_is_a_preview() -> None:
    """However complete: where there is nobody to talk to, it says so."""
    lines = load_content(ENGLISH).help_lines
    somewhere = Language(code="xx", name="Xx", countries=("US", "XX"), complete=True)
    assert without_help(somewhere, lines) == ("XX",)
    assert not is_offered(somewhere, lines)


def unsaid(language: str) -> list[str]:
    """The messages, and the parts of the content, that a language does not say, or not in full."""
    found = translations.untranslated(translations.translated(language), translations.collected())
    for file in sorted(ENGLISH.glob("*.json")):
        own = translations.CONTENT / language / file.name
        if not own.exists() or (file.name != COACH and _shape(read(own)) != _shape(read(file))):
            found.append(file.name)
    return found


def test_a_complete_language_says_everything() -> None:
    """Each message of the source and each entry of the content is there."""
    assert set(BEGUN) >= COMPLETE
    assert not {language: missing for language in COMPLETE if (missing := unsaid(language))}


@pytest.mark.parametrize("language", BEGUN)
def test_a_translation_fits_its_message(language: str) -> None:
    """The same fields, all plural forms, nothing in doubt, nothing left over from an older source."""
    catalog = translations.translated(language)
    assert not catalog.obsolete
    assert not [message.id for message in said(language) if message.fuzzy]
    for message in said(language):
        every = [form for form in forms(message.string) if form]
        if isinstance(message.id, tuple) and every:
            assert len(every) == catalog.num_plurals
        allowed = {tuple(fields(text)) for text in forms(message.id)}
        assert not [form for form in every if tuple(fields(form)) not in allowed], message.id


@pytest.mark.parametrize("language", BEGUN)
def test_content_has_the_ids_and_shape_of_english(language: str) -> None:
    """What is no text is the same in every language; an entry may be missing, and none is made up."""
    for file in content_of(language):
        english, own = read(ENGLISH / file.name), read(file)
        if file.name == COACH:
            assert own.keys() == english.keys()
            assert all(all(heard == heard.lower() for heard in part) for part in own.values())
        else:
            assert translations.aligned(english, own) == own
        assert all(text.strip() == text for text in strings(own))


@pytest.mark.parametrize("language", BEGUN)
def test_no_language_shames_plays_or_shouts(language: str) -> None:
    """The words the tone rules out stand nowhere; a name that is no sentence is let be."""
    texts = [form for message in said(language) for form in forms(message.string)]
    texts += [text for file in content_of(language) if file.name != COACH for text in strings(read(file))]
    banned = NEVER_SAID[language]
    assert not [text for text in texts if re.search(rf"\b({banned})\b", text, re.IGNORECASE)]
    assert not [text for text in texts if re.search(r"[!\U0001F000-\U0001FAFF\u2600-\u27BF]", text)]


def test_all_content_can_be_carried_over() -> None:
    """English falls back on itself whole: every entry is told from every other."""
    for file in ENGLISH.glob("*.json"):
        if file.name != COACH:
            english = read(file)
            assert translations.aligned(english, english) == english


def test_what_is_new_in_english_reaches_each_language_and_what_is_gone_leaves() -> None:
    """Words stay, all else follows the source, and an entry that lacks its words is left out."""
    english = [
        {"id": "a", "title": "One", "rows": [1], "questions": [{"id": "q", "text": "Why?", "top": 5}]},
        {"id": "b", "title": "Two", "rows": []},
    ]
    own = [
        {"id": "gone", "title": "Weg"},
        {"id": "a", "title": "Eins", "rows": [9], "questions": [{"id": "q", "text": "Warum?", "top": 9}]},
    ]
    assert translations.aligned(english, own) == [
        {"id": "a", "title": "Eins", "rows": [1], "questions": [{"id": "q", "text": "Warum?", "top": 5}]}
    ]


def _shape(value: Any) -> Any:
    """What a file holds, with each text told only by whether there is one."""
    if isinstance(value, dict):
        return {name: _shape(each) for name, each in value.items()}
    if isinstance(value, list):
        return [_shape(each) for each in value]
    return bool(value) if isinstance(value, str) else value


@pytest.mark.parametrize("language", sorted(COMPLETE))
def test_a_word_of_two_meanings_is_said_in_two_ways(language: str) -> None:
    """Where a message stands in several contexts, at least two of them are said differently."""
    ways: dict[str, set[str]] = {}
    for message in said(language):
        ways.setdefault(str(message.id), set()).add(str(message.string))
    contexts = {str(message.id) for message in said(language) if message.context}
    assert contexts
    assert {one for one in contexts if len(ways[one]) < 2} == set()
