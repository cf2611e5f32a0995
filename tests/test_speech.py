"""Which language both heads speak, and what a text not translated yet becomes."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from leeward.speech import Speech
from leeward.store.paths import resources

if TYPE_CHECKING:
    from pathlib import Path

NAMES = {"en": "English", "xx": "Xxish"}


class Home:
    """A folder of resources in which somebody has begun a language, spoken in the US."""

    def __init__(self, folder: Path, *, complete: bool, country: str = "US") -> None:
        self.folder = folder
        shutil.copytree(resources() / "content" / "en", folder / "content" / "en")
        languages = [
            {"code": code, "name": name, "countries": [country], "complete": complete or code == "en"}
            for code, name in NAMES.items()
        ]
        (folder / "content" / "languages.json").write_text(json.dumps(languages))
        messages = folder / "translations" / "xx" / "LC_MESSAGES"
        messages.mkdir(parents=True)
        catalog = Catalog(locale="de")
        catalog.add("Day {day}", "Xday {day}")
        with (messages / "leeward.mo").open("wb") as file:
            write_mo(file, catalog)

    def translate(self, name: str, entries: list[dict[str, Any]]) -> None:
        """Have a file of the content in the language."""
        own = self.folder / "content" / "xx"
        own.mkdir(exist_ok=True)
        (own / name).write_text(json.dumps(entries))

    def speech(self, *wanted: str) -> Speech:
        """What is said where the computer asks for some languages."""
        return Speech(wanted, self.folder)


def test_a_whole_language_is_spoken_where_the_computer_asks_for_it(tmp_path: Path) -> None:
    """Nobody has to look for the setting."""
    home = Home(tmp_path, complete=True)
    assert home.speech("xx_YY.UTF-8").texts.t("Day {day}", day=3) == "Xday 3"
    assert home.speech("en_GB", "xx").texts.t("Day {day}", day=3) == "Day 3"


@pytest.mark.parametrize(("complete", "country"), [(False, "US"), (True, "ZZ")])
def test_a_preview_has_to_be_chosen(tmp_path: Path, country: str, *, complete: bool) -> None:
    """Half a language, or one without anybody to talk to, comes to nobody by itself."""
    speech = Home(tmp_path, complete=complete, country=country).speech("xx")
    assert speech.texts.language == "en"
    speech.speak("xx")
    assert speech.texts.language == "xx"


def test_a_change_reaches_whoever_holds_the_texts(tmp_path: Path) -> None:
    """Whoever was handed texts and content says them in the new language from then on, and back again."""
    home = Home(tmp_path, complete=True)
    home.translate("weeks.json", [{"week": 2, "text": "Xweek"}])
    speech = home.speech()
    t, content = speech.texts.t, speech.content
    english = [week.text for week in content.weeks]
    speech.speak("xx")
    assert (t("Day {day}", day=1), t("Today")) == ("Xday 1", "Today")
    assert [week.text for week in content.weeks] == [english[0], "Xweek", *english[2:]]
    speech.speak("")
    assert t("Day {day}", day=1) == "Day 1"
    assert [week.text for week in content.weeks] == english


def test_a_language_this_one_does_not_know_is_english(tmp_path: Path) -> None:
    """A document of a newer Leeward may name one; nothing breaks."""
    speech = Home(tmp_path, complete=True).speech("tlh")
    speech.speak("nn")
    assert speech.texts.language == "en"
