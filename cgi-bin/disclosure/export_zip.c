/* The export with all files. */
#include <stdbool.h>
#include <string.h>

#include "application/attachment_wait.h"
#include "base/buf.h"
#include "base/clock.h"
#include "disclosure/export_private.h"
#include "mail/mail_file.h"
#include "store/store.h"
#include "store/stored_check.h"

struct file {
	enum object_kind owner; /* application, or account whose folder it is */
	int64_t owner_id;
	const char *folder; /* in the archive */
	const char *name;
	const char *file_id;
	int64_t size;
	bool left_out;
	bool waits; /* under check */
	const struct mail_file *mail; /* it came with a letter; NULL: it did not */
};

struct export_zip {
	struct db *db;
	struct pool *pool;
	const struct export_reader *reader;
	int64_t now;
	const void *pdf;
	size_t pdf_length;
	const char *json, *note;
	struct buf refused; /* lines about files that were destroyed */
	struct file *files;
	size_t count;
	bool measuring;
};

#define CHUNK 65536

/* Rows: name, file_id, size, waits. */
static void add_files(
	struct export_zip *zip, const struct file *like, const struct db_rows *rows, int64_t *left)
{
	struct file *grown = POOL_ARRAY(zip->pool, struct file, zip->count + rows->count + 1);
	if (zip->count)
		memcpy(grown, zip->files, zip->count * sizeof(*grown));
	zip->files = grown;
	for (size_t i = 0; i < rows->count; i++) {
		int64_t size = db_number(rows, i, "size");

		struct file *file = &zip->files[zip->count++];
		*file = *like;
		file->name = db_text(rows, i, "name");
		file->file_id = db_text(rows, i, "file_id");
		file->size = size;
		file->waits = db_number(rows, i, "waits");
		file->left_out = file->waits || size > *left;
		*left -= file->left_out ? 0 : size;
	}
}

/* What was destroyed is named with why. */
static void refused_lines(struct export_zip *zip, const char *folder, const struct db_rows *rows)
{
	for (size_t i = 0; i < rows->count; i++)
		buf_printf(&zip->refused, "%s: %s\n    %s\n", folder, db_text(rows, i, "name"),
			export_word_of(zip->pool, zip->reader, "attachment_refused.",
				db_text(rows, i, "reason")));
}

static enum outcome refused_note(struct export_zip *zip, int64_t application_id, const char *number)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = attachment_refused(zip->db, zip->pool, application_id, &rows);

	if (!outcome)
		refused_lines(zip, number, rows);
	return outcome;
}

static enum outcome add_application(
	struct export_zip *zip, int64_t application_id, const char *number, int64_t *left)
{
	const struct file like = {
		OBJECT_APPLICATION, application_id, number, NULL, NULL, 0, false, false, NULL};
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(zip->db, zip->pool,
		"SELECT t.name, t.file_id, t.size, " ATTACHMENT_WAITS(
			"t") " AS waits FROM attachment t WHERE t.application_id = ? ORDER BY t.id",
		DB_VALUES(db_int(application_id)), &rows);
	if (!outcome)
		add_files(zip, &like, rows, left);
	if (!outcome)
		outcome = db_rows(zip->db, zip->pool,
			"SELECT o.name, o.file_id, o.size, 0 AS waits FROM attachment t"
			" JOIN attachment_original o ON o.attachment_id = t.id"
			" WHERE t.application_id = ? ORDER BY t.id",
			DB_VALUES(db_int(application_id)), &rows);
	if (!outcome)
		add_files(zip, &like, rows, left);
	return outcome ? outcome : refused_note(zip, application_id, number);
}

/* What came with letters, beside what was handed in; names that are there already get a number as
 * they do. */
static enum outcome add_mail_files(
	struct export_zip *zip, int64_t application_id, const char *number, int64_t *left)
{
	struct mail_file *files = NULL;
	size_t count = 0;
	enum outcome outcome = mail_files_told(zip->db, zip->pool, application_id, &files, &count);

	if (outcome || !count)
		return outcome;
	struct file *grown = POOL_ARRAY(zip->pool, struct file, zip->count + count);
	if (zip->count)
		memcpy(grown, zip->files, zip->count * sizeof(*grown));
	zip->files = grown;
	for (size_t i = 0; i < count; i++) {
		bool left_out = files[i].size > *left;

		zip->files[zip->count++] = (struct file){.owner = OBJECT_APPLICATION,
			.owner_id = application_id,
			.folder = number,
			.name = files[i].name,
			.file_id = files[i].file_id,
			.size = files[i].size,
			.left_out = left_out,
			.mail = &files[i]};
		*left -= left_out ? 0 : files[i].size;
	}
	return OK;
}

/* The key of its owner, or of the letter it came with. */
static enum outcome file_key(struct export_zip *zip, const struct file *file, uint8_t key_r[32])
{
	return file->mail ? mail_file_key(zip->db, file->owner_id, file->mail, key_r)
			  : store_key(zip->db, file->owner, file->owner_id, key_r);
}

/* The documents kept for further applications. */
static enum outcome zip_add_folder(struct export_zip *zip, int64_t account_id, int64_t *left)
{
	const struct file like = {OBJECT_ACCOUNT, account_id,
		export_word_of(zip->pool, zip->reader, "export.", "folder"), NULL, NULL, 0, false,
		false, NULL};
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(zip->db, zip->pool,
		"SELECT f.name, f.file_id, f.size, EXISTS (SELECT 1 FROM stored_check c"
		" WHERE c.file_id = f.file_id) AS waits FROM folder_file f"
		" WHERE f.account_id = ? AND NOT " STORED_REFUSED_OF("f.file_id") " ORDER BY f.id",
		DB_VALUES(db_int(account_id)), &rows);
	if (!outcome)
		add_files(zip, &like, rows, left);
	if (!outcome)
		outcome = db_rows(
			zip->db, zip->pool, FOLDER_REFUSED, DB_VALUES(db_int(account_id)), &rows);
	if (!outcome)
		refused_lines(zip, like.folder, rows);
	return outcome;
}

static enum outcome find_files(struct export_zip *zip, const struct principal *who,
	const struct export_of *of, int64_t account_id)
{
	struct db_rows *rows = NULL;
	int64_t left = EXPORT_ZIP_BYTES;
	enum outcome outcome = export_applications(zip->db, zip->pool, of, &rows);

	for (size_t i = 0; !outcome && i < rows->count; i++) {
		int64_t id = db_number(rows, i, "id");
		const char *number = db_text(rows, i, "number");

		outcome = add_application(zip, id, number, &left);
		if (!outcome)
			outcome = add_mail_files(zip, id, number, &left);
	}
	if (outcome || !account_id || !export_opens_folder(who, account_id))
		return outcome;
	return zip_add_folder(zip, account_id, &left);
}

static enum outcome add_file(void *context, const void *bytes, size_t length)
{
	return zip_write(context, bytes, length);
}

static enum outcome count_bytes(void *context, const void *bytes, size_t length)
{
	(void)bytes;
	*(int64_t *)context += (int64_t)length;
	return OK;
}

/* A file that is not whole is not given: it would end the archive in its middle. */
static enum outcome probe(struct export_zip *zip, struct file *file)
{
	uint8_t key[32];
	int64_t size = 0;
	enum outcome outcome = file_key(zip, file, key);

	if (!outcome)
		outcome = store_get(file->file_id, key, count_bytes, &size);
	if (outcome == GONE || outcome == INVALID || (!outcome && size != file->size))
		file->left_out = true;
	return outcome == UNAVAILABLE ? outcome : OK;
}

/* words: export_zip.left_out export_zip.waits export_zip.refused */
static void note_add(struct export_zip *zip, struct buf *note, const char *why, bool waits)
{
	const char *head = export_word_of(zip->pool, zip->reader, "export_zip.", why);
	bool any = false;

	for (size_t i = 0; i < zip->count; i++) {
		const struct file *file = &zip->files[i];

		if (!file->left_out || file->waits != waits)
			continue;
		if (!any && head)
			buf_printf(note, "%s%s\n\n", note->length ? "\n" : "", head);
		any = true;
		buf_printf(note, "%s: %s\n", file->folder, file->name);
	}
}

static enum outcome probe_all(struct export_zip *zip)
{
	struct buf note;
	enum outcome outcome = OK;

	buf_init(&note, zip->pool);
	for (size_t i = 0; !outcome && i < zip->count; i++)
		if (!zip->files[i].left_out)
			outcome = probe(zip, &zip->files[i]);
	note_add(zip, &note, "left_out", false);
	note_add(zip, &note, "waits", true);
	if (zip->refused.length)
		buf_printf(&note, "%s%s\n\n%s", note.length ? "\n" : "",
			export_word_of(zip->pool, zip->reader, "export_zip.", "refused"),
			zip->refused.data);
	zip->note = note.length ? note.data : NULL;
	return outcome;
}

static enum outcome write_whole(struct zip *out, const char *name, const void *bytes, size_t length)
{
	enum outcome outcome = name ? zip_entry(out, "", name, (int64_t)length) : OK;

	return outcome || !name ? outcome : zip_write(out, bytes, length);
}

/* As long as the file. */
static enum outcome write_nothing(struct zip *out, int64_t size)
{
	static const uint8_t nothing[CHUNK];
	enum outcome outcome = OK;

	for (; !outcome && size > 0; size -= CHUNK)
		outcome = zip_write(out, nothing, size < CHUNK ? (size_t)size : CHUNK);
	return outcome;
}

static enum outcome write_file(struct export_zip *zip, struct zip *out, const struct file *file)
{
	uint8_t key[32];
	enum outcome outcome = zip_entry(out, file->folder, file->name, file->size);

	if (!outcome && zip->measuring)
		return write_nothing(out, file->size);
	if (!outcome)
		outcome = file_key(zip, file, key);
	return outcome ? outcome : store_get(file->file_id, key, add_file, out);
}

/* words: export_zip.pdf export_zip.json export_zip.note export_zip.left_out */
static const char *name_of(const struct export_zip *zip, const char *code)
{
	return export_word_of(zip->pool, zip->reader, "export_zip.", code);
}

enum outcome export_zip_send(struct export_zip *zip, zip_sink *sink, void *context)
{
	struct zip *out = zip_new(zip->pool, zip->now, sink, context);
	enum outcome outcome = write_whole(out, name_of(zip, "pdf"), zip->pdf, zip->pdf_length);

	if (!outcome)
		outcome = write_whole(out, name_of(zip, "json"), zip->json, strlen(zip->json));
	if (!outcome && zip->note)
		outcome = write_whole(out, name_of(zip, "note"), zip->note, strlen(zip->note));
	for (size_t i = 0; !outcome && i < zip->count; i++)
		if (!zip->files[i].left_out)
			outcome = write_file(zip, out, &zip->files[i]);
	enum outcome ended = zip_end(&out);
	return outcome ? outcome : ended;
}

enum outcome export_zip_new(struct db *db, struct pool *pool, const struct principal *who,
	const struct export_of *of, const struct export_reader *reader, struct export_zip **zip_r,
	int64_t *length_r)
{
	struct export_zip *zip = pool_alloc(pool, sizeof(*zip));
	json_t *top = NULL;
	int64_t account_id = 0;
	enum outcome outcome;

	*zip = (struct export_zip){.db = db, .pool = pool, .reader = reader, .now = clock_now()};
	buf_init(&zip->refused, pool);
	*length_r = 0;
	outcome = export_collect(db, pool, who, of, reader, &top, &account_id);
	if (!outcome)
		outcome = find_files(zip, who, of, account_id);
	if (!outcome)
		outcome = probe_all(zip);
	if (!outcome) {
		export_draw(pool, top, reader, &zip->pdf, &zip->pdf_length);
		zip->json = export_text(pool, top);
		zip->measuring = true;
		outcome = export_zip_send(zip, count_bytes, length_r);
		zip->measuring = false;
	}
	json_decref(top);
	*zip_r = zip;
	return outcome ? outcome : export_note(db, pool, who, of, account_id);
}
