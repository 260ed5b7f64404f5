/* Reminders: for whom, from when on, again and again, done; and whose tasks end with exclusion and
 * leaving. */
#include "statement_world.h"

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
	struct db_rows *all = NULL, *seen = NULL;

	(void)state;
	remind_world();
	assert_int_equal(added("role:3", "2026-11-23", NULL), OK);
	clock_set(day_start("2026-11-25") + 3600);
	support_sql(root,
		"UPDATE reminder SET object_kind = 3, object_id = 1;\n"
		"UPDATE task SET object_kind = 3, object_id = 1 WHERE reminder_id IS NOT NULL;\n");
	assert_int_equal(access_load(root, pool, &fred), OK);
	assert_int_equal(tasks_of(root, pool, &fred, 9, &all), OK);
	assert_int_equal(reminders_seen(root, pool, &fred, all, &seen), OK);
	assert_int_equal(seen->count, 1);
	support_sql(root, "UPDATE jobad SET status = 'entwurf';\n");
	assert_int_equal(reminders_seen(root, pool, &fred, all, &seen), OK);
	assert_int_equal(seen->count, 0);
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
		cmocka_unit_test(test_whom),
		cmocka_unit_test(test_tasks_end_with_exclusion_and_leaving_and_come_back),
		cmocka_unit_test(test_only_of_what_is_seen),
		cmocka_unit_test(test_who_reads_what),
		cmocka_unit_test(test_second_read_before),
		cmocka_unit_test(test_second_waits),
	};
	return cmocka_run_group_tests(tests, begin, world_end);
}
