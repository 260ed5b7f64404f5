/* Tests of bulk actions: choosing, checking, doing each with the rights of the moment. */
#include "bulk_world.h"

#include "begun.h"

#include <sys/wait.h>

static void test_moved(void **state)
{
	(void)state;
	const int64_t ids[] = {received(1), received(2), received(3), 1};
	int64_t id = chosen(ids, 4);

	assert_int_equal(bulk_of(id).items, 3);
	support_sql(root, "UPDATE application SET status = 'einladung' WHERE id = 3;\n");
	say(id, "formale_pruefung");
	assert_string_equal(bulk_of(id).state, "checked");
	assert_string_equal(result_of(id, 3), "stopped:no_step");
	assert_string_equal(status_of(1), "eingegangen");
	assert_int_equal(start_bulk(id, bulk_of(id).version), OK);
	work();
	assert_string_equal(bulk_of(id).state, "done");
	assert_int_equal(bulk_of(id).done, 2);
	assert_string_equal(status_of(1), "formale_pruefung");
	assert_string_equal(status_of(2), "formale_pruefung");
	assert_string_equal(status_of(3), "einladung");
	assert_string_equal(
		world_text("SELECT CONCAT(actor_kind, actor_id, detail) FROM history WHERE"
			   " object_kind = 4 AND object_id = ?",
			db_int(1)),
		"staff1eingegangen>formale_pruefung");
	assert_int_equal(support_number(root,
				 "SELECT applications FROM vacancy_status_count"
				 " WHERE status = 'formale_pruefung'"),
		2);
}

static void assert_refused(const int64_t *ids, size_t count, const char *reason)
{
	struct step step = {run_begin_bulk, .who = &recruiter, .ids = ids, .count = count};

	assert_int_equal(take(&step), INVALID);
	assert_string_equal(step.problems.items[0].reason, reason);
	assert_int_equal(support_number(root, "SELECT COUNT(*) FROM bulk"), 0);
}

static void test_choosing(void **state)
{
	(void)state;
	const int64_t ids[] = {received(1), 99};
	static int64_t many[BULK_MAX + 1];

	for (size_t i = 0; i <= BULK_MAX; i++)
		many[i] = (int64_t)i + 1;
	assert_refused(ids, 0, "bulk_none");
	assert_refused(many, BULK_MAX + 1, "bulk_many");
	assert_refused(ids, 2, "bulk_gone");
	/* another vacancy's recruiter does not see it */
	struct step step = {run_begin_bulk, .who = &other, .ids = ids, .count = 1};
	assert_int_equal(take(&step), INVALID);
	int64_t id = chosen(ids, 1);
	struct bulk bulk;
	assert_int_equal(bulk_get(root, pool, &other, id, &bulk), NOT_FOUND);
	step = (struct step){run_say, .who = &other, .id = id, .version = 1, .to = "abgesagt"};
	assert_int_equal(take(&step), NOT_FOUND);
}

static void test_begun_once(void **state)
{
	(void)state;
	const int64_t ids[] = {received(1)};
	int64_t id = chosen(ids, 1);

	assert_int_equal(start_bulk(id, 1), CONFLICT);
	say(id, "formale_pruefung");
	int64_t version = bulk_of(id).version;
	assert_int_equal(start_bulk(id, version - 1), CONFLICT);
	assert_int_equal(start_bulk(id, version), OK);
	assert_int_equal(start_bulk(id, version), CONFLICT);
	work();
	assert_int_equal(start_bulk(id, version), CONFLICT);
	assert_int_equal(support_number(root, "SELECT COUNT(*) FROM queue_item"), 1);
}

static void test_nothing_can_be_done(void **state)
{
	(void)state;
	const int64_t ids[] = {received(1)};
	int64_t id = chosen(ids, 1);

	say(id, "einstellung");
	assert_int_equal(start_bulk(id, bulk_of(id).version), INVALID);
}

/* What was changed after the check is not touched; nor is anything by whom has lost the right. */
static void test_the_moment_counts(void **state)
{
	(void)state;
	const int64_t ids[] = {received(1), received(2), received(3)};
	int64_t id = chosen(ids, 3);

	say(id, "formale_pruefung");
	support_sql(root, "UPDATE application SET version = version + 1 WHERE id = 2;\n");
	assert_int_equal(start_bulk(id, bulk_of(id).version), OK);
	work();
	assert_string_equal(result_of(id, 1), "done:");
	assert_string_equal(result_of(id, 2), "refused:changed");
	assert_string_equal(result_of(id, 3), "done:");
	assert_string_equal(status_of(2), "eingegangen");
}

static void test_left_the_house(void **state)
{
	(void)state;
	const int64_t ids[] = {received(1)};
	int64_t id = chosen(ids, 1);

	say(id, "formale_pruefung");
	assert_int_equal(start_bulk(id, bulk_of(id).version), OK);
	support_sql(root, "UPDATE staff_user SET status = 'inactive' WHERE id = 1;\n");
	work();
	assert_string_equal(bulk_of(id).state, "ended");
	assert_string_equal(status_of(1), "eingegangen");
}

static void test_lost_reach(void **state)
{
	(void)state;
	const int64_t ids[] = {received(1), received(2)};
	int64_t id = chosen(ids, 2);

	say(id, "formale_pruefung");
	assert_int_equal(start_bulk(id, bulk_of(id).version), OK);
	support_sql(root, "DELETE FROM vacancy_reach WHERE subject_id = 1;\n");
	work();
	assert_string_equal(bulk_of(id).state, "done");
	assert_string_equal(result_of(id, 1), "refused:no_step");
	assert_string_equal(status_of(1), "eingegangen");
	support_sql(root,
		"INSERT INTO vacancy_reach (subject_kind, subject_id, role_id, vacancy_id, via)"
		" VALUES ('person', 1, 2, 1, 'project');\n");
}

static void test_many_are_checked_by_the_queue(void **state)
{
	(void)state;
	int64_t ids[MANY];

	for (int i = 0; i < MANY; i++)
		ids[i] = received(i + 1);
	int64_t id = chosen(ids, MANY);
	say(id, "formale_pruefung");
	assert_string_equal(bulk_of(id).state, "checking");
	assert_int_equal(start_bulk(id, bulk_of(id).version), CONFLICT);
	work();
	assert_string_equal(bulk_of(id).state, "checked");
	assert_int_equal(bulk_of(id).ready, MANY);
	assert_int_equal(start_bulk(id, bulk_of(id).version), OK);
	work();
	assert_int_equal(bulk_of(id).done, MANY);
	assert_int_equal(support_number(root,
				 "SELECT done FROM queue_item WHERE kind ="
				 " 'bulk_run'"),
		MANY);
}

/* Both run it, as after a lease that was lost: each object is done once. */
static void test_two_workers(void **state)
{
	(void)state;
	pid_t children[2];
	int64_t ids[MANY];

	for (int i = 0; i < MANY; i++)
		ids[i] = received(i + 1);
	int64_t id = chosen(ids, MANY);
	say(id, "formale_pruefung");
	work();
	assert_int_equal(start_bulk(id, bulk_of(id).version), OK);
	support_sql(root,
		"INSERT INTO queue_item (kind, object_id, next_at, created_at,"
		" changed_at) SELECT kind, object_id, next_at, created_at, changed_at"
		" FROM queue_item WHERE kind = 'bulk_run';\n");
	for (size_t i = 0; i < 2; i++) {
		children[i] = fork();
		assert_true(children[i] >= 0);
		if (children[i] == 0) {
			jobs = support_db_open("bms_jobs");
			work();
			_exit(0);
		}
	}
	support_join(children[0]);
	support_join(children[1]);
	assert_int_equal(bulk_of(id).done, MANY);
	assert_int_equal(support_number(root, "SELECT COUNT(*) FROM history"), MANY);
	assert_int_equal(
		support_number(root, "SELECT COUNT(*) FROM queue_item WHERE state = 'done'"), 3);
}

/* Begins it, tells, and commits when somebody else tries the same. */
static enum outcome run_start_held(struct db *on, struct step *step)
{
	enum outcome outcome = run_start_bulk(on, step);

	begun_tell(root);
	return outcome;
}

static void test_begun_twice_at_once(void **state)
{
	(void)state;
	const int64_t ids[] = {received(1)};
	int64_t id = chosen(ids, 1);

	say(id, "formale_pruefung");
	struct step step = {
		run_start_held, .who = &recruiter, .id = id, .version = bulk_of(id).version};
	char byte;
	assert_int_equal(pipe(begun), 0);
	pid_t child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		root = support_db_open("root");
		backend = support_db_open("bms_backend");
		_exit(take(&step) == OK ? 0 : 1);
	}
	assert_int_equal(read(begun[0], &byte, 1), 1);
	assert_int_equal(start_bulk(id, step.version), CONFLICT);
	support_join(child);
	assert_int_equal(support_number(root, "SELECT COUNT(*) FROM queue_item"), 1);
}

/* A worker that is to end has said how far it came, and another one goes on from there. */
static int rounds;

static bool ends_soon(void)
{
	return rounds-- <= 0;
}

static void test_progress(void **state)
{
	(void)state;
	static const struct queue_kind *const kinds[] = {&bulk_run_kind, NULL};
	const int64_t ids[] = {received(1), received(2), received(3), received(4)};
	int64_t id = chosen(ids, 4);
	int done = 0;
	int failed = 0;

	say(id, "formale_pruefung");
	assert_int_equal(start_bulk(id, bulk_of(id).version), OK);
	rounds = 2;
	store_init(support_folder(), world_key);
	assert_int_equal(queue_run(jobs, kinds, 10, ends_soon, &done, &failed), OK);
	store_show_visit(VISIT_TOKEN);
	assert_in_range(bulk_of(id).done, 1, 3);
	assert_int_equal(support_number(root, "SELECT done FROM queue_item"), bulk_of(id).done);
	assert_int_equal(support_number(root, "SELECT total FROM queue_item"), 4);
	work();
	assert_int_equal(support_number(root, "SELECT done FROM queue_item"), 4);
}

static void test_removed(void **state)
{
	(void)state;
	const int64_t ids[] = {received(1)};
	int64_t removed = 0;

	chosen(ids, 1);
	clock_set(clock_now() + 90 * 86400 - 60);
	assert_int_equal(bulk_clean(jobs, &removed), OK);
	assert_int_equal(removed, 0);
	clock_set(clock_now() + 120);
	assert_int_equal(bulk_clean(jobs, &removed), OK);
	assert_int_equal(removed, 1);
	assert_int_equal(support_number(root, "SELECT COUNT(*) FROM bulk_item"), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(test_moved, clear),
		cmocka_unit_test_setup(test_choosing, clear),
		cmocka_unit_test_setup(test_begun_once, clear),
		cmocka_unit_test_setup(test_nothing_can_be_done, clear),
		cmocka_unit_test_setup(test_the_moment_counts, clear),
		cmocka_unit_test_setup(test_left_the_house, clear),
		cmocka_unit_test_setup(test_lost_reach, clear),
		cmocka_unit_test_setup(test_many_are_checked_by_the_queue, clear),
		cmocka_unit_test_setup(test_two_workers, clear),
		cmocka_unit_test_setup(test_begun_twice_at_once, clear),
		cmocka_unit_test_setup(test_progress, clear),
		cmocka_unit_test_setup(test_removed, clear),
	};
	return cmocka_run_group_tests(tests, begin, finish);
}
