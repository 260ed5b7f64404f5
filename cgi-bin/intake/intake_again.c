/* Files that came before there was a scanner: it looks at them afterwards. */
#include <string.h>

#include "application/attachment_wait.h"
#include "base/log.h"
#include "base/text.h"
#include "intake/intake_private.h"
#include "letter/attached.h"
#include "scan/scan.h"
#include "store/store.h"
#include "store/stored_check.h"

#define TOGETHER 50 /* of one statement */

/* What people send; lists and small pictures are made by the house. */
static const char *const purposes[] = {
	"attachment", "folder", "mobile", "agency", "decision", "letter"};

/* A file that is shown and that it has not seen. */
struct unseen {
	struct queue_turn *turn;
	const char *file_id, *purpose;
	int64_t owner_kind, owner_id;
	struct intake_answer answer;
};

static const struct db_field unseen_fields[] = {
	DB_FIELD(struct unseen, file_id),
	DB_FIELD(struct unseen, owner_kind),
	DB_FIELD(struct unseen, owner_id),
	DB_FIELD(struct unseen, purpose),
};

static enum outcome seen_work(struct db *db, void *context)
{
	const struct unseen *unseen = context;
	enum outcome outcome = stored_seen(db, unseen->file_id);

	return outcome ? outcome : intake_note(db, unseen->turn->pool, &unseen->answer);
}

/* As if it had just come: nobody is shown it any more, and the queue finds what this has found. */
static enum outcome wait_work(struct db *db, void *context)
{
	const struct unseen *unseen = context;

	if (text_equal(unseen->purpose, "attachment"))
		return attachment_scan_again(db, unseen->turn->pool, unseen->file_id);
	if (text_equal(unseen->purpose, "letter"))
		return attached_check_again(db, unseen->turn->pool, unseen->owner_id);
	return stored_check_begin(db, unseen->turn->pool, unseen->file_id, unseen->purpose);
}

static enum outcome fail_work(struct db *db, void *context)
{
	const struct unseen *unseen = context;

	return intake_note(db, unseen->turn->pool, &unseen->answer);
}

static enum outcome answer_keep(struct unseen *unseen)
{
	struct db *db = unseen->turn->db;
	enum outcome outcome = OK;

	if (unseen->answer.found)
		return db_transaction(db, wait_work, unseen);
	if (!unseen->answer.why)
		return db_transaction(db, seen_work, unseen);
	if (text_equal(unseen->answer.why, "size"))
		return OK;
	if (unseen->answer.asked)
		outcome = db_transaction(db, fail_work, unseen);
	return outcome ? outcome : UNAVAILABLE;
}

enum outcome intake_stored_key(struct db *db, struct pool *pool, const char *purpose,
	int64_t owner_kind, int64_t owner_id, uint8_t key_r[32])
{
	enum outcome outcome = store_key(db, (enum object_kind)owner_kind, owner_id, key_r);

	return outcome == GONE && text_equal(purpose, "letter")
		? attached_key(db, pool, owner_id, key_r)
		: outcome;
}

/* What cannot be opened any more is shown to nobody either. */
static enum outcome unseen_ask(struct unseen *unseen)
{
	struct file_copy copy = {0};
	uint8_t key[32];
	enum outcome outcome = intake_stored_key(unseen->turn->db, unseen->turn->pool,
		unseen->purpose, unseen->owner_kind, unseen->owner_id, key);

	if (!outcome)
		outcome = file_copy_whole(unseen->file_id, key, &copy);
	if (!outcome)
		outcome = intake_ask(unseen->turn, copy.bytes, copy.length, &unseen->answer);
	file_copy_end(&copy);
	explicit_bzero(key, sizeof(key));
	if (outcome)
		return outcome == UNAVAILABLE ? outcome : OK;
	return answer_keep(unseen);
}

/* Those of a purpose behind `after`. */
static enum outcome portion_read(struct db *db, struct pool *pool, const char *purpose,
	const char *after, struct unseen **files_r, size_t *count_r)
{
	return db_structs(db, pool,
		"SELECT file_id, owner_kind, owner_id, purpose FROM stored_file f"
		" WHERE purpose = ? AND scan = 'none' AND file_id > ?"
		" AND NOT EXISTS (SELECT 1 FROM stored_check c WHERE c.file_id = f.file_id)"
		" AND NOT EXISTS (SELECT 1 FROM attachment t JOIN attachment_check c"
		" ON c.attachment_id = t.id AND c.scan WHERE t.file_id = f.file_id)"
		" ORDER BY file_id LIMIT ?",
		unseen_fields, files_r, count_r,
		DB_VALUES(db_str(purpose), db_str(after), db_int(TOGETHER)));
}

/* After every file its lease is made anew. */
static enum outcome purpose_work(struct queue_turn *turn, const char *purpose, int64_t *done)
{
	struct pool *pool = pool_new(), *last = pool_new();
	const char *after = "";
	struct unseen *files = NULL;
	size_t count = 0;
	enum outcome outcome;

	do {
		pool_clear(pool);
		outcome = portion_read(turn->db, pool, purpose, after, &files, &count);
		for (size_t i = 0; !outcome && i < count; i++) {
			files[i].turn = turn;
			outcome = turn->ending() ? CONFLICT : unseen_ask(&files[i]);
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

/* Where it was left, it goes on: what it has seen is noted with each file. */
static enum outcome again_work(struct queue_turn *turn)
{
	enum outcome outcome = OK;
	int64_t done = 0;

	if (!scan_wanted())
		return OK;
	for (size_t i = 0; !outcome && i < sizeof(purposes) / sizeof(purposes[0]); i++)
		outcome = purpose_work(turn, purposes[i], &done);
	if (done)
		log_info("intake", "seen_afterwards=%lld", (long long)done);
	return outcome;
}

const struct queue_kind scan_again_kind = {.code = SCAN_AGAIN, .work = again_work};

enum outcome intake_unseen(struct db *db, int64_t *count_r)
{
	enum outcome outcome = OK;

	*count_r = 0;
	for (size_t i = 0; !outcome && i < sizeof(purposes) / sizeof(purposes[0]); i++) {
		int64_t count = 0;

		outcome = db_get_int(db,
			"SELECT COUNT(*) FROM (SELECT 1 FROM stored_file WHERE purpose = ?"
			" AND scan = 'none' LIMIT ?) one",
			DB_VALUES(db_str(purposes[i]), db_int(INTAKE_TOGETHER)), &count);
		*count_r += count;
	}
	if (*count_r > INTAKE_TOGETHER)
		*count_r = INTAKE_TOGETHER;
	return outcome;
}

enum outcome intake_again(struct db *db, struct pool *pool, int64_t staff_user_id)
{
	struct queue_item item;
	enum outcome outcome = queue_find(db, pool, SCAN_AGAIN, 0, &item);

	if (outcome == UNAVAILABLE)
		return outcome;
	if (!outcome && text_among("waiting,running", item.state))
		return OK;
	return queue_add(db, pool, SCAN_AGAIN, 0, staff_user_id, 0);
}
