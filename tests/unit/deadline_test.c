/* Every deadline of statements.csv against days worked out by hand (LAW-01, PRO-22, PRO-35): weeks,
 * working days, § 193 BGB, what is urgent, Ascension Day, Christmas to New Year, the end of summer
 * time; answers one minute before midnight and one minute after. */
#include "statement_world.h"

#include "base/clock.h"
#include "task/statement_private.h"

/* 4 May 2026 is a Monday, the 14th Ascension Day; 18 December a Friday, 25 and 26 December and
 * 1 January free, 24 and 31 December not. */
#define MAY "2026-05-04 08:00:00" /* UTC: 10:00 in Berlin */
#define DECEMBER "2026-12-18 22:59:00" /* 23:59 */
#define AFTER_MIDNIGHT "2026-12-18 23:01:00" /* Saturday, 00:01 */
#define OCTOBER "2026-10-24 08:00:00" /* Saturday; summer time ends that night */

static const struct expected {
	const char *kind;
	const char *may, *remind, *urgent; /* NULL: none */
	const char *december, *december_remind, *after_midnight, *october;
} days[] = {
	{"ad_lector", "2026-05-07", "2026-05-05", "2026-05-05", "2026-12-23", "2026-12-21",
		"2026-12-23", "2026-10-28"},
	{"ad_department", "2026-05-11", "2026-05-07", "2026-05-06", "2026-12-28", "2026-12-23",
		"2026-12-28", "2026-10-30"},
	{"ad_pr", "2026-05-18", "2026-05-13", "2026-05-11", "2027-01-04", "2026-12-30",
		"2027-01-04", "2026-11-09"},
	{"ad_gsb", "2026-05-11", "2026-05-07", "2026-05-07", "2026-12-28", "2026-12-23",
		"2026-12-28", "2026-11-02"},
	{"ad_office", "2026-05-11", "2026-05-07", "2026-05-06", "2026-12-28", "2026-12-23",
		"2026-12-28", "2026-10-30"},
	{"mobile_decision", "2026-05-19", "2026-05-15", "2026-05-11", "2027-01-05", "2026-12-31",
		"2027-01-05", "2026-11-06"},
	{"formal_check", "2026-05-11", "2026-05-07", "2026-05-06", "2026-12-28", "2026-12-23",
		"2026-12-28", "2026-10-30"},
	{"comparison_department", "2026-05-11", "2026-05-07", "2026-05-06", "2026-12-28",
		"2026-12-23", "2026-12-28", "2026-10-30"},
	{"comparison_pr", "2026-05-11", "2026-05-07", "2026-05-07", "2026-12-28", "2026-12-23",
		"2026-12-28", "2026-11-02"},
	{"comparison_gsb", "2026-05-11", "2026-05-07", "2026-05-07", "2026-12-28", "2026-12-23",
		"2026-12-28", "2026-11-02"},
	{"comparison_sbv", "2026-05-11", "2026-05-07", NULL, "2026-12-28", "2026-12-23",
		"2026-12-28", "2026-11-02"},
	{"comparison_p31", "2026-05-11", "2026-05-07", "2026-05-06", "2026-12-28", "2026-12-23",
		"2026-12-28", "2026-10-30"},
	{"selection_department", "2026-05-11", "2026-05-07", "2026-05-06", "2026-12-28",
		"2026-12-23", "2026-12-28", "2026-10-30"},
	{"selection_p31", "2026-05-19", "2026-05-15", "2026-05-11", "2027-01-05", "2026-12-31",
		"2027-01-05", "2026-11-06"},
	{"selection_pr", "2026-05-18", "2026-05-13", "2026-05-11", "2027-01-04", "2026-12-30",
		"2027-01-04", "2026-11-09"},
	{"selection_gsb", "2026-05-11", "2026-05-07", NULL, "2026-12-28", "2026-12-23",
		"2026-12-28", "2026-11-02"},
	{"selection_sbv", "2026-05-11", "2026-05-07", NULL, "2026-12-28", "2026-12-23",
		"2026-12-28", "2026-11-02"},
	{"rejection_sbv", "2026-05-11", "2026-05-07", NULL, "2026-12-28", "2026-12-23",
		"2026-12-28", "2026-11-02"},
	{"closing", "2026-05-19", "2026-05-15", NULL, "2027-01-05", "2026-12-31", "2027-01-05",
		"2026-11-06"},
	{"ad_waived", "2026-05-18", "2026-05-13", "2026-05-11", "2027-01-04", "2026-12-30",
		"2027-01-04", "2026-11-09"},
	{"briefing_check", "2026-05-06", NULL, NULL, "2026-12-22", NULL, "2026-12-22",
		"2026-10-27"},
	{"briefing_query", "2026-05-07", "2026-05-05", NULL, "2026-12-23", "2026-12-21",
		"2026-12-23", "2026-10-28"},
	{"content_release", "2026-05-11", "2026-05-07", NULL, "2026-12-28", "2026-12-23",
		"2026-12-28", "2026-10-30"},
	{"lead_handover", "2026-05-04", NULL, NULL, "2026-12-19", NULL, "2026-12-19", "2026-10-24"},
	{"lead_answer", "2026-05-06", NULL, NULL, "2026-12-22", NULL, "2026-12-22", "2026-10-27"},
	{"result_assess", "2026-05-19", "2026-05-15", NULL, "2027-01-05", "2026-12-31",
		"2027-01-05", "2026-11-06"},
};

static struct statement_kind_row row;

static const struct db_field row_fields[] = {
	DB_FIELD(struct statement_kind_row, unit),
	DB_FIELD(struct statement_kind_row, urgent_unit),
	DB_FIELD(struct statement_kind_row, deadline),
	DB_FIELD(struct statement_kind_row, urgent_deadline),
};

static void kind_read(const char *code)
{
	assert_int_equal(db_struct(root, pool,
				 "SELECT unit, urgent_unit, deadline, urgent_deadline"
				 " FROM statement_kind WHERE code = ?",
				 row_fields, &row, DB_VALUES(db_str(code))),
		OK);
}

static struct statement_term term_of(const char *asked_at, bool urgent)
{
	static const struct holidays none = {0};

	return statement_term(pool, clock_from_sql(asked_at),
		urgent ? row.urgent_deadline : row.deadline, urgent ? row.urgent_unit : row.unit,
		&none);
}

static void assert_day(const char *kind_code, const char *is, const char *wanted)
{
	if (!text_equal(is, wanted))
		fail_msg("%s: %s instead of %s", kind_code, is ? is : "-", wanted ? wanted : "-");
}

static void test_every_deadline(void **state)
{
	size_t count = sizeof(days) / sizeof(days[0]);
	(void)state;
	assert_int_equal(support_number(root, "SELECT COUNT(*) FROM statement_kind"), count);
	for (size_t i = 0; i < count; i++) {
		const struct expected *day = &days[i];

		kind_read(day->kind);
		assert_day(day->kind, term_of(MAY, false).last, day->may);
		assert_day(day->kind, term_of(MAY, false).remind, day->remind);
		assert_day(day->kind, term_of(DECEMBER, false).last, day->december);
		assert_day(day->kind, term_of(DECEMBER, false).remind, day->december_remind);
		assert_day(day->kind, term_of(AFTER_MIDNIGHT, false).last, day->after_midnight);
		assert_day(day->kind, term_of(OCTOBER, false).last, day->october);
		assert_day(day->kind, row.urgent_deadline ? term_of(MAY, true).last : NULL,
			day->urgent);
	}
}

/* 24:00 in Berlin is 22:00 or 23:00 UTC; hours are real ones. */
static void test_when_the_last_day_is_over(void **state)
{
	(void)state;
	kind_read("ad_pr");
	assert_string_equal(clock_sql(pool, term_of(MAY, false).over), "2026-05-18 22:00:00");
	assert_string_equal(clock_sql(pool, term_of(OCTOBER, false).over), "2026-11-09 23:00:00");
	kind_read("lead_handover");
	assert_string_equal(clock_sql(pool, term_of(MAY, false).over), "2026-05-04 12:00:00");
}

static void test_a_minute_before_midnight_and_a_minute_after(void **state)
{
	struct statement statement;
	(void)state;
	world_then = reach_make;
	world_reset();
	statement = asked("ad_pr");
	clock_set(statement.due_at - 60);
	assert_int_equal(answered_by(&paul, "objection", NULL, "Nein"), OK);
	assert_int_equal(
		support_number(root, "SELECT counts AND NOT late FROM statement_answer"), 1);
	world_reset();
	statement = asked("ad_pr");
	clock_set(statement.due_at + 60);
	assert_int_equal(answered_by(&paul, "objection", NULL, "Nein"), OK);
	assert_int_equal(
		support_number(root, "SELECT late AND NOT counts FROM statement_answer"), 1);
	assert_int_equal(blocks("bei_personalamt"), 0);
}

static void test_an_authority_has_its_own_where_the_law_leaves_room(void **state)
{
	(void)state;
	world_then = reach_make;
	world_reset();
	support_sql(root,
		"INSERT INTO statement_deadline (authority_id, kind, deadline) VALUES"
		" (1, 'ad_department', 7), (1, 'ad_pr', 3);\n");
	assert_string_equal(asked("ad_department").due_on, "2026-12-01");
	assert_string_equal(asked("ad_pr").due_on, "2026-12-07");
	support_sql(root, "DELETE FROM statement_deadline;\n");
	assert_string_equal(asked("ad_department").due_on, "2026-11-27");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_deadline),
		cmocka_unit_test(test_when_the_last_day_is_over),
		cmocka_unit_test(test_a_minute_before_midnight_and_a_minute_after),
		cmocka_unit_test(test_an_authority_has_its_own_where_the_law_leaves_room),
	};
	return cmocka_run_group_tests(tests, begin, world_end);
}
