/* For the tests of bulk actions: a recruiter, another one, applications, and the calls of a bulk
 * action, each in a transaction of its own. */
#ifndef BMS_TESTS_BULK_WORLD_H
#define BMS_TESTS_BULK_WORLD_H

#include "recruiter_world.h"

#include <unistd.h>

#include "application/confirmation.h"
#include "application/workflow.h"
#include "bulk/bulk.h"
#include "queue/queue.h"
#include "wait.h"

#define MANY 70

static bool never(void)
{
	return false;
}

static void work(void)
{
	static const struct queue_kind *const kinds[] = {&bulk_check_kind, &bulk_run_kind, NULL};
	int done = 0;
	int failed = 0;

	store_init(support_folder(), world_key);
	assert_int_equal(queue_run(jobs, kinds, 10, never, &done, &failed), OK);
	assert_int_equal(failed, 0);
	store_show_visit(VISIT_TOKEN);
}

/* An application that was received, without letters and files. */
static int64_t received(int n)
{
	support_sql(root,
		"INSERT INTO applicant (id, first_name, surname, email, lang, created_at) VALUES"
		" (%d, 'A', 'B', 'a%d@example.org', 'de', " SOME_TIME ");\n"
		"INSERT INTO application (id, number, jobad_id, vacancy_id, applicant_id, source,"
		" status, status_since, received_at, authority_id, created_at, changed_at) VALUES"
		" (%d, 'B-2026-%05d', 1, 1, %d, 'agency', 'eingegangen', " SOME_TIME ", " SOME_TIME
		", 1, " SOME_TIME ", " SOME_TIME ");\n"
		"INSERT INTO vacancy_status_count VALUES (1, 'eingegangen', 1)"
		" ON DUPLICATE KEY UPDATE applications = applications + 1;\n",
		n, n, n, n, n);
	return n;
}

static int clear(void **state)
{
	support_sql(root,
		"DELETE FROM application_comment;\n"
		"DELETE FROM bulk_item;\nDELETE FROM bulk;\nDELETE FROM queue_item;\n"
		"UPDATE staff_user SET status = 'active';\n");
	return world_clear(state);
}

struct step {
	enum outcome (*run)(struct db *db, struct step *step);
	const struct principal *who;
	const int64_t *ids;
	size_t count;
	int64_t id, version, back_id;
	const char *to;
	const char *reason;
	struct problems problems;
};

static enum outcome step_work(struct db *db_of, void *context)
{
	struct step *step = context;

	step->problems.count = 0;
	return step->run(db_of, step);
}

static enum outcome run_begin_bulk(struct db *on, struct step *step)
{
	return bulk_begin(on, pool, step->who, step->ids, step->count, &step->problems, &step->id);
}

static enum outcome run_say(struct db *on, struct step *step)
{
	return bulk_say(on, pool, step->who, step->id, step->version, step->to, step->reason);
}

static enum outcome run_start_bulk(struct db *on, struct step *step)
{
	return bulk_start(on, pool, step->who, step->id, step->version, &step->problems);
}

static enum outcome take(struct step *step)
{
	return db_transaction(backend, step_work, step);
}

static struct bulk bulk_of(int64_t id)
{
	struct bulk bulk;

	assert_int_equal(bulk_get(root, pool, &recruiter, id, &bulk), OK);
	return bulk;
}

static int64_t chosen(const int64_t *ids, size_t count)
{
	struct step step = {run_begin_bulk, .who = &recruiter, .ids = ids, .count = count};

	assert_int_equal(take(&step), OK);
	return step.id;
}

static void say(int64_t id, const char *to)
{
	struct step step = {
		run_say, .who = &recruiter, .id = id, .version = bulk_of(id).version, .to = to};

	assert_int_equal(take(&step), OK);
}

static enum outcome start_bulk(int64_t id, int64_t version)
{
	return take(
		&(struct step){run_start_bulk, .who = &recruiter, .id = id, .version = version});
}

static const char *status_of(int64_t id)
{
	return world_text("SELECT status FROM application WHERE id = ?", db_int(id));
}

static const char *result_of(int64_t bulk, int64_t application)
{
	return world_text("SELECT CONCAT(state, ':', COALESCE(reason, '')) FROM bulk_item"
			  " WHERE bulk_id = ? AND object_id = ?",
		db_int(bulk), db_int(application));
}

#endif
