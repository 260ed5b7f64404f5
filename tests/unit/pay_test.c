/* What grades earn: which table counts on which day, spans, the sentence; and what published ads
 * say of it. */
#include "support.h"

#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/text.h"
#include "pay/grade.h"
#include "pay/pay.h"
#include "pay/pay_public.h"
#include "wait.h"

#define NOW INT64_C(1795255200) /* 2026-11-21 10:00 UTC */
#define TODAY "2026-11-21"

static struct db *db;
static struct db *jobs;
static struct pool *pool;

static int begin(void **state)
{
	(void)state;
	db = support_db_reset();
	jobs = support_db_open("bms_jobs");
	pool = pool_new();
	clock_set(NOW);
	return 0;
}

static int finish(void **state)
{
	(void)state;
	db_free(&jobs);
	db_free(&db);
	pool_free(&pool);
	return 0;
}

/* A table of E9b (3,000 to 4,000 euros), E10, E11 (4,190 to 6,190) and A13, raised by so many
 * cents. */
static void table_add(int id, const char *name, const char *from, int more, bool released)
{
	support_sql(db,
		"INSERT INTO pay_table (id, name, valid_from, source, hours, example, released_at)"
		" VALUES (%d, '%s', '%s', 'Amtsblatt', '39,5', FALSE, %s);",
		id, name, from, released ? "'2026-01-01 10:00:00'" : "NULL");
	support_sql(db,
		"INSERT INTO pay_table_amount (table_id, grade, step, cents) VALUES"
		" (%d, 'E9b', 1, %d), (%d, 'E9b', 2, %d), (%d, 'E10', 2, %d), (%d, 'E11', 1, %d),"
		" (%d, 'E11', 6, %d);",
		id, 300000 + more, id, 400000 + more, id, 350000 + more, id, 419099 + more, id,
		619099 + more);
}

static void tables_reset(void)
{
	support_sql(db,
		"DELETE FROM public_ad;\nDELETE FROM public_ad_change;\nDELETE FROM"
		" pay_table_amount;\n"
		"DELETE FROM pay_table;\n");
	support_sql(db, "UPDATE pay_state SET version = version + 1;\n");
}

static struct pay pay_on(const char *day, const char *grade)
{
	struct pay_day pays;
	assert_int_equal(pay_day_read(db, pool, day, &pays), OK);
	return pay_of(pool, &pays, grade, "fachkraft");
}

static void newest_released_table_of_the_day_counts(void **state)
{
	(void)state;
	tables_reset();
	table_add(1, "TV-L", "2026-01-01", 0, true);
	table_add(2, "TV-L", "2026-12-01", 10000, true);
	table_add(3, "TV-L", "2026-11-01", 500000, false);
	support_sql(db, "INSERT INTO pay_table_amount VALUES (2, 'E14', 1, 700000);\n");

	assert_int_equal(pay_on("2025-12-31", "E9b").table_id, 0);
	assert_int_equal(pay_on("2026-01-01", "E9b").table_id, 1);
	assert_int_equal(pay_on(TODAY, "E9b").min, 300000);
	assert_int_equal(pay_on(TODAY, "E9b").max, 400000);
	assert_int_equal(pay_on("2026-11-30", "E14").table_id, 0);
	assert_int_equal(pay_on("2026-12-01", "E9b").min, 310000);
	assert_int_equal(pay_on("2026-12-01", "E14").max, 700000);
	assert_string_equal(pay_on(TODAY, "E9b").source, "Amtsblatt");
	assert_string_equal(pay_on(TODAY, "E9b").valid_from, "2026-01-01");
	/* Withdrawn, the one before counts again. */
	support_sql(
		db, "UPDATE pay_table SET withdrawn_at = '2026-11-20 10:00:00' WHERE id = 2;\n");
	assert_int_equal(pay_on("2026-12-01", "E9b").min, 300000);
	assert_int_equal(pay_on("2026-12-01", "E14").table_id, 0);
}

static void spans_reach_from_end_to_end(void **state)
{
	(void)state;
	tables_reset();
	table_add(1, "TV-L", "2026-01-01", 0, true);
	assert_int_equal(pay_on(TODAY, "E9b–E11").min, 300000);
	assert_int_equal(pay_on(TODAY, "E9b–E11").max, 619099);
	assert_int_equal(pay_on(TODAY, "E10–E11").min, 350000);
	assert_int_equal(pay_on(TODAY, "E9b–E12").table_id, 0);
	assert_int_equal(pay_on(TODAY, "A13").table_id, 0);
	assert_int_equal(pay_on(TODAY, "Z99").table_id, 0);
}

static void why(const char *grade, const char *wanted, const char *from)
{
	const char *why_r, *from_r;
	assert_int_equal(pay_why_none(db, pool, grade, "fachkraft", TODAY, &why_r, &from_r), OK);
	assert_string_equal(why_r, wanted);
	assert_true(text_equal(from_r, from));
}

static void says_why_there_is_none(void **state)
{
	(void)state;
	tables_reset();
	why("E9b", "unknown", NULL);
	table_add(1, "TV-L", "2026-01-01", 0, false);
	why("E9b", "unreleased", NULL);
	why("E9b–E11", "unreleased", NULL);
	why("E9b–E12", "unknown", NULL);
	table_add(2, "TV-L", "2026-12-01", 0, true);
	table_add(3, "TV-L", "2027-12-01", 0, true);
	why("E9b", "later", "2026-12-01");
	support_sql(db, "UPDATE pay_table SET removed = TRUE, released_at = NULL;\n");
	why("E9b", "unknown", NULL);
}

static void training_is_not_paid_by_the_tables(void **state)
{
	struct pay_day pays;
	const char *why_r, *from_r;

	(void)state;
	tables_reset();
	table_add(1, "TV-L", "2026-01-01", 0, true);
	support_sql(db, "INSERT INTO pay_table_amount VALUES (1, 'A13', 1, 434000);\n");
	assert_int_equal(pay_day_read(db, pool, TODAY, &pays), OK);
	assert_int_equal(pay_of(pool, &pays, "A13", "fachkraft").min, 434000);
	assert_int_equal(pay_of(pool, &pays, "A13", "trainee").table_id, 0);
	assert_int_equal(pay_of(pool, &pays, "E11", "trainee").table_id, 1);
	assert_int_equal(pay_of(pool, &pays, "E9b", "ausbildung").table_id, 0);
	assert_int_equal(pay_why_none(db, pool, "E9b", "ausbildung", TODAY, &why_r, &from_r), OK);
	assert_string_equal(why_r, "training");
}

static void sentences(void **state)
{
	(void)state;
	static const struct pay_words de = {
		"de", "bis", "Euro im Monat (Vollzeit)", "Euro im Monat (Vollzeit, Beispiel)"};
	static const struct pay_words en = {
		"en", "to", "euros a month (full time)", "euros a month (full time, example)"};

	assert_string_equal(pay_sentence(pool, "E11", 419099, 619099, false, &de),
		"E 11, 4.190 bis 6.190 Euro im Monat (Vollzeit)");
	assert_string_equal(pay_sentence(pool, "E11", 419000, 619000, false, &en),
		"E 11, 4,190 to 6,190 euros a month (full time)");
	assert_string_equal(pay_sentence(pool, "E9b–E11", 99900, 619000, true, &de),
		"E 9b–E 11, 999 bis 6.190 Euro im Monat (Vollzeit, Beispiel)");
	assert_string_equal(pay_sentence(pool, "B3", 900000, 900000, false, &de),
		"B 3, 9.000 Euro im Monat (Vollzeit)");
	assert_string_equal(pay_hours(pool, "39,5", "de"), "39,5");
	assert_string_equal(pay_hours(pool, "39,5", "en"), "39.5");
	assert_string_equal(pay_hours(pool, "40", "en"), "40");
	assert_null(pay_hours(pool, NULL, "en"));
	assert_string_equal(grade_show(pool, "AT"), "AT");
	assert_string_equal(grade_show(pool, "nach Absprache"), "nach Absprache");
}

static void ads_add(int first, int count, const char *grade)
{
	for (int id = first; id < first + count; id++)
		support_sql(db,
			"INSERT INTO public_ad (id, number, vacancy_id, external, title, slug,"
			" teaser, authority_id,"
			" authority, field, post_kind, pay_grade, level, working_time, limited,"
			" posts, town, text, small_print,"
			" valid_from, valid_to, published_at) VALUES (%d, 'S-2026-%05d', 1, 1, 'T',"
			" 't', 'T', 1, 'A', 'it',"
			" 'fachkraft', '%s', 'gehoben', 'full', 0, 1, 'N', 'T', '',"
			" '2026-11-01', '2026-12-31',"
			" '2026-11-01 10:00:00');",
			id, id, grade);
}

static int64_t renewed(void)
{
	int64_t before = support_number(db, "SELECT COUNT(*) FROM public_ad_change");
	assert_int_equal(pay_renew(jobs, pool), OK);
	assert_int_equal(support_number(db,
				 "SELECT COUNT(*) FROM public_ad_change c, public_ad_state s"
				 " WHERE c.version > s.version"),
		0);
	return support_number(db, "SELECT COUNT(*) FROM public_ad_change") - before;
}

static void change(const char *sql)
{
	support_sql(db, "%s", sql);
	support_sql(db, "UPDATE pay_state SET version = version + 1;\n");
}

static void published_ads_follow(void **state)
{
	(void)state;
	tables_reset();
	ads_add(1, 3, "E9b");
	ads_add(4, 2, "E11");
	ads_add(6, 1, "B3");
	ads_add(7, 2, "E9b");
	support_sql(db, "UPDATE public_ad SET post_kind = 'ausbildung' WHERE id >= 7;\n");
	table_add(1, "TV-L", "2026-01-01", 0, false);
	assert_int_equal(renewed(), 0);
	change("UPDATE pay_table SET released_at = '2026-11-21 09:00:00' WHERE id = 1;\n");
	assert_int_equal(renewed(), 5);
	assert_int_equal(
		support_number(db, "SELECT SUM(pay_min) FROM public_ad"), 3 * 300000 + 2 * 419099);
	assert_int_equal(support_number(db,
				 "SELECT COUNT(*) FROM public_ad WHERE pay_grade = 'B3' AND"
				 " pay_max IS NULL"),
		1);
	/* A new table of the name: only the ads whose amounts or table differ, and only when its
	 * day has come. */
	table_add(2, "TV-L", "2026-11-22", 100, true);
	change("DO 0;\n");
	assert_int_equal(renewed(), 0);
	clock_set(day_start("2026-11-22") - 1);
	assert_int_equal(renewed(), 0);
	clock_set(day_start("2026-11-22"));
	assert_int_equal(renewed(), 5);
	assert_int_equal(support_number(db, "SELECT MIN(pay_min) FROM public_ad"), 300100);
	clock_set(NOW);
	change("UPDATE pay_table SET withdrawn_at = '2026-11-21 09:30:00';\n");
	assert_int_equal(renewed(), 5);
	assert_int_equal(support_number(db,
				 "SELECT COUNT(*) FROM public_ad WHERE pay_table_id IS NOT NULL"
				 " OR pay_min IS NOT NULL OR pay_max IS NOT NULL"),
		0);
}

static void work_does_not_grow(void **state)
{
	(void)state;
	tables_reset();
	ads_add(1, PAY_RENEW_ADS + 7, "E9b");
	table_add(1, "TV-L", "2026-01-01", 0, true);
	uint64_t before = db_statements(jobs);
	assert_int_equal(renewed(), PAY_RENEW_ADS + 7);
	assert_true(db_statements(jobs) - before < 30);
	before = db_statements(jobs);
	assert_int_equal(renewed(), 0);
	assert_int_equal(db_statements(jobs) - before, 1);
}

/* Publishes an ad of E9b before there is an amount for it, and commits only when somebody waits for
 * that. */
static enum outcome publish_slowly(struct db *on, void *context)
{
	const int *tell = context;
	struct db *root = support_db_open("root");
	struct pay pay;

	assert_int_equal(pay_hold(on, pool, "E9b", "fachkraft", &pay), OK);
	assert_int_equal(pay.table_id, 0);
	assert_int_equal(
		db_exec(on,
			"INSERT INTO public_ad (id, number, vacancy_id, external, title, slug,"
			" teaser, authority_id, authority,"
			" field, post_kind, pay_grade, level, working_time, limited, posts, town,"
			" text, small_print, valid_from,"
			" valid_to, published_at) VALUES (1, 'S-2026-00001', 1, 1, 'T', 't', 'T',"
			" 1, 'A', 'it', 'fachkraft', 'E9b',"
			" 'gehoben', 'full', 0, 1, 'N', 'T', '', '2026-11-01', '2026-12-31',"
			" '2026-11-01 10:00:00')",
			DB_NONE, NULL),
		OK);
	assert_int_equal(write(*tell, "x", 1), 1);
	WAIT_UNTIL(support_number(root,
			   "SELECT CAST(VARIABLE_VALUE AS SIGNED) FROM"
			   " information_schema.GLOBAL_STATUS"
			   " WHERE VARIABLE_NAME = 'Innodb_row_lock_current_waits'")
		> 0);
	db_free(&root);
	return OK;
}

static enum outcome release(struct db *on, void *context)
{
	(void)context;
	enum outcome outcome =
		db_exec(on, "UPDATE pay_state SET version = version + 1", DB_NONE, NULL);
	return outcome
		? outcome
		: db_exec(on,
			"UPDATE pay_table SET released_at = '2026-11-21 10:00:00' WHERE id = 1",
			DB_NONE, NULL);
}

/* An ad that is being published while its table is released, or while its day comes, is not
 * forgotten. */
static void nothing_is_published_past_a_release(void **state)
{
	(void)state;
	for (int day = 0; day < 2; day++) {
		int tell[2];
		char byte;
		struct db *backend = support_db_open("bms_backend");

		tables_reset();
		table_add(1, "TV-L", day ? "2026-11-22" : "2026-01-01", 0, day);
		assert_int_equal(renewed(), 0);
		assert_int_equal(pipe(tell), 0);
		pid_t publisher = fork();
		if (publisher == 0) {
			struct db *own = support_db_open("bms_backend");
			_exit(db_transaction(own, publish_slowly, &tell[1]) == OK ? 0 : 1);
		}
		assert_int_equal(read(tell[0], &byte, 1), 1);
		if (day)
			clock_set(day_start("2026-11-22"));
		else
			assert_int_equal(db_transaction(backend, release, NULL), OK);
		assert_int_equal(pay_renew(jobs, pool), OK);
		assert_int_equal(pay_renew(jobs, pool), OK);
		support_join(publisher);
		assert_int_equal(
			support_number(db, "SELECT pay_min FROM public_ad WHERE id = 1"), 300000);
		clock_set(NOW);
		close(tell[0]);
		close(tell[1]);
		db_free(&backend);
	}
}

/* Somebody publishes an ad. */
static enum outcome publish(struct db *on, void *context)
{
	struct pay pay;
	(void)context;
	assert_int_equal(pay_hold(on, pool, "E9b", "fachkraft", &pay), OK);
	assert_int_equal(pay.table_id, 1);
	assert_int_equal(pay.min, 300000);
	return OK;
}

static void publication_reads_what_counts(void **state)
{
	(void)state;
	tables_reset();
	table_add(1, "TV-L", "2026-01-01", 0, true);
	struct db *backend = support_db_open("bms_backend");
	assert_int_equal(db_transaction(backend, publish, NULL), OK);
	db_free(&backend);
}

static void portal_sees_released_tables_only(void **state)
{
	(void)state;
	tables_reset();
	table_add(1, "TV-L", "2026-01-01", 0, true);
	table_add(2, "Geheim", "2026-01-01", 0, false);
	struct db *portal = support_db_open("bms_portal");
	struct db_rows *rows = NULL;
	assert_int_equal(
		db_rows(portal, pool, "SELECT name FROM public_pay_table", DB_NONE, &rows), OK);
	assert_int_equal(rows->count, 1);
	assert_string_equal(db_cell_text(rows, 0, 0), "TV-L");
	assert_int_equal(
		db_rows(portal, pool, "SELECT name FROM pay_table", DB_NONE, &rows), UNAVAILABLE);
	assert_int_equal(
		db_rows(portal, pool, "SELECT cents FROM pay_table_amount", DB_NONE, &rows),
		UNAVAILABLE);
	db_free(&portal);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(newest_released_table_of_the_day_counts),
		cmocka_unit_test(spans_reach_from_end_to_end),
		cmocka_unit_test(says_why_there_is_none),
		cmocka_unit_test(training_is_not_paid_by_the_tables),
		cmocka_unit_test(sentences),
		cmocka_unit_test(published_ads_follow),
		cmocka_unit_test(work_does_not_grow),
		cmocka_unit_test(publication_reads_what_counts),
		cmocka_unit_test(nothing_is_published_past_a_release),
		cmocka_unit_test(portal_sees_released_tables_only),
	};
	return cmocka_run_group_tests(tests, begin, finish);
}
