/* The demo's letters to applicants. */
#include "demo/demo_letters.h"

#include "base/clock.h"
#include "base/log.h"
#include "bulk/bulk.h"
#include "document/paper.h"
#include "letter/attached.h"
#include "letter/written.h"
#include "mail/letter_insert.h"
#include "store/file_copy.h"

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
		"Mit freundlichen Grüßen\n\n{baustein signature}",
		"Zeugnis über den Studienabschluss", "now", false},
	{"letter", "So geht es weiter mit Ihrer Bewerbung {number}",
		"Guten Tag {name},\n\nin der nächsten Woche entscheiden wir über die Gespräche für"
		" {title}.\n\n[Stand der Bewerbung ansehen](<{status_url}>)\n\n"
		"Mit freundlichen Grüßen\n\n{baustein signature}",
		NULL, "time", false},
	{"letter", "Zu Ihrer Bewerbung {number}",
		"{wenn salutation}\nGuten Tag {salutation} {surname},\n{sonst}\nGuten Tag {name},\n"
		"{ende}\n\nIhre Bewerbung auf die Stelle {title} ist bei uns angekommen. Über die"
		" Gespräche entscheiden wir in der nächsten Woche.\n\n"
		"Mit freundlichen Grüßen\n\n{baustein signature}",
		NULL, "now", true},
};

#define LETTERS (sizeof(letters) / sizeof(letters[0]))

struct writing {
	const struct demo_org *org;
	struct principal who;
};

/* What authorities say in their letters. */
static const struct letter_insert inserts[] = {
	{.kind = "signature",
		.text_de = "{authority}\nIhre Bewerbungsstelle",
		.text_en = "{authority}\nYour applications office"},
	{.kind = "visit",
		.text_de = "Sie erreichen uns Montag bis Freitag von 9 bis 15 Uhr: {contact}",
		.text_en = "You can reach us Monday to Friday from 9 a.m. to 3 p.m.: {contact}"},
	{.kind = "signature",
		.unit = "BSW",
		.text_de = "Im Auftrag\nIhr Team Personalgewinnung Schule\n{authority}",
		.text_en = "On behalf of\n{authority}\nYour school recruitment team"},
};

static enum outcome inserts_work(struct db *db, void *context)
{
	const struct demo_org *org = context;
	struct problems problems = {0};
	enum outcome outcome = OK;

	for (size_t i = 0; !outcome && i < sizeof(inserts) / sizeof(inserts[0]); i++)
		outcome = letter_insert_add(db, org->pool, org->admin, &inserts[i], &problems);
	if (outcome && outcome != UNAVAILABLE)
		log_error("demo_data", "what=insert outcome=%d field=%s problem=%s", (int)outcome,
			problems.items[0].field, problems.items[0].reason);
	return outcome;
}

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

/* What is attached to a letter: two of the house's leaflets. */
static const struct {
	const char *name, *title, *text;
} leaflets[] = {
	{"Hinweise zu Zeugnissen.pdf", "Hinweise zu Zeugnissen",
		"Reichen Sie Zeugnisse als PDF ein. Ein Foto genügt, wenn alles lesbar ist.\n\n"
		"Zu einem Zeugnis in einer anderen Sprache brauchen wir eine Übersetzung."},
	{"Wegbeschreibung.pdf", "So finden Sie uns",
		"Mit der U-Bahn bis Rathaus, dann drei Minuten zu Fuß. Der Eingang ist stufenlos."},
};

static enum outcome leaflet_draw(void *context, struct paper *paper)
{
	size_t n = *(const size_t *)context;

	paper_heading(paper, 1, leaflets[n].title);
	paper_text(paper, leaflets[n].text);
	return OK;
}

static enum outcome leaflet_add(struct db *db, const struct writing *writing,
	const struct attached *letter, size_t n, struct problems *problems)
{
	struct pool *pool = writing->org->pool;
	const struct paper_look look = {.title = leaflets[n].title,
		.lang = "de",
		.sender = "Freie Stadt Nordhafen",
		.letter = true};
	struct paper_done done;
	enum outcome outcome = paper_make(pool, &look, leaflet_draw, &n, &done);
	struct file_copy copy = {
		.bytes = (uint8_t *)done.bytes, .length = done.length, .filled = done.length};
	const struct attachment_file file = {.name = leaflets[n].name,
		.mime = "application/pdf",
		.size = (int64_t)done.length,
		.pdf = PDF_GOOD};

	return outcome ? outcome
		       : attached_add(db, pool, &writing->who, letter, &file, file_copy_source,
			       &copy, problems);
}

/* A letter with documents, written as its page does; the queue sends it. */
static enum outcome attached_letter_add(
	struct db *db, const struct writing *writing, int64_t application)
{
	struct pool *pool = writing->org->pool;
	struct written written = {
		.template = "letter",
		.subject_de = "Unterlagen zu Ihrer Bewerbung {number}",
		.body_de = "Guten Tag {name},\n\nanbei erhalten Sie unsere Hinweise zu Zeugnissen"
			   " und den Weg zu uns. Bitte melden Sie sich bis zum {last_day}.\n\n"
			   "[Stand der Bewerbung ansehen](<{status_url}>)\n\n"
			   "{baustein visit}\n\nMit freundlichen Grüßen\n\n{baustein signature}",
		.last_days = 2 * WEEK,
		.send = "now",
	};
	struct attached letter = {.application_id = application};
	struct problems problems = {0};
	struct bulk bulk;
	enum outcome outcome =
		bulk_begin(db, pool, &writing->who, &application, 1, &problems, &written.bulk_id);

	letter.bulk_id = written.bulk_id;
	if (!outcome)
		outcome = bulk_get(db, pool, &writing->who, written.bulk_id, &bulk);
	if (!outcome)
		outcome =
			bulk_say_letter(db, pool, &writing->who, bulk.version, &written, &problems);
	for (size_t i = 0; !outcome && i < sizeof(leaflets) / sizeof(leaflets[0]); i++)
		outcome = leaflet_add(db, writing, &letter, i, &problems);
	if (!outcome)
		outcome = bulk_get(db, pool, &writing->who, written.bulk_id, &bulk);
	if (!outcome)
		outcome = bulk_start(db, pool, &writing->who, bulk.id, bulk.version, &problems);
	if (outcome && outcome != UNAVAILABLE)
		log_error("demo_data", "what=attached outcome=%d field=%s problem=%s", (int)outcome,
			problems.items[0].field, problems.items[0].reason);
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
				db_int((int64_t)LETTERS + 1)),
			&rows);
	if (outcome || rows->count <= LETTERS)
		return outcome;
	for (size_t i = 0; !outcome && i < LETTERS; i++)
		outcome = letter_add(
			db, writing, i, db_number(rows, i, "id"), db_number(rows, i, "version"));
	return outcome ? outcome : attached_letter_add(db, writing, db_number(rows, LETTERS, "id"));
}

enum outcome demo_letters_add(const struct demo_org *org)
{
	struct writing writing = {.org = org};
	int64_t there = 0, said = 0;
	enum outcome outcome = db_get_int(org->db,
		"SELECT COUNT(*) FROM mail_outbox WHERE writer_id IS NOT NULL"
		" AND template = 'letter'",
		DB_NONE, &there);

	if (!outcome && !there)
		outcome = db_get_int(org->db, "SELECT COUNT(*) FROM letter_insert", DB_NONE, &said);
	if (!outcome && !there && !said)
		outcome = db_transaction(org->db, inserts_work, (void *)org);
	return outcome || there ? outcome : db_transaction(org->db, letters_work, &writing);
}
