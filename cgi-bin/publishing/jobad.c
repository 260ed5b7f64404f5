/* Creating, changing and reading job ads. */
#include "publishing/jobad.h"

#include "access/access.h"
#include "access/hold.h"
#include "base/changes.h"
#include "base/clock.h"
#include "base/text.h"
#include "db/number.h"
#include "history/history.h"
#include "media/media.h"
#include "publishing/jobad_office.h"
#include "publishing/jobad_version.h"
#include "publishing/public_check.h"
#include "publishing/publication.h"
#include "publishing/text_block.h"
#include "recruiting/vacancy.h"

#define TEXT_COLUMNS_SET \
	"title = ?, teaser = ?, audience = ?, open_to = IFNULL(?, 'none'), about_us = ?, tasks =" \
	" ?, mandatory = ?, desirable = ?," \
	" offer = ?, contact = ?, notes = ?, valid_from = ?, valid_to = ?," \
	" no_part_time = ?, place_street = ?, place_postcode = ?, place_town = ?," \
	" internal_text = ?, external_text = ?, title_en = ?, text_en = ?," \
	" agency = IFNULL(?, 'yes'), feeds = IFNULL(?, 'yes'), picture = ?"
#define TEXT_VALUES(i) \
	db_str((i)->title), db_str((i)->teaser), db_str((i)->audience), db_str((i)->open_to), \
		db_str((i)->about_us), db_str((i)->tasks), db_str((i)->mandatory), \
		db_str((i)->desirable), db_str((i)->offer), db_str((i)->contact), \
		db_str((i)->notes), db_str((i)->valid_from), db_str((i)->valid_to), \
		db_str((i)->no_part_time), db_str((i)->place_street), db_str((i)->place_postcode), \
		db_str((i)->place_town), db_str((i)->internal_text), db_str((i)->external_text), \
		db_str((i)->title_en), db_str((i)->text_en), db_str((i)->agency), \
		db_str((i)->feeds), db_str((i)->picture)

/* What is said of the house in the authority's newest published ad. */
struct jobad_newest {
	const char *about_us, *offer;
};

static const struct db_field newest_fields[] = {
	DB_FIELD(struct jobad_newest, about_us),
	DB_FIELD(struct jobad_newest, offer),
};

/* The text blocks that count for the vacancy; where there is none of the house, its newest ad. */
static enum outcome blocks_fill(
	struct db *db, struct pool *pool, const struct vacancy *vacancy, struct jobad_input *input)
{
	struct text_block *blocks = NULL;
	size_t count = 0;
	struct jobad_newest newest = {NULL, NULL};
	enum outcome outcome = db_struct(db, pool,
		"SELECT about_us, offer FROM jobad WHERE authority_id = ?"
		" AND status = 'veroeffentlicht' ORDER BY changed_at DESC LIMIT 1",
		newest_fields, &newest, DB_VALUES(db_int(vacancy->authority_id)));

	if (!outcome || outcome == NOT_FOUND)
		outcome = text_blocks_of(db, pool, vacancy->id, &blocks, &count);
	if (outcome)
		return outcome;
	for (size_t i = 0; i < count; i++)
		text_block_put(pool, &blocks[i], input);
	if (!input->about_us)
		input->about_us = newest.about_us;
	if (!input->offer)
		input->offer = newest.offer;
	return OK;
}

/* Whoever steers the procedure answers questions about it; NULL: nobody does any more. An address
 * that the form would refuse is not proposed. */
static enum outcome contact_find(
	struct db *db, struct pool *pool, int64_t vacancy_id, const char **contact_r)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool,
		"SELECT CONCAT(s.first_name, ' ', s.surname) AS name, s.email"
		" FROM vacancy v JOIN staff_user s ON s.id = v.owner_id AND s.status = 'active'"
		" WHERE v.id = ?",
		DB_VALUES(db_int(vacancy_id)), &rows);

	*contact_r = NULL;
	if (outcome || rows->count == 0)
		return outcome;
	*contact_r = db_text(rows, 0, "name");
	if (text_is_email(db_text(rows, 0, "email")))
		*contact_r = pool_printf(pool, "%s, %s", *contact_r, db_text(rows, 0, "email"));
	return OK;
}

enum outcome jobad_propose(
	struct db *db, struct pool *pool, int64_t vacancy_id, struct jobad_input *input_r)
{
	struct vacancy vacancy;
	const char *today = clock_today(pool), *contact = NULL;
	enum outcome outcome = vacancy_get(db, pool, vacancy_id, &vacancy);

	if (!outcome)
		outcome = contact_find(db, pool, vacancy_id, &contact);
	if (outcome)
		return outcome;
	*input_r = (struct jobad_input){
		.title = vacancy.data.title,
		.audience = "external",
		.agency = "yes",
		.feeds = "yes",
		.tasks = vacancy.data.tasks,
		.mandatory = vacancy.data.requirements,
		.contact = contact,
		.valid_from = today,
		.valid_to = day_add(pool, today, 28),
	};
	return blocks_fill(db, pool, &vacancy, input_r);
}

enum outcome jobad_hold(struct db *db, struct pool *pool, int64_t id, struct jobad *jobad_r)
{
	int64_t vacancy_id = 0;
	enum outcome outcome = db_get_int(db, "SELECT vacancy_id FROM jobad WHERE id = ?",
		DB_VALUES(db_int(id)), &vacancy_id);

	if (!outcome)
		outcome = object_hold(db, OBJECT_VACANCY, vacancy_id);
	if (!outcome)
		outcome = object_hold(db, OBJECT_JOBAD, id);
	return outcome ? outcome : jobad_get(db, pool, id, jobad_r);
}

/* before: what it was; NULL: it is new. */
static enum outcome jobad_input_check(struct db *db, struct pool *pool,
	const struct jobad_input *before, const struct jobad_input *input,
	struct problems *problems)
{
	enum outcome outcome =
		media_check(db, pool, input->picture, before ? before->picture : NULL, problems);

	public_check_jobad(pool, input, problems);
	if (outcome)
		return outcome;
	return problems_any(problems) ? INVALID : OK;
}

enum outcome jobad_create(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, const struct jobad_input *input, struct problems *problems,
	const char **number_r)
{
	const char *now = clock_sql(pool, clock_now());
	struct vacancy vacancy;
	int64_t id;
	enum outcome outcome = object_hold(db, OBJECT_VACANCY, vacancy_id);

	if (!outcome)
		outcome = vacancy_get(db, pool, vacancy_id, &vacancy);
	if (outcome)
		return outcome;
	if (vacancy_final(vacancy.status))
		problem_add(problems, "", "vacancy_final");
	outcome = jobad_input_check(db, pool, NULL, input, problems);
	if (!outcome)
		outcome = number_next(db, pool, object_type(OBJECT_JOBAD)->letter, number_r);
	if (!outcome)
		outcome = db_exec(db,
			"INSERT INTO jobad SET number = ?, vacancy_id = ?, authority_id = ?,"
			" created_at = ?,"
			" created_by = ?, changed_at = ?, changed_by = ?, " TEXT_COLUMNS_SET,
			DB_VALUES(db_str(*number_r), db_int(vacancy_id),
				db_int(vacancy.authority_id), db_str(now), db_id(who->id),
				db_str(now), db_id(who->id), TEXT_VALUES(input)),
			NULL);
	if (outcome)
		return outcome;
	id = db_inserted_id(db);
	outcome = text_blocks_note(db, pool, id, input);
	if (!outcome)
		outcome = history_add(db, who, OBJECT_JOBAD, id, "created", NULL);
	return outcome
		? outcome
		: history_add(db, who, OBJECT_VACANCY, vacancy_id, "jobad_created", *number_r);
}

static const char *input_differences(
	struct pool *pool, const struct jobad_input *a, const struct jobad_input *b)
{
	struct change *fields = POOL_ARRAY(pool, struct change, jobad_part_count);

	for (size_t i = 0; i < jobad_part_count; i++)
		fields[i] = (struct change){jobad_parts[i].name,
			jobad_part_text(a, &jobad_parts[i]), jobad_part_text(b, &jobad_parts[i])};
	return changes_names(pool, fields, jobad_part_count);
}

void jobad_check_complete(
	struct pool *pool, const struct jobad_input *input, struct problems *problems)
{
	if (text_empty(input->teaser))
		problem_add(problems, "teaser", "required");
	if (text_empty(input->tasks))
		problem_add(problems, "tasks", "required");
	if (text_empty(input->mandatory))
		problem_add(problems, "mandatory", "required");
	if (text_empty(input->valid_from))
		problem_add(problems, "valid_from", "required");
	if (text_empty(input->valid_to))
		problem_add(problems, "valid_to", "required");
	else if (day_number(input->valid_to) < day_number(clock_today(pool)))
		problem_add(problems, "valid_to", "day_past");
}

/* What the public has read changes by steps of its own, with a reason: the last day by extending
 * and withdrawing, and off the portals, too, it comes by withdrawing alone. Of an ad for others the
 * last day is on its page. words: problem.last_day_fixed problem.first_day_fixed */
static void published_check(struct pool *pool, const struct jobad *before,
	const struct jobad_input *input, struct problems *problems)
{
	jobad_check_complete(pool, input, problems);
	if (jobad_planned(pool, before->status, before->data.valid_from))
		return;
	if (jobad_planned(pool, before->status, input->valid_from))
		problem_add(problems, "valid_from", "first_day_fixed");
	if (!before->apply_to && !text_equal(before->data.valid_to, input->valid_to))
		problem_add(problems, "valid_to", "last_day_fixed");
}

enum outcome jobad_change(struct db *db, struct pool *pool, const struct principal *who, int64_t id,
	const struct jobad_input *input, struct problems *problems)
{
	struct jobad before;
	const char *fields;
	int64_t changed = 0, number;
	bool published;
	enum outcome outcome = jobad_hold(db, pool, id, &before);

	if (outcome)
		return outcome;
	number = before.text_number;
	if (text_among("archiviert,geloescht", before.status))
		problem_add(problems, "", "archived");
	published = text_equal(before.status, "veroeffentlicht");
	if (published)
		published_check(pool, &before, input, problems);
	outcome = jobad_input_check(db, pool, &before.data, input, problems);
	if (!outcome && published)
		outcome = jobad_office_change(db, &before, input, problems);
	if (outcome)
		return outcome;
	fields = input_differences(pool, &before.data, input);
	if (text_empty(fields) && input->version == before.version)
		return OK;
	if (!text_empty(fields))
		outcome = jobad_version_keep(db, pool, who, &before, &number);
	if (outcome)
		return outcome;
	outcome = db_exec(db,
		"UPDATE jobad SET version = version + 1, changed_at = ?, changed_by = ?,"
		" text_number = ?, text_version = version, text_at = changed_at,"
		" text_by = changed_by, " TEXT_COLUMNS_SET " WHERE id = ? AND version = ?",
		DB_VALUES(db_str(clock_sql(pool, clock_now())), db_id(who->id), db_int(number),
			TEXT_VALUES(input), db_int(id), db_int(input->version)),
		&changed);
	if (outcome)
		return outcome;
	if (changed == 0) {
		problem_add(problems, "", "changed_meanwhile");
		return CONFLICT;
	}
	if (published)
		outcome = publication_write(db, pool, id);
	if (!outcome)
		outcome = history_add(db, who, OBJECT_JOBAD, id, "changed", fields);
	if (outcome || !jobad_planned(pool, before.status, input->valid_from)
		|| text_equal(before.data.valid_from, input->valid_from))
		return outcome;
	return history_add(db, who, OBJECT_JOBAD, id, "publish_planned", input->valid_from);
}

static const struct db_field jobad_fields[] = {
	DB_FIELD(struct jobad, id),
	DB_FIELD(struct jobad, vacancy_id),
	DB_FIELD(struct jobad, text_number),
	DB_FIELD(struct jobad, text_version),
	DB_FIELD(struct jobad, number),
	DB_FIELD(struct jobad, status),
	DB_FIELD(struct jobad, vacancy_number),
	DB_FIELD(struct jobad, vacancy_title),
	DB_FIELD(struct jobad, authority),
	DB_FIELD(struct jobad, changed_at),
	DB_FIELD(struct jobad, version),
	DB_FIELD_AS(struct jobad, data.title, "title"),
	DB_FIELD_AS(struct jobad, data.teaser, "teaser"),
	DB_FIELD_AS(struct jobad, data.audience, "audience"),
	DB_FIELD_AS(struct jobad, data.about_us, "about_us"),
	DB_FIELD_AS(struct jobad, data.tasks, "tasks"),
	DB_FIELD_AS(struct jobad, data.mandatory, "mandatory"),
	DB_FIELD_AS(struct jobad, data.desirable, "desirable"),
	DB_FIELD_AS(struct jobad, data.offer, "offer"),
	DB_FIELD_AS(struct jobad, data.contact, "contact"),
	DB_FIELD_AS(struct jobad, data.notes, "notes"),
	DB_FIELD_AS(struct jobad, data.valid_from, "valid_from"),
	DB_FIELD_AS(struct jobad, data.valid_to, "valid_to"),
	DB_FIELD_AS(struct jobad, data.open_to, "open_to"),
	DB_FIELD_AS(struct jobad, data.no_part_time, "no_part_time"),
	DB_FIELD(struct jobad, foreign_project),
	DB_FIELD(struct jobad, apply_to),
	DB_FIELD(struct jobad, for_authority),
	DB_FIELD(struct jobad, proposed),
	DB_FIELD_AS(struct jobad, data.place_street, "place_street"),
	DB_FIELD_AS(struct jobad, data.place_postcode, "place_postcode"),
	DB_FIELD_AS(struct jobad, data.place_town, "place_town"),
	DB_FIELD_AS(struct jobad, data.internal_text, "internal_text"),
	DB_FIELD_AS(struct jobad, data.external_text, "external_text"),
	DB_FIELD_AS(struct jobad, data.title_en, "title_en"),
	DB_FIELD_AS(struct jobad, data.text_en, "text_en"),
	DB_FIELD_AS(struct jobad, data.picture, "picture"),
	DB_FIELD_AS(struct jobad, data.agency, "agency"),
	DB_FIELD_AS(struct jobad, data.feeds, "feeds"),
};

#define JOBADS \
	"SELECT j.id, j.vacancy_id, j.text_number, j.number, j.status," \
	" v.number AS vacancy_number, v.title AS vacancy_title," \
	" COALESCE(j.for_authority, a.name) AS authority, j.for_authority," \
	" j.changed_at, j.version, j.text_version," \
	" j.title, j.teaser, j.audience, j.about_us, j.tasks," \
	" j.mandatory, j.desirable, j.offer, j.contact, j.notes, j.valid_from, j.valid_to," \
	" j.no_part_time, j.place_street, j.place_postcode, j.place_town, j.internal_text," \
	" j.external_text, j.title_en, j.text_en, j.picture, j.apply_to," \
	" j.agency, j.feeds," \
	" NULLIF(j.open_to, 'none') AS open_to," \
	" (SELECT p.number FROM project p WHERE p.id = v.project_id AND p.foreign_ads)" \
	" AS foreign_project, EXISTS (SELECT 1 FROM jobad_proposal jp WHERE jp.jobad_id = j.id)" \
	" AS proposed FROM jobad j" \
	" JOIN vacancy v ON v.id = j.vacancy_id JOIN org_unit a ON a.id = v.authority_id"

enum outcome jobad_get(struct db *db, struct pool *pool, int64_t id, struct jobad *jobad_r)
{
	enum outcome outcome = db_struct(
		db, pool, JOBADS " WHERE j.id = ?", jobad_fields, jobad_r, DB_VALUES(db_int(id)));

	if (!outcome)
		jobad_r->data.version = jobad_r->version;
	return outcome;
}

enum outcome jobad_stepped(struct db *db, struct pool *pool, int64_t vacancy_id,
	struct jobad **jobads_r, size_t *count_r)
{
	enum outcome outcome = db_structs(db, pool,
		JOBADS " WHERE j.vacancy_id = ? AND (j.status = 'veroeffentlicht'"
		       " OR (j.left_with_vacancy AND j.status = 'inaktiv')) ORDER BY j.id",
		jobad_fields, jobads_r, count_r, DB_VALUES(db_int(vacancy_id)));

	for (size_t i = 0; !outcome && i < *count_r; i++)
		(*jobads_r)[i].data.version = (*jobads_r)[i].version;
	return outcome;
}

enum outcome jobad_list(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT j.number, j.title, j.status, j.audience, j.valid_from,"
		" j.valid_to FROM jobad j"
		" WHERE j.vacancy_id = ? AND NOT " ACCESS_ARCHIVED("j") " AND " ACCESS_SEES_JOBAD(
			"j.vacancy_id", "j.status") " ORDER BY j.id",
		DB_VALUES(db_int(vacancy_id), ACCESS_BIND(who, RIGHT_JOBAD_LIST_VIEW)), rows_r);
}

enum outcome jobad_list_status(struct db *db, struct pool *pool, const struct principal *who,
	const char *statuses, int64_t limit, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT j.number, j.title, j.status, a.short_name AS authority, j.valid_from,"
		" j.valid_to FROM jobad j JOIN vacancy v ON v.id = j.vacancy_id JOIN org_unit a ON"
		" a.id = v.authority_id"
		" WHERE NOT " ACCESS_ARCHIVED("j") " AND NOT " ACCESS_ARCHIVED(
			"v") " AND " ACCESS_SEES_JOBAD("j.vacancy_id",
			"j.status") " AND (? = '' OR FIND_IN_SET(j.status, ?)) ORDER BY"
				    " j.changed_at DESC, j.id DESC LIMIT ?",
		DB_VALUES(ACCESS_BIND(who, RIGHT_JOBAD_LIST_VIEW), db_str(statuses),
			db_str(statuses), db_int(limit)),
		rows_r);
}
