/* Comments on versions of a comparison. */
#include "comparison/comment.h"

#include "base/clock.h"
#include "base/text.h"
#include "comparison/comparison_private.h"
#include "comparison/version.h"
#include "history/history.h"
#include "store/store.h"

#define COMMENT_PLACE "comparison-comment"

static const struct db_field comment_fields[] = {
	DB_FIELD(struct comparison_comment, id),
	DB_FIELD(struct comparison_comment, name),
	DB_FIELD(struct comparison_comment, number),
	DB_FIELD(struct comparison_comment, text),
	DB_FIELD(struct comparison_comment, created_at),
	DB_FIELD(struct comparison_comment, wrapped),
	DB_FIELD(struct comparison_comment, text_sealed),
	DB_FIELD(struct comparison_comment, application_id),
};

/* Of the application of this number in the version: *id_r, 0 where none is named. */
static enum outcome about_find(struct db *db, const struct principal *who, int64_t version_id,
	const char *number, struct problems *problems, int64_t *id_r)
{
	enum outcome outcome;

	*id_r = 0;
	if (text_empty(number))
		return OK;
	outcome = db_get_int(db,
		"SELECT a.id FROM comparison_part t JOIN application a ON a.id = t.application_id"
		" WHERE t.version_id = ? AND a.number = ? AND " ACCESS_SEES_APPLICATION("a"),
		DB_VALUES(
			db_int(version_id), db_str(number), ACCESS_BIND(who, RIGHT_CANDIDATE_READ)),
		id_r);
	if (outcome != NOT_FOUND)
		return outcome;
	problem_add(problems, "about", "comment_about");
	return INVALID;
}

static enum outcome comment_write(struct db *db, struct pool *pool, const struct principal *who,
	int64_t version_id, int64_t application_id, const char *text)
{
	struct db_value sealed = db_null();

	if (application_id) {
		uint8_t key[32];
		size_t length = 0;
		enum outcome outcome = store_key(db, OBJECT_APPLICATION, application_id, key);
		const void *bytes;

		if (outcome)
			return outcome;
		bytes = store_seal(pool, key, COMMENT_PLACE, text, &length);
		sealed = db_bytes(bytes, length);
	}
	return db_exec(db,
		"INSERT INTO comparison_comment (version_id, application_id, staff_user_id, text,"
		" text_sealed, created_at) VALUES (?, ?, ?, ?, ?, ?)",
		DB_VALUES(db_int(version_id), db_id(application_id), db_int(who->id),
			application_id ? db_null() : db_str(text), sealed,
			db_str(clock_sql(pool, clock_now()))),
		NULL);
}

enum outcome comparison_comment_add(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, const char *number, const char *text, struct problems *problems)
{
	struct comparison_version version;
	int64_t about = 0;
	enum outcome outcome = comparison_hold(db, pool, vacancy_id, problems);

	if (!outcome)
		outcome = comparison_version_get(db, pool, vacancy_id, 0, &version);
	if (outcome == NOT_FOUND) {
		problem_add(problems, "", "comment_unsent");
		return INVALID;
	}
	if (!outcome && text_blank(text)) {
		problem_add(problems, "text", "required");
		return INVALID;
	}
	if (!outcome)
		outcome = about_find(db, who, version.id, number, problems, &about);
	if (!outcome)
		outcome = comment_write(db, pool, who, version.id, about, text);
	return outcome
		? outcome
		: history_add(db, who, OBJECT_VACANCY, vacancy_id, "comparison_commented", NULL);
}

enum outcome comparison_comments(struct db *db, struct pool *pool, const struct principal *who,
	int64_t version_id, struct comparison_comment **comments_r, size_t *count_r)
{
	enum outcome outcome = db_structs(db, pool,
		"SELECT m.id, IF(s.status = 'deleted', NULL, CONCAT(s.first_name, ' ',"
		" s.surname)) AS name, a.number, m.text, m.created_at, k.wrapped, m.text_sealed,"
		" COALESCE(m.application_id, 0) AS application_id FROM comparison_comment m"
		" JOIN staff_user s ON s.id = m.staff_user_id"
		" LEFT JOIN application a ON a.id = m.application_id"
		" LEFT JOIN bms_keys.application_key k ON k.object_id = a.id"
		" WHERE m.version_id = ? AND (m.application_id IS NULL OR"
		" " ACCESS_SEES_APPLICATION("a") ") ORDER BY m.id LIMIT ?",
		comment_fields, comments_r, count_r,
		DB_VALUES(db_int(version_id), ACCESS_BIND(who, RIGHT_CANDIDATE_READ),
			db_int(COMPARISON_COMMENTS)));

	for (size_t i = 0; !outcome && i < *count_r; i++) {
		struct comparison_comment *comment = &(*comments_r)[i];
		uint8_t key[32];

		if (!comment->text_sealed.bytes || !comment->wrapped.bytes)
			continue;
		outcome = store_key_open(
			OBJECT_APPLICATION, comment->application_id, &comment->wrapped, key);
		if (!outcome)
			comment->text = store_unseal(pool, key, COMMENT_PLACE,
				comment->text_sealed.bytes, comment->text_sealed.length);
	}
	return outcome;
}

enum outcome comparison_comment_subjects(struct db *db, struct pool *pool,
	const struct principal *who, int64_t version_id, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT a.number, CONCAT(p.surname, ', ', p.first_name) AS name"
		" FROM comparison_part t JOIN application a ON a.id = t.application_id"
		" JOIN applicant p ON p.id = a.applicant_id WHERE t.version_id = ?"
		" AND " ACCESS_SEES_APPLICATION("a") " ORDER BY p.surname, p.first_name, a.id",
		DB_VALUES(db_int(version_id), ACCESS_BIND(who, RIGHT_CANDIDATE_READ)), rows_r);
}
