/* Entering what came on paper or by mail. */
#include "arrival/entered.h"

#include <string.h>

#include "access/hold.h"
#include "application/workflow.h"
#include "base/clock.h"
#include "base/text.h"
#include "db/number.h"
#include "draft/draft_data.h"
#include "form/form_model.h"
#include "history/history.h"
#include "process/process.h"
#include "store/store.h"

/* words: entry_way.* */
const char *const entry_ways[] = {"post", "hand", "email", NULL};

/* Ads that were public once; of a vacancy that takes applications still. */
#define ADS \
	" FROM jobad j JOIN vacancy v ON v.id = j.vacancy_id" \
	" WHERE v.id = ? AND v.status NOT IN ('abgeschlossen', 'archiviert', 'geloescht')" \
	" AND j.status IN ('veroeffentlicht', 'abgelaufen', 'inaktiv')"

enum outcome entry_ads(
	struct db *db, struct pool *pool, int64_t vacancy_id, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT j.number, CONCAT_WS(' ', j.number, j.title, IF(j.valid_to IS NULL, NULL,"
		" DATE_FORMAT(j.valid_to, '(%d.%m.%Y)'))) AS label" ADS " ORDER BY j.id DESC",
		DB_VALUES(db_int(vacancy_id)), rows_r);
}

/* What was given to a question, or NULL. */
static const char *entry_answer(const struct answers *answers, const char *question)
{
	const char *answer = answer_of(answers, question);

	return text_empty(answer) ? NULL : answer;
}

static enum outcome ad_find(struct db *db, struct pool *pool, int64_t vacancy_id,
	const struct entry *entry, struct problems *problems, int64_t *jobad_r)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool, "SELECT j.id" ADS " AND j.number = ?",
		DB_VALUES(db_int(vacancy_id), db_str(entry->ad)), &rows);

	if (outcome)
		return outcome;
	if (rows->count)
		*jobad_r = db_cell_int(rows, 0, 0);
	else
		problem_add(problems, "entry_ad", "choice");
	if (strcmp(entry->came_on, clock_today(pool)) > 0)
		problem_add(problems, "entry_day", "day_future");
	return problems_any(problems) ? INVALID : OK;
}

static enum outcome entry_applicant(
	struct db *db, struct pool *pool, const struct answers *answers, int64_t *id_r)
{
	const char *email = entry_answer(answers, "email");
	enum outcome outcome = db_exec(db,
		"INSERT INTO applicant (salutation, first_name, surname, email, lang, created_at)"
		" VALUES (?, ?, ?, ?, 'de', ?)",
		DB_VALUES(db_str(entry_answer(answers, "salutation")),
			db_str(entry_answer(answers, "first_name")),
			db_str(entry_answer(answers, "surname")), db_str(email ? email : ""),
			db_str(clock_sql(pool, clock_now()))),
		NULL);

	*id_r = db_inserted_id(db);
	return outcome;
}

/* An application as it is about to be written. */
struct entering {
	int64_t vacancy_id, jobad_id, applicant_id, form_id;
	const char *number;
	const struct entry *entry;
	const struct answers *answers;
};

static enum outcome entry_application(struct db *db, struct pool *pool, const struct principal *who,
	const struct entering *e, int64_t *id_r)
{
	const char *now = clock_sql(pool, clock_now()),
		   *source = entry_answer(e->answers, "source");
	bool severe = text_equal(answer_of(e->answers, "severely_disabled"), "ja");
	bool refused = severe && text_equal(answer_of(e->answers, "sbv_part"), "nein");
	enum outcome outcome = db_exec(db,
		"INSERT INTO application (number, jobad_id, vacancy_id, applicant_id, internal,"
		" source, severely_disabled, sbv_refused, form_version_id, status, status_since,"
		" created_at, changed_at, changed_by)"
		" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'gespeichert', ?, ?, ?, ?)",
		DB_VALUES(db_str(e->number), db_int(e->jobad_id), db_int(e->vacancy_id),
			db_int(e->applicant_id), db_bool(e->entry->internal),
			db_str(source ? source : "unknown"), db_bool(severe), db_bool(refused),
			db_int(e->form_id), db_str(now), db_str(now), db_str(now), db_int(who->id)),
		NULL);

	*id_r = db_inserted_id(db);
	if (outcome)
		return outcome;
	return db_exec(db,
		"INSERT INTO application_entry (application_id, way, came_on, entered_by,"
		" entered_at) VALUES (?, ?, ?, ?, ?)",
		DB_VALUES(db_int(*id_r), db_str(e->entry->way), db_str(e->entry->came_on),
			db_int(who->id), db_str(now)),
		NULL);
}

static enum outcome answers_seal(
	struct db *db, struct pool *pool, int64_t id, const struct answers *answers)
{
	uint8_t key[32];
	enum outcome outcome = store_key_new(db, OBJECT_APPLICATION, id);

	if (!outcome)
		outcome = store_key(db, OBJECT_APPLICATION, id, key);
	for (size_t i = 0; !outcome && i < answers->count; i++)
		if (draft_sealed(answers->items[i].question)
			&& !text_empty(answers->items[i].answer))
			outcome = answer_add(db, pool, id, key, answers->items[i].question,
				answers->items[i].answer);
	return outcome;
}

/* words: history.entered problem.entry_closed */
enum outcome entry_begin(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, const struct entry *entry, const struct answers *answers,
	struct problems *problems, int64_t *id_r, const char **number_r)
{
	struct entering e = {.vacancy_id = vacancy_id, .entry = entry, .answers = answers};
	enum outcome outcome = object_hold(db, OBJECT_VACANCY, vacancy_id);

	if (!outcome)
		outcome = ad_find(db, pool, vacancy_id, entry, problems, &e.jobad_id);
	if (!outcome)
		outcome = form_version_of_vacancy(db, vacancy_id, &e.form_id);
	if (!outcome)
		outcome = number_next(db, pool, object_type(OBJECT_APPLICATION)->letter, &e.number);
	if (!outcome)
		outcome = entry_applicant(db, pool, answers, &e.applicant_id);
	if (!outcome)
		outcome = entry_application(db, pool, who, &e, id_r);
	if (!outcome)
		outcome = answers_seal(db, pool, *id_r, answers);
	if (!outcome)
		outcome = application_count(db, vacancy_id, "gespeichert");
	*number_r = e.number;
	return outcome ? outcome
		       : history_add(db, who, OBJECT_APPLICATION, *id_r, "entered", entry->way);
}

/* words: problem.entry_active */
enum outcome entry_receive(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, struct problems *problems)
{
	enum outcome outcome = process_move(db, pool, who,
		&(struct process_move){.kind = OBJECT_APPLICATION,
			.id = application_id,
			.to = "eingegangen",
			.effect = true},
		problems);

	if (outcome == CONFLICT)
		problem_add(problems, "email", "entry_active");
	return outcome;
}

static const struct db_field entered_fields[] = {
	DB_FIELD(struct entered, way),
	DB_FIELD(struct entered, came_on),
	DB_FIELD(struct entered, person),
	DB_FIELD(struct entered, late),
	DB_FIELD(struct entered, proved),
};

enum outcome entered_get(
	struct db *db, struct pool *pool, int64_t application_id, struct entered *entered_r)
{
	return db_struct(db, pool,
		"SELECT e.way, e.came_on, CONCAT(s.first_name, ' ', s.surname) AS person,"
		" e.came_on > IFNULL(ad.valid_to, e.came_on) AS late,"
		" e.proved_at IS NOT NULL AS proved"
		" FROM application_entry e JOIN staff_user s ON s.id = e.entered_by"
		" JOIN application_ad ad ON ad.application_id = e.application_id"
		" WHERE e.application_id = ?",
		entered_fields, entered_r, DB_VALUES(db_int(application_id)));
}
