/* Publishing job ads, taking them off, and letting them expire (PRO-06). */
#include "publishing/jobad.h"

#include "base/clock.h"
#include "base/text.h"
#include "history/history.h"
#include "process/process.h"
#include "publishing/public_check.h"
#include "publishing/publication.h"
#include "recruiting/vacancy.h"

static enum outcome set_status(struct db *db, struct pool *pool, const struct principal *who,
	const struct jobad *jobad, const char *to)
{
	int64_t changed = 0;
	enum outcome outcome = db_exec(db,
		"UPDATE jobad SET status = ?, left_with_vacancy = FALSE, version = version + 1,"
		" changed_at = ?, changed_by = ? WHERE id = ? AND status = ?",
		DB_VALUES(db_str(to), db_str(clock_sql(pool, clock_now())), db_id(who->id),
			db_int(jobad->id), db_str(jobad->status)),
		&changed);

	return outcome ? outcome : changed ? OK : CONFLICT;
}

/* The history's line says what is true now: published, or from which day on it will be. */
static enum outcome status_note(struct db *db, struct pool *pool, const struct principal *who,
	const struct jobad *jobad, const char *to)
{
	if (jobad_planned(pool, to, jobad->data.valid_from))
		return history_add(db, who, OBJECT_JOBAD, jobad->id, "publish_planned",
			jobad->data.valid_from);
	return history_add(db, who, OBJECT_JOBAD, jobad->id, "status",
		pool_printf(pool, "%s>%s", jobad->status, to));
}

static enum outcome status_step(struct db *db, struct pool *pool, const struct principal *who,
	const struct jobad *jobad, const char *to)
{
	enum outcome outcome = set_status(db, pool, who, jobad, to);

	return outcome ? outcome : status_note(db, pool, who, jobad, to);
}

bool jobad_planned(struct pool *pool, const char *status, const char *valid_from)
{
	return text_equal(status, "veroeffentlicht") && valid_from
		&& day_number(valid_from) > day_number(clock_today(pool));
}

enum outcome jobad_show(
	struct db *db, struct pool *pool, const struct principal *who, const struct jobad *jobad)
{
	enum outcome outcome = status_step(db, pool, who, jobad, "veroeffentlicht");

	return outcome ? outcome : publication_write(db, pool, jobad->id);
}

enum outcome jobad_publish(struct db *db, struct pool *pool, const struct principal *who,
	int64_t id, int64_t version, struct problems *problems)
{
	struct jobad jobad;
	struct vacancy vacancy;
	enum outcome outcome = jobad_hold(db, pool, id, &jobad);

	if (!outcome)
		outcome = vacancy_get(db, pool, jobad.vacancy_id, &vacancy);
	if (outcome)
		return outcome;
	if (!text_equal(jobad.status, "entwurf") && !text_equal(jobad.status, "freigegeben")
		&& !text_equal(jobad.status, "inaktiv") && !text_equal(jobad.status, "abgelaufen"))
		problem_add(problems, "", "step");
	if (!text_equal(vacancy.status, "entwurf") && !text_equal(vacancy.status, "aktiv"))
		problem_add(problems, "", "vacancy_not_active");
	outcome = public_check(db, pool, &jobad, &vacancy, problems);
	if (outcome)
		return outcome;
	if (version && version != jobad.version) {
		problem_add(problems, "", "published_meanwhile");
		return CONFLICT;
	}
	if (text_equal(vacancy.status, "entwurf"))
		outcome = process_move(db, pool, who,
			&(struct process_move){.kind = OBJECT_VACANCY,
				.id = vacancy.id,
				.to = "aktiv",
				.effect = true},
			problems);
	return outcome ? outcome : jobad_show(db, pool, who, &jobad);
}

enum outcome jobad_withdraw(struct db *db, struct pool *pool, const struct principal *who,
	int64_t id, struct problems *problems)
{
	struct jobad jobad;
	enum outcome outcome = jobad_hold(db, pool, id, &jobad);

	if (outcome)
		return outcome;
	if (!text_equal(jobad.status, "veroeffentlicht")) {
		problem_add(problems, "", "step");
		return INVALID;
	}
	outcome = status_step(db, pool, who, &jobad, "inaktiv");
	return outcome ? outcome : publication_remove(db, pool, id);
}

enum outcome jobad_expired_list(struct db *db, struct pool *pool, int64_t now, int64_t after_id,
	int64_t last_id, int64_t limit, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT id, number, valid_to FROM jobad WHERE status = 'veroeffentlicht'"
		" AND valid_to < ? AND id > ? AND id <= ? ORDER BY id LIMIT ?",
		DB_VALUES(db_str(clock_day(pool, now)), db_int(after_id), db_int(last_id),
			db_int(limit)),
		rows_r);
}

enum outcome jobad_expire_one(
	struct db *db, struct pool *pool, const struct principal *who, int64_t id)
{
	struct jobad jobad;
	enum outcome outcome = jobad_hold(db, pool, id, &jobad);

	if (outcome)
		return outcome;
	if (!text_equal(jobad.status, "veroeffentlicht") || !jobad.data.valid_to
		|| day_number(jobad.data.valid_to) >= day_number(clock_today(pool)))
		return CONFLICT;
	outcome = status_step(db, pool, who, &jobad, "abgelaufen");
	return outcome ? outcome : publication_remove(db, pool, id);
}

struct expiry {
	struct pool *pool;
	int64_t id;
};

static enum outcome expire_work(struct db *db, void *context)
{
	static const struct principal system = {.kind = PRINCIPAL_SYSTEM};
	const struct expiry *expiry = context;

	return jobad_expire_one(db, expiry->pool, &system, expiry->id);
}

enum outcome jobad_expire(struct db *db, struct pool *pool, int64_t *expired_r)
{
	struct db_rows *rows = NULL;
	enum outcome outcome =
		jobad_expired_list(db, pool, clock_now(), 0, INT64_MAX, INT32_MAX, &rows);

	*expired_r = 0;
	for (size_t i = 0; !outcome && i < rows->count; i++) {
		struct expiry expiry = {pool, db_number(rows, i, "id")};

		outcome = db_transaction(db, expire_work, &expiry);
		if (!outcome)
			++*expired_r;
		else if (outcome == CONFLICT || outcome == NOT_FOUND)
			outcome = OK;
	}
	return outcome;
}
