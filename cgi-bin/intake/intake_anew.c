/* Pictures that staff sent while such were kept as they came: made anew, once. */
#include <string.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/text.h"
#include "document/picture.h"
#include "intake/intake_private.h"
#include "store/stored_file.h"

#define TOGETHER 50 /* of one statement */
#define MAKE_MILLISECONDS 60000

struct anew {
	struct queue_turn *turn;
	const char *file_id, *purpose, *name, *mime;
	int64_t owner_kind, owner_id, row_id;
	uint8_t key[32];
	struct picture made;
	const char *made_id; /* in the store */
};

static const struct db_field anew_fields[] = {
	DB_FIELD(struct anew, file_id),
	DB_FIELD(struct anew, purpose),
	DB_FIELD(struct anew, name),
	DB_FIELD(struct anew, mime),
	DB_FIELD(struct anew, owner_kind),
	DB_FIELD(struct anew, owner_id),
	DB_FIELD(struct anew, row_id),
};

/* Those behind `after`; what is being checked just now is looked at later. */
static enum outcome portion_read(
	struct db *db, struct pool *pool, const char *after, struct anew **files_r, size_t *count_r)
{
	return db_structs(db, pool,
		"SELECT p.file_id, s.purpose, s.owner_kind, s.owner_id, p.row_id,"
		" COALESCE(m.name, a.file_name, d.name, l.name, 'bild') AS name,"
		" COALESCE(m.mime, a.file_mime, d.mime, l.mime, 'image/jpeg') AS mime"
		" FROM picture_anew p JOIN stored_file s ON s.file_id = p.file_id"
		" LEFT JOIN mobile_file m ON s.purpose = 'mobile' AND m.id = p.row_id"
		" LEFT JOIN agency_report a ON s.purpose = 'agency' AND a.id = p.row_id"
		" LEFT JOIN statement_decision d"
		" ON s.purpose = 'decision' AND d.statement_id = p.row_id"
		" LEFT JOIN letter_file l ON s.purpose = 'letter' AND l.id = p.row_id"
		" WHERE p.file_id > ? AND IFNULL(l.state, 'good') <> 'waits'"
		" AND NOT EXISTS (SELECT 1 FROM stored_check c"
		" WHERE c.file_id = p.file_id AND c.state = 'waits')"
		" ORDER BY p.file_id LIMIT ?",
		anew_fields, files_r, count_r, DB_VALUES(db_str(after), db_int(TOGETHER)));
}

static enum outcome anew_forget(struct db *db, const struct anew *anew)
{
	return db_exec(db, "DELETE FROM picture_anew WHERE file_id = ?",
		DB_VALUES(db_str(anew->file_id)), NULL);
}

static enum outcome forget_work(struct db *db, void *context)
{
	return anew_forget(db, context);
}

/* In the table of its purpose; nothing changes when the row is gone or names another. */
static enum outcome place_change(
	struct db *db, const char *purpose, const struct db_value values[5], int64_t *changed_r)
{
	if (text_equal(purpose, "mobile"))
		return db_exec(db,
			"UPDATE mobile_file SET file_id = ?, name = ?, mime = 'image/jpeg',"
			" size = ? WHERE id = ? AND file_id = ?",
			values, 5, changed_r);
	if (text_equal(purpose, "agency"))
		return db_exec(db,
			"UPDATE agency_report SET file_id = ?, file_name = ?,"
			" file_mime = 'image/jpeg', file_size = ? WHERE id = ? AND file_id = ?",
			values, 5, changed_r);
	if (text_equal(purpose, "decision"))
		return db_exec(db,
			"UPDATE statement_decision SET file_id = ?, name = ?, mime = 'image/jpeg',"
			" size = ? WHERE statement_id = ? AND file_id = ?",
			values, 5, changed_r);
	return db_exec(db,
		"UPDATE letter_file SET file_id = ?, name = ?, mime = 'image/jpeg', size = ?"
		" WHERE id = ? AND file_id = ?",
		values, 5, changed_r);
}

static enum outcome row_change(struct db *db, const struct anew *anew)
{
	const char *name = picture_made_name(anew->turn->pool, anew->name);
	const struct db_value values[] = {db_str(anew->made_id), db_str(name),
		db_int((int64_t)anew->made.length), db_int(anew->row_id), db_str(anew->file_id)};
	int64_t changed = 0;
	enum outcome outcome = place_change(db, anew->purpose, values, &changed);

	return outcome || changed ? outcome : NOT_FOUND;
}

/* What the scanner has said of what was sent holds for what was made of it. */
static enum outcome change_work(struct db *db, void *context)
{
	const struct anew *anew = context;
	int64_t kept = 0;
	enum outcome outcome = db_exec(db,
		"INSERT INTO stored_file (file_id, owner_kind, owner_id, purpose, scan, expires_at,"
		" created_at) SELECT ?, owner_kind, owner_id, purpose, scan, expires_at, ?"
		" FROM stored_file WHERE file_id = ?",
		DB_VALUES(db_str(anew->made_id), db_str(clock_sql(anew->turn->pool, clock_now())),
			db_str(anew->file_id)),
		&kept);

	if (!outcome && !kept)
		return NOT_FOUND;
	if (!outcome)
		outcome = row_change(db, anew);
	return outcome ? outcome : stored_file_remove(db, anew->file_id);
}

static enum outcome made_source(void *context, int64_t at, void *bytes_r, size_t length)
{
	const struct picture *made = context;

	memcpy(bytes_r, (const char *)made->bytes + at, length);
	return OK;
}

/* The sweep removes what was sent: whoever is just reading it reads it to its end. */
static enum outcome anew_keep(struct anew *anew)
{
	struct queue_turn *turn = anew->turn;
	uint8_t digest[32];
	enum outcome outcome = store_put(turn->pool, anew->key, made_source, &anew->made,
		(int64_t)anew->made.length, &anew->made_id, digest);

	if (!outcome)
		outcome = db_transaction(turn->db, change_work, anew);
	return outcome == NOT_FOUND ? db_transaction(turn->db, forget_work, anew) : outcome;
}

static enum outcome picture_read(struct anew *anew, enum picture_state *state_r)
{
	static const int64_t edges[] = {PICTURE_PAGE};
	struct queue_turn *turn = anew->turn;
	struct file_copy copy = {0};
	enum outcome outcome = intake_stored_key(
		turn->db, turn->pool, anew->purpose, anew->owner_kind, anew->owner_id, anew->key);

	*state_r = PICTURE_DAMAGED;
	if (!outcome)
		outcome = file_copy_whole(anew->file_id, anew->key, &copy);
	if (!outcome)
		outcome = picture_make(turn->pool, copy.bytes, copy.length, anew->mime, edges, 1,
			MAKE_MILLISECONDS, state_r, &anew->made);
	file_copy_end(&copy);
	return outcome == UNAVAILABLE ? outcome : OK;
}

static enum outcome anew_work(struct anew *anew)
{
	enum picture_state state;
	enum outcome outcome = picture_read(anew, &state);

	if (!outcome && state == PICTURE_GOOD) {
		outcome = anew_keep(anew);
	} else if (!outcome) {
		log_warn("intake", "picture_as_it_was=%s purpose=%s row=%lld", anew->file_id,
			anew->purpose, (long long)anew->row_id);
		outcome = db_transaction(anew->turn->db, forget_work, anew);
	}
	explicit_bzero(anew->key, sizeof(anew->key));
	return outcome;
}

/* After every file its lease is made anew, and what was made is given back. */
static enum outcome files_work(struct queue_turn *turn, int64_t *done)
{
	struct pool *pool = pool_new(), *last = pool_new();
	const char *after = "";
	struct anew *files = NULL;
	size_t count = 0;
	enum outcome outcome;

	do {
		pool_clear(pool);
		outcome = portion_read(turn->db, pool, after, &files, &count);
		for (size_t i = 0; !outcome && i < count; i++) {
			struct queue_turn one = *turn;

			one.pool = pool_new();
			files[i].turn = &one;
			outcome = turn->ending() ? CONFLICT : anew_work(&files[i]);
			pool_free(&one.pool);
			if (!outcome)
				outcome = queue_progress(turn, ++*done, 0);
		}
		if (!outcome && count) {
			pool_clear(last);
			after = pool_strdup(last, files[count - 1].file_id);
		}
	} while (!outcome && count);
	pool_free(&pool);
	pool_free(&last);
	return outcome;
}

struct asking {
	struct pool *pool;
	int64_t after, last, count;
};

static enum outcome ask_work(struct db *db, void *context)
{
	struct asking *asking = context;

	return intake_pictures(db, asking->pool, asking->after, &asking->last, &asking->count);
}

static enum outcome attachments_ask(struct queue_turn *turn, int64_t *done)
{
	struct asking asking = {.pool = turn->pool};
	enum outcome outcome;

	do {
		asking.after = asking.last;
		outcome = turn->ending() ? CONFLICT : db_transaction(turn->db, ask_work, &asking);
		if (!outcome)
			outcome = queue_progress(turn, ++*done, 0);
	} while (!outcome && asking.last);
	return outcome;
}

/* What was being checked is left, and tried once more. */
static enum outcome pictures_work(struct queue_turn *turn)
{
	int64_t done = 0, left = 0;
	enum outcome outcome = files_work(turn, &done);

	if (!outcome)
		outcome = attachments_ask(turn, &done);
	if (!outcome)
		outcome = db_get_int(turn->db, "SELECT COUNT(*) FROM picture_anew", DB_NONE, &left);
	return outcome ? outcome : left ? UNAVAILABLE : OK;
}

const struct queue_kind pictures_anew_kind = {.code = "pictures_anew", .work = pictures_work};
