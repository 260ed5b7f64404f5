/* Tests of the queue: taking, getting on, trying again, giving up, two workers, a worker killed at
 * any point. */
#include "support.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/text.h"
#include "queue/queue.h"

#include "kill_point.h"
#include "wait.h"

#define NOW INT64_C(1795255200)
#define PARTS 5

static struct db *root, *jobs;
static struct pool *pool;
static enum outcome answer; /* of the work */
static int worked, told;
static bool ends;

static bool ending(void)
{
	return ends;
}

static enum outcome plain_work(struct queue_turn *turn)
{
	(void)turn;
	worked++;
	return answer;
}

static enum outcome plain_given_up(struct queue_turn *turn)
{
	assert_true(db_in_transaction(turn->db));
	told++;
	return INVALID;
}

/* In parts, each noted in a table. */
static enum outcome part_note(struct db *db, void *context)
{
	const struct queue_turn *turn = context;

	return db_exec(db, "INSERT INTO done_part (item, claim) VALUES (?, ?)",
		DB_VALUES(db_int(turn->id), db_int(turn->claim)), NULL);
}

static int64_t parts(int64_t item)
{
	int64_t count = 0;

	assert_int_equal(db_get_int(root, "SELECT COUNT(*) FROM done_part WHERE item = ?",
				 DB_VALUES(db_int(item)), &count),
		OK);
	return count;
}

static enum outcome parts_work(struct queue_turn *turn)
{
	int64_t count = 0;
	enum outcome outcome = OK;

	while (!outcome && count < PARTS) {
		outcome = db_get_int(turn->db, "SELECT COUNT(*) FROM done_part WHERE item = ?",
			DB_VALUES(db_int(turn->id)), &count);
		if (!outcome && count < PARTS)
			outcome = db_transaction(turn->db, part_note, turn);
		if (!outcome)
			outcome = queue_progress(turn, count, PARTS);
	}
	return outcome;
}

static const struct queue_kind plain = {"plain", plain_work, plain_given_up};
static const struct queue_kind in_parts = {"parts", parts_work, NULL};
static const struct queue_kind *const kinds[] = {&plain, &in_parts, NULL};

static int start(void **state)
{
	(void)state;
	clock_init();
	pool = pool_new();
	root = support_db_reset();
	support_sql(root, "CREATE TABLE done_part (item BIGINT NOT NULL, claim INT NOT NULL);\n");
	jobs = support_db_open("bms_jobs");
	return 0;
}

static int end(void **state)
{
	(void)state;
	db_free(&jobs);
	db_free(&root);
	pool_free(&pool);
	return 0;
}

static int clear(void **state)
{
	(void)state;
	clock_set(NOW);
	support_sql(root, "DELETE FROM queue_item;\nDELETE FROM done_part;\n");
	answer = OK;
	worked = 0;
	told = 0;
	ends = false;
	return 0;
}

struct adding {
	const char *kind;
	int64_t object_id, not_before;
	enum outcome end;
};

static enum outcome add_work(struct db *db, void *context)
{
	const struct adding *adding = context;
	enum outcome outcome =
		queue_add(db, pool, adding->kind, adding->object_id, 0, adding->not_before);

	return outcome ? outcome : adding->end;
}

static int64_t add(const char *kind, int64_t not_before)
{
	struct adding adding = {kind, 7, not_before, OK};

	assert_int_equal(db_transaction(jobs, add_work, &adding), OK);
	return support_number(root, "SELECT MAX(id) FROM queue_item");
}

static void run(int done, int failed)
{
	int done_now = -1;
	int failed_now = -1;

	assert_int_equal(queue_run(jobs, kinds, 10, ending, &done_now, &failed_now), OK);
	assert_int_equal(done_now, done);
	assert_int_equal(failed_now, failed);
}

static struct queue_item item(int64_t id)
{
	struct queue_item found;

	assert_int_equal(queue_get(root, pool, id, &found), OK);
	return found;
}

static void test_done_once(void **state)
{
	(void)state;
	int64_t id = add("plain", 0);

	run(1, 0);
	run(0, 0);
	assert_int_equal(worked, 1);
	assert_string_equal(item(id).state, "done");
	assert_null(item(id).next_at);
}

static void test_of_a_cause_that_fails_nothing_stays(void **state)
{
	(void)state;
	struct adding adding = {"plain", 7, 0, INVALID};

	assert_int_equal(db_transaction(jobs, add_work, &adding), INVALID);
	assert_int_equal(support_number(root, "SELECT COUNT(*) FROM queue_item"), 0);
}

static void test_not_before(void **state)
{
	(void)state;
	add("plain", NOW + 900);
	clock_set(NOW + 899);
	run(0, 0);
	clock_set(NOW + 900);
	run(1, 0);
}

static void test_kinds_of_others_are_left(void **state)
{
	(void)state;
	int64_t id = add("other", 0);

	run(0, 0);
	assert_string_equal(item(id).state, "waiting");
}

/* Tried again after pauses that grow; then given up, and somebody is told in the same
 * transaction. */
static void test_given_up(void **state)
{
	(void)state;
	int64_t id = add("plain", 0);
	int64_t now = NOW;
	int64_t pause = 0;

	answer = UNAVAILABLE;
	for (int try = 1; try < QUEUE_TRIES; try++) {
		run(0, 1);
		assert_string_equal(item(id).state, "waiting");
		assert_string_equal(item(id).reason, "unavailable");
		int64_t next = clock_from_sql(item(id).next_at);
		assert_true(next - now >= pause);
		pause = next - now;
		clock_set(next - 1);
		run(0, 0);
		now = next;
		clock_set(now);
	}
	assert_int_equal(told, 0);
	run(0, 1);
	assert_string_equal(item(id).state, "failed");
	assert_int_equal(told, 1);
	assert_int_equal(worked, QUEUE_TRIES);
	clock_set(now + 1000000);
	run(0, 0);
}

static void test_what_cannot_be_done_is_not_tried_again(void **state)
{
	(void)state;
	int64_t id = add("plain", 0);

	answer = NOT_FOUND;
	run(0, 1);
	assert_string_equal(item(id).state, "failed");
	assert_string_equal(item(id).reason, "gone");
	assert_int_equal(told, 1);
}

struct changing {
	enum outcome (*change)(struct db *db, struct pool *pool, int64_t id);
	int64_t id;
};

static enum outcome change_work(struct db *db, void *context)
{
	const struct changing *changing = context;

	return changing->change(db, pool, changing->id);
}

static enum outcome change(
	enum outcome (*what)(struct db *db, struct pool *pool, int64_t id), int64_t id)
{
	struct db *backend = support_db_open("bms_backend");
	enum outcome outcome = db_transaction(backend, change_work, &(struct changing){what, id});

	db_free(&backend);
	return outcome;
}

static void test_repeated(void **state)
{
	(void)state;
	int64_t id = add("plain", 0);

	assert_int_equal(change(queue_repeat, id), CONFLICT);
	answer = INVALID;
	run(0, 1);
	assert_int_equal(change(queue_repeat, id), OK);
	assert_int_equal(change(queue_repeat, id), CONFLICT);
	assert_int_equal(change(queue_repeat, id + 1), NOT_FOUND);
	answer = OK;
	run(1, 0);
	assert_string_equal(item(id).state, "done");
	assert_null(item(id).reason);
}

static void test_withdrawn(void **state)
{
	(void)state;
	int64_t id = add("plain", 0);

	assert_int_equal(change(queue_withdraw, id), OK);
	assert_int_equal(change(queue_withdraw, id), CONFLICT);
	run(0, 0);
	assert_int_equal(worked, 0);
}

/* A worker that is to end leaves an item where it stands; another one goes on at once. */
static enum outcome ending_work(struct queue_turn *turn)
{
	(void)turn;
	worked++;
	ends = worked == 1;
	return ends ? CONFLICT : OK;
}

static void test_ending(void **state)
{
	(void)state;
	static const struct queue_kind one = {"plain", ending_work, NULL};
	static const struct queue_kind *const only[] = {&one, NULL};
	int64_t id = add("plain", 0);
	int done = 0;
	int failed = 0;

	assert_int_equal(queue_run(jobs, only, 10, ending, &done, &failed), OK);
	assert_string_equal(item(id).state, "waiting");
	assert_null(item(id).reason);
	ends = false;
	assert_int_equal(queue_run(jobs, only, 10, ending, &done, &failed), OK);
	assert_int_equal(done, 1);
}

/* Whose lease ran out changes nothing any more: neither progress nor result. */
static enum outcome slow_item_work(struct queue_turn *turn)
{
	struct db *other = support_db_open("bms_jobs");
	int done = 0;
	int failed = 0;

	clock_set(clock_now() + 3600);
	assert_int_equal(queue_run(other, kinds, 10, ending, &done, &failed), OK);
	assert_int_equal(done, 1);
	db_free(&other);
	assert_int_equal(queue_progress(turn, 1, 2), CONFLICT);
	return UNAVAILABLE;
}

static void test_late_worker_changes_nothing(void **state)
{
	(void)state;
	static const struct queue_kind one = {"plain", slow_item_work, NULL};
	static const struct queue_kind *const only[] = {&one, NULL};
	int64_t id = add("plain", 0);
	int done = 0;
	int failed = 0;

	assert_int_equal(queue_run(jobs, only, 1, ending, &done, &failed), OK);
	assert_string_equal(item(id).state, "done");
	assert_int_equal(worked, 1);
}

/* Killed before this statement; 0: not. */
static void worker_in_child(int statements)
{
	struct db *own = support_db_open("bms_jobs");
	int done = 0;
	int failed = 0;

	kills_at = statements;
	_exit(queue_run(own, kinds, 10, ending, &done, &failed) == OK ? 0 : 1);
}

/* The rows a killed worker held are passed over until the server has noticed. */
static bool done_by_another(int64_t id)
{
	int done = 0;
	int failed = 0;

	assert_int_equal(queue_run(jobs, kinds, 10, ending, &done, &failed), OK);
	assert_int_equal(failed, 0);
	return text_equal(item(id).state, "done");
}

/* Before whatever statement a worker is killed, another one ends the item. */
static void test_killed_at_any_point(void **state)
{
	(void)state;
	bool killed = true;

	for (int n = 1; killed; n++) {
		int status = 0;
		int64_t id;
		pid_t child;

		clear(NULL);
		id = add("parts", 0);
		child = fork();
		assert_true(child >= 0);
		if (child == 0)
			worker_in_child(n);
		assert_int_equal(waitpid(child, &status, 0), child);
		killed = WIFSIGNALED(status);
		if (killed) {
			clock_set(NOW + 3600);
			WAIT_UNTIL(done_by_another(id));
		}
		assert_int_equal(parts(id), PARTS);
		assert_true(n < 100);
	}
}

/* Many workers, many items: each item is done once. */
static void test_two_workers(void **state)
{
	(void)state;
	pid_t children[3];

	for (int i = 0; i < 20; i++)
		add("parts", 0);
	for (size_t i = 0; i < 3; i++) {
		children[i] = fork();
		assert_true(children[i] >= 0);
		if (children[i] == 0)
			worker_in_child(0);
	}
	for (size_t i = 0; i < 3; i++)
		support_join(children[i]);
	run(0, 0);
	run(0, 0);
	assert_int_equal(
		support_number(root, "SELECT COUNT(*) FROM queue_item WHERE state = 'done'"), 20);
	assert_int_equal(support_number(root, "SELECT COUNT(*) FROM done_part"), 20 * PARTS);
	assert_int_equal(support_number(root, "SELECT MAX(claim) FROM queue_item"), 1);
}

static void test_cleaned(void **state)
{
	(void)state;
	int64_t removed = 0;

	add("plain", 0);
	run(1, 0);
	int64_t waiting = add("plain", NOW + 40 * 86400);
	clock_set(NOW + 30 * 86400 - 60);
	assert_int_equal(queue_clean(jobs, &removed), OK);
	assert_int_equal(removed, 0);
	clock_set(NOW + 30 * 86400 + 60);
	assert_int_equal(queue_clean(jobs, &removed), OK);
	assert_int_equal(removed, 1);
	assert_string_equal(item(waiting).state, "waiting");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(test_done_once, clear),
		cmocka_unit_test_setup(test_of_a_cause_that_fails_nothing_stays, clear),
		cmocka_unit_test_setup(test_not_before, clear),
		cmocka_unit_test_setup(test_kinds_of_others_are_left, clear),
		cmocka_unit_test_setup(test_given_up, clear),
		cmocka_unit_test_setup(test_what_cannot_be_done_is_not_tried_again, clear),
		cmocka_unit_test_setup(test_repeated, clear),
		cmocka_unit_test_setup(test_withdrawn, clear),
		cmocka_unit_test_setup(test_ending, clear),
		cmocka_unit_test_setup(test_late_worker_changes_nothing, clear),
		cmocka_unit_test_setup(test_killed_at_any_point, clear),
		cmocka_unit_test_setup(test_two_workers, clear),
		cmocka_unit_test_setup(test_cleaned, clear),
	};
	return cmocka_run_group_tests(tests, start, end);
}
