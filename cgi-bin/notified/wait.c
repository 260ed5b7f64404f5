/* What stops a hiring while notices run, and how it stands. */
#include "access/hold.h"
#include "base/clock.h"
#include "base/text.h"
#include "decision/decision.h"
#include "notified/notified_private.h"

static void person_count(
	struct pool *pool, const struct notice_person *person, struct notice_stops *stops)
{
	const char *first;

	if (person->gone)
		return;
	if (!person->told || person->receipt.state == RECEIPT_NONE) {
		stops->untold++;
		return;
	}
	if (person->receipt.state == RECEIPT_RETURNED) {
		stops->returned++;
		return;
	}
	stops->told++;
	first = day_add(pool, person->receipt.last_day, 1);
	if (!stops->last_receipt
		|| day_number(stops->last_receipt) < day_number(person->receipt.day))
		stops->last_receipt = person->receipt.day;
	if (!stops->first_day || day_number(stops->first_day) < day_number(first))
		stops->first_day = first;
}

enum outcome notice_stops(struct db *db, struct pool *pool, int64_t vacancy_id,
	int64_t application_id, struct notice_stops *stops_r)
{
	struct notice_person *people = NULL;
	size_t count = 0;
	enum outcome outcome =
		notice_people(db, pool, vacancy_id, application_id, INT32_MAX, &people, &count);

	*stops_r = (struct notice_stops){0};
	for (size_t i = 0; !outcome && i < count; i++)
		person_count(pool, &people[i], stops_r);
	stops_r->runs = stops_r->first_day
		&& day_number(stops_r->first_day) > day_number(clock_today(pool));
	return outcome ? outcome
		       : db_get_int(db,
			       "SELECT COUNT(*) FROM court_application WHERE vacancy_id = ?"
			       " AND closed_at IS NULL",
			       DB_VALUES(db_int(vacancy_id)), &stops_r->court);
}

bool notice_free(const struct notice_stops *stops)
{
	return !stops->untold && !stops->returned && !stops->runs && !stops->court;
}

enum outcome notice_path(struct db *db, struct pool *pool, int64_t vacancy_id, const char **path_r)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool, "SELECT number FROM vacancy WHERE id = ?",
		DB_VALUES(db_int(vacancy_id)), &rows);

	if (!outcome && rows->count)
		*path_r = pool_printf(pool, "/vakanzen/%s/mitteilung", db_text(rows, 0, "number"));
	return outcome ? outcome : rows->count ? OK : NOT_FOUND;
}

/* Whoever records or sends something while the step is being made waits, or the step does. */
static enum outcome notices_hold(struct db *db, struct pool *pool, int64_t vacancy_id)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool,
		"SELECT n.id FROM passed_over n LEFT JOIN mail_outbox m ON m.id = n.mail_id"
		" WHERE n.vacancy_id = ? FOR UPDATE",
		DB_VALUES(db_int(vacancy_id)), &rows);

	return outcome ? outcome
		       : db_rows(db, pool,
			       "SELECT id FROM court_application WHERE vacancy_id = ? FOR UPDATE",
			       DB_VALUES(db_int(vacancy_id)), &rows);
}

static enum outcome stops_read(struct db *db, struct pool *pool,
	const struct process_question *question, struct notice_stops *stops_r, const char **path_r)
{
	int64_t vacancy_id = 0;
	enum outcome outcome = db_get_int(db, "SELECT vacancy_id FROM application WHERE id = ?",
		DB_VALUES(db_int(question->id)), &vacancy_id);

	if (!outcome && question->moving)
		outcome = notices_hold(db, pool, vacancy_id);
	if (!outcome)
		outcome = notice_stops(db, pool, vacancy_id, question->id, stops_r);
	return outcome ? outcome : notice_path(db, pool, vacancy_id, path_r);
}

/* words: problem.notice_untold problem.notice_came_back problem.notice_waits */
enum outcome notice_guard(struct db *db, struct pool *pool, const struct principal *who,
	const struct process_question *question, struct process_stops *stops)
{
	struct notice_stops found;
	const char *path = NULL;
	enum outcome outcome = stops_read(db, pool, question, &found, &path);

	(void)who;
	if (outcome)
		return outcome;
	if (found.untold)
		process_stop_add(stops, "waiting", "notice_untold", path);
	if (found.returned)
		process_stop_add(stops, "waiting", "notice_came_back", path);
	if (found.runs)
		process_stop_add(stops, "waiting", "notice_waits", path);
	return OK;
}

/* words: problem.notice_court */
enum outcome court_guard(struct db *db, struct pool *pool, const struct principal *who,
	const struct process_question *question, struct process_stops *stops)
{
	struct notice_stops found;
	const char *path = NULL;
	enum outcome outcome = stops_read(db, pool, question, &found, &path);

	(void)who;
	if (!outcome && found.court)
		process_stop_add(stops, "court", "notice_court", path);
	return outcome;
}

static enum standing_state notices_state(const struct notice_stops *stops)
{
	return stops->untold || stops->returned ? STANDING_STOPS
		: stops->runs                   ? STANDING_WAITS
		: stops->told                   ? STANDING_DONE
						: STANDING_NONE;
}

/* Does a court stop it, and is that for this person: who reads the selection and sees the one who
 * applied to it? */
static enum outcome court_told(struct db *db, const struct principal *who, int64_t vacancy_id,
	const struct notice_stops *stops, int64_t *told_r)
{
	*told_r = 0;
	/* clang-format off */
	return !stops->court ? OK : db_get_int(db,
		"SELECT EXISTS (SELECT 1 FROM court_application c"
		" JOIN application a ON a.id = c.application_id WHERE c.vacancy_id = ?"
		" AND c.closed_at IS NULL AND " ACCESS_SEES_APPLICATION("a") ")",
		DB_VALUES(db_int(vacancy_id), ACCESS_BIND(who, RIGHT_SELECTION_READ)), told_r);
	/* clang-format on */
}

/* words: standing.notices standing.court */
enum outcome notified_standing(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, bool marks, struct standing *standing)
{
	struct decision decision;
	struct notice_stops stops = {0};
	const char *path = NULL;
	int64_t court = 0;
	enum outcome outcome = notice_path(db, pool, vacancy_id, &path);

	(void)marks;
	if (outcome)
		return outcome;
	outcome = decision_get(db, pool, vacancy_id, &decision);
	if (outcome == NOT_FOUND || (!outcome && !text_equal(decision.state, "fixed"))) {
		standing_add(standing,
			(struct standing_item){
				.code = "notices", .state = STANDING_LATER, .law = "LAW-41"});
		return OK;
	}
	if (!outcome)
		outcome = notice_stops(db, pool, vacancy_id, 0, &stops);
	if (!outcome)
		outcome = court_told(db, who, vacancy_id, &stops, &court);
	if (outcome)
		return outcome;
	standing_add(standing,
		(struct standing_item){.code = "notices",
			.state = notices_state(&stops),
			.whom = stops.untold || stops.returned ? "RECRUITER" : NULL,
			.last_day = stops.runs ? day_add(pool, stops.first_day, -1) : NULL,
			.law = "LAW-41",
			.path = path});
	if (court)
		standing_add(standing,
			(struct standing_item){.code = "court",
				.state = STANDING_STOPS,
				.law = "LAW-41",
				.path = path});
	return OK;
}
