/* What stops a hiring while notices run, and how it stands. */
#include "access/hold.h"
#include "base/clock.h"
#include "base/text.h"
#include "decision/decision.h"
#include "decision/lock.h"
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

struct disputed {
	int64_t court;
	bool dispute;
};

static const struct db_field disputed_fields[] = {
	DB_FIELD(struct disputed, court),
	DB_FIELD(struct disputed, dispute),
};

static enum outcome people_count(struct db *db, struct pool *pool, int64_t vacancy_id,
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
	return outcome;
}

enum outcome notice_stops(struct db *db, struct pool *pool, int64_t vacancy_id,
	int64_t application_id, struct notice_stops *stops_r)
{
	struct disputed disputed = {0};
	enum outcome outcome = people_count(db, pool, vacancy_id, application_id, stops_r);

	if (!outcome)
		outcome = db_struct(db, pool,
			"SELECT (SELECT COUNT(*) FROM court_application c WHERE c.vacancy_id = v.id"
			" AND c.closed_at IS NULL) AS court, v.status = 'rechtsstreit' AS dispute"
			" FROM vacancy v WHERE v.id = ?",
			disputed_fields, &disputed, DB_VALUES(db_int(vacancy_id)));
	stops_r->court = disputed.court;
	stops_r->dispute = disputed.dispute;
	return outcome;
}

bool notice_free(const struct notice_stops *stops)
{
	return !stops->untold && !stops->returned && !stops->runs && !stops->court
		&& !stops->dispute;
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
static enum outcome notices_hold(
	struct db *db, struct pool *pool, const struct process_question *question)
{
	struct db_rows *rows = NULL;

	if (!question->moving)
		return OK;
	return db_rows(db, pool,
		"SELECT n.id FROM passed_over n LEFT JOIN mail_outbox m ON m.id = n.mail_id"
		" WHERE n.vacancy_id = (SELECT vacancy_id FROM application WHERE id = ?)"
		" FOR UPDATE",
		DB_VALUES(db_int(question->id)), &rows);
}

static const char *list_path(struct pool *pool, const struct lock_facts *facts)
{
	return pool_printf(pool, "/vakanzen/%s/mitteilung", facts->vacancy_number);
}

/* words: problem.notice_untold problem.notice_came_back problem.notice_waits */
enum outcome notice_guard(struct db *db, struct pool *pool, const struct principal *who,
	const struct process_question *question, struct process_stops *stops)
{
	const struct lock_facts *facts = NULL;
	struct notice_stops found;
	enum outcome outcome = notices_hold(db, pool, question);

	(void)who;
	if (!outcome)
		outcome = lock_facts(db, pool, question, &facts);
	if (!outcome)
		outcome = people_count(db, pool, facts->vacancy_id, question->id, &found);
	if (outcome)
		return outcome;
	if (found.untold)
		process_stop_add(stops, "waiting", "notice_untold", list_path(pool, facts));
	if (found.returned)
		process_stop_add(stops, "waiting", "notice_came_back", list_path(pool, facts));
	if (found.runs)
		process_stop_add(stops, "waiting", "notice_waits", list_path(pool, facts));
	return OK;
}

/* And whoever takes the vacancy into a dispute. */
static enum outcome courts_hold(
	struct db *db, struct pool *pool, const struct process_question *question)
{
	struct db_rows *rows = NULL;

	if (!question->moving)
		return OK;
	return db_rows(db, pool,
		"SELECT v.id FROM vacancy v LEFT JOIN court_application c ON c.vacancy_id = v.id"
		" WHERE v.id = (SELECT vacancy_id FROM application WHERE id = ?) FOR UPDATE",
		DB_VALUES(db_int(question->id)), &rows);
}

/* words: problem.notice_court problem.vacancy_disputed */
enum outcome court_guard(struct db *db, struct pool *pool, const struct principal *who,
	const struct process_question *question, struct process_stops *stops)
{
	const struct lock_facts *facts = NULL;
	enum outcome outcome = courts_hold(db, pool, question);

	(void)who;
	if (!outcome)
		outcome = lock_facts(db, pool, question, &facts);
	if (!outcome && facts->courts)
		process_stop_add(stops, "court", "notice_court", list_path(pool, facts));
	if (!outcome && facts->dispute)
		process_stop_add(stops, "court", "vacancy_disputed", list_path(pool, facts));
	return outcome;
}

static enum standing_state notices_state(const struct notice_stops *stops)
{
	return stops->untold || stops->returned ? STANDING_STOPS
		: stops->runs                   ? STANDING_WAITS
		: stops->told                   ? STANDING_DONE
						: STANDING_NONE;
}

/* Of the vacancy itself, decided or not. */
static enum outcome dispute_standing(
	struct db *db, struct pool *pool, int64_t vacancy_id, struct standing *standing)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool,
		"SELECT number FROM vacancy WHERE id = ? AND status = 'rechtsstreit'",
		DB_VALUES(db_int(vacancy_id)), &rows);

	if (!outcome && rows->count)
		standing_add(standing,
			(struct standing_item){.code = "dispute",
				.state = STANDING_STOPS,
				.whom = "RECRUITER",
				.law = "LAW-41",
				.path = pool_printf(pool,
					"/vakanzen/%s/schritt/rechtsstreit_beendet",
					db_text(rows, 0, "number"))});
	return outcome;
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

/* words: standing.notices standing.court standing.dispute */
enum outcome notified_standing(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, bool marks, struct standing *standing)
{
	struct decision decision;
	struct notice_stops stops = {0};
	const char *path = NULL;
	int64_t court = 0;
	enum outcome outcome = notice_path(db, pool, vacancy_id, &path);

	(void)marks;
	if (!outcome)
		outcome = dispute_standing(db, pool, vacancy_id, standing);
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
