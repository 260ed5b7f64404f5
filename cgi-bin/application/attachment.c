/* Attachments of applications. */
#include "application/attachment.h"

#include "access/hold.h"
#include "application/attachment_private.h"
#include "application/attachment_wait.h"
#include "application/stage.h"

#include <string.h>
#include <strings.h>

#include "base/clock.h"
#include "base/text.h"
#include "document/office.h"
#include "store/stored_file.h"

const char *const attachment_types[] = {
	"letter", "cv", "certificate", "appraisal", "disability", "photo", "other", NULL};

static const struct {
	const char *extension;
	const char *mime;
} kinds[] = {
	{"pdf", "application/pdf"},
	{"jpg", "image/jpeg"},
	{"jpeg", "image/jpeg"},
	{"jpe", "image/jpeg"},
	{"jfif", "image/jpeg"},
	{"png", "image/png"},
	{"docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
	{"odt", "application/vnd.oasis.opendocument.text"},
};

/* Beginnings and parts of words in file names, in small letters; the first that fits. */
static const struct {
	const char *part;
	const char *type;
} words[] = {
	{"lebenslauf", "cv"},
	{"curriculum", "cv"},
	{"resume", "cv"},
	{"cv", "cv"},
	{"anschreiben", "letter"},
	{"motivation", "letter"},
	{"cover", "letter"},
	{"schwerbehind", "disability"},
	{"gleichstellung", "disability"},
	{"beurteilung", "appraisal"},
	{"appraisal", "appraisal"},
	{"zeugnis", "certificate"},
	{"urkunde", "certificate"},
	{"zertifikat", "certificate"},
	{"certificate", "certificate"},
	{"diplom", "certificate"},
	{"foto", "photo"},
	{"photo", "photo"},
};

const char *attachment_guess(const char *name)
{
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (strcasestr(name, words[i].part))
			return words[i].type;
	return "other";
}

static bool type_known(const char *type)
{
	for (const char *const *known = attachment_types; *known; known++)
		if (text_equal(*known, type))
			return true;
	return false;
}

#define KINDS (sizeof(kinds) / sizeof(kinds[0]))

static bool kind_allowed(const char *mime)
{
	for (size_t i = 0; i < KINDS; i++) {
		if (text_equal(kinds[i].mime, mime))
			return true;
	}
	return false;
}

static bool extension_fits(const char *name, const char *mime)
{
	const char *dot = strrchr(name, '.');
	for (size_t i = 0; dot && i < KINDS; i++) {
		if (strcasecmp(dot + 1, kinds[i].extension) == 0)
			return text_equal(kinds[i].mime, mime);
	}
	return false;
}

/* What a look into a PDF has found. */
/* words: problem.file_encrypted problem.file_damaged */
static const char *const pdf_problems[] = {
	[PDF_UNCHECKED] = NULL,
	[PDF_GOOD] = NULL,
	[PDF_ENCRYPTED] = "file_encrypted",
	[PDF_DAMAGED] = "file_damaged",
};

/* words: problem.picture_damaged problem.picture_large */
static const char *const picture_problems[] = {
	[PICTURE_SLOW] = NULL,
	[PICTURE_GOOD] = NULL,
	[PICTURE_DAMAGED] = "picture_damaged",
	[PICTURE_LARGE] = "picture_large",
};

const char *attachment_problem(const struct attachment_file *file, const struct limits *limits)
{
	if (file->size <= 0)
		return "file_empty";
	if (file->size > limits->max_bytes)
		return "file_size";
	if (!kind_allowed(file->mime) || (office_kind(file->mime) && !limits->office))
		return "file_kind";
	if (!extension_fits(file->name, file->mime))
		return "file_extension";
	if (office_kind(file->mime))
		return NULL;
	return text_equal(file->mime, "application/pdf") ? pdf_problems[file->pdf]
							 : picture_problems[file->picture];
}

bool attachment_unlooked(const struct attachment_file *file)
{
	if (office_kind(file->mime))
		return true;
	return picture_kind(file->mime) ? file->picture == PICTURE_SLOW
					: file->pdf == PDF_UNCHECKED;
}

/* Staff add documents whatever the status; the application is theirs to keep. */
static enum outcome room_hold(struct db *db, const struct principal *who, int64_t application_id)
{
	return who->kind == PRINCIPAL_STAFF ? object_hold(db, OBJECT_APPLICATION, application_id)
					    : stage_hold(db, application_id, STAGE_HAND_IN);
}

static enum outcome file_check(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, const struct attachment_file *file, const char **problem_r)
{
	*problem_r = NULL;
	struct limits limits;
	struct db_rows *rows;
	enum outcome outcome = room_hold(db, who, application_id);
	if (!outcome)
		outcome = limits_of_application(db, pool, application_id, &limits);
	if (!outcome)
		outcome = db_rows(db, pool,
			"SELECT COUNT(*) AS files, COALESCE(SUM(size), 0) AS bytes FROM attachment"
			" WHERE application_id = ? AND (type = '" ATTACHMENT_HIRING "') = ?",
			DB_VALUES(db_int(application_id),
				db_bool(text_equal(file->type, ATTACHMENT_HIRING))),
			&rows);
	if (outcome)
		return outcome;
	*problem_r = attachment_problem(file, &limits);
	if (!*problem_r && db_number(rows, 0, "files") >= limits.max_files)
		*problem_r = "file_count"; /* words: problem.file_count problem.file_total */
	if (!*problem_r && db_number(rows, 0, "bytes") + file->size > limits.max_total)
		*problem_r = "file_total";
	return *problem_r ? INVALID : OK;
}

/* The line says which file it is about and of which type: whom a proof is hidden from is not told
 * that one came either (ACC-16). */
static enum outcome owner_touch(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, const char *action, int64_t attachment_id, const char *types)
{
	return application_touch(db, pool, who, application_id, action,
		pool_printf(pool, "%lld:%s", (long long)attachment_id, types));
}

static enum outcome name_stored(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, const struct attachment_file *file,
	const struct attachment_stored *stored)
{
	int64_t id;
	enum outcome outcome =
		attachment_register(db, application_id, stored->file_id, "attachment");
	if (outcome)
		return outcome;
	const char *type = file->type ? file->type : attachment_guess(file->name);
	outcome = db_exec(db,
		"INSERT INTO attachment (application_id, type, name, mime, size, sha256, file_id,"
		" created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
		DB_VALUES(db_int(application_id), db_str(type), db_str(file->name),
			db_str(file->mime), db_int(file->size),
			db_bytes(stored->sha256, sizeof(stored->sha256)), db_str(stored->file_id),
			db_str(clock_sql(pool, clock_now()))),
		NULL);
	if (outcome)
		return outcome;
	id = db_inserted_id(db);
	outcome = attachment_pictures_name(db, application_id, id, file->pictures, stored);
	if (!outcome)
		outcome = attachment_wait(db, pool, id, file);
	return outcome ? outcome
		       : owner_touch(db, pool, who, application_id, "attachment_added", id, type);
}

enum outcome attachment_add(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, const struct attachment_file *file, store_source *source,
	void *context, const char **problem_r)
{
	uint8_t key[32];
	struct attachment_stored stored;
	enum outcome outcome = file_check(db, pool, who, application_id, file, problem_r);
	if (!outcome)
		outcome = store_key(db, OBJECT_APPLICATION, application_id, key);
	if (!outcome)
		outcome = attachment_store(pool, key, file, source, context, &stored);
	return outcome ? outcome : name_stored(db, pool, who, application_id, file, &stored);
}

enum outcome attachment_add_stored(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, const struct attachment_file *file,
	const struct attachment_stored *stored, const char **problem_r)
{
	enum outcome outcome = file_check(db, pool, who, application_id, file, problem_r);
	return outcome ? outcome : name_stored(db, pool, who, application_id, file, stored);
}

enum outcome attachment_retype(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, int64_t attachment_id, const char *type)
{
	struct attachment attachment;
	if (!type_known(type))
		return INVALID;
	enum outcome outcome = stage_hold_draft(db, pool, application_id);
	if (!outcome)
		outcome = attachment_get(db, pool, application_id, attachment_id, &attachment);
	if (!outcome)
		outcome = db_exec(db, "UPDATE draft_attachment SET type = ? WHERE id = ?",
			DB_VALUES(db_str(type), db_int(attachment_id)), NULL);
	if (outcome)
		return outcome;
	return owner_touch(db, pool, who, application_id, "attachment_changed", attachment_id,
		pool_printf(pool, "%s>%s", attachment.type, type));
}

enum outcome attachment_remove(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, int64_t attachment_id)
{
	struct attachment attachment;
	struct db_rows *pictures = NULL;
	enum outcome outcome = stage_hold_draft(db, pool, application_id);
	if (!outcome)
		outcome = attachment_get(db, pool, application_id, attachment_id, &attachment);
	if (!outcome)
		outcome = db_rows(db, pool,
			"SELECT file_id FROM attachment_picture WHERE attachment_id = ?"
			" UNION ALL SELECT file_id FROM attachment_original"
			" WHERE attachment_id = ?",
			DB_VALUES(db_int(attachment_id), db_int(attachment_id)), &pictures);
	if (!outcome)
		outcome = db_exec(db,
			"DELETE FROM draft_attachment WHERE id = ? AND application_id = ?",
			DB_VALUES(db_int(attachment_id), db_int(application_id)), NULL);
	if (!outcome)
		outcome = stored_file_remove(db, attachment.file_id);
	for (size_t i = 0; !outcome && i < pictures->count; i++)
		outcome = stored_file_remove(db, db_text(pictures, i, "file_id"));
	if (outcome)
		return outcome;
	return owner_touch(db, pool, who, application_id, "attachment_removed", attachment_id,
		attachment.type);
}

enum outcome attachment_list(struct db *db, struct pool *pool, int64_t application_id, bool proofs,
	struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT t.id, t.type, t.name, t.mime, t.size, t.created_at, " ATTACHMENT_WAITS(
			"t") " AS waits FROM attachment t WHERE t.application_id = ?"
			     " AND (? OR t.type <> 'disability') AND " ATTACHMENT_OPEN(
				     "t") " ORDER BY t.id",
		DB_VALUES(db_int(application_id), db_bool(proofs)), rows_r);
}

enum outcome attachment_any(struct db *db, int64_t application_id, const char *type, bool *any_r)
{
	int64_t count = 0;
	enum outcome outcome = db_get_int(db,
		"SELECT COUNT(*) FROM attachment WHERE application_id = ? AND type = ?",
		DB_VALUES(db_int(application_id), db_str(type)), &count);
	*any_r = count > 0;
	return outcome;
}

static const struct db_field attachment_fields[] = {
	DB_FIELD(struct attachment, id),
	DB_FIELD(struct attachment, type),
	DB_FIELD(struct attachment, name),
	DB_FIELD(struct attachment, mime),
	DB_FIELD(struct attachment, size),
	DB_FIELD(struct attachment, file_id),
	DB_FIELD(struct attachment, waits),
};

enum outcome attachment_get(struct db *db, struct pool *pool, int64_t application_id,
	int64_t attachment_id, struct attachment *attachment_r)
{
	return db_struct(db, pool,
		"SELECT t.id, t.type, t.name, t.mime, t.size, t.file_id, " ATTACHMENT_WAITS(
			"t") " AS waits FROM attachment t WHERE t.id = ? AND t.application_id = ?"
			     " AND " ATTACHMENT_OPEN("t"),
		attachment_fields, attachment_r,
		DB_VALUES(db_int(attachment_id), db_int(application_id)));
}
