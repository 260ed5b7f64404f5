/* bmsdemo demo-comparison: a comparison that several people rate, and one that was sent, commented
 * and changed again. */
#include <stdio.h>

#include "base/log.h"
#include "base/text.h"
#include "comparison/comment.h"
#include "comparison/own_rating.h"
#include "comparison/placing.h"
#include "comparison/rating.h"
#include "comparison/version.h"
#include "jobs/job.h"
#include "mail/letter.h"
#include "org/sign_in.h"
#include "store/secrets.h"

#define PERCENT 50 /* of all points, for the first class */

struct comparing {
	struct pool *pool;
	struct principal who;
	struct problems problems;
	int64_t vacancy_id;
	int64_t done; /* comparisons */
};

static enum outcome owner_become(struct db *db, struct comparing *comparing)
{
	int64_t id = 0;
	enum outcome outcome = db_get_int(db, "SELECT owner_id FROM vacancy WHERE id = ?",
		DB_VALUES(db_int(comparing->vacancy_id)), &id);

	return outcome ? outcome : sign_in_resume(db, comparing->pool, id, &comparing->who);
}

/* Whoever of P34 sees it. */
static enum outcome office_become(struct db *db, struct comparing *comparing)
{
	int64_t id = 0;
	enum outcome outcome = db_get_int(db,
		"SELECT MIN(subject_id) FROM vacancy_reach WHERE vacancy_id = ?"
		" AND role_id = " SQL_ROLE_P34,
		DB_VALUES(db_int(comparing->vacancy_id)), &id);

	return outcome ? outcome : sign_in_resume(db, comparing->pool, id, &comparing->who);
}

#define RATERS \
	"SELECT DISTINCT m.staff_user_id AS id FROM vacancy v JOIN user_group g" \
	" ON g.authority_id = v.authority_id AND g.role_id = " SQL_ROLE_DEPARTMENT \
	" JOIN user_group_member m ON m.group_id = g.id WHERE v.id = ?" \
	" ORDER BY m.staff_user_id LIMIT 2"

/* The vacancy, in use, for which most stand in these statuses; but not that one. */
static enum outcome vacancy_choose(
	struct db *db, struct comparing *comparing, const char *statuses, int64_t other)
{
	return db_get_int(db,
		"SELECT v.id FROM vacancy v JOIN application a ON a.vacancy_id = v.id"
		" AND FIND_IN_SET(a.status, ?) WHERE v.status = 'aktiv' AND v.id <> ?"
		" AND EXISTS (SELECT 1 FROM requirement q WHERE q.object_kind = 2"
		" AND q.object_id = v.id)"
		" GROUP BY v.id ORDER BY COUNT(*) DESC, v.id LIMIT 1",
		DB_VALUES(db_str(statuses), db_int(other)), &comparing->vacancy_id);
}

/* Points that differ from person to person, and from rater to rater. */
static int64_t points_of(size_t row, size_t requirement, size_t rater)
{
	return 5 - (int64_t)((row * 2 + requirement * 3 + rater * (requirement % 2)) % 4);
}

static enum outcome all_rate(struct db *db, struct comparing *comparing, size_t rater, bool own)
{
	struct comparison comparison;
	struct rating_input *inputs;
	size_t count = 0;
	enum outcome outcome = own ? own_rating_read(db, comparing->pool, &comparing->who,
				       comparing->vacancy_id, &comparison)
				   : comparison_read(db, comparing->pool, &comparing->who,
					   comparing->vacancy_id, 0, &comparison);

	if (outcome)
		return outcome;
	inputs = POOL_ARRAY(comparing->pool, struct rating_input,
		comparison.count * comparison.requirement_count + 1);
	for (size_t r = 0; r < comparison.count; r++)
		for (size_t q = 0; q < comparison.requirement_count; q++) {
			bool points = text_equal(comparison.requirements[q].data.scale, "points");

			inputs[count++] = (struct rating_input){.field = "",
				.application_id = comparison.rows[r].id,
				.requirement_id = comparison.requirements[q].id,
				.value = points
					? rating_code(comparing->pool, true, points_of(r, q, rater))
					: "j",
				.shown = "",
				.noted = true,
				.note = q == 0 ? "Lebenslauf, S. 1" : NULL};
		}
	return own ? own_rating_save(db, comparing->pool, &comparing->who, comparing->vacancy_id,
		       inputs, count, &comparing->problems)
		   : rating_save(db, comparing->pool, &comparing->who, comparing->vacancy_id,
			   inputs, count, &comparing->problems);
}

/* Two people rate; the first has handed in. */
static enum outcome several_rate(struct db *db, struct comparing *comparing)
{
	struct db_rows *raters = NULL;
	enum outcome outcome = owner_become(db, comparing);

	if (!outcome)
		outcome = db_rows(db, comparing->pool, RATERS,
			DB_VALUES(db_int(comparing->vacancy_id)), &raters);
	for (size_t i = 0; !outcome && i < raters->count; i++)
		outcome = rater_name(db, comparing->pool, &comparing->who, comparing->vacancy_id,
			ROLE_SEAT, db_number(raters, i, "id"));
	for (size_t i = 0; !outcome && i < raters->count; i++) {
		outcome = sign_in_resume(
			db, comparing->pool, db_number(raters, i, "id"), &comparing->who);
		if (!outcome)
			outcome = all_rate(db, comparing, i, true);
		if (!outcome && i == 0)
			outcome = rater_hand_in(db, comparing->pool, &comparing->who,
				comparing->vacancy_id, &comparing->problems);
	}
	comparing->done++;
	return outcome;
}

/* The last of those that were sent changes places by hand. */
static enum outcome change_again(struct db *db, struct comparing *comparing)
{
	struct comparison comparison;
	const struct comparison_row *last = NULL;
	enum outcome outcome = comparison_read(
		db, comparing->pool, &comparing->who, comparing->vacancy_id, 0, &comparison);

	for (size_t i = 0; !outcome && i < comparison.count; i++)
		if (comparison.rows[i].sent)
			last = &comparison.rows[i];
	if (outcome || !last)
		return outcome ? outcome : NOT_FOUND;
	return placing_set(db, comparing->pool, &comparing->who, comparing->vacancy_id,
		&(struct placing_input){.field = "",
			.application_id = last->id,
			.letter = "B",
			.letter_shown = last->letter,
			.place = last->place + 1,
			.place_shown = last->place},
		1, "Der Nachweis der Fortbildung fehlt weiterhin (Prüfung der Gleichbehandlung).",
		&comparing->problems);
}

static enum outcome sent_and_changed(struct db *db, struct comparing *comparing)
{
	enum outcome outcome = owner_become(db, comparing);

	if (!outcome)
		outcome = all_rate(db, comparing, 0, false);
	if (!outcome)
		outcome = placing_by_rule(db, comparing->pool, &comparing->who,
			comparing->vacancy_id, PERCENT, NULL, &comparing->problems);
	if (!outcome)
		outcome = comparison_send(db, comparing->pool, &comparing->who,
			comparing->vacancy_id, &comparing->problems);
	if (!outcome)
		outcome = change_again(db, comparing);
	if (!outcome)
		outcome = office_become(db, comparing);
	if (!outcome)
		outcome = comparison_comment_add(db, comparing->pool, &comparing->who,
			comparing->vacancy_id, NULL,
			"Die Gewichtung passt zum Anforderungsprofil. Bitte die Berufserfahrung"
			" einheitlich ab dem Abschluss zählen.",
			&comparing->problems);
	comparing->done++;
	return outcome;
}

static enum outcome comparison_work(struct db *db, void *context)
{
	struct comparing *comparing = context;
	int64_t there = 0, sent = 0;
	enum outcome outcome =
		db_get_int(db, "SELECT COUNT(*) FROM comparison_version", DB_NONE, &there);

	comparing->done = 0;
	comparing->problems = (struct problems){0};
	if (outcome || there)
		return outcome;
	outcome = vacancy_choose(db, comparing, "bewerbungsvergleich,einladung,gespraech", 0);
	if (!outcome)
		outcome = sent_and_changed(db, comparing);
	sent = comparing->vacancy_id;
	if (!outcome)
		outcome = vacancy_choose(db, comparing, "vorauswahl,bewerbungsvergleich", sent);
	if (!outcome)
		outcome = several_rate(db, comparing);
	if (outcome && outcome != UNAVAILABLE)
		log_error("demo_comparison", "outcome=%d reason=%s", (int)outcome,
			comparing->problems.count ? comparing->problems.items[0].reason : "");
	return outcome;
}

static enum job_status comparison_run(struct job_context *context, int argc, char **argv)
{
	struct comparing comparing = {.pool = context->pool};
	enum outcome outcome;

	(void)argv;
	if (argc != 1)
		return JOB_USAGE;
	secrets_init(context->settings);
	letter_init(context->settings);
	outcome = db_transaction(context->db, comparison_work, &comparing);
	if (outcome == UNAVAILABLE)
		return JOB_UNAVAILABLE;
	printf("comparisons: %lld\n", (long long)comparing.done);
	return outcome ? JOB_FOUND : JOB_DONE;
}

const struct job job_demo_comparison = {
	.name = "demo-comparison",
	.options = "",
	.help = "after demo-data --now and with the backend's settings: a comparison that several"
		" people rate, and one that was sent and changed",
	.account = JOB_AS_JOBS, /* database_user, which is the backend's in its settings */
	.run = comparison_run,
};
