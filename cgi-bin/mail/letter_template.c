/* Templates of letters: reading and saving their versions. */
#include "mail/letter_template.h"

#include <string.h>

#include "base/clock.h"
#include "base/text.h"
#include "history/history.h"
#include "mail/letter_check.h"
#include "mail/letter_private.h"

#define USES_MAX 80

struct template_row {
	const char *code, *audience;
	bool waits, about_application, by_hand, sent, own;
	int64_t version;
	const char *subject_de, *body_de, *subject_en, *body_en;
};

static const struct db_field template_fields[] = {
	DB_FIELD(struct template_row, code),
	DB_FIELD(struct template_row, audience),
	DB_FIELD(struct template_row, waits),
	DB_FIELD(struct template_row, about_application),
	DB_FIELD(struct template_row, by_hand),
	DB_FIELD(struct template_row, sent),
	DB_FIELD(struct template_row, own),
	DB_FIELD(struct template_row, version),
	DB_FIELD(struct template_row, subject_de),
	DB_FIELD(struct template_row, body_de),
	DB_FIELD(struct template_row, subject_en),
	DB_FIELD(struct template_row, body_en),
};

struct text_row {
	int64_t version;
	bool delivered;
	const char *subject, *body;
};

static const struct db_field text_fields[] = {
	DB_FIELD(struct text_row, version),
	DB_FIELD(struct text_row, delivered),
	DB_FIELD(struct text_row, subject),
	DB_FIELD(struct text_row, body),
};

enum outcome letter_sheet_now(struct db *db, struct pool *pool, const char *template,
	const char *lang, struct letter_sheet *sheet_r, int64_t *version_r)
{
	bool english = text_equal(lang, "en");
	struct text_row row = {.delivered = true};
	enum outcome outcome = db_struct(db, pool,
		"SELECT version, delivered, IF(?, subject_en, subject_de) AS subject,"
		" IF(?, body_en, body_de) AS body FROM letter_text WHERE template = ?"
		" ORDER BY version DESC LIMIT 1",
		text_fields, &row, DB_VALUES(db_bool(english), db_bool(english), db_str(template)));

	if (outcome && outcome != NOT_FOUND)
		return outcome;
	*version_r = row.delivered ? 0 : row.version;
	if (row.delivered)
		return letter_sheet_read(pool, template, lang, sheet_r);
	*sheet_r = (struct letter_sheet){row.subject, pool_printf(pool, "%s\n", row.body)};
	return OK;
}

/* The delivered text of both languages. */
static enum outcome text_delivered(
	struct pool *pool, const char *code, struct letter_template_text *text_r)
{
	struct letter_sheet de, en;
	enum outcome outcome = letter_sheet_read(pool, code, "de", &de);

	if (!outcome)
		outcome = letter_sheet_read(pool, code, "en", &en);
	if (outcome)
		return outcome;
	text_r->subject_de = de.head;
	text_r->body_de = text_trim(pool, de.body);
	text_r->subject_en = en.head;
	text_r->body_en = text_trim(pool, en.body);
	return OK;
}

enum outcome letter_templates(struct db *db, struct pool *pool, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT t.code, t.audience, t.waits, t.by_hand, t.sent,"
		" IFNULL(x.version, 0) AS version,"
		" x.delivered = 0 AS own, (SELECT COUNT(*) FROM process_step p"
		" WHERE p.mail = t.code) AS steps, x.created_at AS changed_at,"
		" CONCAT(s.first_name, ' ', s.surname) AS changed_by FROM mail_template t"
		" LEFT JOIN letter_text x ON x.template = t.code AND x.version ="
		" (SELECT MAX(y.version) FROM letter_text y WHERE y.template = t.code)"
		" LEFT JOIN staff_user s ON s.id = x.created_by"
		" ORDER BY t.audience, t.position, t.code",
		DB_NONE, rows_r);
}

enum outcome letter_templates_by_hand(struct db *db, struct pool *pool, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT code FROM mail_template WHERE by_hand ORDER BY position, code", DB_NONE,
		rows_r);
}

enum outcome letter_template_get(
	struct db *db, struct pool *pool, const char *code, struct letter_template *template_r)
{
	struct template_row row;
	enum outcome outcome = db_struct(db, pool,
		"SELECT t.code, t.audience, t.waits, t.about_application, t.by_hand, t.sent,"
		" IFNULL(x.delivered = 0, 0) AS own, IFNULL(x.version, 0) AS version,"
		" x.subject_de, x.body_de, x.subject_en, x.body_en FROM mail_template t"
		" LEFT JOIN letter_text x ON x.template = t.code"
		" WHERE t.code = ? ORDER BY x.version DESC LIMIT 1",
		template_fields, &row, DB_VALUES(db_str(code)));

	if (outcome)
		return outcome;
	*template_r = (struct letter_template){
		.code = row.code,
		.audience = row.audience,
		.waits = row.waits,
		.about_application = row.about_application,
		.by_hand = row.by_hand,
		.sent = row.sent,
		.own = row.own,
		.text = {row.subject_de, row.body_de, row.subject_en, row.body_en, row.version},
	};
	return row.own ? OK : text_delivered(pool, row.code, &template_r->text);
}

struct version_row {
	bool delivered;
	struct letter_template_text text;
};

static const struct db_field version_fields[] = {
	DB_FIELD(struct version_row, delivered),
	DB_FIELD_AS(struct version_row, text.version, "version"),
	DB_FIELD_AS(struct version_row, text.subject_de, "subject_de"),
	DB_FIELD_AS(struct version_row, text.body_de, "body_de"),
	DB_FIELD_AS(struct version_row, text.subject_en, "subject_en"),
	DB_FIELD_AS(struct version_row, text.body_en, "body_en"),
};

enum outcome letter_template_version(struct db *db, struct pool *pool, const char *code,
	int64_t version, struct letter_template_text *text_r)
{
	struct version_row row = {.delivered = true};
	enum outcome outcome = OK;

	if (version)
		outcome = db_struct(db, pool,
			"SELECT delivered, version, subject_de, body_de, subject_en, body_en"
			" FROM letter_text WHERE template = ? AND version = ?",
			version_fields, &row, DB_VALUES(db_str(code), db_int(version)));
	*text_r = row.text;
	if (outcome || !row.delivered)
		return outcome;
	return text_delivered(pool, code, text_r);
}

enum outcome letter_template_versions(
	struct db *db, struct pool *pool, const char *code, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT x.version, x.delivered, x.created_at,"
		" CONCAT(s.first_name, ' ', s.surname) AS created_by FROM letter_text x"
		" JOIN staff_user s ON s.id = x.created_by WHERE x.template = ?"
		" ORDER BY x.version DESC LIMIT ?",
		DB_VALUES(db_str(code), db_int(LETTER_VERSIONS + 1)), rows_r);
}

enum outcome letter_template_steps(
	struct db *db, struct pool *pool, const char *code, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT kind, from_status, to_status FROM process_step WHERE mail = ?"
		" ORDER BY kind, from_status, to_status",
		DB_VALUES(db_str(code)), rows_r);
}

static bool uses(struct pool *pool, const char *text, const char *name)
{
	const char *names[USES_MAX];
	size_t count = letter_uses(pool, text, names, USES_MAX);

	for (size_t i = 0; i < count; i++)
		if (text_equal(names[i], name))
			return true;
	return false;
}

/* A letter that is sent for a link or a password has it. */
static void needs_check(struct pool *pool, const char *delivered, const char *body,
	const char *field, struct problems *problems)
{
	static const char *const needed[] = {"token", "password"};

	for (size_t i = 0; i < sizeof(needed) / sizeof(needed[0]); i++)
		if (uses(pool, delivered, needed[i]) && !uses(pool, body, needed[i]))
			problem_add_of(problems, field, "letter_needed", needed[i]);
}

enum outcome letter_template_check(struct pool *pool, const struct letter_template *template,
	const struct letter_template_text *text, struct problems *problems)
{
	struct letter_template_text delivered;
	struct letter_known known;
	enum outcome outcome =
		letter_known(pool, template->code, template->about_application, &known);
	const struct {
		const char *field, *text;
		bool subject;
	} parts[] = {
		{"subject_de", text->subject_de, true},
		{"body_de", text->body_de, false},
		{"subject_en", text->subject_en, true},
		{"body_en", text->body_en, false},
	};

	if (!outcome)
		outcome = text_delivered(pool, template->code, &delivered);
	if (outcome)
		return outcome;
	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		/* a mark on the last line has its line end, too */
		const char *whole =
			parts[i].subject ? parts[i].text : pool_printf(pool, "%s\n", parts[i].text);

		/* the answer is the problem */
		(void)letter_check(pool, &known, whole, parts[i].subject, parts[i].field, problems);
	}
	needs_check(pool, delivered.body_de, text->body_de, "body_de", problems);
	needs_check(pool, delivered.body_en, text->body_en, "body_en", problems);
	return problems_any(problems) ? INVALID : OK;
}

static enum outcome version_add(struct db *db, struct pool *pool, const struct principal *who,
	const char *code, const struct letter_template_text *text, bool delivered,
	struct problems *problems)
{
	enum outcome outcome = db_exec(db,
		"INSERT INTO letter_text (template, version, delivered, subject_de, body_de,"
		" subject_en, body_en, created_at, created_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
		DB_VALUES(db_str(code), db_int(text->version + 1), db_bool(delivered),
			db_str(text->subject_de), db_str(text->body_de), db_str(text->subject_en),
			db_str(text->body_en), db_str(clock_sql(pool, clock_now())),
			db_int(who->id)),
		NULL);

	if (outcome == CONFLICT)
		problem_add(problems, "", "changed_meanwhile");
	return outcome ? outcome
		       : audit_add(db, who, OBJECT_NONE, 0,
			       delivered ? "letter_text_reset" : "letter_text_saved",
			       pool_printf(pool, "%s %lld", code, (long long)text->version + 1));
}

static bool text_same(
	const struct letter_template_text *one, const struct letter_template_text *other)
{
	return text_equal(one->subject_de, other->subject_de)
		&& text_equal(one->body_de, other->body_de)
		&& text_equal(one->subject_en, other->subject_en)
		&& text_equal(one->body_en, other->body_en);
}

enum outcome letter_template_save(struct db *db, struct pool *pool, const struct principal *who,
	const char *code, const struct letter_template_text *text, struct problems *problems)
{
	struct letter_template template;
	enum outcome outcome = letter_template_get(db, pool, code, &template);

	if (!outcome)
		outcome = letter_template_check(pool, &template, text, problems);
	if (outcome)
		return outcome;
	if (text_same(text, &template.text))
		return OK;
	return version_add(db, pool, who, template.code, text, false, problems);
}

enum outcome letter_template_reset(struct db *db, struct pool *pool, const struct principal *who,
	const char *code, int64_t version, struct problems *problems)
{
	const struct letter_template_text nothing = {.version = version};
	struct letter_template template;
	enum outcome outcome = letter_template_get(db, pool, code, &template);

	if (outcome || !template.own)
		return outcome;
	return version_add(db, pool, who, template.code, &nothing, true, problems);
}

enum outcome letter_own_address(
	struct db *db, struct pool *pool, const struct principal *who, const char **email_r)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool, "SELECT email FROM staff_user WHERE id = ?",
		DB_VALUES(db_int(who->id)), &rows);

	if (outcome || rows->count == 0)
		return outcome ? outcome : NOT_FOUND;
	*email_r = db_cell_text(rows, 0, 0);
	return OK;
}
