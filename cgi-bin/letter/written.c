/* Letters that staff write: filling the text for one person, queueing it. */
#include "letter/written.h"

#include <string.h>

#include "access/hold.h"
#include "base/clock.h"
#include "base/text.h"
#include "history/history.h"
#include "letter/attached.h"
#include "letter/last_day.h"
#include "mail/letter_check.h"
#include "process/process.h"

#define WITHDRAWN "bewerber_zieht_zurueck"

enum outcome written_guards(struct db *db, struct pool *pool, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT guard AS code FROM process_step_guard WHERE kind = ?"
		" UNION SELECT guard FROM process_lock WHERE kind = ? ORDER BY code",
		DB_VALUES(db_int(OBJECT_APPLICATION), db_int(OBJECT_APPLICATION)), rows_r);
}

/* One applicant, as far as a letter asks. */
struct person {
	int64_t version;
	const char *status, *email, *lang, *salutation;
	bool counts;
};

static const struct db_field person_fields[] = {
	DB_FIELD(struct person, version),
	DB_FIELD(struct person, status),
	DB_FIELD(struct person, email),
	DB_FIELD(struct person, lang),
	DB_FIELD(struct person, salutation),
	DB_FIELD(struct person, counts),
};

static enum outcome person_get(
	struct db *db, struct pool *pool, int64_t application_id, struct person *person_r)
{
	return db_struct(db, pool,
		"SELECT a.version, a.status, p.email, p.lang, p.salutation, s.counts"
		" FROM application a JOIN applicant p ON p.id = a.applicant_id"
		" JOIN application_status s ON s.code = a.status WHERE a.id = ?",
		person_fields, person_r, DB_VALUES(db_int(application_id)));
}

/* What is filled in beside what every letter about an application knows. */
struct filling {
	struct letter_value values[1];
	struct letter_list lists[1];
	struct letter_written text;
	struct letter rest;
};

static struct letter_list points_list(struct pool *pool, const char *points)
{
	size_t count = 0, most = 1;

	for (const char *at = points; at && *at; at++)
		most += *at == '\n';
	struct letter_row *rows = POOL_ARRAY(pool, struct letter_row, most);
	struct letter_value *values = POOL_ARRAY(pool, struct letter_value, most);
	char *rest = points ? pool_strdup(pool, points) : NULL, *line;
	while ((line = strsep(&rest, "\n"))) {
		if (text_blank(line))
			continue;
		values[count] = (struct letter_value){"line", text_trim(pool, line)};
		rows[count] = (struct letter_row){&values[count], 1};
		count++;
	}
	return (struct letter_list){"lines", rows, count};
}

/* `day`: letter_last_day_of; `later`: it is counted anew when the letter goes. */
static struct letter_value last_day_value(
	struct pool *pool, const char *day, const struct person *person, bool later)
{
	const char *shown = day ? day_show(pool, day, person->lang) : "";

	return (struct letter_value){
		"last_day", later ? pool_printf(pool, MAIL_DAY "%s" MAIL_DAY, shown) : shown};
}

/* Who reads English gets it where it was written. */
static void filling_make(struct pool *pool, const struct written *written,
	const struct person *person, struct letter_value last_day, struct filling *filling)
{
	bool english = text_equal(person->lang, "en") && written->body_en;

	filling->values[0] = last_day;
	filling->lists[0] = points_list(pool, written->points);
	filling->text = (struct letter_written){english ? written->subject_en : written->subject_de,
		english ? written->body_en : written->body_de};
	filling->rest = (struct letter){
		.values = filling->values,
		.count = 1,
		.lists = filling->lists,
		.list_count = 1,
		.written = &filling->text,
	};
}

/* Which of the placeholders it uses are empty for this person. */
static void missing_find(struct pool *pool, const struct filling *filling,
	const struct person *person, struct written_view *view)
{
	const char *names[WRITTEN_USES];
	size_t count = letter_uses(pool,
		pool_printf(pool, "%s\n%s\n", filling->text.subject, filling->text.body), names,
		WRITTEN_USES);

	view->missing_count = 0;
	for (size_t i = 0; i < count && view->missing_count < WRITTEN_MISSING; i++) {
		bool empty = text_equal(names[i], "salutation")
			? text_empty(notice_salutation(person->salutation, person->lang))
			: text_equal(names[i], "last_day")
			? text_empty(filling->values[0].value)
			: text_equal(names[i], "line") && filling->lists[0].count == 0;

		if (empty)
			view->missing[view->missing_count++] = names[i];
	}
}

enum outcome written_show(struct db *db, struct pool *pool, const struct written *written,
	int64_t application_id, struct written_view *view_r)
{
	struct person person;
	struct filling filling;
	const char *day = NULL;
	enum outcome outcome = person_get(db, pool, application_id, &person);

	*view_r = (struct written_view){0};
	if (outcome)
		return outcome;
	outcome = letter_last_day_of(db, pool, written, &day);
	if (outcome)
		return outcome;
	view_r->last_day = written->last_days ? day : NULL;
	filling_make(pool, written, &person, last_day_value(pool, day, &person, false), &filling);
	view_r->print = !text_is_email(person.email);
	missing_find(pool, &filling, &person, view_r);
	return notice_try(
		db, pool, application_id, written->template, &filling.rest, &view_r->mail);
}

/* Where the SBV is heard before that step: who is not shown the mark sends nobody such a letter
 * before it, lest those that stop tell who is severely disabled. */
static bool stops_for_all(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, const struct db_rows *rows)
{
	for (size_t i = 0; i < rows->count; i++)
		if (db_number(rows, i, "heard"))
			return !process_shows_mark(db, pool, who, application_id);
	return false;
}

/* A letter that a step writes tells of that step: what locks the status it leads to stops it as
 * well, as long as the step is not made. */
static enum outcome locks_check(struct db *db, struct pool *pool, const struct principal *who,
	const struct written *written, int64_t application_id, const char **reason_r)
{
	struct process_stops stops = {0};
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool,
		"SELECT DISTINCT s.to_status, EXISTS (SELECT 1 FROM process_lock h"
		" WHERE h.kind = s.kind AND h.to_status = s.to_status"
		" AND h.guard = 'rejection_sbv' AND NOT EXISTS (SELECT 1 FROM process_guard_off o"
		" WHERE o.authority_id = a.authority_id AND o.guard = h.guard)) AS heard"
		" FROM process_step s JOIN process_lock l"
		" ON l.kind = s.kind AND l.to_status = s.to_status JOIN application a ON a.id = ?"
		" AND a.status <> s.to_status WHERE s.kind = ? AND s.mail = ?",
		DB_VALUES(db_int(application_id), db_int(OBJECT_APPLICATION),
			db_str(written->template)),
		&rows);

	*reason_r = !outcome && stops_for_all(db, pool, who, application_id, rows) ? "guard" : NULL;
	if (*reason_r)
		return INVALID;
	for (size_t i = 0; !outcome && !stops.count && i < rows->count; i++)
		outcome = process_locks(db, pool, who, OBJECT_APPLICATION, application_id,
			db_text(rows, i, "to_status"), false, &stops);
	if (outcome || !stops.count || text_equal(stops.items[0].guard, written->guard))
		return outcome;
	*reason_r = process_stop_word(db, pool, who, application_id, &stops);
	return INVALID;
}

static const char *person_hindrance(const struct person *person)
{
	if (text_equal(person->status, WITHDRAWN))
		return "withdrawn";
	return person->counts ? NULL : "not_received";
}

enum outcome written_check(struct db *db, struct pool *pool, const struct principal *who,
	const struct written *written, int64_t application_id, const char **reason_r)
{
	struct written_view view;
	struct person person;
	enum outcome outcome =
		access_may(db, who, RIGHT_CANDIDATE_CONTACT, OBJECT_APPLICATION, application_id);

	*reason_r = "denied";
	if (outcome == DENIED || outcome == NOT_FOUND)
		return INVALID;
	if (!outcome)
		outcome = person_get(db, pool, application_id, &person);
	if (outcome)
		return outcome;
	*reason_r = person_hindrance(&person);
	if (*reason_r)
		return INVALID;
	outcome = locks_check(db, pool, who, written, application_id, reason_r);
	if (outcome)
		return outcome;
	outcome = written_show(db, pool, written, application_id, &view);
	*reason_r = outcome == INVALID ? "letter_text" : NULL;
	return outcome;
}

static enum outcome written_note(struct db *db, const struct principal *who,
	const struct written *written, int64_t application_id, const struct mail_by_hand *hand)
{
	bool waits = !text_equal(written->send, "now") || hand->files_wait;

	return history_add(db, who, OBJECT_APPLICATION, application_id,
		waits                 ? "letter_waits"
			: hand->print ? "letter_print"
				      : "letter_sent",
		written->template);
}

enum outcome written_queue(struct db *db, struct pool *pool, const struct principal *who,
	const struct written *written, int64_t application_id, int64_t version,
	const char **reason_r)
{
	struct person person = {0};
	struct filling filling;
	struct attached_given attached;
	const char *day = NULL;
	int64_t mail_id = 0;
	enum outcome outcome = object_hold(db, OBJECT_APPLICATION, application_id);

	if (!outcome)
		outcome = person_get(db, pool, application_id, &person);
	if (!outcome)
		outcome = written_check(db, pool, who, written, application_id, reason_r);
	if (!outcome && person.version != version)
		return CONFLICT;
	if (!outcome)
		outcome = letter_last_day_of(db, pool, written, &day);
	if (!outcome)
		outcome = attached_give(
			db, pool, written->bulk_id, application_id, &attached, reason_r);
	if (outcome)
		return outcome;
	bool later = written->last_days && (written->guard || attached.waits);
	filling_make(pool, written, &person, last_day_value(pool, day, &person, later), &filling);
	filling.rest.by_hand = (struct mail_by_hand){
		.writer_id = who->id,
		.bulk_id = written->bulk_id,
		.due = written->due_at ? clock_from_sql(written->due_at) : 0,
		.guard = written->guard,
		.print = !text_is_email(person.email),
		.last_days = later ? (int)written->last_days : 0,
		.files_wait = attached.waits,
		.id_r = &mail_id,
	};
	outcome = notice_send_written(db, pool, application_id, written->template, &filling.rest);
	if (!outcome)
		outcome = mail_files_keep(
			db, mail_id, application_id, attached.files, attached.count);
	if (outcome == GONE) {
		*reason_r = "gone";
		return INVALID;
	}
	return outcome ? outcome
		       : written_note(db, who, written, application_id, &filling.rest.by_hand);
}
