/* Writing many ads quickly. */
#include "demo/ads/bench_write.h"

#include "access/reach.h"
#include "base/clock.h"
#include "base/text.h"
#include "db/number.h"
#include "history/history.h"
#include "publishing/publication.h"

static enum outcome write_vacancy(
	struct db *db, struct pool *pool, const struct demo_ad *ad, int64_t *id_r)
{
	const struct vacancy_input *v = &ad->vacancy;
	const char *now = clock_sql(pool, clock_now()), *number;
	int64_t who = ad->authority->recruiter->id;
	enum outcome outcome = number_next(db, pool, "V", &number);
	if (outcome)
		return outcome;
	outcome = db_exec(db,
		"INSERT INTO vacancy (number, project_id, authority_id, unit_id, owner_id, title,"
		" post_number, post_kind, field, pay_grade, working_time, hours, limited_until,"
		" posts, starts_on, tasks, requirements, status, version, created_at, created_by,"
		" changed_at, changed_by) VALUES (?, ?, ?,"
		" (SELECT id FROM org_unit WHERE code = ?), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
		" 'aktiv', 2, ?, ?, ?, ?)",
		DB_VALUES(db_str(number), db_int(ad->project_id), db_int(ad->authority->id),
			db_str(v->unit), db_int(who), db_str(v->title), db_str(v->post_number),
			db_str(v->post_kind), db_str(v->field), db_str(v->pay_grade),
			db_str(v->working_time), db_str(v->hours), db_str(v->limited_until),
			db_int(v->posts), db_str(v->starts_on), db_str(v->tasks),
			db_str(v->requirements), db_str(now), db_int(who), db_str(now),
			db_int(who)),
		NULL);
	*id_r = db_inserted_id(db);
	return outcome;
}

static enum outcome write_jobad(struct db *db, struct pool *pool, const struct demo_ad *ad,
	int64_t vacancy_id, int64_t *id_r)
{
	const struct jobad_input *j = &ad->jobad;
	const char *now = clock_sql(pool, clock_now()), *number;
	int64_t who = ad->authority->recruiter->id;
	enum outcome outcome = number_next(db, pool, "S", &number);
	if (outcome)
		return outcome;
	outcome = db_exec(db,
		"INSERT INTO jobad (number, vacancy_id, authority_id, audience, open_to, title,"
		" teaser, about_us, tasks,"
		" mandatory, desirable, offer, contact, notes, valid_from, valid_to, status,"
		" version, created_at, created_by, changed_at, changed_by)"
		" VALUES (?, ?, ?, ?, IFNULL(?, 'none'), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
		" 'veroeffentlicht', 2, ?, ?, ?,"
		" ?)",
		DB_VALUES(db_str(number), db_int(vacancy_id), db_int(ad->authority->id),
			db_str(j->audience), db_str(j->open_to), db_str(j->title),
			db_str(j->teaser), db_str(j->about_us), db_str(j->tasks),
			db_str(j->mandatory), db_str(j->desirable), db_str(j->offer),
			db_str(j->contact), db_str(j->notes), db_str(j->valid_from),
			db_str(j->valid_to), db_str(now), db_int(who), db_str(now), db_int(who)),
		NULL);
	*id_r = db_inserted_id(db);
	return outcome;
}

enum outcome bench_write_ad(struct db *db, struct pool *pool, const struct demo_ad *ad)
{
	const struct principal *who = ad->authority->recruiter;
	int64_t vacancy = 0, jobad = 0;
	enum outcome outcome = write_vacancy(db, pool, ad, &vacancy);
	if (!outcome)
		outcome = history_add(db, who, OBJECT_VACANCY, vacancy, "created", NULL);
	if (!outcome)
		outcome = write_jobad(db, pool, ad, vacancy, &jobad);
	if (!outcome)
		outcome = history_add(
			db, who, OBJECT_JOBAD, jobad, "status", "entwurf>veroeffentlicht");
	return outcome ? outcome : publication_write(db, pool, jobad);
}

static enum outcome reach_rebuild_work(struct db *db, void *context)
{
	const int64_t *project_id = context;
	return reach_rebuild_project(db, *project_id);
}

enum outcome bench_write_reach(const struct demo_org *org)
{
	enum outcome outcome = OK;
	for (size_t i = 0; i < org->count * DEMO_PROJECTS && !outcome; i++)
		outcome = db_transaction(org->db, reach_rebuild_work,
			&org->authorities[i / DEMO_PROJECTS].projects[i % DEMO_PROJECTS]);
	return outcome;
}
