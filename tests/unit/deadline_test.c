/* Every deadline of statements.csv against days worked out by hand (tests/deadlines.csv; LAW-01,
 * PRO-22, PRO-35): weeks, working days, § 193 BGB, what is urgent, Ascension Day, Easter, Christmas
 * to New Year, the beginning and the end of summer time; the reminder and the silence of each;
 * answers one minute before midnight and one minute after. */
#include "statement_world.h"

#include "base/clock.h"
#include "task/statement_private.h"
#include "task/statement_time.h"

/* The columns of the file: the last day of what is asked then, in UTC, and the day of the reminder
 * before it. */
enum column {
	KIND,
	MONDAY,
	REMIND,
	URGENT,
	FRIDAY_2359,
	FRIDAY_REMIND,
	SATURDAY_0001,
	CHRISTMAS_EVE,
	SUMMER_TIME_ENDS,
	BEFORE_EASTER,
	SILENCE,
	COLUMNS
};

static const struct {
	enum column last, remind; /* remind KIND: is not in the file */
	const char *asked_at;
} moments[] = {
	{MONDAY, REMIND, "2026-05-04 08:00:00"}, /* the 14th is Ascension Day */
	{FRIDAY_2359, FRIDAY_REMIND, "2026-12-18 22:59:00"},
	{SATURDAY_0001, KIND, "2026-12-18 23:01:00"}, /* the 19th in Berlin */
	{CHRISTMAS_EVE, KIND, "2026-12-24 09:00:00"}, /* 24 and 31 December are working days */
	{SUMMER_TIME_ENDS, KIND, "2026-10-24 08:00:00"}, /* that night */
	{BEFORE_EASTER, KIND, "2026-03-27 09:00:00"}, /* summer time begins on the 29th; 3 and 6
							 April are free */
};

#define MAY "2026-05-04 08:00:00"
#define OCTOBER "2026-10-24 08:00:00"
#define KINDS_MAX 100

static const char *days[KINDS_MAX][COLUMNS]; /* NULL: empty */
static size_t kind_count;

static void days_read(void)
{
	char line[400];
	FILE *file = fopen(pool_printf(pool, "%s/tests/deadlines.csv", getenv("BMS_SOURCE")), "r");

	assert_non_null(file);
	assert_non_null(fgets(line, sizeof(line), file));
	for (kind_count = 0; fgets(line, sizeof(line), file); kind_count++) {
		char *rest = pool_strdup(pool, line);

		assert_true(kind_count < KINDS_MAX);
		rest[strcspn(rest, "\n")] = 0;
		for (int i = 0; i < COLUMNS; i++) {
			assert_non_null(rest);
			days[kind_count][i] = strsep(&rest, ",");
			if (text_empty(days[kind_count][i]))
				days[kind_count][i] = NULL;
		}
		assert_null(rest);
	}
	fclose(file);
}

static const struct principal jobs = {.kind = PRINCIPAL_SYSTEM, .lang = "de"};
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
	size_t count = sizeof(moments) / sizeof(moments[0]);
	(void)state;
	days_read();
	assert_int_equal(support_number(root, "SELECT COUNT(*) FROM statement_kind"), kind_count);
	for (size_t i = 0; i < kind_count * count; i++) {
		const char *const *day = days[i / count];
		struct statement_term term;

		kind_read(day[KIND]);
		term = term_of(moments[i % count].asked_at, false);
		assert_day(day[KIND], term.last, day[moments[i % count].last]);
		if (moments[i % count].remind)
			assert_day(day[KIND], term.remind, day[moments[i % count].remind]);
		assert_day(day[KIND], row.urgent_deadline ? term_of(MAY, true).last : NULL,
			day[URGENT]);
	}
}

static int64_t due_id;

static enum outcome remind_one(struct db *db)
{
	return statement_remind(db, pool, &jobs, due_id);
}

static enum outcome over_one(struct db *db)
{
	return statement_over(db, pool, &jobs, due_id);
}

/* How many the nightly run of an instant finds. */
static size_t found_by(
	enum outcome (*list)(struct db *db, struct pool *pool, int64_t now, int64_t after_id,
		int64_t last_id, int64_t limit, struct db_rows **rows_r),
	int64_t now)
{
	struct db_rows *rows = NULL;

	clock_set(now);
	assert_int_equal(list(root, pool, now, 0, INT64_MAX, 10, &rows), OK);
	return rows->count;
}

/* One of a kind, asked on the Monday; for the nightly run its kind and its days are all that
 * counts. */
static struct statement_term kind_ask(const char *kind_code)
{
	struct statement_term term;

	world_reset();
	clock_set(clock_from_sql(MAY));
	due_id = asked("ad_pr").id;
	kind_read(kind_code);
	term = term_of(MAY, false);
	support_sql(root,
		"UPDATE statement SET kind = '%s', due_on = '%s', due_at = '%s',"
		" remind_on = IF('%s' = '', NULL, '%s');\n",
		kind_code, term.last, clock_sql(pool, term.over), term.remind ? term.remind : "",
		term.remind ? term.remind : "");
	return term;
}

static void assert_reminded(const char *const *day)
{
	int64_t morning = day[REMIND] ? day_start(day[REMIND]) : 0;

	if (!day[REMIND])
		return;
	assert_int_equal(found_by(statement_reminder_list, morning - 60), 0);
	assert_int_equal(found_by(statement_reminder_list, morning + 60), 1);
	assert_int_equal(run(remind_one), OK);
	assert_int_equal(mails("staff_statement_reminder"), 2); /* the members */
	assert_int_equal(found_by(statement_reminder_list, morning + 86400), 0);
	assert_int_equal(run(remind_one), CONFLICT);
}

static void assert_silent(const char *const *day, const struct statement_term *term)
{
	bool means = day[SILENCE] != NULL;
	struct statement after;

	assert_int_equal(found_by(statement_over_list, term->over - 60), 0);
	assert_string_equal(statement_state(&(struct statement){.state = "open",
				    .silence = means ? day[SILENCE] : "",
				    .due_at = term->over}),
		"open");
	assert_int_equal(run(over_one), CONFLICT);
	assert_int_equal(found_by(statement_over_list, term->over + 60), 1);
	after = read_newest();
	assert_day(day[KIND], statement_answer(&after), day[SILENCE]);
	assert_int_equal(run(over_one), OK);
	assert_int_equal(run(over_one), CONFLICT);
	after = read_newest();
	assert_string_equal(after.state, means ? "silent" : "open");
	assert_day(day[KIND], after.answer, day[SILENCE]);
	assert_int_equal(support_number(root, "SELECT COUNT(*) > 0 FROM task"), !means);
	assert_int_equal(mails(means ? "staff_statement_silent" : "staff_statement_overdue"), 1);
}

static void test_the_reminder_and_the_silence_of_each(void **state)
{
	(void)state;
	world_then = reach_make;
	days_read();
	for (size_t i = 0; i < kind_count; i++) {
		struct statement_term term = kind_ask(days[i][KIND]);

		assert_reminded(days[i]);
		assert_silent(days[i], &term);
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
		cmocka_unit_test(test_the_reminder_and_the_silence_of_each),
		cmocka_unit_test(test_when_the_last_day_is_over),
		cmocka_unit_test(test_a_minute_before_midnight_and_a_minute_after),
		cmocka_unit_test(test_an_authority_has_its_own_where_the_law_leaves_room),
	};
	return cmocka_run_group_tests(tests, begin, world_end);
}
