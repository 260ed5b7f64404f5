/* Files that go with mails. */
#include "mail/mail_file.h"

#include <stdio.h>
#include <string.h>

#include "base/crypto.h"
#include "base/text.h"
#include "store/store.h"

#define PLACE_SIZE 64
#define SEALED_SIZE (CRYPTO_KEY_SIZE + CRYPTO_SEAL_EXTRA)

/* Ties a key to the mail and the file. */
static const char *key_place(char place[PLACE_SIZE], int64_t mail_id, int64_t id)
{
	snprintf(place, PLACE_SIZE, "mailfile:%lld:%lld", (long long)mail_id, (long long)id);
	return place;
}

static enum outcome file_keep(struct db *db, int64_t mail_id, int64_t application_id,
	const uint8_t key[CRYPTO_KEY_SIZE], const struct mail_given_file *file)
{
	char place[PLACE_SIZE];
	uint8_t sealed[SEALED_SIZE];

	crypto_seal(key, key_place(place, mail_id, file->letter_file_id), file->key,
		CRYPTO_KEY_SIZE, sealed);
	return db_exec(db,
		"INSERT INTO mail_file (mail_id, letter_file_id, application_id, sealed)"
		" VALUES (?, ?, ?, ?)",
		DB_VALUES(db_int(mail_id), db_int(file->letter_file_id), db_int(application_id),
			db_bytes(sealed, sizeof(sealed))),
		NULL);
}

enum outcome mail_files_keep(struct db *db, int64_t mail_id, int64_t application_id,
	const struct mail_given_file *files, size_t count)
{
	uint8_t key[CRYPTO_KEY_SIZE];
	enum outcome outcome = count ? store_key(db, OBJECT_APPLICATION, application_id, key) : OK;

	for (size_t i = 0; !outcome && i < count; i++)
		outcome = file_keep(db, mail_id, application_id, key, &files[i]);
	explicit_bzero(key, sizeof(key));
	return outcome;
}

static const struct db_field file_fields[] = {
	DB_FIELD(struct mail_file, mail_id),
	DB_FIELD(struct mail_file, id),
	DB_FIELD(struct mail_file, name),
	DB_FIELD(struct mail_file, mime),
	DB_FIELD(struct mail_file, size),
	DB_FIELD(struct mail_file, file_id),
	DB_FIELD(struct mail_file, state),
	DB_FIELD(struct mail_file, sealed),
};

#define FILES \
	"SELECT m.mail_id, f.id, f.name, f.mime, f.size, f.file_id, f.state, m.sealed" \
	" FROM mail_file m JOIN letter_file f ON f.id = m.letter_file_id"

/* A name holds neither tabs nor line ends (text_filename). */
bool mail_file_next(struct pool *pool, const char **rest, struct mail_file *file_r)
{
	char *at;
	size_t length = *rest ? strcspn(*rest, "\n") : 0;

	*file_r = (struct mail_file){0};
	if (!length)
		return false;
	at = pool_strndup(pool, *rest, length);
	*rest += length + ((*rest)[length] == '\n');
	const char *id = strsep(&at, "\t"), *size = strsep(&at, "\t");
	file_r->state = strsep(&at, "\t");
	file_r->name = at;
	return at && text_to_int(id, 1, INT64_MAX, &file_r->id)
		&& text_to_int(size, 0, INT64_MAX, &file_r->size);
}

#define TOLD " o.status IN ('sent', 'given_up', 'print')"

enum outcome mail_files_told(struct db *db, struct pool *pool, int64_t application_id,
	struct mail_file **files_r, size_t *count_r)
{
	return db_structs(db, pool,
		FILES " JOIN mail_outbox o ON o.id = m.mail_id WHERE m.application_id = ?"
		      " AND f.state = 'good' AND" TOLD " ORDER BY m.mail_id, f.id",
		file_fields, files_r, count_r, DB_VALUES(db_int(application_id)));
}

enum outcome mail_files_of(struct db *db, struct pool *pool, int64_t mail_id,
	struct mail_file **files_r, size_t *count_r)
{
	return db_structs(db, pool, FILES " WHERE m.mail_id = ? ORDER BY f.id", file_fields,
		files_r, count_r, DB_VALUES(db_int(mail_id)));
}

enum outcome mail_file_get(struct db *db, struct pool *pool, int64_t application_id,
	int64_t mail_id, int64_t id, enum kept_for reader, struct mail_file *file_r)
{
	enum outcome outcome = db_struct(db, pool,
		FILES " JOIN mail_outbox o ON o.id = m.mail_id WHERE m.mail_id = ?"
		      " AND m.letter_file_id = ? AND m.application_id = ?"
		      " AND (? OR" TOLD ")",
		file_fields, file_r,
		DB_VALUES(db_int(mail_id), db_int(id), db_int(application_id),
			db_bool(reader == KEPT_FOR_STAFF)));

	if (outcome)
		return outcome;
	if (text_equal(file_r->state, "waits"))
		return CONFLICT;
	return text_equal(file_r->state, "good") ? OK : NOT_FOUND;
}

enum outcome mail_file_key(
	struct db *db, int64_t application_id, const struct mail_file *file, uint8_t key_r[32])
{
	char place[PLACE_SIZE];
	uint8_t key[CRYPTO_KEY_SIZE];
	enum outcome outcome = store_key(db, OBJECT_APPLICATION, application_id, key);

	if (outcome)
		return outcome;
	bool opened = file->sealed.length == SEALED_SIZE
		&& crypto_open(key, key_place(place, file->mail_id, file->id), file->sealed.bytes,
			file->sealed.length, key_r);
	explicit_bzero(key, sizeof(key));
	return opened ? OK : INVALID;
}
