/* Attachments as staff see them, and the pictures that were made of them. */
#include <string.h>

#include "application/attachment_private.h"
#include "store/stored_file.h"

static const char *const picture_sizes[ATTACHMENT_SIZES] = {"large", "small"};

enum outcome attachment_register(
	struct db *db, int64_t application_id, const char *file_id, const char *purpose)
{
	return stored_file_add(db,
		&(struct stored_file){
			.file_id = file_id,
			.owner_kind = OBJECT_APPLICATION,
			.owner_id = application_id,
			.purpose = purpose,
		});
}

enum outcome attachment_pictures_name(struct db *db, int64_t application_id, int64_t attachment_id,
	const struct picture *pictures, const struct attachment_stored *stored)
{
	enum outcome outcome = OK;

	for (size_t i = 0; !outcome && i < ATTACHMENT_SIZES; i++) {
		if (!stored->pictures[i])
			continue;
		outcome = attachment_register(db, application_id, stored->pictures[i], "picture");
		if (!outcome)
			outcome = db_exec(db,
				"INSERT INTO attachment_picture (attachment_id, size, file_id,"
				" bytes) VALUES (?, ?, ?, ?)",
				DB_VALUES(db_int(attachment_id), db_str(picture_sizes[i]),
					db_str(stored->pictures[i]),
					db_int((int64_t)pictures[i].length)),
				NULL);
	}
	return outcome;
}

struct picture_reading {
	const struct picture *picture;
};

static enum outcome picture_source(void *context, int64_t at, void *bytes_r, size_t length)
{
	const struct picture_reading *reading = context;

	memcpy(bytes_r, (const char *)reading->picture->bytes + at, length);
	return OK;
}

enum outcome attachment_pictures_store(struct pool *pool, const uint8_t key[32],
	const struct picture *pictures, struct attachment_stored *stored_r)
{
	uint8_t digest[32];
	enum outcome outcome = OK;

	for (size_t i = 0; i < ATTACHMENT_SIZES; i++) {
		struct picture_reading reading = {pictures ? &pictures[i] : NULL};

		stored_r->pictures[i] = NULL;
		if (!outcome && reading.picture && reading.picture->length)
			outcome = store_put(pool, key, picture_source, &reading,
				(int64_t)reading.picture->length, &stored_r->pictures[i], digest);
	}
	return outcome;
}

enum outcome attachment_store(struct pool *pool, const uint8_t key[32],
	const struct attachment_file *file, store_source *source, void *context,
	struct attachment_stored *stored_r)
{
	enum outcome outcome = store_put(
		pool, key, source, context, file->size, &stored_r->file_id, stored_r->sha256);

	return outcome ? outcome : attachment_pictures_store(pool, key, file->pictures, stored_r);
}
struct shown {
	const char *file_id;
	int64_t bytes;
};

static const struct db_field shown_fields[] = {
	DB_FIELD(struct shown, file_id),
	DB_FIELD(struct shown, bytes),
};

enum outcome attachment_shown(struct db *db, struct pool *pool, int64_t application_id,
	int64_t attachment_id, bool small, struct attachment *attachment_r)
{
	struct shown shown;
	enum outcome outcome =
		attachment_get(db, pool, application_id, attachment_id, attachment_r);

	if (outcome)
		return outcome;
	if (attachment_r->waits)
		return CONFLICT;
	if (!small && !picture_kind(attachment_r->mime))
		return OK;
	outcome = db_struct(db, pool,
		"SELECT file_id, bytes FROM attachment_picture WHERE attachment_id = ?"
		" AND size = ?",
		shown_fields, &shown,
		DB_VALUES(db_int(attachment_id), db_str(picture_sizes[small])));
	if (outcome)
		return outcome;
	attachment_r->file_id = shown.file_id;
	attachment_r->size = shown.bytes;
	attachment_r->name = picture_made_name(pool, attachment_r->name);
	attachment_r->mime = "image/jpeg";
	return OK;
}
