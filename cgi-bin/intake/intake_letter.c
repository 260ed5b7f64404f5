/* Documents that staff attach to letters: looking, scanning, and letting the letters go. */
#include <string.h>

#include "base/text.h"
#include "intake/intake_private.h"
#include "letter/attached.h"
#include "scan/scan.h"
#include "store/store.h"
#include "store/stored_check.h"

#define LOOK_MILLISECONDS 60000

/* A document that is being checked. */
struct checking {
	struct queue_turn *turn;
	struct attached file;
	struct file_copy copy;
	struct intake_answer answer; /* of the scanner */
	const char *reason; /* why it is refused */
};

static enum outcome good_work(struct db *db, void *context)
{
	struct checking *checking = context;
	enum outcome outcome = attached_good(db, checking->turn->pool, checking->file.id);

	if (!outcome && checking->file.scan)
		outcome = stored_seen(db, checking->file.file_id);
	return outcome || !checking->file.scan
		? outcome
		: intake_note(db, checking->turn->pool, &checking->answer);
}

static enum outcome checking_refuse_work(struct db *db, void *context)
{
	struct checking *checking = context;
	enum outcome outcome =
		attached_refuse(db, checking->turn->pool, checking->file.id, checking->reason);

	return outcome || !text_equal(checking->reason, "file_virus")
		? outcome
		: intake_note(db, checking->turn->pool, &checking->answer);
}

/* The bytes go at once; if that fails, with the next sweep. */
static enum outcome checking_refuse(struct checking *checking)
{
	enum outcome outcome = db_transaction(checking->turn->db, checking_refuse_work, checking);

	if (!outcome)
		store_destroy(checking->turn->pool, checking->file.file_id);
	return outcome;
}

static enum outcome scan_waits(struct db *db, void *context)
{
	struct checking *checking = context;

	return intake_note(db, checking->turn->pool, &checking->answer);
}

/* *reason: why it is refused. What was too slow with all the time there is will not be quicker. */
static enum outcome file_look(struct checking *checking)
{
	static const struct limits none = {.max_bytes = INT64_MAX};
	struct pool *pool = checking->turn->pool;
	struct attachment_file file = {.name = checking->file.name,
		.mime = checking->file.mime,
		.size = checking->file.size};
	enum outcome outcome =
		attachment_look(pool, &file, checking->copy.bytes, LOOK_MILLISECONDS);

	if (!outcome)
		checking->reason =
			attachment_unlooked(&file) ? "file_slow" : attachment_problem(&file, &none);
	return outcome;
}

/* UNAVAILABLE also: the scanner has said nothing, and the file waits. */
static enum outcome file_scan(struct checking *checking)
{
	struct queue_turn *turn = checking->turn;
	struct intake_answer *answer = &checking->answer;
	enum outcome outcome =
		intake_ask(turn, checking->copy.bytes, checking->copy.length, answer);

	if (outcome)
		return outcome;
	if (answer->found)
		checking->reason = "file_virus";
	if (!answer->why)
		return OK;
	if (answer->asked)
		outcome = db_transaction(turn->db, scan_waits, checking);
	return outcome ? outcome : UNAVAILABLE;
}

static enum outcome file_steps(struct checking *checking)
{
	enum outcome outcome = checking->file.look ? file_look(checking) : OK;

	if (!outcome && !checking->reason && checking->file.scan)
		outcome = queue_progress(checking->turn, 1, 2);
	if (!outcome && !checking->reason && checking->file.scan)
		outcome = file_scan(checking);
	if (outcome)
		return outcome;
	return checking->reason ? checking_refuse(checking)
				: db_transaction(checking->turn->db, good_work, checking);
}

/* One that is not in the store any more, or damaged there, was lost by the house. */
static enum outcome bytes_read(struct checking *checking)
{
	uint8_t key[32];
	enum outcome outcome =
		store_key(checking->turn->db, OBJECT_LETTER_FILE, checking->file.id, key);

	if (outcome == GONE) /* its letters were written before it was given to the scanner */
		outcome = attached_key(
			checking->turn->db, checking->turn->pool, checking->file.id, key);
	if (!outcome)
		outcome = file_copy_read(
			checking->file.file_id, key, checking->file.size, &checking->copy);
	explicit_bzero(key, sizeof(key));
	if (outcome != GONE && outcome != INVALID)
		return outcome;
	checking->reason = "file_damaged";
	return OK;
}

/* NOT_FOUND on the way: it was removed, or another worker has said it. */
static enum outcome file_check(struct queue_turn *turn, const struct attached *file)
{
	struct checking checking = {.turn = turn, .file = *file};
	enum outcome outcome = queue_progress(turn, 0, 2);

	if (!outcome)
		outcome = bytes_read(&checking);
	if (!outcome)
		outcome = checking.reason ? checking_refuse(&checking) : file_steps(&checking);
	file_copy_end(&checking.copy);
	return outcome == NOT_FOUND ? OK : outcome;
}

/* Killed after the file was checked: the letters are still to be let go. */
static enum outcome letter_file_work(struct queue_turn *turn)
{
	struct attached file;
	enum outcome outcome = attached_find(turn->db, turn->pool, turn->object_id, &file);

	if (!outcome && text_equal(file.state, "waits"))
		outcome = file_check(turn, &file);
	if (!outcome)
		outcome = attached_release(turn->db, file.bulk_id);
	return outcome == NOT_FOUND ? OK : outcome;
}

const struct queue_kind letter_file_check_kind = {.code = ATTACHED_CHECK, .work = letter_file_work};
