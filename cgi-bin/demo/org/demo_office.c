/* Ads of the demo that are ready to be published. */
#include "demo/org/demo_office.h"

#include "base/clock.h"
#include "base/log.h"
#include "process/process.h"
#include "publishing/agency.h"
#include "task/statement.h"

/* An ad on its way. */
struct release {
	const struct demo_org *org;
	struct pool *pool;
	const struct principal *owner;
	int64_t vacancy_id, jobad_id;
	struct problems problems;
};

/* Does somebody of a personnel office work in its project? */
static enum outcome office_find(struct db *db, const struct release *release, int64_t *there_r)
{
	return db_get_int(db,
		"SELECT COUNT(*) FROM vacancy v JOIN project_member m"
		" ON m.project_id = v.project_id AND m.role_id IN (" SQL_ROLE_P31 ", " SQL_ROLE_P34
		") WHERE v.id = ?",
		DB_VALUES(db_int(release->vacancy_id)), there_r);
}

static enum outcome person_load(
	struct db *db, const struct release *release, int64_t id, struct principal *who_r)
{
	for (size_t i = 0; i < release->org->people_count; i++)
		if (release->org->people[i].who.id == id) {
			*who_r = release->org->people[i].who;
			return access_load(db, release->pool, who_r);
		}
	return NOT_FOUND;
}

/* Whoever is asked about the ad has nothing against it. */
static enum outcome asked_answer(struct db *db, struct release *release)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, release->pool,
		"SELECT s.id, (SELECT MIN(ss.staff_user_id) FROM task t JOIN staff_subject ss"
		" ON ss.subject_kind = t.subject_kind AND ss.subject_id = t.subject_id"
		" WHERE t.statement_id = s.id) AS person, (SELECT k.code"
		" FROM statement_kind_answer k WHERE k.kind = s.kind AND k.position = 1) AS answer"
		" FROM statement s WHERE s.object_kind = ? AND s.object_id = ? AND s.state = 'open'"
		" ORDER BY s.id",
		DB_VALUES(db_int(OBJECT_JOBAD), db_int(release->jobad_id)), &rows);

	for (size_t i = 0; !outcome && i < rows->count; i++) {
		const struct statement_input input = {.answer = db_text(rows, i, "answer")};
		struct principal who;

		outcome = person_load(db, release, db_number(rows, i, "person"), &who);
		if (!outcome)
			outcome = statement_answer_give(db, release->pool, &who,
				db_number(rows, i, "id"), &input, &release->problems);
	}
	return outcome;
}

/* Those of the new status are asked, and answer. */
static enum outcome ad_give(struct db *db, struct release *release, const char *status)
{
	struct process_move move = {.kind = OBJECT_JOBAD, .id = release->jobad_id, .to = status};
	struct principal owner = *release->owner;
	enum outcome outcome = access_load(db, release->pool, &owner);

	if (!outcome)
		outcome = process_move(db, release->pool, &owner, &move, &release->problems);
	return outcome ? outcome : asked_answer(db, release);
}

static enum outcome ad_report(struct db *db, struct release *release)
{
	const struct agency_input report = {.kind = "reported",
		.reported_on = clock_today(release->pool),
		.way = "online",
		.note = "Im Portal der Agentur gemeldet, Auftrag bestätigt."};

	return agency_report_add(db, release->pool, release->owner, release->vacancy_id, &report,
		&release->problems);
}

enum outcome demo_office_release(struct db *db, struct pool *pool, const struct demo_org *org,
	const struct principal *owner, int64_t vacancy_id, int64_t jobad_id)
{
	struct release release = {.org = org,
		.pool = pool,
		.owner = owner,
		.vacancy_id = vacancy_id,
		.jobad_id = jobad_id};
	int64_t there = 0;
	enum outcome outcome = ad_report(db, &release);

	if (!outcome)
		outcome = office_find(db, &release, &there);
	if (!outcome && there)
		outcome = ad_give(db, &release, "in_abstimmung");
	if (!outcome && there)
		outcome = ad_give(db, &release, "bei_personalamt");
	if (outcome && outcome != UNAVAILABLE)
		log_error("demo_data", "what=release jobad=%lld outcome=%d reason=%s",
			(long long)jobad_id, (int)outcome,
			release.problems.count ? release.problems.items[0].reason : "");
	return outcome;
}
