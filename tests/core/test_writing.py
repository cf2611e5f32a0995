"""Writing: kept, changed, sealed, found and shown again, and nothing of it lost by an undo."""

from __future__ import annotations

import datetime as dt
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import day, local, moment, page, period
from leeward.core import again, moods, pages, prompts, weekly
from leeward.core.companion import Answer, Page, PageKind
from leeward.core.errors import WrongDateError
from leeward.core.merge import merge
from leeward.core.profile import answer
from leeward.core.records import Situation
from leeward.core.search import Index, folded
from leeward.core.state import Profile, State
from leeward.store.catalogue import load_content

CONTENT = load_content(Path(__file__).parents[2] / "resources" / "content" / "en")
TODAY = day("2026-11-21")
BEGUN = State(periods=(period(),))


def written(text: str = "Words.", at: str = "2026-11-21 12:00", state: State = BEGUN, **said: Any) -> State:
    """A journal page written at a time."""
    return pages.write(state, PageKind.JOURNAL, text, now=moment(at), **said)


class TestPages:
    """One page: kept, changed, taken away and put back."""

    def test_a_page_keeps_what_was_said(self) -> None:
        """Text, prompt, several feelings and both moods are stored as they were given (rows 79, 87, 104)."""
        state = written(prompt="waves", feelings=("sad", "relieved"), mood=2, mood_after=3)
        (kept,) = state.pages
        assert (kept.text, kept.prompt, kept.feelings) == ("Words.", "waves", ("sad", "relieved"))
        assert (kept.mood, kept.mood_after) == (2, 3)

    def test_nothing_written_is_no_page(self) -> None:
        """Blank text without an answer keeps nothing."""
        assert written("  \n ") is BEGUN
        assert pages.write(BEGUN, PageKind.QUESTIONS, "", [Answer(question="a")], now=moment()) is BEGUN

    def test_a_number_alone_is_an_answer(self) -> None:
        """A scale that stands at nought was answered."""
        state = pages.write(BEGUN, PageKind.QUESTIONS, "", [Answer(question="a", number=0)], now=moment())
        assert state.pages[0].answers[0].number == 0

    def test_an_edit_keeps_the_day(self) -> None:
        """A page changed later stays on the day it was written, and is one page."""
        state = written(at="2026-11-12 08:00")
        state = pages.rewrite(state, state.pages[0], text="Other words.", now=moment())
        (kept,) = state.pages
        assert kept.text == "Other words."
        assert pages.written_at(kept) == local("2026-11-12 08:00")

    def test_an_edit_never_empties(self) -> None:
        """A page left blank by an edit stays as it was; taking it away is a press of its own."""
        state = written()
        assert pages.rewrite(state, state.pages[0], text="  ", now=moment()) is state

    def test_deleting_can_be_undone(self) -> None:
        """What was deleted comes back where it stood, also on a computer that knew of the deleting."""
        state = written("First.", at="2026-11-12 08:00")
        state = written("Second.", state=state)
        first = state.pages[0]
        gone = pages.delete(state, first.record, now=moment())
        assert [p.text for p in gone.pages] == ["Second."]
        back = pages.put_back(gone, (first,), now=moment())
        assert [p.text for p in back.pages] == ["First.", "Second."]
        assert [p.text for p in merge(gone, back).pages] == ["First.", "Second."]

    def test_newest_comes_first(self) -> None:
        """The list goes from the newest back."""
        state = written("Old.", at="2026-11-12 08:00", state=written("New."))
        assert [p.text for p in pages.entries(state)] == ["New.", "Old."]


class TestAgain:
    """What comes back, and when."""

    def test_a_page_comes_back_on_its_day(self) -> None:
        """Not a day sooner, and on day 14 it does; read, it rests until the last day (rows 108)."""
        future = CONTENT.prompt("future")
        assert future is not None
        start = moment("2026-11-10 20:00")
        on = prompts.first_again(future, start)
        assert on == day("2026-11-23")
        state = pages.write(BEGUN, PageKind.JOURNAL, "A garden.", prompt="future", again=on, now=start)
        assert again.due(state, moment("2026-11-22 23:00")) is None
        found = again.due(state, moment("2026-11-23 00:01"))
        assert found is not None
        state = again.seen(state, found, future, now=moment("2026-11-23 08:00"))
        assert again.due(state, moment("2026-12-08 12:00")) is None
        assert again.due(state, moment("2026-12-09 12:00")) is not None
        state = again.seen(state, state.pages[0], future, now=moment("2026-12-09 12:00"))
        assert state.pages[0].again is None

    def test_a_sealed_letter_stays_shut(self) -> None:
        """Until its day it is neither read nor offered nor found; on its day it is (rows 35, 70)."""
        state = written("Dear you.", prompt="letter")
        state = again.seal(state, state.pages[0], day("2026-12-24"), now=moment())
        assert pages.is_sealed(state.pages[0], day("2026-12-23"))
        assert again.due(state, moment("2026-12-23 12:00")) is None
        assert again.due(state, moment("2026-12-24 00:05")) == state.pages[0]
        index = Index()
        index.take(state.pages, TODAY, {})
        assert index.found("dear") == ()

    @pytest.mark.parametrize("act", [again.seal, again.look_again])
    def test_only_a_day_ahead(self, act: object) -> None:
        """Today or a past day is no day to wait for, and changes nothing."""
        state = written()
        with pytest.raises(WrongDateError):
            act(state, state.pages[0], TODAY, now=moment())  # type: ignore[operator]

    def test_on_the_care_path_nothing_comes_back(self) -> None:
        """Someone afraid is led back to nothing."""
        state = answer(written(again=TODAY), situation=Situation.CARE, now=moment())
        assert again.due(state, moment()) is None


class TestMoods:
    """Moods are put down by the person, and only those count."""

    def test_two_pages_worse_in_a_row(self) -> None:
        """Once is nothing; twice in a row suggests something else; a better one in between does not."""
        once = written(mood=3, mood_after=2)
        assert not moods.got_worse(once)
        assert moods.got_worse(written(mood=4, mood_after=3, state=once, at="2026-11-21 13:00"))
        assert not moods.got_worse(written(mood=2, mood_after=3, state=once, at="2026-11-21 13:00"))

    def test_a_low_mood_passes(self) -> None:
        """It holds for a day, or until a better one."""
        low = written(mood=3, mood_after=1)
        assert moods.is_low(low, moment("2026-11-21 13:00"))
        assert not moods.is_low(low, moment("2026-11-22 12:30"))
        assert not moods.is_low(written(mood=4, state=low, at="2026-11-21 13:00"), moment("2026-11-21 14:00"))

    def test_help_after_three_days(self) -> None:
        """Only the lowest mood on three days running asks for more than a page."""
        two = written(mood=1, at="2026-11-20 10:00", state=written(mood=1, at="2026-11-19 10:00"))
        assert not moods.is_lowest_for_days(two, moment())
        assert moods.is_lowest_for_days(written(mood=1, state=two), moment())


class TestPrompts:
    """Which page is offered to whom, and when."""

    def test_each_week_opens_its_look_back(self) -> None:
        """Four looks back, one a week, and none twice (rows 25, 97, 99)."""
        found = [
            prompts.review_of_week(BEGUN, moment(at))
            for at in ("2026-11-10 12:00", "2026-11-17 12:00", "2026-11-24 12:00", "2026-12-01 12:00")
        ]
        assert found == ["review-1", "review-2", "review-3", "review-4"]
        state = pages.write(
            BEGUN,
            PageKind.QUESTIONS,
            "",
            [Answer(question="ended", text="x")],
            prompt="review-2",
            now=moment("2026-11-17 12:00"),
        )
        assert prompts.review_of_week(state, moment("2026-11-18 12:00")) == ""
        assert prompts.review_of_week(BEGUN, moment("2026-12-08 12:00")) == ""

    def test_the_decision_comes_three_times(self) -> None:
        """At the start, from the middle on, and at the end, and never in between (rows 29)."""

        def decided(state: State, at: str) -> State:
            said = [Answer(question="sure", number=7)]
            return pages.write(state, PageKind.QUESTIONS, "", said, prompt="decision", now=moment(at))

        assert prompts.decision_is_due(BEGUN, moment("2026-11-10 12:00"))
        state = decided(BEGUN, "2026-11-10 12:00")
        assert not prompts.decision_is_due(state, moment("2026-11-24 12:00"))
        assert prompts.decision_is_due(state, moment("2026-11-25 12:00"))
        state = decided(state, "2026-11-25 12:00")
        assert not prompts.decision_is_due(state, moment("2026-12-08 12:00"))
        assert prompts.decision_is_due(state, moment("2026-12-09 12:00"))

    def test_the_whole_picture_waits_for_a_better_hour(self) -> None:
        """It is shown only to who asked for it, and not at a low mood (rows 80)."""
        lines = pages.write(BEGUN, PageKind.LINE, "He never asked.", prompt="whole-picture", now=moment())
        assert not prompts.may_show_whole_picture(lines, moment())
        wanted = answer(lines, whole_picture=True, now=moment())
        assert prompts.may_show_whole_picture(wanted, moment())
        assert not prompts.may_show_whole_picture(written(mood=2, state=wanted), moment("2026-11-21 13:00"))

    @pytest.mark.parametrize("situation", [Situation.CARE, Situation.RESPECT])
    def test_no_prompt_leads_towards_contact(self, situation: Situation) -> None:
        """On the guarded paths no readiness, no first step, no closing letter."""
        state = State(periods=(period(),), profile=Profile(situation=situation))
        late = moment("2026-12-09 20:00")
        offered = {p.id for p in CONTENT.prompts if prompts.is_open(p, state, late)}
        guarded = {"readiness", "first-step", "before-contact", "after-contact", "closing-letter", "decision"}
        assert not offered & guarded

    def test_evenings_ask_about_tomorrow(self) -> None:
        """From six in the evening on, one thing about tomorrow is offered (rows 107)."""
        assert "tomorrow" in {
            p.id for p in prompts.for_now(CONTENT.prompts, BEGUN, moment("2026-11-21 19:00"))
        }
        assert "tomorrow" not in {p.id for p in prompts.for_now(CONTENT.prompts, BEGUN, moment())}


class TestWeekly:
    """Once a week, and never asked for."""

    def test_once_a_week(self) -> None:
        """Not in the first week; then until it is written, and again a week later (rows 113, 141)."""
        assert not weekly.is_offered(BEGUN, moment("2026-11-16 12:00"))
        assert weekly.is_offered(BEGUN, moment("2026-11-17 12:00"))
        said = [Answer(question="head", number=4)]
        state = pages.write(
            BEGUN, PageKind.QUESTIONS, "", said, prompt="weekly", now=moment("2026-11-18 12:00")
        )
        assert not weekly.is_offered(state, moment("2026-11-24 12:00"))
        assert weekly.is_offered(state, moment("2026-11-25 12:00"))

    def test_not_this_week(self) -> None:
        """Put off, it rests until the next week, and only one week is remembered."""
        state = weekly.skip(BEGUN, now=moment("2026-11-18 12:00"))
        assert not weekly.is_offered(state, moment("2026-11-23 12:00"))
        assert weekly.is_offered(state, moment("2026-11-24 12:00"))
        assert weekly.skip(state, now=moment("2026-11-24 12:00")).profile.offered == ("week-3",)

    def test_what_to_expect_comes_with_the_week(self) -> None:
        """On the first day of a week that has something to say, and never on the care path (rows 23, 113)."""
        second = weekly.expectation(BEGUN, CONTENT.weeks, moment("2026-11-17 12:00"))
        assert second is not None
        assert second.week == 2
        assert weekly.expectation(BEGUN, CONTENT.weeks, moment("2026-11-18 12:00")) is None
        care = answer(BEGUN, situation=Situation.CARE, now=moment())
        assert weekly.expectation(care, CONTENT.weeks, moment("2026-11-17 12:00")) is None
        assert not weekly.is_offered(care, moment("2026-11-17 12:00"))

    def test_five_empty_days(self) -> None:
        """Two days with somebody in a week are few, three are not, and no answer says nothing (rows 74)."""

        def met(number: int | None) -> Page:
            return Page(
                version="v",
                record="v",
                saved=local(),
                kind=PageKind.QUESTIONS,
                text="",
                answers=(Answer(question="company", number=number),),
            )

        assert weekly.was_much_alone(met(2))
        assert not weekly.was_much_alone(met(3))
        assert not weekly.was_much_alone(met(None))


class TestSearch:
    """Search as one types."""

    def test_capitals_and_accents_do_not_matter(self) -> None:
        """What was written is found by all words of the query, also by the prompt's name."""
        first, second = page("Über den Café-Besuch"), page("nothing of that")
        index = Index()
        index.take((first, second), TODAY, {})
        assert index.found("cafe uber") == (first,)
        assert index.found("CAFÉ") == (first,)
        assert index.found(" ") == (first, second)
        assert index.found("cafe nothing") == ()

    def test_answers_and_titles_are_found(self) -> None:
        """An answer is searched like any words, and a prompt's title leads to its pages."""
        state = pages.write(
            BEGUN,
            PageKind.QUESTIONS,
            "",
            [Answer(question="good", text="The lake")],
            prompt="review-1",
            now=moment(),
        )
        index = Index()
        index.take(state.pages, TODAY, {"review-1": "What we had"})
        assert index.found("lake") == index.found("what we had") == state.pages

    @given(st.text(st.characters(exclude_categories=("Cs",)), max_size=60))
    def test_every_page_is_found_by_its_own_words(self, text: str) -> None:
        """Whatever was written, any of its words finds it."""
        only = page(text)
        index = Index()
        index.take((only,), TODAY, {})
        for word in folded(text).split():
            assert index.found(word) == (only,)

    def test_three_thousand_pages_keep_up_with_typing(self) -> None:
        """A key in a search over 3,000 pages of 200 words takes under 16 ms; the best of five is taken."""
        many = tuple(page(f"{number} " + "evening rain over the harbour " * 40) for number in range(3000))
        index = Index()
        index.take(many, TODAY, {})
        spans: list[float] = []
        for _ in range(5):
            begun = time.thread_time()
            assert len(index.found("2999 harbour")) == 1
            spans.append(time.thread_time() - begun)
        assert min(spans) < 0.016

    def test_a_day_alone_changes_what_is_found(self) -> None:
        """Once a seal opens, its words are found without anything being written."""
        sealed = Page(
            version="v",
            record="v",
            saved=local(),
            kind=PageKind.LETTER,
            text="heron",
            sealed_until=TODAY + dt.timedelta(days=1),
        )
        index = Index()
        index.take((sealed,), TODAY, {})
        assert index.found("heron") == ()
        index.take((sealed,), TODAY + dt.timedelta(days=1), {})
        assert index.found("heron") == (sealed,)
