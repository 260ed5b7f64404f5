/* Letters that staff write: keeping the text. */
#include "base/buf.h"
#include "base/clock.h"
#include "base/text.h"
#include "letter/attached.h"
#include "letter/written.h"
#include "mail/letter_check.h"

static const struct db_field written_fields[] = {
	DB_FIELD(struct written, bulk_id),
	DB_FIELD_AS(struct written, template, "template"),
	DB_FIELD(struct written, subject_de),
	DB_FIELD(struct written, body_de),
	DB_FIELD(struct written, subject_en),
	DB_FIELD(struct written, body_en),
	DB_FIELD(struct written, last_day),
	DB_FIELD(struct written, last_days),
	DB_FIELD(struct written, points),
	DB_FIELD(struct written, send),
	DB_FIELD(struct written, due_at),
	DB_FIELD(struct written, guard),
};

enum outcome written_get(
	struct db *db, struct pool *pool, int64_t bulk_id, struct written *written_r)
{
	return db_struct(db, pool,
		"SELECT bulk_id, template, subject_de, body_de, subject_en, body_en, last_day,"
		" IFNULL(last_days, 0) AS last_days, points, send, due_at, guard"
		" FROM written_letter WHERE bulk_id = ? AND body_de IS NOT NULL",
		written_fields, written_r, DB_VALUES(db_int(bulk_id)));
}

const char *written_texts(struct pool *pool, const struct written *written)
{
	const char *texts[] = {
		written->subject_de, written->body_de, written->subject_en, written->body_en};
	struct buf buf;

	buf_init(&buf, pool);
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
		if (texts[i])
			buf_printf(&buf, "%s\n", texts[i]);
	return buf.data;
}

/* The text of one language; *known: what both may use. */
static void text_check(struct pool *pool, const struct letter_known *known, const char *subject,
	const char *body, bool english, struct problems *problems)
{
	/* the answers are the problems */
	(void)letter_check(
		pool, known, subject, true, english ? "subject_en" : "subject_de", problems);
	(void)letter_check(pool, known, pool_printf(pool, "%s\n", body), false,
		english ? "body_en" : "body_de", problems);
}

/* Does any of its texts name the last day? */
static bool names_last_day(struct pool *pool, const struct written *written)
{
	const char *names[WRITTEN_USES];
	size_t count = letter_uses(pool, written_texts(pool, written), names, WRITTEN_USES);

	for (size_t i = 0; i < count; i++)
		if (text_equal(names[i], "last_day"))
			return true;
	return false;
}

/* A last day is not over on the day the letter goes; it is a day, or counted from there. */
static void last_day_check(
	struct pool *pool, const struct written *written, struct problems *problems)
{
	const char *goes = text_equal(written->send, "time") && written->due_at
		? clock_day(pool, clock_from_sql(written->due_at))
		: clock_today(pool);

	if (written->last_day && written->last_days)
		problem_add(problems, "last_days", "letter_last_both");
	else if (written->last_day && day_number(written->last_day) < day_number(goes)
		&& names_last_day(pool, written))
		problem_add(problems, "last_day", "letter_last_day");
}

static void when_check(const struct written *written, struct problems *problems)
{
	if (text_equal(written->send, "time") && text_empty(written->due_at))
		problem_add(problems, "send_day", "required");
	else if (text_equal(written->send, "time")
		&& clock_from_sql(written->due_at) <= clock_now())
		problem_add(problems, "send_day", "letter_past");
	if (text_equal(written->send, "guard") && text_empty(written->guard))
		problem_add(problems, "guard", "required");
}

/* What a form offers, and nothing else: templates of letters that are written by hand, guards of
 * steps of applications. */
static enum outcome codes_check(
	struct db *db, const struct written *written, struct problems *problems)
{
	int64_t templates = 0, guards = 0;
	enum outcome outcome =
		db_get_int(db, "SELECT COUNT(*) FROM mail_template WHERE by_hand AND code = ?",
			DB_VALUES(db_str(written->template)), &templates);

	if (!outcome)
		outcome = db_get_int(db,
			"SELECT EXISTS (SELECT 1 FROM process_step_guard WHERE kind = ?"
			" AND guard = ?) OR EXISTS (SELECT 1 FROM process_lock WHERE kind = ?"
			" AND guard = ?)",
			DB_VALUES(db_int(OBJECT_APPLICATION), db_str(written->guard),
				db_int(OBJECT_APPLICATION), db_str(written->guard)),
			&guards);
	if (outcome)
		return outcome;
	if (!templates)
		problem_add(problems, "template", "choice");
	if (text_equal(written->send, "guard") && !text_empty(written->guard) && !guards)
		problem_add(problems, "guard", "choice");
	return OK;
}

enum outcome written_save(
	struct db *db, struct pool *pool, const struct written *written, struct problems *problems)
{
	bool english = !text_blank(written->subject_en) || !text_blank(written->body_en);
	bool names_day = names_last_day(pool, written);
	struct letter_known known = {0};

	letter_known_written(&known);
	text_check(pool, &known, written->subject_de, written->body_de, false, problems);
	if (english && (text_blank(written->subject_en) || text_blank(written->body_en)))
		problem_add(problems, text_blank(written->body_en) ? "body_en" : "subject_en",
			"letter_english");
	else if (english)
		text_check(pool, &known, written->subject_en, written->body_en, true, problems);
	when_check(written, problems);
	last_day_check(pool, written, problems);
	enum outcome outcome = codes_check(db, written, problems);
	if (outcome)
		return outcome;
	if (problems_any(problems))
		return INVALID;
	return db_exec(db,
		"INSERT INTO written_letter (bulk_id, template, subject_de, body_de, subject_en,"
		" body_en, last_day, last_days, points, send,"
		" due_at, guard)"
		" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE"
		" template = VALUES(template), subject_de = VALUES(subject_de),"
		" body_de = VALUES(body_de), subject_en = VALUES(subject_en),"
		" body_en = VALUES(body_en), last_day = VALUES(last_day),"
		" last_days = VALUES(last_days), points = VALUES(points),"
		" send = VALUES(send), due_at = VALUES(due_at), guard = VALUES(guard)",
		DB_VALUES(db_int(written->bulk_id), db_str(written->template),
			db_str(written->subject_de), db_str(written->body_de),
			db_str(english ? written->subject_en : NULL),
			db_str(english ? written->body_en : NULL),
			db_str(names_day ? written->last_day : NULL),
			db_id(names_day ? written->last_days : 0), db_str(written->points),
			db_str(written->send),
			db_str(text_equal(written->send, "time") ? written->due_at : NULL),
			db_str(text_equal(written->send, "guard") ? written->guard : NULL)),
		NULL);
}

enum outcome written_forget(struct db *db, int64_t bulk_id)
{
	enum outcome outcome = db_exec(db,
		"UPDATE written_letter SET subject_de = NULL, body_de = NULL, subject_en = NULL,"
		" body_en = NULL, points = NULL WHERE bulk_id = ?",
		DB_VALUES(db_int(bulk_id)), NULL);

	return outcome ? outcome : attached_over(db, bulk_id);
}
