/* The demo's bulk action, and its step that waits. */
#include "demo/demo_now.h"

#include "application/workflow.h"
#include "bulk/bulk.h"
#include "queue/queue.h"

#define WHO "amira.yildiz"
#define CHECKED "eingegangen" /* three of these are checked formally … */
#define BEYOND "gespraech" /* … and one that is beyond it is not */
#define REJECTED "vorauswahl" /* one of these gets a rejection */
#define CHOSEN 3
#define CHOSEN_MAX 8

struct now {
	const struct demo_org *org;
	const struct principal *who;
	int64_t ids[CHOSEN_MAX];
	size_t count;
	int64_t bulk_id;
};

/* Adds the ids of her applications in a status. */
static enum outcome ids_find(struct db *db, struct now *now, const char *status, int64_t limit)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, now->org->pool,
		"SELECT DISTINCT a.id FROM application a JOIN vacancy_reach r"
		" ON r.vacancy_id = a.vacancy_id AND r.role_id = ? JOIN staff_subject s"
		" ON s.subject_kind = r.subject_kind AND s.subject_id = r.subject_id"
		" WHERE s.staff_user_id = ? AND a.status = ? ORDER BY a.id LIMIT ?",
		DB_VALUES(db_int(ROLE_RECRUITER), db_int(now->who->id), db_str(status),
			db_int(limit)),
		&rows);

	for (size_t i = 0; !outcome && i < rows->count && now->count < CHOSEN_MAX; i++)
		now->ids[now->count++] = db_number(rows, i, "id");
	return outcome;
}

static enum outcome bulk_make(struct db *db, void *context)
{
	struct now *now = context;
	struct pool *pool = now->org->pool;
	struct problems problems = {0};
	struct bulk bulk;
	enum outcome outcome;

	now->count = 0;
	outcome = ids_find(db, now, CHECKED, CHOSEN);
	if (!outcome)
		outcome = ids_find(db, now, BEYOND, 1);
	if (outcome || !now->count)
		return outcome;
	outcome = bulk_begin(db, pool, now->who, now->ids, now->count, &problems, &now->bulk_id);
	if (!outcome)
		outcome = bulk_get(db, pool, now->who, now->bulk_id, &bulk);
	if (!outcome)
		outcome = bulk_say(
			db, pool, now->who, bulk.id, bulk.version, "formale_pruefung", NULL);
	if (!outcome)
		outcome = bulk_get(db, pool, now->who, now->bulk_id, &bulk);
	return outcome ? outcome : bulk_start(db, pool, now->who, bulk.id, bulk.version, &problems);
}

static enum outcome step_wait(struct db *db, void *context)
{
	struct now *now = context;
	enum outcome outcome;

	now->count = 0;
	outcome = ids_find(db, now, REJECTED, 1);
	if (outcome || !now->count)
		return outcome;
	return application_move(db, now->org->pool, now->who, now->ids[0], "abgesagt", 0);
}

static bool never(void)
{
	return false;
}

enum outcome demo_now_add(const struct demo_org *org)
{
	static const struct queue_kind *const kinds[] = {&bulk_run_kind, NULL};
	struct now now = {.org = org, .who = demo_person(org, WHO)};
	int64_t there = 0;
	int done = 0;
	int failed = 0;
	enum outcome outcome = db_get_int(org->db, "SELECT COUNT(*) FROM bulk", DB_NONE, &there);

	if (outcome || there)
		return outcome;
	outcome = db_transaction(org->db, bulk_make, &now);
	if (!outcome)
		outcome = queue_run(org->db, kinds, 1, never, &done, &failed);
	return outcome ? outcome : db_transaction(org->db, step_wait, &now);
}
