/* What becomes of each column (schema/anonymise.csv): the list has every column there is, and
 * anonymising an application of which every table holds something does what the list says. */
#include "apply_world.h"

#include <stdlib.h>

#include "base/buf.h"
#include "retention/anonymise.h"

static const struct principal nightly = {.kind = PRINCIPAL_SYSTEM, .lang = "de"};

enum { TABLE, KEEP, ERASE, REPLACE, COLUMNS };

/* The list's rows, one at a time, into the table `listed` of the test. */
static void list_load(void)
{
	char line[4000], path[300];
	snprintf(path, sizeof(path), "%s/schema/anonymise.csv", getenv("BMS_SOURCE"));
	FILE *file = fopen(path, "r");
	assert_non_null(file);
	support_sql(root,
		"CREATE OR REPLACE TABLE listed (name VARCHAR(64), kept TEXT, erased TEXT,"
		" replaced TEXT, PRIMARY KEY (name));\n");
	assert_non_null(fgets(line, sizeof(line), file));
	while (fgets(line, sizeof(line), file)) {
		char *rest = line;
		const char *fields[COLUMNS];
		for (int i = 0; i < COLUMNS; i++)
			fields[i] = strsep(&rest, ",");
		assert_non_null(rest);
		support_sql(root, "INSERT INTO listed VALUES ('%s', '%s', '%s', '%s');\n",
			fields[TABLE], fields[KEEP], fields[ERASE], fields[REPLACE]);
	}
	assert_int_equal(fclose(file), 0);
}

#define ALL_COLUMNS \
	"(SELECT CONCAT(IF(c.table_schema = 'bms', '', 'bms_keys.'), c.table_name) AS name," \
	" c.column_name FROM information_schema.columns c JOIN information_schema.tables t" \
	" USING (table_schema, table_name) WHERE t.table_type = 'BASE TABLE'" \
	" AND t.table_schema IN ('bms', 'bms_keys') AND t.table_name <> 'listed')"
#define FATES "CONCAT_WS(';', l.kept, l.erased, l.replaced)"

/* Each column once; prints those that are missing. */
static void test_every_column_is_listed(void **state)
{
	struct db_rows *rows;
	(void)state;
	list_load();
	assert_int_equal(db_rows(root, pool,
				 "SELECT CONCAT(a.name, '.', a.column_name) AS missing FROM"
				 " " ALL_COLUMNS " a LEFT JOIN listed l ON l.name = a.name"
				 " WHERE COALESCE(FIND_IN_SET(a.column_name,"
				 " REPLACE(" FATES ", ';', ',')), 0) = 0 ORDER BY 1",
				 DB_NONE, &rows),
		OK);
	for (size_t i = 0; i < rows->count; i++)
		print_error("schema/anonymise.csv does not say what becomes of %s\n",
			db_cell_text(rows, i, 0));
	assert_int_equal(rows->count, 0);
	/* and none that is not there, or is there twice */
	assert_int_equal(support_number(root, "SELECT COUNT(*) FROM " ALL_COLUMNS " a")
			- support_number(root,
				"SELECT SUM(1 + LENGTH(f) - LENGTH(REPLACE(f, ';', ''))) FROM"
				" (SELECT TRIM(BOTH ';' FROM REPLACE(" FATES ", ';;', ';')) AS f"
				" FROM listed l) x"),
		0);
}

/* What is true of a table whose rows go with the application. */
#define GOES \
	" FROM listed l JOIN information_schema.columns c ON c.table_schema = 'bms'" \
	" AND c.table_name = l.name WHERE FIND_IN_SET('application_id'," \
	" REPLACE(l.erased, ';', ',')) AND l.kept = ''"

/* A row of each of these tables, whatever it says. */
static void fill_all(int64_t id)
{
	struct db_rows *rows;
	assert_int_equal(
		db_rows(root, pool,
			"SELECT l.name, GROUP_CONCAT(c.column_name, ' = ', CASE"
			" WHEN c.column_name = 'application_id' THEN ?"
			" WHEN c.column_name = 'file_id' THEN '''a file'''"
			" WHEN c.data_type = 'enum' THEN"
			" SUBSTRING_INDEX(SUBSTRING(c.column_type, 6), ',', 1)"
			" WHEN c.data_type IN ('datetime', 'date') THEN '''2026-11-01'''"
			" WHEN c.data_type LIKE '%int' THEN '1' ELSE '''x''' END) AS what" GOES
			" AND c.extra NOT LIKE '%auto_increment%'"
			" AND c.extra NOT LIKE '%GENERATED%' GROUP BY l.name",
			DB_VALUES(db_str(pool_printf(pool, "%lld", (long long)id))), &rows),
		OK);
	assert_true(rows->count > 10);
	support_sql(root, "SET foreign_key_checks = 0;\n");
	for (size_t i = 0; i < rows->count; i++)
		support_sql(root, "REPLACE INTO %s SET %s;\n", db_cell_text(rows, i, 0),
			db_cell_text(rows, i, 1));
	support_sql(root,
		"REPLACE INTO stored_file (file_id, owner_kind, owner_id, purpose, created_at)"
		" VALUES ('a file', %d, %lld, 'x', '2026-11-01');\n"
		"REPLACE INTO statement_round SET id = 1, object_kind = %d, object_id = %lld,"
		" object_version = 1, vacancy_id = 1, changed = 'x', changed_sealed = 'x',"
		" asked_at = '2026-11-01', asked_by = 1;\n"
		"REPLACE INTO statement SET id = 1, round_id = 1, kind = 'x', object_kind = %d,"
		" object_id = %lld, vacancy_id = 1, subject_kind = 'person', subject_id = 1,"
		" role_id = 2, asked_at = '2026-11-01', due_on = '2026-11-08',"
		" due_at = '2026-11-09', urgent = 'x';\n"
		"REPLACE INTO statement_answer SET id = 1, statement_id = 1, staff_user_id = 1,"
		" answer = 'yes', text = 'x', text_sealed = 'x', late = 0, counts = 1,"
		" at = '2026-11-01';\n"
		"REPLACE INTO vacancy_exclusion SET vacancy_id = 1, staff_user_id = 1,"
		" application_id = %lld, reason = '', excluded_at = '2026-11-01';\n"
		"SET foreign_key_checks = 1;\n",
		OBJECT_APPLICATION, (long long)id, OBJECT_APPLICATION, (long long)id,
		OBJECT_APPLICATION, (long long)id, (long long)id);
}

static void assert_all_gone(int64_t id)
{
	struct db_rows *rows;
	assert_int_equal(db_rows(root, pool, "SELECT DISTINCT l.name" GOES, DB_NONE, &rows), OK);
	for (size_t i = 0; i < rows->count; i++) {
		const char *table = db_cell_text(rows, i, 0);
		if (support_number_(root,
			    pool_printf(pool, "SELECT COUNT(*) FROM %s WHERE application_id = %lld",
				    table, (long long)id))
			!= 0)
			fail_msg("%s still has rows of the application", table);
	}
	assert_int_equal(support_number(root, "SELECT COUNT(*) FROM bms_keys.application_key"), 0);
	assert_int_equal(support_number(root, "SELECT COUNT(*) FROM stored_file"), 0);
	assert_int_equal(support_number(root, "SELECT COUNT(*) FROM applicant"), 0);
}

/* Of a row that stays, with what was there before in `was`: what is to be erased is NULL, what is
 * to be replaced is something else, what is kept is as it was. */
static void assert_row(const char *table, const char *changes)
{
	static const char *const fates[] = {"kept", "erased", "replaced"};
	for (int fate = 0; fate < 3; fate++) {
		struct db_rows *rows;
		const char *sql = pool_printf(pool,
			"SELECT GROUP_CONCAT(IF(%d, CONCAT('n.', c.column_name, ' IS NOT NULL'),"
			" CONCAT('%s (n.', c.column_name, ' <=> w.', c.column_name, ')'))"
			" SEPARATOR ' OR ') FROM listed l JOIN information_schema.columns c ON"
			" c.table_schema = 'bms' AND c.table_name = l.name AND"
			" FIND_IN_SET(c.column_name, REPLACE(l.%s, ';', ','))"
			" WHERE l.name = '%s' AND NOT FIND_IN_SET(c.column_name, '%s')",
			fate == 1, fate ? "" : "NOT", fates[fate], table, changes);
		assert_int_equal(db_rows_(root, pool, sql, DB_NONE, &rows), OK);
		const char *wrong = db_cell_text(rows, 0, 0);
		if (wrong
			&& support_number_(root,
				   pool_printf(pool,
					   "SELECT COUNT(*) FROM %s n JOIN was_%s w USING"
					   " (vacancy_id) WHERE %s",
					   table, table, wrong))
				!= 0)
			fail_msg("%s: something %s is not as the list says", table, fates[fate]);
	}
}

static enum outcome run_anonymise(struct call *call)
{
	return application_anonymise(call->db, pool, &nightly, call->id);
}

static enum outcome anonymised(int64_t id)
{
	struct db *jobs = support_db_open("bms_jobs"); /* its grants must be enough */
	struct call call = {.run = run_anonymise, .id = id};
	enum outcome outcome = call_as(jobs, &call);
	db_free(&jobs);
	return outcome;
}

static int64_t application_deleted(void)
{
	int64_t id = world_begin(1, "ada@example.org");
	support_sql(root,
		"UPDATE application SET status = 'geloescht', status_since = '2025-10-01',"
		" severely_disabled = 1, sbv_refused = 1, authority_id = 1,"
		" received_at = '2026-11-20 10:00:00', consent_version = '1',"
		" consent_at = '2026-11-20', changed_by = 1, portal_session_id = 77 WHERE id ="
		" %lld;\n",
		(long long)id);
	fill_all(id);
	support_sql(root, "UPDATE court_application SET closed_at = '2025-01-01';\n");
	return id;
}

static void test_anonymised_as_listed(void **state)
{
	(void)state;
	list_load();
	int64_t id = application_deleted();
	support_sql(root,
		"CREATE OR REPLACE TABLE was_application AS SELECT * FROM application;\n"
		"CREATE OR REPLACE TABLE was_statement AS SELECT * FROM statement;\n"
		"CREATE OR REPLACE TABLE was_statement_round AS SELECT * FROM statement_round;\n"
		"CREATE OR REPLACE TABLE was_vacancy_exclusion AS SELECT * FROM"
		" vacancy_exclusion;\n");
	assert_int_equal(anonymised(id), OK);
	assert_all_gone(id);
	assert_row("application", "status,status_since,version,listed");
	assert_row("statement", "");
	assert_row("statement_round", "");
	assert_row("vacancy_exclusion", "");
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM statement_answer WHERE answer = 'yes'"
				 " AND text IS NULL AND text_sealed IS NULL"),
		1);
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM application WHERE status = 'anonymisiert'"
				 " AND received_at = '2026-11-01'"),
		1);
	assert_int_equal(anonymised(id), CONFLICT);
}

static size_t due_count(void)
{
	struct db_rows *rows;
	struct db *jobs = support_db_open("bms_jobs");
	assert_int_equal(anonymise_list(jobs, pool, clock_now(), 0, INT64_MAX, 100, &rows), OK);
	db_free(&jobs);
	return rows->count;
}

/* Each rule's days from the status on; not during a dispute, nor within 30 days of its end. */
static void test_when_due(void **state)
{
	static const struct {
		const char *status, *since;
		bool due; /* at 12:00 on 21 November 2026 */
	} cases[] = {
		{"geloescht", "2025-10-17 12:00:00", true}, /* 400 days */
		{"geloescht", "2025-10-17 12:00:01", false},
		{"direktanonymisierung", "2026-11-20 12:00:00", true},
		{"direktanonymisierung", "2026-11-20 12:00:01", false},
		{"abgesagt", "2025-10-17 12:00:00", true},
		{"abgesagt", "2025-10-17 12:00:01", false},
		{"bewerber_zieht_zurueck", "2025-10-17 12:00:00", true},
		{"einstellung", "2025-10-17 12:00:00", true},
		{"einstellung", "2025-10-17 12:00:01", false}, {"eingegangen", "2020-01-01", false},
		{"anonymisiert", "2020-01-01", false}, {"rechtsstreit", "2020-01-01", false},
		{"archiviert", "2020-01-01", false}, /* no step says from where */
	};
	static const char ended[] =
		"INSERT INTO history (object_kind, object_id, seq, at, actor_kind, actor_id,"
		" action, detail, hash) VALUES (%d, 1, 1, '%s', 'system', 0, 'status',"
		" 'rechtsstreit>rechtsstreit_beendet', REPEAT('x', 32));\n";
	(void)state;
	int64_t id = application_deleted();
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		support_sql(root, "UPDATE application SET status = '%s', status_since = '%s';\n",
			cases[i].status, cases[i].since);
		if (due_count() != cases[i].due)
			fail_msg("%s since %s", cases[i].status, cases[i].since);
	}
	support_sql(root,
		"UPDATE application SET status = 'abgesagt', status_since = '2025-01-01';\n"
		"UPDATE vacancy SET status = 'rechtsstreit' WHERE id = 1;\n");
	assert_int_equal(due_count(), 0);
	assert_int_equal(anonymised(id), CONFLICT);
	support_sql(root, "UPDATE vacancy SET status = 'rechtsstreit_beendet' WHERE id = 1;\n");
	support_sql(root, ended, OBJECT_VACANCY, "2026-10-23 12:00:00");
	assert_int_equal(due_count(), 0);
	support_sql(root, "DELETE FROM history WHERE object_kind = %d;\n", OBJECT_VACANCY);
	support_sql(root, ended, OBJECT_VACANCY, "2026-10-22 11:00:00");
	assert_int_equal(due_count(), 1);
	assert_int_equal(anonymised(id), OK);
	support_sql(root, "UPDATE vacancy SET status = 'aktiv' WHERE id = 1;\n");
}

/* The steps an application has made, with the days they were made on. */
static void steps_made(int64_t id, const char *steps)
{
	char *rest = pool_strdup(pool, steps), *step;
	int seq = 1;
	support_sql(root, "DELETE FROM history WHERE object_kind = %d;\n", OBJECT_APPLICATION);
	while ((step = strsep(&rest, " "))) {
		char *day = strchr(step, '@');
		*day++ = '\0';
		support_sql(root,
			"INSERT INTO history (object_kind, object_id, seq, at, actor_kind,"
			" actor_id, action, detail, hash) VALUES (%d, %lld, %d, '%s 12:00',"
			" 'system', 0, 'status', '%s', REPEAT('x', 32));\n"
			"UPDATE application SET status = SUBSTRING_INDEX('%s', '>', -1),"
			" status_since = '%s 12:00' WHERE id = %lld;\n",
			OBJECT_APPLICATION, (long long)id, seq++, day, step, step, day,
			(long long)id);
	}
}

/* What is archived, and disputes that have ended: by what was before. */
static void test_when_settled_due(void **state)
{
	static const struct {
		const char *steps, *rule, *due; /* rule NULL: never */
	} cases[] = {
		{"eingegangen>abgesagt@2025-01-01 abgesagt>archiviert@2025-02-01", "RET-06",
			"2026-03-08"},
		{"einstellungsprozess>einstellung@2025-01-01 einstellung>archiviert@2025-02-01",
			"RET-08", "2026-03-08"},
		{"vorauswahl>rechtsstreit@2025-01-01 rechtsstreit>rechtsstreit_beendet@2025-02-01",
			"RET-09", "2026-03-08"},
		{"eingegangen>abgesagt@2025-01-01 abgesagt>rechtsstreit@2025-01-10"
		 " rechtsstreit>rechtsstreit_beendet@2025-02-01",
			"RET-10", "2026-02-05"},
		{"eingegangen>abgesagt@2025-01-01 abgesagt>rechtsstreit@2025-01-10"
		 " rechtsstreit>rechtsstreit_beendet@2026-02-01",
			"RET-10", "2026-03-03"}, /* 30 days */
		{"eingegangen>abgesagt@2025-01-01 abgesagt>rechtsstreit@2025-01-10"
		 " rechtsstreit>rechtsstreit_beendet@2025-02-01"
		 " rechtsstreit_beendet>rechtsstreit@2025-03-01"
		 " rechtsstreit>rechtsstreit_beendet@2026-01-20",
			"RET-10", "2026-02-19"}, /* the last end counts */
		{"eingegangen>abgesagt@2025-01-01 abgesagt>rechtsstreit@2025-01-10"
		 " rechtsstreit>rechtsstreit_beendet@2026-01-20"
		 " rechtsstreit_beendet>archiviert@2026-02-10",
			"RET-10", "2026-02-19"},
		{"vorauswahl>rechtsstreit@2025-01-01 rechtsstreit>rechtsstreit_beendet@2025-02-01"
		 " rechtsstreit_beendet>archiviert@2025-02-10",
			"RET-09", "2026-03-08"},
		{"eingegangen>abgesagt@2025-01-01 abgesagt>archiviert@2025-02-01"
		 " archiviert>eingeschraenkt@2025-03-01 eingeschraenkt>archiviert@2025-04-01",
			"RET-06", "2026-05-06"},
		{"eingegangen>formale_pruefung@2025-01-01", NULL, NULL},
	};
	(void)state;
	int64_t id = application_deleted();
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct db_rows *rows;
		struct db *jobs = support_db_open("bms_jobs");
		steps_made(id, cases[i].steps);
		assert_int_equal(anonymise_settled_list(
					 jobs, pool, INT64_C(4102444800), 0, INT64_MAX, 9, &rows),
			OK);
		if (rows->count != (cases[i].rule != NULL))
			fail_msg("%s: %zu are due", cases[i].steps, rows->count);
		if (cases[i].rule) {
			assert_string_equal(db_text(rows, 0, "rule"), cases[i].rule);
			assert_string_equal(db_text(rows, 0, "due"),
				pool_printf(pool, "%s 12:00:00", cases[i].due));
		}
		db_free(&jobs);
	}
	steps_made(id, cases[0].steps);
	assert_int_equal(anonymised(id), OK);
	assert_int_equal(anonymised(id), CONFLICT);
}

static enum outcome run_erase(struct call *call)
{
	return applicant_erase(call->db, pool, &nightly, call->id);
}

/* Of whom nothing is left goes, by whichever way it came to that; nobody else. */
static void test_applicants_left(void **state)
{
	struct db_rows *rows;
	struct db *jobs = support_db_open("bms_jobs");
	struct call call = {.run = run_erase};
	(void)state;
	world_begin(1, "ada@example.org");
	support_sql(root,
		"INSERT INTO applicant (id, first_name, surname, email, lang, created_at)"
		" VALUES (900, 'N', 'N', 'n@example.org', 'de', '2026-11-01'),"
		" (901, 'M', 'M', 'm@example.org', 'de', '2026-11-01');\n"
		"INSERT INTO account (applicant_id, email, status, lang, created_at)"
		" VALUES (901, 'm@example.org', 'active', 'de', '2026-11-01');\n");
	assert_int_equal(applicant_gone_list(jobs, pool, clock_now(), 0, INT64_MAX, 9, &rows), OK);
	assert_int_equal(rows->count, 1);
	assert_int_equal(db_number(rows, 0, "id"), 900);
	call.id = 901;
	assert_int_equal(call_as(jobs, &call), CONFLICT);
	call.id = 900;
	assert_int_equal(call_as(jobs, &call), OK);
	assert_int_equal(call_as(jobs, &call), NOT_FOUND);
	support_sql(root,
		"DELETE FROM account WHERE applicant_id = 901;\n"
		"DELETE FROM applicant WHERE id = 901;\n");
	assert_int_equal(support_number(root, "SELECT COUNT(*) FROM applicant"), 1);
	db_free(&jobs);
}

/* Somebody who has applied twice, or has an account, is still there. */
static void test_others_stay(void **state)
{
	(void)state;
	int64_t id = application_deleted();
	int64_t other = world_begin(2, "ada@example.org");
	support_sql(root,
		"UPDATE application SET applicant_id = (SELECT * FROM (SELECT applicant_id FROM"
		" application WHERE id = %lld) a) WHERE id = %lld;\n",
		(long long)id, (long long)other);
	assert_int_equal(anonymised(id), OK);
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM application a JOIN applicant p ON p.id ="
				 " a.applicant_id"),
		1);
	assert_int_equal(support_number(root, "SELECT COUNT(*) FROM bms_keys.application_key"), 1);
	assert_int_equal(anonymised(other), CONFLICT); /* a draft is none that may be */
	assert_int_equal(support_number(root, "SELECT COUNT(*) > 0 FROM application_answer"), 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_column_is_listed),
		cmocka_unit_test_setup(test_anonymised_as_listed, world_clear),
		cmocka_unit_test_setup(test_when_due, world_clear),
		cmocka_unit_test_setup(test_when_settled_due, world_clear),
		cmocka_unit_test_setup(test_applicants_left, world_clear),
		cmocka_unit_test_setup(test_others_stay, world_clear),
	};
	return cmocka_run_group_tests(tests, world_start, world_end);
}
