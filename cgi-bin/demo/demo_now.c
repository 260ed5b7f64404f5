/* The demo's bulk action, its step that waits, and a consent that is taken back. */
#include "demo/demo_now.h"

#include "application/my_application.h"
#include "application/workflow.h"
#include "bulk/bulk.h"
#include "demo/demo_kept.h"
#include "queue/queue.h"

#define CHOOSES "amira.yildiz"
#define CHECKED "formale_pruefung" /* one of these goes on … */
#define BEYOND "einladung" /* … and one that is beyond it does not */
#define REJECTS "fatma.demirci"
#define REJECTED "vorauswahl"
#define CHOSEN 2

struct now {
	const struct demo_org *org;
	const struct principal *who;
	int64_t ids[CHOSEN];
	size_t count;
	int64_t bulk_id;
};

/* Adds the first of the person's applications in a status whose rejection asks for no reason.
 * NOT_FOUND: the demo's world has none. */
static enum outcome id_add(struct db *db, struct now *now, const char *status)
{
	enum outcome outcome = db_get_int(db,
		"SELECT DISTINCT a.id FROM application a JOIN vacancy_reach r"
		" ON r.vacancy_id = a.vacancy_id AND r.role_id = ? JOIN staff_subject s"
		" ON s.subject_kind = r.subject_kind AND s.subject_id = r.subject_id"
		" WHERE s.staff_user_id = ? AND a.status = ? AND NOT a.severely_disabled"
		" ORDER BY a.id LIMIT 1",
		DB_VALUES(db_int(ROLE_RECRUITER), db_int(now->who->id), db_str(status)),
		&now->ids[now->count]);

	now->count++;
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
	now->who = demo_person(now->org, CHOOSES);
	outcome = id_add(db, now, CHECKED);
	if (!outcome)
		outcome = id_add(db, now, BEYOND);
	if (!outcome)
		outcome = bulk_begin(
			db, pool, now->who, now->ids, now->count, &problems, &now->bulk_id);
	if (!outcome)
		outcome = bulk_get(db, pool, now->who, now->bulk_id, &bulk);
	if (!outcome)
		outcome = bulk_say(db, pool, now->who, bulk.id, bulk.version, "vorauswahl", NULL);
	if (!outcome)
		outcome = bulk_get(db, pool, now->who, now->bulk_id, &bulk);
	return outcome ? outcome : bulk_start(db, pool, now->who, bulk.id, bulk.version, &problems);
}

static enum outcome step_wait(struct db *db, void *context)
{
	struct now *now = context;
	enum outcome outcome;

	now->count = 0;
	now->who = demo_person(now->org, REJECTS);
	outcome = id_add(db, now, REJECTED);
	if (outcome)
		return outcome;
	return application_move(db, now->org->pool, now->who, now->ids[0], "abgesagt", 0);
}

/* Whoever has withdrawn her application takes her consent back, too. */
static enum outcome consent_take_back(struct db *db, void *context)
{
	const struct principal visitor = {.kind = PRINCIPAL_VISITOR, .lang = "de"};
	const struct now *now = context;
	int64_t id = 0;
	enum outcome outcome = db_get_int(db,
		"SELECT MIN(id) FROM application WHERE status = 'bewerber_zieht_zurueck'", DB_NONE,
		&id);

	return outcome ? outcome
		       : my_application_withdraw_consent(db, now->org->pool, &visitor, id);
}

static bool never(void)
{
	return false;
}

enum outcome demo_now_add(const struct demo_org *org)
{
	static const struct queue_kind *const kinds[] = {&bulk_run_kind, NULL};
	struct now now = {.org = org};
	int64_t there = 0;
	int done = 0;
	int failed = 0;
	enum outcome outcome = db_get_int(org->db, "SELECT COUNT(*) FROM bulk", DB_NONE, &there);

	if (outcome || there)
		return outcome;
	outcome = db_transaction(org->db, bulk_make, &now);
	if (!outcome)
		outcome = queue_run(org->db, kinds, 1, never, &done, &failed);
	if (!outcome)
		outcome = db_transaction(org->db, step_wait, &now);
	if (!outcome)
		outcome = db_transaction(org->db, consent_take_back, &now);
	return outcome ? outcome : demo_kept_add(org);
}
