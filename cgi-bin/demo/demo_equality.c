/* The demo's figures by sex, and its identical procedures. */
#include "demo/demo_equality.h"

#include <stdlib.h>

#include "base/clock.h"
#include "base/log.h"
#include "vacancy/identical.h"

#define LINKS "amira.yildiz"

struct equality {
	const struct demo_org *org;
	struct principal who;
	struct problems problems;
};

/* As they were counted a year ago, for the three oldest ads of her authority. */
static enum outcome figures_add(struct db *db, const struct equality *equality)
{
	int64_t year = strtoll(clock_today(equality->org->pool), NULL, 10) - 1;

	return db_exec(db,
		"INSERT IGNORE INTO sex_count (jobad_id, year, step, sex, people)"
		" SELECT j.id, ?, n.step, n.sex, n.people + 3 * j.at FROM (SELECT x.id,"
		" ROW_NUMBER() OVER (ORDER BY x.id) - 1 AS at FROM jobad x JOIN vacancy v"
		" ON v.id = x.vacancy_id JOIN project_reach r ON r.project_id = v.project_id"
		" AND r.subject_kind = 'person' AND r.subject_id = ? AND r.role_id = ?"
		" ORDER BY x.id LIMIT 3) j JOIN (SELECT 'received' AS step, 'female' AS sex,"
		" 14 AS people UNION ALL SELECT 'received', 'male', 9"
		" UNION ALL SELECT 'received', 'diverse', 1 UNION ALL SELECT 'invited', 'female', 6"
		" UNION ALL SELECT 'invited', 'male', 3 UNION ALL SELECT 'hired', 'female', 1) n",
		DB_VALUES(db_int(year), db_int(equality->who.id), db_int(ROLE_RECRUITER)), NULL);
}

/* Her two newest vacancies that run. */
static enum outcome link_add(struct db *db, struct equality *equality)
{
	struct pool *pool = equality->org->pool;
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool,
		"SELECT v.id, v.number FROM vacancy v WHERE v.status = 'aktiv' AND"
		" " ACCESS_SEES_VACANCY("v.id") " ORDER BY v.id DESC LIMIT 2",
		DB_VALUES(ACCESS_BIND(&equality->who, RIGHT_VACANCY_EDIT)), &rows);

	if (outcome || rows->count < 2)
		return outcome;
	return identical_link(db, pool, &equality->who, db_number(rows, 0, "id"),
		db_text(rows, 1, "number"),
		"Zwei gleiche Posten in einem Referat, mit demselben Anforderungsprofil und"
		" derselben Auswahlkommission",
		&equality->problems);
}

static enum outcome equality_work(struct db *db, void *context)
{
	struct equality *equality = context;
	int64_t there = 0;
	enum outcome outcome;

	equality->problems = (struct problems){0};
	equality->who = *demo_person(equality->org, LINKS);
	outcome = access_load(db, equality->org->pool, &equality->who);
	if (!outcome)
		outcome = db_get_int(db, "SELECT COUNT(*) FROM vacancy_identical", DB_NONE, &there);
	if (outcome || there)
		return outcome;
	outcome = figures_add(db, equality);
	if (!outcome)
		outcome = link_add(db, equality);
	if (outcome && outcome != UNAVAILABLE)
		log_error("demo_data", "equality=%d", (int)outcome);
	return outcome == UNAVAILABLE ? outcome : OK;
}

enum outcome demo_equality_add(const struct demo_org *org)
{
	struct equality equality = {.org = org};

	return db_transaction(org->db, equality_work, &equality);
}
