/* Copying applications. */
#include "arrival/copied.h"

#include "application/application.h"
#include "application/workflow.h"
#include "arrival/target.h"
#include "base/clock.h"
#include "base/text.h"
#include "db/number.h"
#include "draft/draft.h"
#include "draft/draft_data.h"
#include "form/form_model.h"
#include "history/history.h"
#include "process/process.h"
#include "store/store.h"

/* words: problem.copy_status problem.copy_proposal */
enum outcome copy_hindrance(
	struct db *db, struct pool *pool, int64_t application_id, const char **problem_r)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool,
		"SELECT a.source = 'mobile' AS proposal, s.counts AND a.status NOT IN"
		" ('bewerber_zieht_zurueck', 'archiviert', 'direktanonymisierung',"
		" 'eingeschraenkt', 'geloescht', 'anonymisiert') AND NOT EXISTS (SELECT 1"
		" FROM consent_withdrawal w WHERE w.application_id = a.id) AS there"
		" FROM application a JOIN application_status s ON s.code = a.status"
		" WHERE a.id = ?",
		DB_VALUES(db_int(application_id)), &rows);

	if (outcome)
		return outcome;
	if (!rows->count)
		return NOT_FOUND;
	*problem_r = !db_number(rows, 0, "there")     ? "copy_status"
		: db_number(rows, 0, "proposal") != 0 ? "copy_proposal"
						      : NULL;
	return OK;
}

/* A copy as it is about to be written. */
struct copying {
	struct db *db;
	struct pool *pool;
	const struct principal *who;
	int64_t from_id, id, applicant_id, form_id;
	struct target target;
	struct draft from;
	const char *number;
	const uint8_t *key;
};

/* What the form of that vacancy takes; all else is of no matter there. */
static enum outcome answers_take(const struct copying *c, struct answers *answers_r)
{
	struct form_model model;
	struct problems left = {0};
	enum outcome outcome = form_model_get(c->db, c->pool, c->form_id, "de", &model);

	if (!outcome)
		form_take(c->pool, &model, &c->from.answers, answers_r, &left);
	return outcome;
}

/* An account's applications are of one person; a guest's stand each for itself, so that correcting
 * one leaves the others as they are. */
static enum outcome applicant_find(struct copying *c)
{
	enum outcome outcome =
		db_get_int(c->db, "SELECT applicant_id FROM application WHERE id = ?",
			DB_VALUES(db_int(c->from_id)), &c->applicant_id);

	if (outcome || c->from.account)
		return outcome;
	outcome = db_exec(c->db,
		"INSERT INTO applicant (salutation, first_name, surname, email, lang, created_at)"
		" SELECT salutation, first_name, surname, email, lang, ? FROM applicant"
		" WHERE id = ?",
		DB_VALUES(db_str(clock_sql(c->pool, clock_now())), db_int(c->applicant_id)), NULL);
	c->applicant_id = db_inserted_id(c->db);
	return outcome;
}

static enum outcome application_write(struct copying *c)
{
	const struct db_value now = db_str(clock_sql(c->pool, clock_now()));
	enum outcome outcome = db_exec(c->db,
		"INSERT INTO application (number, jobad_id, vacancy_id, applicant_id, internal,"
		" source, severely_disabled, sbv_refused, form_version_id, status, status_since,"
		" consent_version, consent_at, created_at, changed_at, changed_by)"
		" SELECT ?, ?, ?, ?, internal, source, severely_disabled, sbv_refused, ?,"
		" 'gespeichert', ?, consent_version, consent_at, ?, ?, ? FROM application"
		" WHERE id = ?",
		DB_VALUES(db_str(c->number), db_int(c->target.jobad_id),
			db_int(c->target.vacancy_id), db_int(c->applicant_id), db_int(c->form_id),
			now, now, now, db_int(c->who->id), db_int(c->from_id)),
		NULL);

	c->id = db_inserted_id(c->db);
	if (outcome)
		return outcome;
	/* an address that nobody has proved is not proved by a copy either */
	return db_exec(c->db,
		"INSERT INTO application_entry (application_id, way, came_on, entered_by,"
		" entered_at, proved_at) SELECT ?, way, came_on, ?, ?, proved_at"
		" FROM application_entry WHERE application_id = ?",
		DB_VALUES(db_int(c->id), db_int(c->who->id), now, db_int(c->from_id)), NULL);
}

static enum outcome answers_write(const struct copying *c)
{
	const struct answers none = {0};
	struct answers answers;
	enum outcome outcome = answers_take(c, &answers);

	if (!outcome)
		outcome = store_key_keep(c->db, OBJECT_APPLICATION, c->id, c->key);
	return outcome ? outcome
		       : draft_answers_set(c->db, c->pool, c->id, c->key, &none, &answers);
}

static enum outcome copying_check(struct copying *c, const char *jobad, struct problems *problems)
{
	const char *problem = NULL;
	enum outcome outcome = target_hold(c->db, c->pool, c->who, RIGHT_CANDIDATE_COPY, c->from_id,
		jobad, problems, &c->target);

	if (!outcome)
		outcome = copy_hindrance(c->db, c->pool, c->from_id, &problem);
	if (outcome)
		return outcome;
	if (problem) {
		problem_add(problems, "", problem);
		return INVALID;
	}
	outcome = draft_get(c->db, c->pool, c->from_id, &c->from);
	return outcome ? outcome
		       : form_version_of_vacancy(c->db, c->target.vacancy_id, &c->form_id);
}

static enum outcome copying_write(struct copying *c)
{
	enum outcome outcome = applicant_find(c);

	if (!outcome)
		outcome = number_next(
			c->db, c->pool, object_type(OBJECT_APPLICATION)->letter, &c->number);
	if (!outcome)
		outcome = application_write(c);
	if (!outcome)
		outcome = answers_write(c);
	return outcome ? outcome : application_count(c->db, c->target.vacancy_id, "gespeichert");
}

/* words: problem.entry_active */
static enum outcome copying_receive(const struct copying *c, struct problems *problems)
{
	enum outcome outcome = process_move(c->db, c->pool, c->who,
		&(struct process_move){.kind = OBJECT_APPLICATION,
			.id = c->id,
			.to = "eingegangen",
			.effect = true},
		problems);

	if (outcome == CONFLICT)
		problem_add(problems, "ad", "entry_active");
	return outcome;
}

/* words: history.copied_out history.copied_in */
static enum outcome copying_note(const struct copying *c, const char *reason)
{
	enum outcome outcome =
		history_add(c->db, c->who, OBJECT_APPLICATION, c->from_id, "copied_out", c->number);

	if (!outcome)
		outcome = history_add(
			c->db, c->who, OBJECT_APPLICATION, c->id, "copied_in", c->from.number);
	return outcome ? outcome : application_comment_add(c->db, c->pool, c->who, c->id, reason);
}

enum outcome copy_make(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, const char *jobad, const char *reason, const struct takeover *files,
	struct problems *problems, const char **number_r, const char **refused_r)
{
	struct copying c = {
		.db = db, .pool = pool, .who = who, .from_id = application_id, .key = files->key};
	enum outcome outcome = copying_check(&c, jobad, problems);

	if (!outcome)
		outcome = copying_write(&c);
	if (!outcome)
		outcome = take_files(db, pool, who, files, c.id, refused_r);
	if (!outcome)
		outcome = copying_note(&c, reason);
	*number_r = c.number;
	return outcome ? outcome : copying_receive(&c, problems);
}
