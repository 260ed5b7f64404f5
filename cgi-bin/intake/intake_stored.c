/* Files that people have sent besides applications: the scanner alone looks at them. */
#include <string.h>

#include "base/log.h"
#include "history/history.h"
#include "intake/intake_private.h"
#include "store/store.h"
#include "store/stored_check.h"

struct stored {
	struct queue_turn *turn;
	const char *file_id, *purpose;
	int64_t owner_kind, owner_id;
	struct intake_answer answer;
	const char *reason; /* why it is refused */
};

static const struct db_field stored_fields[] = {
	DB_FIELD(struct stored, file_id),
	DB_FIELD(struct stored, purpose),
	DB_FIELD(struct stored, owner_kind),
	DB_FIELD(struct stored, owner_id),
};

static enum outcome stored_read(struct queue_turn *turn, struct stored *stored_r)
{
	enum outcome outcome = db_struct(turn->db, turn->pool,
		"SELECT c.file_id, s.purpose, s.owner_kind, s.owner_id FROM stored_check c"
		" JOIN stored_file s ON s.file_id = c.file_id"
		" WHERE c.id = ? AND c.state = 'waits'",
		stored_fields, stored_r, DB_VALUES(db_int(turn->object_id)));

	stored_r->turn = turn;
	return outcome;
}

/* Its row, still waiting; inside a transaction. NOT_FOUND: it was removed, or another has done it.
 */
static enum outcome stored_hold(struct db *db, const struct stored *stored)
{
	int64_t id;

	return db_get_int(db,
		"SELECT id FROM stored_check WHERE id = ? AND state = 'waits' FOR UPDATE",
		DB_VALUES(db_int(stored->turn->object_id)), &id);
}

/* words: history.attachment_refused */
static enum outcome refuse_work(struct db *db, void *context)
{
	static const struct principal system = {.kind = PRINCIPAL_SYSTEM, .lang = "de"};
	const struct stored *stored = context;
	enum outcome outcome = stored_hold(db, stored);

	if (!outcome)
		outcome = db_exec(db,
			"UPDATE stored_check SET state = 'refused', reason = ?, hindrance = NULL"
			" WHERE id = ?",
			DB_VALUES(db_str(stored->reason), db_int(stored->turn->object_id)), NULL);
	if (!outcome && stored->answer.found)
		outcome = intake_note(db, stored->turn->pool, &stored->answer);
	if (!outcome)
		outcome = intake_tell_stored(db, stored->turn->pool, stored->file_id,
			stored->purpose, stored->owner_id, stored->reason);
	return outcome ? outcome
		       : history_add(db, &system, (enum object_kind)stored->owner_kind,
			       stored->owner_id, "attachment_refused", NULL);
}

static enum outcome passed_work(struct db *db, void *context)
{
	const struct stored *stored = context;
	enum outcome outcome = stored_hold(db, stored);

	if (!outcome)
		outcome = db_exec(db, "DELETE FROM stored_check WHERE id = ?",
			DB_VALUES(db_int(stored->turn->object_id)), NULL);
	if (!outcome)
		outcome = stored_seen(db, stored->file_id);
	return outcome ? outcome : intake_note(db, stored->turn->pool, &stored->answer);
}

static enum outcome waits_work(struct db *db, void *context)
{
	const struct stored *stored = context;
	enum outcome outcome = stored_hold(db, stored);

	if (!outcome)
		outcome = db_exec(db, "UPDATE stored_check SET hindrance = ? WHERE id = ?",
			DB_VALUES(db_str(stored->answer.why), db_int(stored->turn->object_id)),
			NULL);
	return outcome ? outcome : intake_note(db, stored->turn->pool, &stored->answer);
}

/* The bytes go at once, the registry keeps its entry as long as the row that names it. */
static enum outcome stored_refuse(struct stored *stored, const char *reason)
{
	struct queue_turn *turn = stored->turn;
	enum outcome outcome;

	stored->reason = reason;
	outcome = db_transaction(turn->db, refuse_work, stored);
	if (outcome)
		return outcome;
	log_info("intake", "stored=%lld reason=%s", (long long)turn->object_id, reason);
	store_destroy(turn->pool, stored->file_id);
	return OK;
}

/* OK also when it is refused; a file that is not whole any more is. */
static enum outcome stored_scan(struct stored *stored, const uint8_t key[32])
{
	struct queue_turn *turn = stored->turn;
	struct file_copy copy = {0};
	enum outcome outcome = file_copy_whole(stored->file_id, key, &copy);

	if (outcome == GONE || outcome == INVALID) {
		file_copy_end(&copy);
		return stored_refuse(stored, "file_damaged");
	}
	if (!outcome)
		outcome = intake_ask(turn, copy.bytes, copy.length, &stored->answer);
	file_copy_end(&copy);
	if (outcome)
		return outcome;
	if (stored->answer.found)
		return stored_refuse(stored, "file_virus");
	if (!stored->answer.why)
		return db_transaction(turn->db, passed_work, stored);
	if (stored->answer.asked)
		outcome = db_transaction(turn->db, waits_work, stored);
	return outcome ? outcome : UNAVAILABLE;
}

/* As of attachments: that it is asked counts as getting on. */
static enum outcome stored_work(struct queue_turn *turn)
{
	struct stored stored = {0};
	uint8_t key[32];
	enum outcome outcome = stored_read(turn, &stored);

	if (!outcome)
		outcome = queue_progress(turn, 0, 1);
	if (!outcome)
		outcome = store_key(
			turn->db, (enum object_kind)stored.owner_kind, stored.owner_id, key);
	if (!outcome)
		outcome = stored_scan(&stored, key);
	explicit_bzero(key, sizeof(key));
	return outcome == NOT_FOUND || outcome == GONE ? OK : outcome;
}

const struct queue_kind stored_check_kind = {.code = "stored_check", .work = stored_work};
