/* Tests of bulk actions: with a reason, of all that a list finds, of thousands, and taken back. */
#include "bulk_world.h"

#include "begun.h"

#include <signal.h>
#include <sys/wait.h>

#include "application/undo.h"
#include "store/store.h"

#define THOUSANDS 5000
#define FEW 6
#define FIVE_HUNDRED 500

static const char *problem; /* why something was refused */

static enum outcome run_keys(struct db *on, struct step *step)
{
	enum outcome outcome = OK;

	for (size_t i = 0; !outcome && i < step->count; i++)
		outcome = store_key_new(on, OBJECT_APPLICATION, step->ids[i]);
	return outcome;
}

static enum outcome run_back(struct db *on, struct step *step)
{
	return bulk_take_back(on, pool, step->who, step->id, &step->problems, &step->back_id);
}

/* Applications with keys: letters about them can be written. */
static void with_keys(int64_t *ids, size_t count)
{
	struct step step = {run_keys, .ids = ids, .count = count};

	for (size_t i = 0; i < count; i++)
		ids[i] = received((int)i + 1);
	assert_int_equal(db_transaction(root, step_work, &step), OK);
}

static void say_why(int64_t id, const char *to, const char *reason)
{
	struct step step = {run_say, .who = &recruiter, .id = id, .version = bulk_of(id).version,
		.to = to, .reason = reason};

	assert_int_equal(take(&step), OK);
}

static void do_bulk(int64_t id, const char *to)
{
	say(id, to);
	work();
	assert_int_equal(start_bulk(id, bulk_of(id).version), OK);
	work();
}

static enum outcome take_back(int64_t id, int64_t *back_id_r)
{
	struct step step = {run_back, .who = &recruiter, .id = id};
	enum outcome outcome = take(&step);

	*back_id_r = step.back_id;
	if (outcome == INVALID)
		problem = step.problems.items[0].reason;
	return outcome;
}

static int64_t letters(void)
{
	return support_number(
		root, "SELECT COUNT(*) FROM mail_outbox WHERE template LIKE 'rejected%'");
}

static void test_one_reason_for_all(void **state)
{
	(void)state;
	const int64_t ids[] = {received(1), received(2)};
	int64_t id = chosen(ids, 2);

	support_sql(root,
		"UPDATE process_step SET reason_needed = 1 WHERE kind = 4 AND from_status ="
		" 'eingegangen' AND to_status = 'formale_pruefung';\n");
	say_why(id, "formale_pruefung", " ");
	assert_string_equal(result_of(id, 1), "stopped:reason_needed");
	say_why(id, "formale_pruefung", "Die Unterlagen sind da");
	assert_string_equal(result_of(id, 1), "ready:");
	assert_int_equal(start_bulk(id, bulk_of(id).version), OK);
	work();
	support_sql(root, "UPDATE process_step SET reason_needed = 0 WHERE kind = 4;\n");
	assert_int_equal(bulk_of(id).done, 2);
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM application_comment WHERE text ="
				 " 'Die Unterlagen sind da'"),
		2);
	assert_null(bulk_of(id).reason);
}

static enum outcome run_each(struct db *on, struct step *step)
{
	const struct bulk_reason reasons[] = {
		{step->ids[0], step->reason}, {step->ids[0] + 1000, "keine von diesen"}};

	return bulk_say_each(on, pool, step->who, step->id, step->version, reasons, 2);
}

/* Of a step that needs a reason, the one that has none of its own is stopped. */
static void test_a_reason_of_its_own(void **state)
{
	(void)state;
	const int64_t ids[] = {received(1), received(2)};
	int64_t id = chosen(ids, 2);
	const int64_t first = support_number(root, "SELECT MIN(id) FROM bulk_item");
	struct step step = {
		run_each, .who = &recruiter, .ids = &first, .id = id, .reason = "Nur diese eine"};

	support_sql(root,
		"UPDATE process_step SET reason_needed = 1 WHERE kind = 4 AND from_status ="
		" 'eingegangen' AND to_status = 'formale_pruefung';\n");
	say_why(id, "formale_pruefung", " ");
	assert_string_equal(result_of(id, 1), "stopped:reason_needed");
	step.version = bulk_of(id).version - 1;
	assert_int_equal(take(&step), CONFLICT);
	step.version++;
	step.who = &other;
	assert_int_equal(take(&step), NOT_FOUND);
	step.who = &recruiter;
	assert_int_equal(take(&step), OK);
	assert_string_equal(result_of(id, 1), "ready:");
	assert_string_equal(result_of(id, 2), "stopped:reason_needed");
	assert_int_equal(start_bulk(id, bulk_of(id).version), OK);
	work();
	support_sql(root, "UPDATE process_step SET reason_needed = 0 WHERE kind = 4;\n");
	assert_int_equal(bulk_of(id).done, 1);
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM application_comment WHERE text ="
				 " 'Nur diese eine'"),
		1);
	assert_int_equal(
		support_number(root, "SELECT COUNT(*) FROM bulk_item WHERE own_reason IS NOT NULL"),
		0);
}

/* Ids from `at` on, a thousand at a time. */
struct finding {
	int64_t at, last;
	int64_t ids[1000];
};

static enum outcome finding_next(void *context, const int64_t **ids_r, size_t *count_r)
{
	struct finding *finding = context;

	for (*count_r = 0; *count_r < 1000 && finding->at <= finding->last; finding->at++)
		finding->ids[(*count_r)++] = finding->at;
	*ids_r = finding->ids;
	return OK;
}

static enum outcome finding_left(void *context, int64_t *left_r)
{
	struct finding *finding = context;

	*left_r = finding->last - finding->at + 1;
	return OK;
}

static enum outcome run_found(struct db *on, struct step *step)
{
	struct finding finding = {.at = 1, .last = (int64_t)step->count};

	return bulk_begin_found(on, pool, step->who,
		&(struct bulk_finder){&finding, finding_next, finding_left}, &step->problems,
		&step->id);
}

#define AT_SOME_TIMES SOME_TIME ", " SOME_TIME

static void receive_many(int count)
{
	support_sql(root,
		"INSERT INTO applicant (id, first_name, surname, email, lang, created_at) SELECT"
		" seq, 'A', 'B', CONCAT('a', seq, '@example.org'), 'de', " SOME_TIME
		" FROM seq_1_to_%d;\n"
		"INSERT INTO application (id, number, jobad_id, vacancy_id, applicant_id, source,"
		" status, authority_id, status_since, received_at, created_at, changed_at) SELECT"
		" seq, CONCAT('B-2026-', LPAD(seq, 5, '0')), 1, 1, seq, 'agency', 'eingegangen',"
		" 1, " AT_SOME_TIMES ", " AT_SOME_TIMES " FROM seq_1_to_%d;\n"
		"INSERT INTO vacancy_status_count VALUES (1, 'eingegangen', %d);\n",
		count, count, count);
}

static int64_t found(const struct principal *who, size_t count)
{
	struct step step = {run_found, .who = who, .count = count};

	assert_int_equal(take(&step), OK);
	return step.id;
}

static void test_all_found(void **state)
{
	(void)state;
	struct step none = {run_found, .who = &recruiter, .count = 0};

	assert_int_equal(take(&none), INVALID);
	assert_string_equal(none.problems.items[0].reason, "bulk_none");
	receive_many(BULK_FOUND + 1500);
	assert_int_equal(bulk_of(found(&recruiter, 2500)).items, 2500);
	struct bulk bulk = bulk_of(found(&recruiter, BULK_FOUND + 1500));
	assert_int_equal(bulk.items, BULK_FOUND);
	assert_int_equal(bulk.left_out, 1500);
}

static void test_thousands(void **state)
{
	(void)state;
	receive_many(THOUSANDS);
	support_sql(root, "UPDATE application SET status = 'einladung' WHERE id %% 100 = 0;\n");
	int64_t id = found(&recruiter, THOUSANDS);

	do_bulk(id, "formale_pruefung");
	assert_string_equal(bulk_of(id).state, "done");
	assert_int_equal(bulk_of(id).done, THOUSANDS - THOUSANDS / 100);
	assert_int_equal(bulk_of(id).stopped, THOUSANDS / 100);
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM application WHERE status ="
				 " 'formale_pruefung'"),
		THOUSANDS - THOUSANDS / 100);
	struct db_rows *rows;
	assert_int_equal(bulk_reasons(root, pool, id, &rows), OK);
	assert_int_equal(rows->count, 1);
	assert_string_equal(db_text(rows, 0, "reason"), "no_step");
	assert_int_equal(db_number(rows, 0, "objects"), THOUSANDS / 100);
}

static void test_taken_back(void **state)
{
	(void)state;
	int64_t ids[FEW], back_id = 0;
	struct bulk_back back;
	struct bulk_letters told;

	with_keys(ids, FEW);
	int64_t id = chosen(ids, FEW);
	assert_int_equal(take_back(id, &back_id), INVALID);
	assert_string_equal(problem, "bulk_back_late");
	say(id, "abgesagt");
	struct bulk checked = bulk_of(id);
	assert_int_equal(bulk_letters_get(root, pool, &checked, &told), OK);
	assert_int_equal(told.count, FEW);
	assert_int_equal(told.waiting, FEW);
	do_bulk(id, "abgesagt");
	assert_int_equal(letters(), FEW);
	assert_int_equal(bulk_back_get(root, pool, id, &back), OK);
	assert_int_equal(back.steps, FEW);
	/* one of them somebody has gone on with */
	support_sql(
		root, "UPDATE application_step SET state = 'closed' WHERE application_id = 2;\n");
	assert_int_equal(take_back(id, &back_id), OK);
	assert_int_equal(take_back(id, &(int64_t){0}), INVALID);
	assert_string_equal(problem, "bulk_back_done");
	/* and with one after that */
	support_sql(
		root, "UPDATE application_step SET state = 'closed' WHERE application_id = 3;\n");
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM mail_outbox WHERE attempts = 0 AND"
				 " next_attempt_at > UTC_TIMESTAMP() + INTERVAL 20 MINUTE"),
		FEW - 2);
	work();
	assert_string_equal(bulk_of(back_id).state, "done");
	assert_int_equal(bulk_of(back_id).done, FEW - 2);
	assert_string_equal(result_of(back_id, 3), "refused:undo_relied");
	assert_string_equal(status_of(1), "eingegangen");
	assert_string_equal(status_of(2), "abgesagt");
	assert_int_equal(letters(), 2);
	assert_int_equal(support_number(root,
				 "SELECT applications FROM vacancy_status_count"
				 " WHERE status = 'abgesagt'"),
		2);
}

/* Taken back while it runs: what is done is taken back, the rest not done. */
static int rounds;

static bool ends_soon(void)
{
	return rounds-- <= 0;
}

static void test_taken_back_while_it_runs(void **state)
{
	(void)state;
	static const struct queue_kind *const kinds[] = {&bulk_run_kind, NULL};
	int64_t ids[FEW], back_id = 0;
	int done = 0;
	int failed = 0;

	with_keys(ids, FEW);
	int64_t id = chosen(ids, FEW);
	say(id, "abgesagt");
	assert_int_equal(start_bulk(id, bulk_of(id).version), OK);
	rounds = 2;
	store_init(support_folder(), world_key);
	assert_int_equal(queue_run(jobs, kinds, 10, ends_soon, &done, &failed), OK);
	store_show_visit(VISIT_TOKEN);
	assert_in_range(letters(), 1, FEW - 1);
	assert_int_equal(take_back(id, &back_id), OK);
	assert_string_equal(bulk_of(id).state, "ended");
	work();
	assert_int_equal(letters(), 0);
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM application WHERE status = 'eingegangen'"),
		FEW);
	assert_string_equal(bulk_of(back_id).state, "done");
}

/* A worker is killed in the midst of taking back: another one goes on, and nothing is lost. */
static bool killed_soon(void)
{
	if (rounds-- <= 0)
		kill(getpid(), SIGKILL);
	return false;
}

static void test_killed_while_taking_back(void **state)
{
	(void)state;
	static const struct queue_kind *const kinds[] = {&bulk_run_kind, NULL};
	int64_t ids[FEW], back_id = 0;
	int done = 0;
	int failed = 0;
	int status = 0;

	with_keys(ids, FEW);
	int64_t id = chosen(ids, FEW);
	do_bulk(id, "abgesagt");
	assert_int_equal(take_back(id, &back_id), OK);
	rounds = 2;
	pid_t child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		jobs = support_db_open("bms_jobs");
		store_init(support_folder(), world_key);
		queue_run(jobs, kinds, 10, killed_soon, &done, &failed);
		_exit(0);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFSIGNALED(status));
	assert_in_range(bulk_of(back_id).done, 1, FEW - 1);
	support_sql(root, "UPDATE queue_item SET next_at = created_at WHERE state = 'running';\n");
	work();
	assert_int_equal(bulk_of(back_id).done, FEW);
	assert_string_equal(bulk_of(back_id).state, "done");
	assert_int_equal(letters(), 0);
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM history WHERE action = 'step_taken_back'"),
		FEW);
}

/* Five hundred, the worker killed three times in the midst, a second one beside the last: each is
 * done once, with its letter and its line of history. */
static void test_five_hundred_killed(void **state)
{
	(void)state;
	static const struct queue_kind *const kinds[] = {&bulk_run_kind, NULL};
	static const int parts[] = {3, 120, 121};
	static int64_t ids[FIVE_HUNDRED];
	int64_t before = 0;
	int done = 0;
	int failed = 0;
	int status = 0;

	with_keys(ids, FIVE_HUNDRED);
	int64_t id = chosen(ids, FIVE_HUNDRED);
	say(id, "abgesagt");
	work();
	assert_int_equal(start_bulk(id, bulk_of(id).version), OK);
	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++) {
		rounds = parts[i];
		pid_t child = fork();
		assert_true(child >= 0);
		if (child == 0) {
			jobs = support_db_open("bms_jobs");
			store_init(support_folder(), world_key);
			queue_run(jobs, kinds, 10, killed_soon, &done, &failed);
			_exit(0);
		}
		assert_int_equal(waitpid(child, &status, 0), child);
		assert_true(WIFSIGNALED(status));
		assert_in_range(bulk_of(id).done, before + 1, FIVE_HUNDRED - 1);
		before = bulk_of(id).done;
		assert_int_equal(letters(), before);
		support_sql(root,
			"UPDATE queue_item SET next_at = created_at WHERE state = 'running';\n");
	}
	pid_t beside = fork();
	assert_true(beside >= 0);
	if (beside == 0) {
		jobs = support_db_open("bms_jobs");
		store_init(support_folder(), world_key);
		_exit(queue_run(jobs, kinds, 10, never, &done, &failed) == OK ? 0 : 1);
	}
	work();
	support_join(beside);
	assert_string_equal(bulk_of(id).state, "done");
	assert_int_equal(bulk_of(id).done, FIVE_HUNDRED);
	assert_int_equal(letters(), FIVE_HUNDRED);
	assert_int_equal(support_number(root,
				 "SELECT COUNT(DISTINCT application_id) FROM mail_outbox"
				 " WHERE template LIKE 'rejected%%'"),
		FIVE_HUNDRED);
	assert_int_equal(support_number(root,
				 "SELECT applications FROM vacancy_status_count"
				 " WHERE status = 'abgesagt'"),
		FIVE_HUNDRED);
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM (SELECT object_id FROM history WHERE"
				 " action = 'status' AND object_kind = 4 GROUP BY object_id"
				 " HAVING COUNT(*) = 1) AS once"),
		FIVE_HUNDRED);
}

/* What was erased meanwhile is left alone, and said so. */
static void test_gone_meanwhile(void **state)
{
	(void)state;
	int64_t ids[FEW], back_id = 0;

	with_keys(ids, FEW);
	int64_t id = chosen(ids, FEW);
	do_bulk(id, "abgesagt");
	assert_int_equal(take_back(id, &back_id), OK);
	support_sql(root,
		"DELETE FROM application_step WHERE application_id = 1;\n"
		"UPDATE application SET status = 'anonymisiert' WHERE id = 1;\n");
	work();
	assert_string_equal(result_of(back_id, 1), "refused:gone");
	assert_int_equal(bulk_of(back_id).done, FEW - 1);
}

static enum outcome run_back_held(struct db *on, struct step *step)
{
	enum outcome outcome = run_back(on, step);

	begun_tell(root);
	return outcome;
}

static void test_taken_back_twice_at_once(void **state)
{
	(void)state;
	int64_t ids[FEW], back_id = 0;
	char byte;

	with_keys(ids, FEW);
	int64_t id = chosen(ids, FEW);
	do_bulk(id, "abgesagt");
	struct step step = {run_back_held, .who = &recruiter, .id = id};
	assert_int_equal(pipe(begun), 0);
	pid_t child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		root = support_db_open("root");
		backend = support_db_open("bms_backend");
		_exit(take(&step) == OK ? 0 : 1);
	}
	assert_int_equal(read(begun[0], &byte, 1), 1);
	assert_int_equal(take_back(id, &back_id), INVALID);
	assert_string_equal(problem, "bulk_back_done");
	support_join(child);
	assert_int_equal(
		support_number(root, "SELECT COUNT(*) FROM bulk WHERE of_bulk_id IS NOT NULL"), 1);
}

/* What waits goes by the clock of the database. */
static int clear_now(void **state)
{
	clear(state);
	clock_set(-1);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(test_one_reason_for_all, clear_now),
		cmocka_unit_test_setup(test_a_reason_of_its_own, clear_now),
		cmocka_unit_test_setup(test_taken_back, clear_now),
		cmocka_unit_test_setup(test_taken_back_while_it_runs, clear_now),
		cmocka_unit_test_setup(test_killed_while_taking_back, clear_now),
		cmocka_unit_test_setup(test_five_hundred_killed, clear_now),
		cmocka_unit_test_setup(test_gone_meanwhile, clear_now),
		cmocka_unit_test_setup(test_taken_back_twice_at_once, clear_now),
		cmocka_unit_test_setup(test_all_found, clear_now),
		cmocka_unit_test_setup(test_thousands, clear_now),
	};
	return cmocka_run_group_tests(tests, begin, finish);
}
