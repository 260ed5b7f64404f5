/* Texts of the privacy notice. */
#include "disclosure/notice_text.h"

#include <string.h>

#include "base/clock.h"
#include "base/crypto.h"

/* Most confirm what others have confirmed: they only look. */
enum outcome notice_text_keep(
	struct db *db, struct pool *pool, const char *version, const char *lang, const char *text)
{
	uint8_t digest[CRYPTO_KEY_SIZE];
	int64_t id;
	crypto_sha256(text, strlen(text), digest);
	enum outcome outcome = db_get_int(db,
		"SELECT id FROM privacy_notice WHERE version = ? AND lang = ? AND digest = ?",
		DB_VALUES(db_str(version), db_str(lang), db_bytes(digest, sizeof(digest))), &id);
	return outcome != NOT_FOUND
		? outcome
		: db_exec(db,
			"INSERT IGNORE INTO privacy_notice (version, lang, digest, text, kept_at)"
			" VALUES (?, ?, ?, ?, ?)",
			DB_VALUES(db_str(version), db_str(lang), db_bytes(digest, sizeof(digest)),
				db_str(text), db_str(clock_sql(pool, clock_now()))),
			NULL);
}

enum outcome notice_text_list(struct db *db, struct pool *pool, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT version, lang, kept_at, text FROM privacy_notice"
		" ORDER BY kept_at DESC, id DESC",
		DB_NONE, rows_r);
}
