/* The demo's letters to applicants. */
#include "demo/demo_letters.h"

#include "base/clock.h"
#include "base/log.h"
#include "letter/written.h"

#define WRITES "amira.yildiz"
#define WEEK 7

/* The texts, in the order of the applications they go to. */
static const struct {
	const char *template, *subject, *body, *points, *send;
	bool print;
} letters[] = {
	{"documents_missing", "Zu Ihrer Bewerbung {number} fehlt ein Zeugnis",
		"Guten Tag {name},\n\nvielen Dank für Ihre Bewerbung. Wir brauchen noch:\n\n"
		"{each lines}\n- {line}\n{end}\n\nBitte reichen Sie das bis zum {last_day} ein.\n\n"
		"[Unterlagen einreichen](<{status_url}>)\n\n"
		"Mit freundlichen Grüßen\n\n{authority}",
		"Zeugnis über den Studienabschluss", "now", false},
	{"letter", "So geht es weiter mit Ihrer Bewerbung {number}",
		"Guten Tag {name},\n\nin der nächsten Woche entscheiden wir über die Gespräche für"
		" {title}.\n\n[Stand der Bewerbung ansehen](<{status_url}>)\n\n"
		"Mit freundlichen Grüßen\n\n{authority}",
		NULL, "time", false},
	{"letter", "Zu Ihrer Bewerbung {number}",
		"{wenn salutation}\nGuten Tag {salutation} {surname},\n{sonst}\nGuten Tag {name},\n"
		"{ende}\n\nIhre Bewerbung auf die Stelle {title} ist bei uns angekommen. Über die"
		" Gespräche entscheiden wir in der nächsten Woche.\n\n"
		"Mit freundlichen Grüßen\n\n{authority}",
		NULL, "now", true},
};

#define LETTERS (sizeof(letters) / sizeof(letters[0]))

struct writing {
	const struct demo_org *org;
	struct principal who;
};

/* Somebody who has handed in on paper has no address. */
static enum outcome address_remove(struct db *db, int64_t application_id)
{
	return db_exec(db,
		"UPDATE applicant p JOIN application a ON a.applicant_id = p.id SET p.email = ''"
		" WHERE a.id = ?",
		DB_VALUES(db_int(application_id)), NULL);
}

static enum outcome letter_add(struct db *db, const struct writing *writing, size_t n,
	int64_t application, int64_t version)
{
	struct pool *pool = writing->org->pool;
	const char *due = day_add(pool, clock_today(pool), WEEK);
	const struct written written = {
		.template = letters[n].template,
		.subject_de = letters[n].subject,
		.body_de = letters[n].body,
		.points = letters[n].points,
		.last_day = due,
		.send = letters[n].send,
		.due_at = letters[n].send[0] == 't' ? clock_sql(pool, day_start(due)) : NULL,
	};
	const char *reason = NULL;
	enum outcome outcome = letters[n].print ? address_remove(db, application) : OK;

	if (!outcome)
		outcome = written_queue(
			db, pool, &writing->who, &written, application, version, &reason);
	if (outcome && outcome != UNAVAILABLE)
		log_error("demo_data", "what=letter outcome=%d reason=%s", (int)outcome,
			reason ? reason : "");
	return outcome;
}

static enum outcome letters_work(struct db *db, void *context)
{
	struct writing *writing = context;
	struct db_rows *rows = NULL;
	enum outcome outcome;

	writing->who = *demo_person(writing->org, WRITES);
	outcome = access_load(db, writing->org->pool, &writing->who);
	if (!outcome)
		outcome = db_rows(db, writing->org->pool,
			"SELECT DISTINCT a.id, a.version FROM application a"
			" JOIN application_status t ON t.code = a.status AND t.counts AND t.active"
			" JOIN vacancy_reach r ON r.vacancy_id = a.vacancy_id AND r.role_id = ?"
			" JOIN staff_subject s ON s.subject_kind = r.subject_kind"
			" AND s.subject_id = r.subject_id JOIN applicant p ON p.id = a.applicant_id"
			" WHERE s.staff_user_id = ? AND p.email <> '' AND NOT EXISTS (SELECT 1"
			" FROM application o JOIN applicant q ON q.id = o.applicant_id"
			" WHERE q.email = p.email AND o.id <> a.id) ORDER BY a.id DESC LIMIT ?",
			DB_VALUES(db_int(ROLE_RECRUITER), db_int(writing->who.id),
				db_int((int64_t)LETTERS)),
			&rows);
	for (size_t i = 0; !outcome && i < LETTERS && rows->count == LETTERS; i++)
		outcome = letter_add(
			db, writing, i, db_number(rows, i, "id"), db_number(rows, i, "version"));
	return outcome;
}

enum outcome demo_letters_add(const struct demo_org *org)
{
	struct writing writing = {.org = org};
	int64_t there = 0;
	enum outcome outcome = db_get_int(org->db,
		"SELECT COUNT(*) FROM mail_outbox WHERE writer_id IS NOT NULL", DB_NONE, &there);

	return outcome || there ? outcome : db_transaction(org->db, letters_work, &writing);
}
