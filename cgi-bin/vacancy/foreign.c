/* Ads for authorities that do not use the system. */
#include "vacancy/foreign.h"

#include <string.h>

#include "base/clock.h"
#include "base/text.h"
#include "history/history.h"
#include "public_ad/public_ad.h"
#include "publishing/jobad.h"
#include "publishing/public_check.h"
#include "publishing/publication.h"
#include "vacancy/vacancy_edit.h"

enum outcome foreign_project_is(struct db *db, int64_t project_id, bool *foreign_r)
{
	int64_t foreign = 0;
	enum outcome outcome = db_get_int(db, "SELECT foreign_ads FROM project WHERE id = ?",
		DB_VALUES(db_int(project_id)), &foreign);

	*foreign_r = !outcome && foreign;
	return outcome;
}

/* A link without scheme, or with another one, would lead nowhere. */
static void apply_to_check(const char *apply_to, struct problems *problems)
{
	bool link = strstr(apply_to, "://") || strncmp(apply_to, "www.", 4) == 0;

	if (link && strncmp(apply_to, "https://", strlen("https://")) != 0)
		problem_add(problems, "apply_to", "apply_to");
	else if (!link && !text_is_email(apply_to) && text_letters(apply_to) < 10)
		problem_add(problems, "apply_to", "apply_to");
}

/* What is entered, over what the ad holds besides. */
static void foreign_fill(struct jobad_input *ad, const struct foreign_input *input)
{
	ad->title = input->title;
	ad->teaser = input->teaser;
	ad->audience = "external";
	ad->tasks = input->tasks;
	ad->mandatory = input->mandatory;
	ad->contact = input->contact;
	ad->valid_from = input->valid_from;
	ad->valid_to = input->valid_to;
	ad->place_street = input->place_street;
	ad->place_postcode = input->place_postcode;
	ad->place_town = input->place_town;
	ad->version = input->version;
}

/* Who advertises, and where one applies there: no parts of the text. */
static enum outcome advertiser_write(
	struct db *db, int64_t jobad_id, const struct foreign_input *input)
{
	return db_exec(db, "UPDATE jobad SET apply_to = ?, for_authority = ? WHERE id = ?",
		DB_VALUES(db_str(input->apply_to), db_str(input->for_authority), db_int(jobad_id)),
		NULL);
}

static enum outcome vacancy_add(struct db *db, struct pool *pool, const struct principal *who,
	int64_t project_id, const struct foreign_input *input, struct problems *problems,
	int64_t *id_r)
{
	const char *number = NULL;
	struct vacancy_input post = {.title = input->title,
		.post_kind = input->post_kind,
		.field = input->field,
		.pay_grade = input->pay_grade,
		.working_time = input->working_time,
		.posts = 1,
		.foreign = true};
	enum outcome outcome = vacancy_create(db, pool, who, project_id, &post, problems, &number);

	return outcome ? outcome : object_find(db, OBJECT_VACANCY, number, id_r);
}

/* The checks of a publication, without the guards of one's own ads. */
static enum outcome foreign_publish(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, int64_t jobad_id, struct problems *problems)
{
	struct jobad jobad;
	struct vacancy vacancy;
	enum outcome outcome = jobad_get(db, pool, jobad_id, &jobad);

	if (!outcome)
		outcome = vacancy_get(db, pool, vacancy_id, &vacancy);
	if (!outcome)
		outcome = public_check(db, pool, &jobad, &vacancy, problems);
	if (!outcome)
		outcome = process_move(db, pool, who,
			&(struct process_move){.kind = OBJECT_VACANCY,
				.id = vacancy_id,
				.to = "aktiv",
				.effect = true},
			problems);
	return outcome ? outcome : jobad_show(db, pool, who, &jobad);
}

enum outcome foreign_create(struct db *db, struct pool *pool, const struct principal *who,
	int64_t project_id, const struct foreign_input *input, struct problems *problems,
	const char **number_r)
{
	struct jobad_input ad = {0};
	int64_t vacancy_id = 0, jobad_id = 0;
	bool foreign = false;
	enum outcome outcome = foreign_project_is(db, project_id, &foreign);

	if (outcome || !foreign)
		return outcome ? outcome : NOT_FOUND;
	foreign_fill(&ad, input);
	apply_to_check(input->apply_to, problems);
	outcome = vacancy_add(db, pool, who, project_id, input, problems, &vacancy_id);
	if (!outcome && problems_any(problems))
		outcome = INVALID;
	if (!outcome)
		outcome = jobad_create(db, pool, who, vacancy_id, &ad, problems, number_r);
	if (!outcome)
		outcome = object_find(db, OBJECT_JOBAD, *number_r, &jobad_id);
	if (!outcome)
		outcome = advertiser_write(db, jobad_id, input);
	return outcome ? outcome : foreign_publish(db, pool, who, vacancy_id, jobad_id, problems);
}

enum outcome foreign_get(
	struct db *db, struct pool *pool, int64_t jobad_id, struct foreign_input *input_r)
{
	struct jobad jobad;
	enum outcome outcome = jobad_get(db, pool, jobad_id, &jobad);

	if (outcome)
		return outcome;
	*input_r = (struct foreign_input){.title = jobad.data.title,
		.teaser = jobad.data.teaser,
		.tasks = jobad.data.tasks,
		.mandatory = jobad.data.mandatory,
		.contact = jobad.data.contact,
		.valid_from = jobad.data.valid_from,
		.valid_to = jobad.data.valid_to,
		.apply_to = jobad.apply_to,
		.for_authority = jobad.for_authority,
		.place_street = jobad.data.place_street,
		.place_postcode = jobad.data.place_postcode,
		.place_town = jobad.data.place_town,
		.version = jobad.data.version};
	return OK;
}

enum outcome foreign_closable(
	struct db *db, struct pool *pool, const struct jobad *jobad, bool *closable_r)
{
	struct vacancy vacancy;
	enum outcome outcome = vacancy_get(db, pool, jobad->vacancy_id, &vacancy);

	*closable_r = !outcome
		&& (text_equal(jobad->status, "veroeffentlicht")
			|| (text_equal(jobad->status, "abgelaufen")
				&& !vacancy_final(vacancy.status)));
	return outcome;
}

/* Is the ad of such a project? Holds it. */
static enum outcome foreign_hold(
	struct db *db, struct pool *pool, int64_t jobad_id, struct jobad *jobad_r)
{
	enum outcome outcome = jobad_hold(db, pool, jobad_id, jobad_r);

	return !outcome && !jobad_r->foreign_project ? NOT_FOUND : outcome;
}

static enum outcome foreign_over(struct problems *problems)
{
	problem_add(problems, "", "foreign_over");
	return CONFLICT;
}

/* The change of the text itself has been noted. */
/* words: form.jobad.apply_to form.jobad.for_authority */
static enum outcome advertiser_change(struct db *db, struct pool *pool, const struct principal *who,
	const struct jobad *before, const struct foreign_input *input)
{
	bool apply_to = !text_equal(before->apply_to, input->apply_to);
	bool authority = !text_equal(before->for_authority, input->for_authority);
	enum outcome outcome;

	if (!apply_to && !authority)
		return OK;
	outcome = advertiser_write(db, before->id, input);
	if (!outcome)
		outcome = db_exec(db,
			"UPDATE jobad SET version = version + 1, changed_at = ?, changed_by = ?"
			" WHERE id = ?",
			DB_VALUES(db_str(clock_sql(pool, clock_now())), db_id(who->id),
				db_int(before->id)),
			NULL);
	return outcome ? outcome
		       : history_add(db, who, OBJECT_JOBAD, before->id, "changed",
			       !authority          ? "apply_to"
				       : !apply_to ? "for_authority"
						   : "apply_to,for_authority");
}

enum outcome foreign_change(struct db *db, struct pool *pool, const struct principal *who,
	int64_t jobad_id, const struct foreign_input *input, struct problems *problems)
{
	struct jobad jobad;
	struct jobad_input ad;
	enum outcome outcome = foreign_hold(db, pool, jobad_id, &jobad);

	if (outcome)
		return outcome;
	if (!text_equal(jobad.status, "veroeffentlicht"))
		return foreign_over(problems);
	apply_to_check(input->apply_to, problems);
	if (problems_any(problems))
		return INVALID;
	ad = jobad.data;
	foreign_fill(&ad, input);
	outcome = jobad_change(db, pool, who, jobad_id, &ad, problems);
	if (!outcome)
		outcome = advertiser_change(db, pool, who, &jobad, input);
	return outcome ? outcome : publication_write(db, pool, jobad_id);
}

enum outcome foreign_close(struct db *db, struct pool *pool, const struct principal *who,
	int64_t jobad_id, struct problems *problems)
{
	struct jobad jobad;
	bool closable = false;
	enum outcome outcome = foreign_hold(db, pool, jobad_id, &jobad);

	if (!outcome)
		outcome = foreign_closable(db, pool, &jobad, &closable);
	if (outcome)
		return outcome;
	if (!closable)
		return foreign_over(problems);
	if (text_equal(jobad.status, "veroeffentlicht"))
		outcome = process_move(db, pool, who,
			&(struct process_move){.kind = OBJECT_JOBAD,
				.id = jobad_id,
				.to = "inaktiv",
				.effect = true},
			problems);
	return outcome ? outcome
		       : process_move(db, pool, who,
			       &(struct process_move){.kind = OBJECT_VACANCY,
				       .id = jobad.vacancy_id,
				       .to = "abgeschlossen",
				       .effect = true},
			       problems);
}
