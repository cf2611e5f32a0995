"""Which tests show that each recommendation is carried: the coverage table, row by row.

A row is carried where something is done, stored or changed; `test_coverage_rows.py` holds it to that.
Rows 21, 166 and 167 are not carried on purpose: their tests show that nothing of the kind is there.
"""

from __future__ import annotations

from typing import NamedTuple

# Each row: its number, what is recommended in our words, and its tests below this folder.
TABLE = """
1 All ways of contact stop
    gui/test_boundary_page.py::test_a_way_left_out_is_not_asked_about
    test_help_commands.py::test_the_boundary_is_told
    core/test_boundary.py::test_the_log_uses_exactly_the_closed_ways
2 Calls are one of them
    gui/test_list.py::test_a_number_is_blocked_only_after_what_to_save_was_read
    core/test_boundary.py::test_the_log_uses_exactly_the_closed_ways
3 So are texts and chats
    gui/test_list.py::test_a_number_is_blocked_only_after_what_to_save_was_read
    gui/test_moments.py::test_a_letter_stays_here
    core/test_boundary.py::test_the_log_uses_exactly_the_closed_ways
4 So are e-mails
    core/test_boundary.py::test_the_log_uses_exactly_the_closed_ways
5 So are likes and comments
    gui/test_list.py::test_a_strength_is_kept_per_site_and_shown_when_done
    test_plan_commands.py::test_a_card_is_ticked_with_its_strength_and_a_note
    core/test_boundary.py::test_the_log_uses_exactly_the_closed_ways
6 Looking counts if the person says so
    gui/test_boundary_page.py::test_a_way_left_out_is_not_asked_about
    gui/test_boundary_page.py::test_looking_counts_if_the_person_says_so
    gui/test_list.py::test_a_strength_is_kept_per_site_and_shown_when_done
7 A meeting by chance is no contact
    gui/test_happened.py::test_what_it_was_is_one_more_tap
    gui/test_happened.py::test_a_meeting_by_chance_takes_nothing
    gui/test_plans.py::test_a_place_with_its_usual_hours_is_due_on_that_day
8 No news by way of friends
    gui/test_happened.py::test_what_it_was_is_one_more_tap
    gui/test_list.py::test_in_fear_no_note_goes_to_friends
    gui/test_list.py::test_the_note_to_friends_is_copied_with_the_name
9 It lasts a set time
    gui/test_boundary_page.py::test_my_pause_shows_its_days_on_a_calendar
    gui/test_questions.py::test_the_length_can_be_without_an_end
10 Or has no end
    gui/test_boundary_page.py::test_without_an_end_today_asks_every_thirty_days
    gui/test_questions.py::test_every_answer_ends_in_its_feature
    gui/test_questions.py::test_the_length_can_be_without_an_end
11 Harsh or on-and-off bonds come first
    gui/test_boundary_page.py::test_in_the_welcome_what_must_be_arranged_comes_first
    gui/test_list.py::test_in_fear_a_card_they_may_notice_is_folded_away
12 A marriage lived apart, too
    gui/test_boundary_page.py::test_married_and_living_apart_fills_in_law_and_home
    gui/test_boundary_page.py::test_in_the_welcome_what_must_be_arranged_comes_first
    gui/test_plans.py::test_the_last_open_matter_ends_what_was_agreed
13 A pause, not a punishment
    gui/test_boundary_page.py::test_my_pause_shows_its_days_on_a_calendar
    gui/test_ending.py::test_ending_early_keeps_what_was_promised
14 Not to bring them back
    gui/test_evenings.py::test_a_hope_is_answered_and_not_kept
15 Not the same as ghosting
    gui/test_evenings.py::test_a_note_is_built_slept_on_and_never_sent
    gui/test_evenings.py::test_all_three_answers_are_fine
    gui/test_questions.py::test_every_answer_ends_in_its_feature
16 It binds the one who asks for it
    gui/test_evenings.py::test_a_promise_is_about_ones_own_acts
    gui/test_questions.py::test_every_answer_ends_in_its_feature
    gui/test_they_wrote.py::test_ones_own_line_stands_beside_the_answer
17 Accept what the other decided
    gui/test_plans.py::test_with_an_order_no_plan_waits_to_answer
    gui/test_they_wrote.py::test_asked_to_stop_nothing_leads_to_an_answer
18 It is different for everybody
    core/test_boundary.py::test_with_every_way_left_out_only_their_doing_is_asked_about
19 Nothing is guaranteed
    gui/test_evenings.py::test_a_hope_is_answered_and_not_kept
    gui/test_questions.py::test_every_answer_ends_in_its_feature
20 They may miss me, or not
    gui/test_carried.py::test_no_screen_guesses_what_they_feel
21 Not carried: silence to bring them back
    gui/test_carried.py::test_no_screen_guesses_what_they_feel
    gui/test_evenings.py::test_a_hope_is_answered_and_not_kept
22 Space for both
    gui/test_carried.py::test_space_is_for_both
23 Hard first, easier with time
    core/test_writing.py::test_what_to_expect_comes_with_the_week
    gui/test_looking_back.py::test_every_value_of_every_picture_has_words
    test_back_commands.py::test_every_sentence_is_told
24 To heal without being reminded
    gui/test_evenings.py::test_reasons_are_chosen_or_written
    gui/test_evenings.py::test_a_reason_comes_back_in_a_hard_moment
    gui/test_moments.py::test_ones_own_sentence_is_shown_when_it_pulls
25 To think about what happened
    gui/test_ending.py::test_a_lonely_week_leads_to_people
    core/test_writing.py::test_each_week_opens_its_look_back
26 To leave an old loop
    gui/test_evenings.py::test_reasons_are_chosen_or_written
    gui/test_evenings.py::test_a_reason_comes_back_in_a_hard_moment
    gui/test_writing.py::test_pages_of_questions_are_kept
27 To let go inside
    gui/test_ending.py::test_the_weekly_page
    gui/test_looking_back.py::test_every_value_of_every_picture_has_words
    test_back_commands.py::test_every_sentence_is_told
28 To see clearly what was, and what I need
    gui/test_ending.py::test_first_words_stand_beside_the_latest
    gui/test_list.py::test_cards_lead_to_the_place_where_they_are_done
    gui/test_writing.py::test_two_columns_of_what_it_was
29 Was it right?
    gui/test_writing.py::test_the_decision_stands_beside_itself
    core/test_writing.py::test_the_decision_comes_three_times
30 Not to be talked out of it
    gui/test_they_wrote.py::test_let_it_rest_is_two_taps_and_nothing_reminds
31 To think well of oneself again
    gui/test_writing.py::test_lists_hold_lines
    test_writing_commands.py::test_a_prompt_decides_the_kind
32 Worth does not hang on their answer
    gui/test_they_wrote.py::test_two_sentences_are_kept_with_it
    gui/test_writing.py::test_pages_of_questions_are_kept
33 To lean on oneself
    gui/test_moments.py::test_an_act_of_ones_own_goes_before_ours
    gui/test_plans.py::test_a_routine_is_changed_taken_off_and_brought_back
    core/test_acts.py::test_a_routine_comes_again
34 Less pain, less hope for a sign
    gui/test_ending.py::test_the_weekly_page
    gui/test_looking_back.py::test_every_value_of_every_picture_has_words
    gui/test_happened.py::test_the_mood_before_and_after_is_told_next_time
35 To close it alone
    gui/test_moments.py::test_a_letter_stays_here
    gui/test_writing.py::test_a_letter_is_sealed_until_its_day
    gui/test_writing.py::test_a_burnt_letter_is_nowhere
36 Self-respect
    gui/test_evenings.py::test_a_sentence_of_self_respect_stands_once
    gui/test_list.py::test_in_fear_no_note_goes_to_friends
    gui/test_moments.py::test_ones_own_sentence_is_shown_when_it_pulls
37 Calmer nerves
    gui/test_carried.py::test_ten_minutes_can_be_breathed_through
38 What the bond was shows from afar
    gui/test_ending.py::test_twelve_questions_come_before_a_first_step
39 To stop chasing
    gui/test_happened.py::test_what_it_was_is_one_more_tap
    gui/test_happened.py::test_leaving_the_second_message_becomes_a_plan
40 Boundaries again
    gui/test_they_wrote.py::test_ones_own_line_stands_beside_the_answer
    gui/test_writing.py::test_a_boundary_begins_with_its_words
41 To grow
    gui/test_writing.py::test_growth_shows_the_first_words_and_the_latest
42 To manage
    gui/test_moments.py::test_afterwards_any_answer_is_kept
    test_moment_commands.py::test_ten_minutes_are_waited_and_kept
    core/test_aftermath.py::test_what_helped_comes_first_next_time
43 To find oneself again
    gui/test_plans.py::test_a_deed_is_done_or_given_a_day
    gui/test_plans.py::test_the_deck_holds_what_is_ones_own
    gui/test_writing.py::test_what_was_before_us_becomes_a_plan
44 What to look for next time
    gui/test_writing.py::test_each_list_keeps_its_line
45 Know what it is for
    gui/test_evenings.py::test_one_offer_an_evening
    gui/test_evenings.py::test_reasons_are_chosen_or_written
    gui/test_welcome.py::test_leaving_in_the_middle_of_a_line_keeps_it
46 Reasons at hand
    gui/test_moments.py::test_ones_own_sentence_is_shown_when_it_pulls
    gui/test_evenings.py::test_a_reason_comes_back_in_a_hard_moment
    gui/test_they_wrote.py::test_answering_begins_with_oneself
47 Tell them, or not
    gui/test_evenings.py::test_a_note_is_built_slept_on_and_never_sent
    gui/test_evenings.py::test_all_three_answers_are_fine
48 Say it clearly and briefly
    gui/test_evenings.py::test_a_note_is_built_slept_on_and_never_sent
49 Say what stays reachable
    gui/test_evenings.py::test_a_note_is_built_slept_on_and_never_sent
50 Block the number
    gui/test_list.py::test_a_number_is_blocked_only_after_what_to_save_was_read
51 Unfollow or block on each site
    gui/test_list.py::test_a_strength_is_kept_per_site_and_shown_when_done
    gui/test_list.py::test_ten_minutes_open_one_site_once
    gui/test_list.py::test_still_so_is_answered_either_way
52 Everything at once
    gui/test_list.py::test_all_at_once_turns_the_order_round
    core/test_cards.py::test_all_at_once_closes_before_it_tidies
53 Put reminders away
    gui/test_list.py::test_a_card_of_ones_own_is_added_done_and_taken_off
    core/test_cards.py::test_an_own_card_is_listed_decided_and_taken_off
54 Places to go round
    gui/test_list.py::test_cards_lead_to_the_place_where_they_are_done
    gui/test_plans.py::test_a_place_with_its_usual_hours_is_due_on_that_day
55 Dates to be ready for
    gui/test_nagging.py::test_asked_for_it_comes_once_a_day_and_names_nobody
    gui/test_plans.py::test_a_hard_date_is_met_the_day_before
    core/test_acts.py::test_a_dated_act_is_due_on_its_day_and_the_day_before
56 Boundaries on the screen
    gui/test_list.py::test_ten_minutes_open_one_site_once
    core/test_cards.py::test_ten_minutes_are_given_once_for_a_card
57 Plans for what may come
    gui/test_happened.py::test_leaving_the_second_message_becomes_a_plan
    gui/test_happened.py::test_causes_are_asked_the_next_day_and_lead_on
    gui/test_plans.py::test_three_if_then_plans_are_suggested_and_own_ones_written
58 People who help
    gui/test_evenings.py::test_one_offer_an_evening
    gui/test_list.py::test_cards_lead_to_the_place_where_they_are_done
    gui/test_moments.py::test_somebody_to_call_is_there_by_name
59 Thirty days, or another length
    gui/test_questions.py::test_the_length_helper_suggests_and_the_person_takes
    gui/test_welcome.py::test_the_length_helper_only_suggests
60 The length depends on the case
    gui/test_questions.py::test_the_length_helper_suggests_and_the_person_takes
    gui/test_welcome.py::test_the_length_helper_only_suggests
61 Longer after pain or with ties
    gui/test_questions.py::test_the_length_helper_suggests_and_the_person_takes
    gui/test_welcome.py::test_the_length_helper_only_suggests
62 Fit the rule to one's case
    gui/test_boundary_page.py::test_an_exception_has_a_subject_a_way_hours_and_an_end
    gui/test_boundary_page.py::test_in_the_welcome_what_must_be_arranged_comes_first
    test_help_commands.py::test_the_boundary_is_told
63 A promise, and a wait before opening
    gui/test_evenings.py::test_a_promise_is_about_ones_own_acts
    gui/test_happened.py::test_closer_support_is_offered_and_ends_by_itself
    core/test_aftermath.py::test_closer_support_doubles_the_wait_for_a_day
64 What I need and won't accept
    gui/test_they_wrote.py::test_ones_own_line_stands_beside_the_answer
    gui/test_writing.py::test_a_boundary_begins_with_its_words
65 Nobody's permission is needed
    gui/test_carried.py::test_nobody_is_asked_for_permission
66 Do not start contact
    gui/test_happened.py::test_what_it_was_is_one_more_tap
    test_moment_commands.py::test_what_happened_is_put_down_with_its_way_its_length_and_its_cause
67 Do not check on them
    gui/test_carried.py::test_a_post_that_set_it_off_leads_to_closing
    gui/test_happened.py::test_what_it_was_is_one_more_tap
68 Do not ask friends
    gui/test_happened.py::test_what_it_was_is_one_more_tap
    gui/test_list.py::test_the_note_to_friends_is_copied_with_the_name
69 Do not seek comfort from them
    gui/test_moments.py::test_what_is_missing_leads_to_an_act
70 Do not look for an ending too early
    gui/test_moments.py::test_a_letter_stays_here
    gui/test_writing.py::test_a_letter_is_sealed_until_its_day
    core/test_writing.py::test_a_sealed_letter_stays_shut
71 No drinking it away
    gui/test_carried.py::test_a_drink_named_often_leads_to_somebody
    gui/test_carried.py::test_a_drink_becomes_a_calmer_plan
72 No new face as a painkiller
    gui/test_ending.py::test_the_weekly_page
73 No endless going over it
    gui/test_writing.py::test_a_quarter_of_an_hour_ends_with_one_line
    gui/test_writing.py::test_a_thought_is_parked_without_leaving
74 Not alone all the time
    gui/test_ending.py::test_the_weekly_page
    gui/test_ending.py::test_a_lonely_week_leads_to_people
    gui/test_plans.py::test_the_weekend_is_planned_from_the_own_log
75 Life is not put on hold
    gui/test_carried.py::test_no_day_is_told_after_a_contact
    gui/test_plans.py::test_a_goal_has_a_next_step_with_a_day
76 No second message
    gui/test_happened.py::test_what_was_managed_comes_before_anything_else
    gui/test_happened.py::test_leaving_the_second_message_becomes_a_plan
77 No late-night messages
    gui/test_plans.py::test_the_evening_closes_what_is_open_where_it_was_wished
    gui/test_plans.py::test_opening_waits_twice_in_the_evening
    core/test_evening.py::test_an_opening_from_before_ends_with_the_evening
78 No friendship that keeps hope alive
    gui/test_ending.py::test_twelve_questions_come_before_a_first_step
    gui/test_questions.py::test_every_answer_ends_in_its_feature
79 Feelings may be there
    gui/test_writing.py::test_a_page_with_its_feelings
80 The whole picture, not the fine half
    gui/test_moments.py::test_the_whole_picture_is_there_by_choice_and_not_in_a_low_hour
    gui/test_writing.py::test_the_whole_picture_is_asked_for
    core/test_writing.py::test_the_whole_picture_waits_for_a_better_hour
81 Nothing done in a panic
    gui/test_happened.py::test_closer_support_is_offered_and_ends_by_itself
    gui/test_plans.py::test_the_evening_closes_what_is_open_where_it_was_wished
    gui/test_they_wrote.py::test_while_it_rests_the_calm_way_is_the_large_one
82 Nothing mended at once
    gui/test_they_wrote.py::test_let_it_rest_is_two_taps_and_nothing_reminds
    gui/test_they_wrote.py::test_while_it_rests_the_calm_way_is_the_large_one
    core/test_aftermath.py::test_theirs_rests_until_a_time
83 Not about the other person
    gui/test_carried.py::test_no_screen_guesses_what_they_feel
    gui/test_evenings.py::test_a_nickname_is_kept_and_stands_in_no_title
84 Not to steer the other person
    gui/test_carried.py::test_no_screen_guesses_what_they_feel
85 Move, eat, sleep
    gui/test_plans.py::test_care_ticks_are_of_today
    core/test_acts.py::test_a_deed_of_the_deck_is_ticked_for_the_day_it_was_lived
86 Breathe and rest
    gui/test_carried.py::test_ten_minutes_can_be_breathed_through
87 Write it down
    gui/test_writing.py::test_a_page_with_its_feelings
    gui/test_writing.py::test_search_keeps_up_with_three_thousand_pages
88 See the way one came
    gui/test_writing.py::test_growth_shows_the_first_words_and_the_latest
    gui/test_looking_back.py::test_it_is_reached_from_the_journal_from_the_seventh_day
    gui/test_looking_back.py::test_one_page_has_the_same_words
    test_back_commands.py::test_every_sentence_is_told
89 Be outside
    gui/test_plans.py::test_a_deed_is_done_or_given_a_day
90 Do what is pleasant
    gui/test_plans.py::test_a_deed_is_done_or_given_a_day
    gui/test_plans.py::test_the_deck_holds_what_is_ones_own
91 Old hobbies and new ones
    gui/test_plans.py::test_a_deed_is_done_or_given_a_day
92 What there was never room for
    gui/test_plans.py::test_a_wish_is_picked_for_this_week
    core/test_acts.py::test_a_wish_gets_a_day
93 Plans for the hard hours
    gui/test_plans.py::test_the_weekend_is_planned_from_the_own_log
94 Goals, with a next step
    gui/test_plans.py::test_a_goal_has_a_next_step_with_a_day
    core/test_acts.py::test_a_goals_step_done_is_over_and_can_be_taken_back
95 New routines for shared ones
    gui/test_plans.py::test_a_routine_is_changed_taken_off_and_brought_back
    core/test_acts.py::test_a_routine_comes_again
96 Put something into oneself
    gui/test_plans.py::test_a_goal_has_a_next_step_with_a_day
    core/test_acts.py::test_a_goals_step_done_is_over_and_can_be_taken_back
97 Look back at the bond
    gui/test_ending.py::test_a_lonely_week_leads_to_people
    gui/test_writing.py::test_pages_of_questions_are_kept
    core/test_writing.py::test_each_week_opens_its_look_back
98 What I need from here on
    gui/test_writing.py::test_lists_hold_lines
99 Why it ended
    core/test_writing.py::test_each_week_opens_its_look_back
100 Ask friends for company
    gui/test_moments.py::test_somebody_to_call_is_there_by_name
    gui/test_plans.py::test_ten_minutes_of_company_are_one_copy_away
101 Groups
    gui/test_plans.py::test_people_are_kept_ordered_changed_and_brought_back
102 A counsellor
    gui/test_plans.py::test_the_sheet_holds_only_what_was_picked
    gui/test_looking_back.py::test_one_page_has_the_same_words
103 Good company
    gui/test_plans.py::test_people_are_kept_ordered_changed_and_brought_back
    core/test_people.py::test_somebody_is_kept_with_how_and_when
104 Feel several things at once
    gui/test_writing.py::test_a_page_with_its_feelings
105 Feelings come in waves
    gui/test_writing.py::test_waves_are_drawn_from_own_moods
106 Grieve
    gui/test_writing.py::test_a_letter_is_sealed_until_its_day
    gui/test_writing.py::test_a_burnt_letter_is_nowhere
107 One thing about tomorrow
    gui/test_writing.py::test_each_list_keeps_its_line
108 The life one wants
    gui/test_writing.py::test_the_future_page_comes_back_on_day_14
    test_writing_commands.py::test_a_prompt_decides_the_kind
    core/test_writing.py::test_a_page_comes_back_on_its_day
109 Alone and not lonely
    gui/test_plans.py::test_a_deed_is_done_or_given_a_day
    gui/test_writing.py::test_each_list_keeps_its_line
110 Sit still for two minutes
    gui/test_moments.py::test_two_minutes_end_by_themselves
111 See one's strengths
    gui/test_writing.py::test_lists_hold_lines
112 Each calm choice counts
    gui/test_happened.py::test_what_was_managed_comes_before_anything_else
    gui/test_moments.py::test_afterwards_any_answer_is_kept
    test_moment_commands.py::test_ten_minutes_are_waited_and_kept
113 Patience
    gui/test_ending.py::test_not_this_week
    core/test_writing.py::test_once_a_week
    core/test_writing.py::test_what_to_expect_comes_with_the_week
114 One's own terms
    gui/test_writing.py::test_lists_hold_lines
115 Be told the reasons again
    gui/test_moments.py::test_ones_own_sentence_is_shown_when_it_pulls
    gui/test_drafts.py::test_half_a_reason_comes_back
116 First words beside the last
    gui/test_ending.py::test_first_words_stand_beside_the_latest
117 Boundaries with others
    gui/test_writing.py::test_a_boundary_begins_with_its_words
118 The pull is to be expected
    gui/test_moments.py::test_why_it_hurts_says_what_is_known_and_what_is_ones_own
    test_moment_commands.py::test_ten_minutes_are_waited_and_kept
119 Why it hurts
    gui/test_moments.py::test_why_it_hurts_says_what_is_known_and_what_is_ones_own
    gui/test_questions.py::test_every_answer_ends_in_its_feature
120 Relief is short
    gui/test_happened.py::test_the_mood_before_and_after_is_told_next_time
    gui/test_moments.py::test_why_it_hurts_says_what_is_known_and_what_is_ones_own
121 What is missing right now
    gui/test_moments.py::test_what_is_missing_leads_to_an_act
    gui/test_moments.py::test_an_act_of_ones_own_goes_before_ours
122 Lonely, anxious, angry, guilty
    gui/test_moments.py::test_what_is_missing_leads_to_an_act
    gui/test_writing.py::test_a_page_with_its_feelings
123 Doubt is to be expected
    gui/test_moments.py::test_doubt_is_shown_again_in_a_week
124 After a contact, the next safe step
    gui/test_happened.py::test_what_was_managed_comes_before_anything_else
    gui/test_happened.py::test_closer_support_is_offered_and_ends_by_itself
    gui/test_carried.py::test_no_day_is_told_after_a_contact
125 What set it off
    gui/test_happened.py::test_causes_are_asked_the_next_day_and_lead_on
    gui/test_happened.py::test_a_month_of_causes_leads_to_the_list
    gui/test_list.py::test_what_sets_it_off_suggests_a_card
126 Friends help to wait
    gui/test_moments.py::test_somebody_to_call_is_there_by_name
    core/test_people.py::test_friends_are_called_before_those_whose_work_it_is
127 Feeds keep it open
    gui/test_carried.py::test_a_post_that_set_it_off_leads_to_closing
128 They wrote: first, how am I
    gui/test_they_wrote.py::test_two_sentences_are_kept_with_it
    gui/test_they_wrote.py::test_answering_begins_with_oneself
129 Not now
    gui/test_they_wrote.py::test_a_short_not_now_is_copied_and_stays_here
130 No answer at all
    gui/test_they_wrote.py::test_four_choices_are_equal
    gui/test_they_wrote.py::test_asked_to_stop_nothing_leads_to_an_answer
    core/test_aftermath.py::test_a_reply_is_kept_with_what_they_sent
131 Reasons and what happened before
    gui/test_they_wrote.py::test_two_sentences_are_kept_with_it
    gui/test_they_wrote.py::test_answering_begins_with_oneself
132 Take time
    gui/test_they_wrote.py::test_let_it_rest_is_two_taps_and_nothing_reminds
    gui/test_they_wrote.py::test_while_it_rests_the_calm_way_is_the_large_one
    gui/test_they_wrote.py::test_a_short_not_now_is_copied_and_stays_here
133 A short and honest answer
    gui/test_they_wrote.py::test_a_short_not_now_is_copied_and_stays_here
    gui/test_they_wrote.py::test_ones_own_line_stands_beside_the_answer
134 Somebody beside me
    gui/test_they_wrote.py::test_answering_begins_with_oneself
135 Four ways, none wrong
    gui/test_they_wrote.py::test_four_choices_are_equal
    core/test_aftermath.py::test_a_reply_is_kept_with_what_they_sent
136 Things, money, a home
    gui/test_boundary_page.py::test_an_exception_has_a_subject_a_way_hours_and_an_end
    gui/test_boundary_page.py::test_the_last_matter_settled_ends_it
    gui/test_happened.py::test_something_agreed_is_put_down_and_never_counts
137 Children
    gui/test_boundary_page.py::test_an_exception_has_a_subject_a_way_hours_and_an_end
    gui/test_happened.py::test_something_agreed_is_put_down_and_never_counts
    gui/test_they_wrote.py::test_the_childrens_matters_are_seen_to_and_never_count
138 Friends in common
    gui/test_list.py::test_the_note_to_friends_is_copied_with_the_name
    gui/test_plans.py::test_a_hard_date_is_met_the_day_before
139 Work, pets, a lease
    gui/test_happened.py::test_something_agreed_is_put_down_and_never_counts
    gui/test_plans.py::test_the_last_open_matter_ends_what_was_agreed
    gui/test_they_wrote.py::test_the_childrens_matters_are_seen_to_and_never_count
140 Fear
    gui/test_care.py::test_an_incident_is_kept_whole
    gui/test_they_wrote.py::test_in_fear_nobody_has_to_answer
141 A look at the week
    gui/test_ending.py::test_the_weekly_page
    core/test_writing.py::test_once_a_week
142 Ready, then one step at a time
    gui/test_ending.py::test_twelve_questions_come_before_a_first_step
143 Care after each step
    gui/test_ending.py::test_two_weeks_of_aftercare
144 More time
    gui/test_ending.py::test_a_while_longer
    gui/test_ending.py::test_as_many_days_as_one_likes
145 For good
    gui/test_ending.py::test_for_good
146 What was learned stays
    gui/test_ending.py::test_first_words_stand_beside_the_latest
147 What would have to be different
    gui/test_ending.py::test_twelve_questions_come_before_a_first_step
148 A late talk, planned
    gui/test_carried.py::test_a_late_talk_is_planned_and_kept
149 Asked: what is it?
    gui/test_questions.py::test_every_answer_ends_in_its_feature
150 Asked: what is it good for?
    gui/test_questions.py::test_every_answer_ends_in_its_feature
151 Asked: does it work?
    gui/test_questions.py::test_every_answer_ends_in_its_feature
    gui/test_questions.py::test_what_is_known_is_said_honestly
152 Asked: will they miss me?
    gui/test_questions.py::test_every_answer_ends_in_its_feature
153 Asked: what if they write?
    gui/test_questions.py::test_every_answer_ends_in_its_feature
    gui/test_they_wrote.py::test_the_question_about_it_opens_it
154 Asked: what do I do meanwhile?
    gui/test_questions.py::test_every_answer_ends_in_its_feature
155 Asked: what do I leave?
    gui/test_questions.py::test_every_answer_ends_in_its_feature
156 Asked: how long?
    gui/test_questions.py::test_every_answer_ends_in_its_feature
    gui/test_questions.py::test_the_length_helper_suggests_and_the_person_takes
157 Asked: is it ghosting?
    gui/test_evenings.py::test_all_three_answers_are_fine
    gui/test_questions.py::test_every_answer_ends_in_its_feature
158 Asked: how do I start?
    gui/test_questions.py::test_every_answer_ends_in_its_feature
159 Asked: why is it so hard?
    gui/test_moments.py::test_why_it_hurts_says_what_is_known_and_what_is_ones_own
    gui/test_questions.py::test_every_answer_ends_in_its_feature
160 Asked: is it a game?
    gui/test_questions.py::test_every_answer_ends_in_its_feature
161 Asked: in a marriage, too?
    gui/test_boundary_page.py::test_married_and_living_apart_fills_in_law_and_home
    gui/test_questions.py::test_every_answer_ends_in_its_feature
    core/test_boundary.py::test_a_marriage_lived_apart_has_law_money_and_a_home
162 Asked: what do feeds do, and can it lead back?
    gui/test_questions.py::test_every_answer_ends_in_its_feature
163 Who respected a limit of mine
    gui/test_writing.py::test_each_list_keeps_its_line
164 Agreed by both, or set by one
    gui/test_evenings.py::test_a_note_is_built_slept_on_and_never_sent
165 Loose ends
    gui/test_boundary_page.py::test_the_last_matter_settled_ends_it
    gui/test_plans.py::test_the_last_open_matter_ends_what_was_agreed
    core/test_acts.py::test_the_last_open_matter_ends_its_arrangement
166 Not carried: what they feel
    gui/test_carried.py::test_no_screen_guesses_what_they_feel
167 Not carried: what one is worth to them
    gui/test_carried.py::test_no_screen_guesses_what_they_feel
168 Waiting for a sign
    gui/test_ending.py::test_waiting_for_a_sign_is_only_what_one_says
"""


class Row(NamedTuple):
    """A row of the table; each test is a path and a name."""

    number: int
    title: str
    tests: tuple[tuple[str, str], ...]


def rows() -> tuple[Row, ...]:
    """The table, read."""
    found: list[Row] = []
    for line in TABLE.strip().splitlines():
        if line.startswith(" "):
            path, _, name = line.strip().partition("::")
            found[-1] = found[-1]._replace(tests=(*found[-1].tests, (path, name)))
        else:
            number, _, title = line.partition(" ")
            found.append(Row(int(number), title, ()))
    return tuple(found)
