/* Values the public sees: weekly hours, pay grades and their frames. */
#include "support.h"

#include <string.h>

#include "pay/grade.h"
#include "pay/hours.h"
#include "publishing/public_check.h"

static void hours_are_hours(void **state)
{
	(void)state;
	static const char *const good[][2] = {{"39", "39"}, {"19,5", "19,5"}, {"19.25", "19,25"},
		{"39,0", "39"}, {"20,05", "20,05"}, {"39 Stunden", "39"}, {"40 Std.", "40"},
		{"38,5h", "38,5"}, {"39 Stunden pro Woche", "39"}, {"20 bis 30", "20 bis 30"},
		{"19,5–39", "19,5 bis 39"}, {"20 - 30 Stunden", "20 bis 30"}, {"48", "48"}};
	static const char *const bad[] = {"abc", "", "0", "-5", "48,5", "390", "1000", "39 Euro",
		"39h abc", "30 bis 20", "20 bis", "20 bis x", "39,", "39,555", "3 9", "ca. 39",
		"39 pro Woche Stunden", "0,0", "20 bis 49"};
	struct pool *pool = pool_new();

	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++)
		assert_string_equal(hours_normal(pool, good[i][0]), good[i][1]);
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		if (hours_normal(pool, bad[i]))
			fail_msg("%s is %s", bad[i], hours_normal(pool, bad[i]));
	assert_null(hours_normal(pool, NULL));
	pool_free(&pool);
}

static void grades_exist(void **state)
{
	(void)state;
	static const char *const good[][2] = {{"A4", "A4"}, {"a 16", "A16"}, {"A9z", "A9Z"},
		{"e 9B", "E9b"}, {"EG 13Ü", "E13Ü"}, {"E1", "E1"}, {"S 11B", "S11b"},
		{"S8a", "S8a"}, {"ä 4", "Ä4"}, {"KR 7a", "KR7a"}, {"P16", "P16"}, {"B11", "B11"},
		{"R 10", "R10"}, {"W3", "W3"}, {"C4", "C4"}, {"at", "AT"},
		{"e 9B - eg11", "E9b–E11"}, {"E9b–E11", "E9b–E11"}, {"A9 bis A9Z", "A9–A9Z"},
		{"E13 bis E13Ü", "E13–E13Ü"}, {"S8b–S11a", "S8b–S11a"}};
	static const char *const bad[] = {"", "A", "A3", "A17", "E0", "E16", "E8a", "E9d", "E14Ü",
		"S1", "S19", "S9a", "P4", "P17", "B0", "B12", "R11", "W4", "Ä5", "AT 3", "ATX",
		"Z9", "9b", "E9b!", "E9 b", "A13/E13", "E-9", "E11–E9b", "E9b–E9b", "E9b–A11",
		"E9b–E16", "E9b–", "–E9b", "E9b bis", "E9b–E10–E11", "AT–AT",
		"E1 bis zum Ende der Tabelle"};
	struct pool *pool = pool_new();

	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++) {
		assert_true(grade_valid(good[i][0]));
		assert_string_equal(grade_normal(pool, good[i][0]), good[i][1]);
	}
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		if (grade_valid(bad[i]))
			fail_msg("%s is a grade", bad[i]);
	pool_free(&pool);
}

/* Which frames take a grade: 4 up to A/E14, 2 from A/E15, 1 doctors. */
static void grades_have_frames(void **state)
{
	(void)state;
	static const struct {
		const char *grade;
		int frames;
	} grades[] = {{"A4", 4}, {"A13", 5}, {"A14", 5}, {"A15", 3}, {"A16", 3}, {"E12", 4},
		{"E14", 5}, {"E15", 3}, {"E15Ü", 3}, {"B1", 2}, {"R1", 6}, {"R2", 2}, {"W1", 6},
		{"W2", 2}, {"C2", 6}, {"C3", 2}, {"AT", 3}, {"S18", 4}, {"P16", 4}, {"KR14", 4},
		{"Ä1", 1}, {"E12–E14", 4}, {"E13–E15", 1}};

	for (size_t i = 0; i < sizeof(grades) / sizeof(grades[0]); i++) {
		const char *grade = grades[i].grade;
		int frames = !grade_hindrance(grade, "P34", "bis_14") * 4
			+ !grade_hindrance(grade, "P31", "ab_15") * 2
			+ !grade_hindrance(grade, "P31", "aerzte");

		if (frames != grades[i].frames)
			fail_msg("%s: %d", grade, frames);
		assert_int_equal(!grade_hindrance(grade, "P34", NULL), (frames & 4) != 0);
		assert_int_equal(!grade_hindrance(grade, "P31", NULL),
			(frames & 2) != 0 || strcmp(grade, "Ä1") == 0);
	}
}

/* Of more problems than are kept the first are shown; there is never none. */
static void too_many_problems_are_still_problems(void **state)
{
	(void)state;
	struct problems problems = {0};
	for (int i = 0; i <= PROBLEMS_MAX; i++)
		problem_add(&problems, i ? "later" : "first", "required");
	assert_int_equal(problems.count, PROBLEMS_MAX);
	assert_string_equal(problems.items[0].field, "first");
	assert_true(problems_any(&problems));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(hours_are_hours),
		cmocka_unit_test(grades_exist),
		cmocka_unit_test(grades_have_frames),
		cmocka_unit_test(too_many_problems_are_still_problems),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
