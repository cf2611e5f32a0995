"""Which language a person is spoken to in."""

from __future__ import annotations

import pytest

from leeward.core.languages import best, wanted_by


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, ()),
        ({"LANG": "de_AT.UTF-8"}, ("de_AT.UTF-8",)),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "fr_FR.UTF-8"}, ("fr_FR.UTF-8",)),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "es_ES"}, ("es_ES",)),
        ({"LANG": "de_DE.UTF-8", "LANGUAGE": "fr:de"}, ("fr", "de")),
        ({"LANGUAGE": "de"}, ("de",)),
        ({"LANG": "C", "LANGUAGE": "de"}, ()),
        ({"LC_ALL": "C.UTF-8", "LANG": "de_DE.UTF-8"}, ()),
        ({"LANG": "", "LC_ALL": ""}, ()),
    ],
)
def test_the_environment_says_what_to_speak(environment: dict[str, str], expected: tuple[str, ...]) -> None:
    """LANGUAGE, then LC_ALL, LC_MESSAGES and LANG; the plain locale asks for nothing."""
    assert wanted_by(environment) == expected


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (("de_AT.UTF-8",), "de"),
        (("de-CH",), "de"),
        (("ca_ES@valencia", "es_ES"), "es"),
        (("en_GB", "de"), "en"),
        (("tlh",), "en"),
        ((), "en"),
    ],
)
def test_the_first_known_language_is_spoken(wanted: tuple[str, ...], expected: str) -> None:
    """Whatever region it is of; one who asks for English first gets English."""
    assert best(wanted, {"en", "de", "es"}) == expected
