/* One file after the other: looking, scanning, making its small picture. */
#include <string.h>

#include "access/hold.h"
#include "base/text.h"
#include "document/office.h"
#include "document/preview.h"
#include "intake/intake_private.h"
#include "scan/scan.h"
#include "store/store.h"

#define LOOK_MILLISECONDS 60000
#define PREVIEW_MILLISECONDS 20000

static const struct db_field intake_fields[] = {
	DB_FIELD(struct intake, application_id),
	DB_FIELD(struct intake, type),
	DB_FIELD(struct intake, name),
	DB_FIELD(struct intake, mime),
	DB_FIELD(struct intake, file_id),
	DB_FIELD(struct intake, size),
	DB_FIELD(struct intake, look),
	DB_FIELD(struct intake, scan),
	DB_FIELD(struct intake, late),
	DB_FIELD(struct intake, pictures),
};

static enum outcome intake_read(struct intake *intake)
{
	struct intake read;
	enum outcome outcome = db_struct(intake->turn->db, intake->turn->pool,
		"SELECT t.application_id, t.type, t.name, t.mime, t.file_id, t.size, c.look,"
		" c.scan, c.late, (SELECT COUNT(*) FROM attachment_picture p"
		" WHERE p.attachment_id = t.id) AS pictures FROM attachment_check c"
		" JOIN attachment t ON t.id = c.attachment_id"
		" WHERE c.attachment_id = ?",
		intake_fields, &read, DB_VALUES(db_int(intake->id)));

	read.turn = intake->turn;
	read.id = intake->id;
	*intake = read;
	return outcome;
}

enum outcome intake_hold(struct db *db, struct intake *intake)
{
	int64_t id;
	enum outcome outcome = object_hold(db, OBJECT_APPLICATION, intake->application_id);

	return outcome ? outcome
		       : db_get_int(db,
			       "SELECT attachment_id FROM attachment_check"
			       " WHERE attachment_id = ? FOR UPDATE",
			       DB_VALUES(db_int(intake->id)), &id);
}

/* Another worker may have named some meanwhile. */
static enum outcome pictures_keep(struct db *db, struct intake *intake, const struct picture *made)
{
	int64_t there = 0;
	enum outcome outcome = db_get_int(db,
		"SELECT COUNT(*) FROM attachment_picture WHERE attachment_id = ? FOR UPDATE",
		DB_VALUES(db_int(intake->id)), &there);

	return outcome || there ? outcome
				: attachment_pictures_name(db, intake->application_id, intake->id,
					made, &intake->stored);
}

static enum outcome look_passed(struct db *db, void *context)
{
	struct intake *intake = context;
	enum outcome outcome = intake_hold(db, intake);

	if (!outcome && intake->file.pictures)
		outcome = pictures_keep(db, intake, intake->file.pictures);
	if (!outcome)
		outcome = db_exec(db,
			"UPDATE attachment_check SET look = FALSE WHERE attachment_id = ?",
			DB_VALUES(db_int(intake->id)), NULL);
	return outcome;
}

/* What was too slow with all the time there is will not be quicker. One that was shown before stays
 * as it is, whatever is found: only its pictures are to be made. */
static enum outcome intake_look(struct intake *intake)
{
	static const struct limits none = {.max_bytes = INT64_MAX};
	struct queue_turn *turn = intake->turn;
	enum outcome outcome =
		attachment_look(turn->pool, &intake->file, intake->copy.bytes, LOOK_MILLISECONDS);

	if (outcome)
		return outcome;
	const char *problem = attachment_unlooked(&intake->file)
		? "file_slow"
		: attachment_problem(&intake->file, &none);
	if (problem && !intake->look)
		return OK;
	intake->reason = problem;
	if (problem)
		return intake_refuse(intake);
	outcome = attachment_pictures_store(
		turn->pool, intake->key, intake->file.pictures, &intake->stored);
	return outcome ? outcome : db_transaction(turn->db, look_passed, intake);
}

struct preview {
	struct intake *intake;
	struct picture pictures[ATTACHMENT_SIZES]; /* the small one alone */
};

static enum outcome preview_keep(struct db *db, void *context)
{
	struct preview *preview = context;
	enum outcome outcome = intake_hold(db, preview->intake);

	return outcome ? outcome : pictures_keep(db, preview->intake, preview->pictures);
}

/* Of one that cannot be drawn there is none. */
static enum outcome preview_add(struct intake *intake)
{
	struct queue_turn *turn = intake->turn;
	struct preview preview = {.intake = intake};
	bool made = false;
	enum outcome outcome = preview_make(turn->pool, intake->copy.bytes, intake->copy.length,
		PREVIEW_MILLISECONDS, &made, &preview.pictures[1]);

	if (outcome || !made)
		return outcome;
	outcome = attachment_pictures_store(
		turn->pool, intake->key, preview.pictures, &intake->stored);
	return outcome ? outcome : db_transaction(turn->db, preview_keep, &preview);
}

static enum outcome row_end(struct db *db, void *context)
{
	struct intake *intake = context;
	enum outcome outcome = intake_hold(db, intake);

	return outcome
		? outcome
		: db_exec(db, "DELETE FROM attachment_check WHERE attachment_id = ? AND NOT waits",
			DB_VALUES(db_int(intake->id)), NULL);
}

static enum outcome last_steps(struct intake *intake)
{
	enum outcome outcome = OK;

	if (!picture_kind(intake->mime) && !intake->pictures)
		outcome = preview_add(intake);
	return outcome ? outcome : db_transaction(intake->turn->db, row_end, intake);
}

static enum outcome check_steps(struct intake *intake)
{
	bool picture = picture_kind(intake->mime);
	bool office = office_kind(intake->mime) != NULL;
	enum outcome outcome = OK;

	intake->file = (struct attachment_file){.type = intake->type,
		.name = intake->name,
		.mime = intake->mime,
		.size = intake->size};
	if (!office && (intake->look || (picture && !intake->pictures)))
		outcome = intake_look(intake);
	if (!outcome && !intake->refused && intake->scan)
		outcome = queue_progress(intake->turn, 1, 2);
	if (!outcome && !intake->refused && intake->scan)
		outcome = intake_scan(intake);
	if (outcome || intake->refused)
		return outcome;
	return office ? intake_convert_ask(intake) : last_steps(intake);
}

/* As the scanner has seen it. */
static enum outcome convert_steps(struct intake *intake)
{
	enum outcome outcome = OK;

	if (intake->scan)
		return NOT_FOUND; /* who scans it asks again */
	if (office_kind(intake->mime))
		outcome = intake_convert(intake);
	return outcome || intake->refused ? outcome : last_steps(intake);
}

/* One that is not in the store any more, or damaged there, was lost by the house. */
static enum outcome bytes_read(struct intake *intake)
{
	enum outcome outcome =
		file_copy_read(intake->file_id, intake->key, intake->size, &intake->copy);

	if (outcome != GONE && outcome != INVALID)
		return outcome;
	intake->reason = "file_damaged";
	return intake->look || intake->scan ? intake_refuse(intake) : NOT_FOUND;
}

/*
 * That it is asked counts as getting on: a file whose scanner is away for a week is not given up.
 * NOT_FOUND on the way: it was removed, or its application anonymised.
 */
static enum outcome intake_work(
	struct queue_turn *turn, enum outcome (*steps)(struct intake *intake))
{
	struct intake intake = {.turn = turn, .id = turn->object_id};
	enum outcome outcome = intake_read(&intake);

	if (!outcome)
		outcome = queue_progress(turn, 0, 2);
	if (!outcome)
		outcome =
			store_key(turn->db, OBJECT_APPLICATION, intake.application_id, intake.key);
	if (!outcome)
		outcome = bytes_read(&intake);
	if (!outcome && !intake.refused)
		outcome = steps(&intake);
	file_copy_end(&intake.copy);
	explicit_bzero(intake.key, sizeof(intake.key));
	return outcome == NOT_FOUND || outcome == GONE ? OK : outcome;
}

static enum outcome check_work(struct queue_turn *turn)
{
	return intake_work(turn, check_steps);
}

static enum outcome convert_work(struct queue_turn *turn)
{
	return intake_work(turn, convert_steps);
}

const struct queue_kind attachment_convert_kind = {.code = "attachment_convert",
	.work = convert_work};
const struct queue_kind attachment_check_kind = {.code = "attachment_check", .work = check_work};
