/* Reminders: for whom, from when on, again and again, done; and whose tasks end with exclusion and
 * leaving. */
#include "statement_world.h"

#include "access/tables.h"
#include "reminder/reminder.h"

static const struct principal jobs = {.kind = PRINCIPAL_SYSTEM, .lang = "de"};
static struct principal dora = {.kind = PRINCIPAL_STAFF, .id = 8, .lang = "de"};

static struct reminder_input wanted;

static enum outcome add(struct db *db)
{
	return reminder_add(db, pool, &rike, OBJECT_VACANCY, 1, &wanted, &problems);
}

static int64_t last(void)
{
	return support_number(root, "SELECT COALESCE(MAX(id), 0) FROM reminder");
}

static enum outcome added(const char *whom, const char *due_on, const char *every)
{
	wanted = (struct reminder_input){whom, due_on, every, "Nachfragen"};
	return commit(add);
}

static const struct principal *doer = &rike;
static bool ends;

static enum outcome do_it(struct db *db)
{
	return reminder_done(db, pool, doer, last(), ends);
}

static enum outcome tell(struct db *db)
{
	return reminder_tell(db, pool, &jobs, last());
}

static size_t due(int64_t now)
{
	struct db_rows *rows = NULL;

	assert_int_equal(reminder_due_list(root, pool, now, 0, INT64_MAX, 10, &rows), OK);
	return rows->count;
}

static void remind_world(void)
{
	world_reset();
	reach_make();
}

static void test_it_waits_for_its_day(void **state)
{
	(void)state;
	remind_world();
	assert_int_equal(added("self", "2026-11-25", NULL), OK);
	assert_int_equal(tasks(&rike), 0);
	assert_int_equal(due(clock_now()), 0);
	clock_set(day_start("2026-11-25") + 3600);
	assert_int_equal(tasks(&rike), 1);
	assert_int_equal(tasks(&fred), 0);
	assert_int_equal(due(clock_now()), 1);
	assert_int_equal(commit(tell), OK);
	assert_int_equal(commit(tell), CONFLICT);
	assert_int_equal(mails("staff_reminder"), 1);
	doer = &fred;
	assert_int_equal(commit(do_it), NOT_FOUND);
	doer = &rike;
	assert_int_equal(commit(do_it), OK);
	assert_int_equal(tasks(&rike), 0);
	assert_int_equal(commit(do_it), CONFLICT);
	assert_int_equal(history_lines(OBJECT_VACANCY, 1, "reminder_added", NULL), 1);
	assert_int_equal(history_lines(OBJECT_VACANCY, 1, "reminder_done", NULL), 1);
}

static void test_what_comes_again_has_its_next_day_after_today(void **state)
{
	(void)state;
	remind_world();
	assert_int_equal(added("self", "2026-11-25", "week"), OK);
	clock_set(day_start("2026-12-10") + 3600);
	assert_int_equal(commit(tell), OK);
	assert_int_equal(commit(do_it), OK);
	assert_int_equal(support_number(root, "SELECT due_on = '2026-12-16' FROM reminder"), 1);
	assert_int_equal(tasks(&rike), 0);
	clock_set(day_start("2026-12-16") + 3600);
	assert_int_equal(tasks(&rike), 1);
	assert_int_equal(due(clock_now()), 1);
	ends = true;
	assert_int_equal(commit(do_it), OK);
	ends = false;
	assert_int_equal(support_number(root, "SELECT COUNT(*) FROM task"), 0);
	assert_int_equal(added("self", "2026-12-31", "month"), OK);
	clock_set(day_start("2026-12-31") + 3600);
	assert_int_equal(commit(do_it), OK);
	assert_int_equal(support_number(root,
				 "SELECT due_on = '2027-01-31' FROM reminder"
				 " WHERE done_at IS NULL"),
		1);
}

static void done_on(const char *day, const char *next)
{
	struct reminder reminder;

	clock_set(day_start(day) + 3600);
	assert_int_equal(commit(do_it), OK);
	assert_int_equal(reminder_get(root, pool, &rike, last(), &reminder), OK);
	assert_string_equal(reminder.due_on, next);
}

static void test_the_31st_stays_the_31st(void **state)
{
	(void)state;
	remind_world();
	assert_int_equal(added("self", "2026-12-31", "month"), OK);
	done_on("2026-12-31", "2027-01-31");
	done_on("2027-02-01", "2027-02-28");
	done_on("2027-02-28", "2027-03-31");
	done_on("2027-03-02", "2027-04-30"); /* before its day */
	done_on("2027-07-31", "2027-08-31");
}

/* Dora stands in for Fred in the department, and sees of the vacancy nothing herself. */
static void deputy_name(void)
{
	support_sql(root,
		"INSERT INTO user_group_member (group_id, staff_user_id) SELECT m.group_id, 8"
		" FROM user_group_member m JOIN user_group g ON g.id = m.group_id"
		" AND g.role_id = 3 WHERE m.staff_user_id = 3 AND NOT EXISTS (SELECT 1"
		" FROM user_group_member x WHERE x.group_id = m.group_id"
		" AND x.staff_user_id = 8);\n"
		"INSERT INTO deputy (person_id, deputy_id, role_id, authority_id, from_on,"
		" until_on, created_at, created_by) SELECT 3, 8, 3, v.authority_id,"
		" '2026-11-20', '2026-12-20', UTC_TIMESTAMP(), 3 FROM vacancy v WHERE v.id = 1;\n");
}

static void test_a_deputy_has_the_reminders_while_she_stands_in(void **state)
{
	struct db_rows *all = NULL;
	struct reminder_seen *seen = NULL;
	struct reminder reminder;
	size_t count = 0;

	(void)state;
	remind_world();
	assert_int_equal(added("role:3", "2026-11-25", "week"), OK);
	clock_set(day_start("2026-11-25") + 3600);
	assert_int_equal(tasks(&dora), 0);
	assert_int_equal(reminder_get(root, pool, &dora, last(), &reminder), NOT_FOUND);
	deputy_name();
	assert_int_equal(tasks_of(root, pool, &dora, 9, &all), OK);
	assert_int_equal(reminders_seen(root, pool, &dora, all, &seen, &count), OK);
	assert_int_equal(count, 1);
	assert_string_equal(seen[0].text, "Nachfragen");
	assert_int_equal(commit(tell), OK);
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM mail_outbox o JOIN staff_user s"
				 " ON s.email = o.recipient WHERE s.id IN (3, 8)"
				 " AND o.template = 'staff_reminder'"),
		2);
	doer = &dora;
	assert_int_equal(commit(do_it), OK);
	doer = &rike;
	assert_int_equal(history_lines(OBJECT_VACANCY, 1, "person_represented", NULL), 1);
	assert_int_equal(tasks(&dora), 0);
	clock_set(day_start("2026-12-20") + 3600);
	assert_int_equal(tasks(&dora), 1);
	support_sql(root, "UPDATE vacancy SET status = 'geloescht' WHERE id = 1;\n");
	assert_int_equal(reminders_seen(root, pool, &dora, all, &seen, &count), OK);
	assert_int_equal(count, 0);
	support_sql(root, "UPDATE vacancy SET status = 'aktiv' WHERE id = 1;\n");
	clock_set(day_start("2026-12-21") + 3600);
	assert_int_equal(tasks(&dora), 0);
	assert_int_equal(reminder_get(root, pool, &dora, last(), &reminder), NOT_FOUND);
}

static void test_what_has_no_day_comes_last_and_is_no_deputys(void **state)
{
	struct db_rows *all = NULL;

	(void)state;
	remind_world();
	support_sql(root,
		"INSERT INTO task (subject_kind, subject_id, role_id, authority_id, kind,"
		" object_kind, object_id, vacancy_id) SELECT 'person', 3, 3, authority_id,"
		" 'jobad_proposed', 2, 1, 1 FROM vacancy WHERE id = 1;\n");
	assert_int_equal(added("role:3", "2026-11-25", NULL), OK);
	clock_set(day_start("2026-11-25") + 3600);
	deputy_name();
	assert_int_equal(tasks_of(root, pool, &fred, 9, &all), OK);
	assert_int_equal(all->count, 2);
	assert_string_equal(db_text(all, 0, "kind"), "reminder");
	assert_int_equal(tasks(&dora), 1);
}

/* Dora stands in for Fred, who sees the vacancy no more, and for Paul, who does. */
static void two_represented(void)
{
	remind_world();
	support_sql(root,
		"INSERT INTO vacancy_reach (subject_kind, subject_id, role_id, vacancy_id, via)"
		" VALUES ('person', 6, 3, 1, 'vacancy');\n");
	assert_int_equal(added("role:3", "2026-11-25", NULL), OK);
	deputy_name();
	support_sql(root,
		"INSERT INTO user_group_member (group_id, staff_user_id) VALUES (11, 6);\n"
		"INSERT INTO deputy (person_id, deputy_id, role_id, authority_id, from_on,"
		" until_on, created_at, created_by) SELECT 6, 8, role_id, authority_id, from_on,"
		" until_on, created_at, created_by FROM deputy WHERE person_id = 3;\n"
		"DELETE FROM vacancy_reach WHERE subject_kind = 'person' AND subject_id = 3;\n"
		"INSERT INTO task (subject_kind, subject_id, role_id, authority_id, kind,"
		" object_kind, object_id, vacancy_id, reminder_id, due_on) SELECT subject_kind, 3,"
		" role_id, authority_id, kind, object_kind, object_id, vacancy_id, reminder_id,"
		" due_on FROM task WHERE subject_id = 6;\n"
		"UPDATE reminder SET object_kind = 3, object_id = 1;\n"
		"UPDATE task SET object_kind = 3, object_id = 1;\n");
}

static void test_of_several_she_stands_in_for_one_sees_it(void **state)
{
	struct db_rows *all = NULL;
	struct reminder_seen *seen = NULL;
	struct reminder reminder;
	size_t count = 0;

	(void)state;
	two_represented();
	assert_int_equal(reminder_get(root, pool, &dora, last(), &reminder), NOT_FOUND);
	clock_set(day_start("2026-11-25") + 3600);
	assert_int_equal(reminder_get(root, pool, &dora, last(), &reminder), OK);
	assert_int_equal(reminder.deputy_of, 6);
	assert_int_equal(tasks_of(root, pool, &dora, 9, &all), OK);
	assert_int_equal(all->count, 2);
	assert_int_equal(reminders_seen(root, pool, &dora, all, &seen, &count), OK);
	assert_int_equal(count, 1);
}

static uint64_t statements_of_seen(void)
{
	struct db_rows *all = NULL;
	struct reminder_seen *seen = NULL;
	size_t count = 0;
	uint64_t before;

	assert_int_equal(tasks_of(root, pool, &dora, 9, &all), OK);
	before = db_statements(root);
	assert_int_equal(reminders_seen(root, pool, &dora, all, &seen, &count), OK);
	assert_int_equal(count, 1);
	return db_statements(root) - before;
}

/* As in a worker; the last test, since the tables stay kept. */
static void test_as_many_statements_for_several(void **state)
{
	uint64_t first;

	(void)state;
	two_represented();
	clock_set(day_start("2026-11-25") + 3600);
	access_tables_keep();
	statements_of_seen(); /* reads the tables */
	first = statements_of_seen();
	support_sql(root, "DELETE FROM deputy WHERE person_id = 3;\n");
	assert_int_equal(statements_of_seen(), first);
}

static void test_whom(void **state)
{
	(void)state;
	remind_world();
	assert_int_equal(added("self", "2026-11-01", NULL), INVALID);
	assert_problem("due_on", "reminder_past");
	assert_int_equal(added("person:8", "2026-12-25", NULL), INVALID);
	assert_problem("whom", "reminder_unseen");
	assert_int_equal(added("person:99", "2026-12-25", NULL), INVALID);
	assert_problem("whom", "reminder_whom");
	assert_int_equal(added("role:10", "2026-12-25", NULL), INVALID);
	assert_problem("whom", "reminder_unseen");
	assert_int_equal(added("x", "2026-12-25", NULL), INVALID);
	assert_problem("whom", "reminder_whom");
	assert_int_equal(added("role:3", "2026-12-25", NULL), OK);
	assert_int_equal(added("role:7", "2026-12-25", NULL), OK);
	clock_set(day_start("2026-12-25") + 3600);
	assert_int_equal(tasks(&fred), 1);
	assert_int_equal(tasks(&paul), 1);
	assert_int_equal(tasks(&pia), 1);
	assert_int_equal(tasks(&rike), 0);
	doer = &pia;
	assert_int_equal(commit(do_it), OK);
	doer = &rike;
	assert_int_equal(tasks(&paul), 0);
}

static enum outcome dora_join(struct db *db)
{
	return vacancy_choose_person(db, pool, &rike, 1, ROLE_DEPARTMENT, 8);
}

static enum outcome fred_exclude(struct db *db)
{
	return exclusion_add(db, pool, &admin, 1, 3, "Befangen");
}

static enum outcome fred_lift(struct db *db)
{
	return exclusion_lift(db, pool, &admin, 1, 3, "Irrtum");
}

static int64_t rows_of_fred(void)
{
	return support_number(
		root, "SELECT COUNT(*) FROM task WHERE subject_kind = 'person' AND subject_id = 3");
}

static void test_tasks_end_with_exclusion_and_leaving_and_come_back(void **state)
{
	(void)state;
	remind_world();
	asked("ad_department");
	assert_int_equal(added("role:3", "2026-11-25", NULL), OK);
	assert_int_equal(rows_of_fred(), 2);
	assert_int_equal(commit(dora_join), OK);
	assert_int_equal(support_number(root, "SELECT COUNT(*) FROM task WHERE subject_id = 8"), 2);
	assert_int_equal(commit(fred_exclude), OK);
	assert_int_equal(rows_of_fred(), 0);
	assert_int_equal(commit(fred_lift), OK);
	assert_int_equal(rows_of_fred(), 2);
	support_sql(root, "UPDATE staff_user SET status = 'inactive' WHERE id = 3;\n");
	assert_int_equal(rows_of_fred(), 0);
	support_sql(root, "UPDATE staff_user SET status = 'active' WHERE id = 3;\n");
	assert_int_equal(rows_of_fred(), 2);
	clock_set(day_start("2026-11-25") + 3600);
	assert_int_equal(tasks(&fred), 2);
	assert_int_equal(tasks(&dora), 2);
}

static void test_only_of_what_is_seen(void **state)
{
	struct db_rows *all = NULL;
	struct reminder_seen *seen = NULL;
	size_t count = 0;

	(void)state;
	remind_world();
	assert_int_equal(added("role:3", "2026-11-23", NULL), OK);
	clock_set(day_start("2026-11-25") + 3600);
	support_sql(root,
		"UPDATE reminder SET object_kind = 3, object_id = 1;\n"
		"UPDATE task SET object_kind = 3, object_id = 1 WHERE reminder_id IS NOT NULL;\n");
	assert_int_equal(access_load(root, pool, &fred), OK);
	assert_int_equal(tasks_of(root, pool, &fred, 9, &all), OK);
	assert_int_equal(reminders_seen(root, pool, &fred, all, &seen, &count), OK);
	assert_int_equal(count, 1);
	support_sql(root, "UPDATE jobad SET status = 'entwurf';\n");
	assert_int_equal(reminders_seen(root, pool, &fred, all, &seen, &count), OK);
	assert_int_equal(count, 0);
}

static void test_who_reads_what(void **state)
{
	struct reminder *found = NULL;
	struct db_rows *subjects = NULL;
	size_t count = 0;

	(void)state;
	remind_world();
	assert_int_equal(added("self", "2026-11-25", NULL), OK);
	assert_int_equal(added("role:3", "2026-11-24", NULL), OK);
	assert_int_equal(
		reminders_of(root, pool, &rike, OBJECT_VACANCY, 1, false, 9, &found, &count), OK);
	assert_int_equal(count, 2);
	assert_string_equal(found[0].role_code, "DEPARTMENT");
	assert_null(found[0].subject_name);
	assert_string_equal(found[1].text, "Nachfragen");
	assert_int_equal(
		reminders_of(root, pool, &fred, OBJECT_VACANCY, 1, false, 9, &found, &count), OK);
	assert_int_equal(count, 1);
	assert_int_equal(
		reminders_of(root, pool, &paul, OBJECT_VACANCY, 1, false, 9, &found, &count), OK);
	assert_int_equal(count, 0);
	assert_int_equal(
		reminders_of(root, pool, &paul, OBJECT_VACANCY, 1, true, 1, &found, &count), OK);
	assert_int_equal(count, 1);
	assert_int_equal(reminder_subjects(root, pool, OBJECT_VACANCY, 1, 9, &subjects), OK);
	assert_true(subjects->count > 2);
	assert_string_equal(db_text(subjects, 0, "kind"), "role");
	assert_string_equal(db_text(subjects, subjects->count - 1, "kind"), "person");
}

static enum outcome weekly_done(struct db *db)
{
	return reminder_done(db, pool, &rike, last(), false);
}

static enum outcome for_good(struct db *db)
{
	return reminder_done(db, pool, &rike, last(), true);
}

static const struct pair pairs[] = {
	{"done twice", for_good, for_good, CONFLICT, NULL},
	{"done while it is done until the next day", for_good, weekly_done, CONFLICT, NULL},
};

static void assert_done_once(void)
{
	assert_int_equal(history_lines(OBJECT_VACANCY, 1, "reminder_done", NULL), 1);
	assert_int_equal(support_number(root, "SELECT COUNT(*) FROM task"), 0);
}

static enum outcome fred_leaves(struct db *db)
{
	return db_exec(db, "UPDATE staff_user SET status = 'inactive' WHERE id = 3", DB_NONE, NULL);
}

static enum outcome remind_fred(struct db *db)
{
	wanted = (struct reminder_input){"person:3", "2026-11-25", NULL, "Nachfragen"};
	return add(db);
}

static const struct pair leaving[] = {
	{"added for somebody who leaves", fred_leaves, remind_fred, INVALID, "reminder_whom"},
};

static void assert_nobody_reminded(void)
{
	assert_int_equal(support_number(root, "SELECT COUNT(*) FROM task"), 0);
}

static void test_who_leaves_is_not_reminded(void **state)
{
	(void)state;
	world_then = reach_make;
	race_read_before(leaving, 1, assert_nobody_reminded);
	race_waits(leaving, 1, assert_nobody_reminded);
}

static void pair_world(void)
{
	act *doing = add;

	reach_make();
	wanted = (struct reminder_input){"self", "2026-11-25", "week", "Nachfragen"};
	if (!last())
		assert_int_equal(db_transaction(root, act_work, &doing), OK);
}

static void test_second_read_before(void **state)
{
	(void)state;
	world_then = pair_world;
	race_read_before(pairs, sizeof(pairs) / sizeof(pairs[0]), assert_done_once);
}

static void test_second_waits(void **state)
{
	(void)state;
	world_then = pair_world;
	race_waits(pairs, sizeof(pairs) / sizeof(pairs[0]), assert_done_once);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_it_waits_for_its_day),
		cmocka_unit_test(test_what_comes_again_has_its_next_day_after_today),
		cmocka_unit_test(test_the_31st_stays_the_31st),
		cmocka_unit_test(test_a_deputy_has_the_reminders_while_she_stands_in),
		cmocka_unit_test(test_what_has_no_day_comes_last_and_is_no_deputys),
		cmocka_unit_test(test_of_several_she_stands_in_for_one_sees_it),
		cmocka_unit_test(test_whom),
		cmocka_unit_test(test_tasks_end_with_exclusion_and_leaving_and_come_back),
		cmocka_unit_test(test_only_of_what_is_seen),
		cmocka_unit_test(test_who_reads_what),
		cmocka_unit_test(test_second_read_before),
		cmocka_unit_test(test_second_waits),
		cmocka_unit_test(test_who_leaves_is_not_reminded),
		cmocka_unit_test(test_as_many_statements_for_several),
	};
	return cmocka_run_group_tests(tests, begin, world_end);
}
