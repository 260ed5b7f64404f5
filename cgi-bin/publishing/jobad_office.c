/* Giving an ad to the personnel office, and what its answer does. */
#include "publishing/jobad_office.h"

#include "base/text.h"
#include "publishing/jobad_version.h"

#define STATUS "bei_personalamt"
#define KIND "ad_office"
#define GUARD "released"

/* The step holds vacancy and ad, as answering does. */
static enum outcome office_ask_no_longer(
	struct db *db, struct pool *pool, const struct principal *who, int64_t jobad_id)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool,
		"SELECT id FROM statement WHERE object_kind = ? AND object_id = ? AND kind = ?"
		" AND state = 'open' ORDER BY id",
		DB_VALUES(db_int(OBJECT_JOBAD), db_int(jobad_id), db_str(KIND)), &rows);

	for (size_t i = 0; !outcome && i < rows->count; i++)
		outcome = statement_withdraw(db, pool, who, db_number(rows, i, "id"));
	return outcome;
}

enum outcome jobad_office_after(struct db *db, struct pool *pool, const struct principal *who,
	const struct process_change *change)
{
	return text_equal(change->from, STATUS) ? office_ask_no_longer(db, pool, who, change->id)
						: OK;
}

enum outcome jobad_office_answered(struct db *db, struct pool *pool, const struct principal *who,
	const struct statement *statement, const char *answer)
{
	struct process_move move = {.kind = OBJECT_JOBAD,
		.id = statement->object_id,
		.to = text_equal(answer, "released") ? "freigegeben" : "anpassung_erbeten",
		.effect = true};
	int64_t there = 0;
	enum outcome outcome =
		db_get_int(db, "SELECT status = '" STATUS "' FROM jobad WHERE id = ?",
			DB_VALUES(db_int(statement->object_id)), &there);

	/* also asked about ads that are elsewhere in the procedure */
	return outcome || !there ? outcome
				 : process_move(db, pool, who, &move, &(struct problems){0});
}

/* words: problem.office_nobody */
enum outcome office_there_guard(struct db *db, struct pool *pool, const struct principal *who,
	const struct process_question *question, struct process_stops *stops)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool,
		"SELECT CONCAT('/projekte/', p.number, '/personen') AS path FROM jobad ad"
		" JOIN vacancy v ON v.id = ad.vacancy_id JOIN project p ON p.id = v.project_id"
		" WHERE ad.id = ? AND NOT EXISTS (SELECT 1 FROM vacancy_reach vr"
		" JOIN staff_user s ON s.id = vr.subject_id AND s.status = 'active'"
		" WHERE vr.vacancy_id = v.id AND vr.subject_kind = 'person'"
		" AND vr.role_id IN (" SQL_ROLE_P31 ", " SQL_ROLE_P34 ")"
		" AND" ACCESS_NOT_EXCLUDED("v.id", "s.id") ")",
		DB_VALUES(db_int(question->id)), &rows);

	(void)who;
	if (!outcome && rows->count)
		process_stop_add(stops, "office_there", "office_nobody", db_text(rows, 0, "path"));
	return outcome;
}

/* The newest version of the ad that the office has released; 0: none. */
static enum outcome released_version(struct db *db, int64_t jobad_id, int64_t *version_r)
{
	return db_get_int(db,
		"SELECT IFNULL(MAX(r.object_version), 0) FROM statement s"
		" JOIN statement_round r ON r.id = s.round_id"
		" WHERE s.object_kind = ? AND s.object_id = ? AND s.kind = '" KIND "'"
		" AND s.replaced_by IS NULL AND s.answer = 'released'",
		DB_VALUES(db_int(OBJECT_JOBAD), db_int(jobad_id)), version_r);
}

/* Days and channels may change after the release. */
static bool same_text(const struct jobad_input *a, const struct jobad_input *b)
{
	static const char *const free_parts[] = {
		"valid_from", "valid_to", "audience", "agency", "feeds"};
	bool same = true;

	for (size_t i = 0; i < jobad_part_count; i++) {
		const struct jobad_part *part = &jobad_parts[i];
		const char *left = jobad_part_text(a, part), *right = jobad_part_text(b, part);
		bool counts = true;

		for (size_t k = 0; k < sizeof(free_parts) / sizeof(free_parts[0]); k++)
			counts = counts && !text_equal(part->name, free_parts[k]);
		if (counts && (!text_empty(left) || !text_empty(right)))
			same = same && text_equal(left, right);
	}
	return same;
}

/* Why the ad as it reads now is not released; NULL: it is. */
static enum outcome unreleased(
	struct db *db, struct pool *pool, const struct jobad *jobad, const char **reason_r)
{
	struct jobad_input released;
	int64_t version = 0, number = 0;
	enum outcome outcome = released_version(db, jobad->id, &version);

	*reason_r = version ? NULL : "not_released";
	if (outcome || !version)
		return outcome;
	outcome = jobad_version_number(db, jobad->id, version, &number);
	if (outcome || number == jobad->text_number)
		return outcome;
	outcome = jobad_version_text(db, pool, jobad->id, number, &released);
	if (!outcome && !same_text(&released, &jobad->data))
		*reason_r = "released_otherwise";
	return outcome;
}

enum outcome jobad_office_needed(struct db *db, const struct jobad *jobad, bool *needed_r)
{
	int64_t needed = 0;
	enum outcome outcome = jobad->apply_to /* what others advertise is not the office's */
		? OK
		: db_get_int(db,
			"SELECT EXISTS (SELECT 1 FROM process_step_guard g WHERE g.kind = ?"
			" AND g.to_status = 'veroeffentlicht' AND g.guard = '" GUARD "')"
			" AND NOT EXISTS (SELECT 1 FROM jobad j JOIN process_guard_off o"
			" ON o.authority_id = j.authority_id AND o.guard = '" GUARD "'"
			" WHERE j.id = ?)",
			DB_VALUES(db_int(OBJECT_JOBAD), db_int(jobad->id)), &needed);

	*needed_r = needed != 0;
	return outcome;
}

/* words: problem.released_public */
enum outcome jobad_office_change(struct db *db, const struct jobad *before,
	const struct jobad_input *input, struct problems *problems)
{
	bool needed = false;
	enum outcome outcome =
		same_text(&before->data, input) ? OK : jobad_office_needed(db, before, &needed);

	if (outcome || !needed)
		return outcome;
	problem_add(problems, "", "released_public");
	return INVALID;
}

enum outcome jobad_office_hindrance(
	struct db *db, struct pool *pool, const struct jobad *jobad, struct problems *problems)
{
	const char *reason = NULL;
	bool needed = false;
	enum outcome outcome = jobad_office_needed(db, jobad, &needed);

	if (!outcome && needed)
		outcome = unreleased(db, pool, jobad, &reason);
	if (!outcome && reason)
		problem_add(problems, "", reason);
	return outcome;
}

/* Where an ad goes on towards being released: a draft is agreed on first, and of one that is with
 * the office the answers are read. */
static const char *release_page(const char *status)
{
	if (text_equal(status, STATUS))
		return "/abstimmung";
	return text_equal(status, "entwurf") ? "/abstimmung/beginnen" : "/schritt/" STATUS;
}

/* words: problem.not_released problem.released_otherwise */
enum outcome office_released_guard(struct db *db, struct pool *pool, const struct principal *who,
	const struct process_question *question, struct process_stops *stops)
{
	struct jobad jobad;
	const char *reason = NULL;
	enum outcome outcome = jobad_get(db, pool, question->id, &jobad);

	(void)who;
	if (!outcome && !jobad.apply_to)
		outcome = unreleased(db, pool, &jobad, &reason);
	if (!outcome && reason)
		process_stop_add(stops, GUARD, reason,
			pool_printf(pool, "/stellenanzeigen/%s%s", jobad.number,
				release_page(jobad.status)));
	return outcome;
}
