/* Whose data is asked for, by whom, and the note of it. */
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/crypto.h"
#include "disclosure/export_private.h"
#include "history/history.h"
#include "store/store.h"

#define HANDLE_PLACE 40
#define HANDLE_SECONDS 86400

/* Applicant and time, sealed for the administrator who asks. */
struct handle {
	int64_t applicant_id, at;
};
#define HANDLE_SIZE (sizeof(struct handle) + CRYPTO_SEAL_EXTRA)

static const char *handle_place(const struct principal *who, char place[HANDLE_PLACE])
{
	snprintf(place, HANDLE_PLACE, "data_request:%lld", (long long)who->id);
	return place;
}

const char *export_handle(struct pool *pool, const struct principal *who, int64_t applicant_id)
{
	const struct handle handle = {applicant_id, clock_now()};
	uint8_t sealed[HANDLE_SIZE];
	char place[HANDLE_PLACE];

	store_secret_seal(handle_place(who, place), &handle, sizeof(handle), sealed);
	return crypto_hex(pool, sealed, sizeof(sealed));
}

enum outcome export_open(const struct principal *who, const char *text, int64_t *applicant_id_r)
{
	struct handle handle;
	uint8_t sealed[HANDLE_SIZE], plain[sizeof(handle)];
	char place[HANDLE_PLACE];

	if (!crypto_unhex(text, sealed, sizeof(sealed))
		|| !store_secret_open(handle_place(who, place), sealed, sizeof(sealed), plain))
		return NOT_FOUND;
	memcpy(&handle, plain, sizeof(handle));
	if (handle.at + HANDLE_SECONDS <= clock_now())
		return NOT_FOUND;
	*applicant_id_r = handle.applicant_id;
	return OK;
}

enum outcome export_find(struct db *db, const char *email, int64_t *applicant_id_r)
{
	return db_get_int(db, "SELECT id FROM applicant WHERE email = ? ORDER BY id LIMIT 1",
		DB_VALUES(db_str(email)), applicant_id_r);
}

enum outcome export_applications(
	struct db *db, struct pool *pool, const struct export_of *of, struct db_rows **rows_r)
{
	if (of->account_id)
		return db_rows(db, pool,
			"SELECT a.id, a.number FROM account c JOIN application a"
			" ON a.applicant_id = c.applicant_id WHERE c.id = ? ORDER BY a.id DESC",
			DB_VALUES(db_int(of->account_id)), rows_r);
	if (of->application_id)
		return db_rows(db, pool, "SELECT id, number FROM application WHERE id = ?",
			DB_VALUES(db_int(of->application_id)), rows_r);
	return db_rows(db, pool,
		"SELECT a.id, a.number FROM applicant one JOIN applicant p ON p.email = one.email"
		" JOIN application a ON a.applicant_id = p.id WHERE one.id = ? ORDER BY a.id DESC",
		DB_VALUES(db_int(of->applicant_id)), rows_r);
}

/* Whose data was given out: by number, not by name. An administrator has read the applications in
 * it. */
enum outcome export_note(struct db *db, struct pool *pool, const struct principal *who,
	const struct export_of *of, int64_t account_id)
{
	struct db_rows *rows = NULL;
	enum object_kind kind = account_id ? OBJECT_ACCOUNT
		: of->application_id       ? OBJECT_APPLICATION
					   : OBJECT_APPLICANT;
	enum outcome outcome = audit_add(db, who, kind,
		account_id                   ? account_id
			: of->application_id ? of->application_id
					     : of->applicant_id,
		"data_export", NULL);

	if (outcome || who->kind != PRINCIPAL_STAFF)
		return outcome;
	outcome = export_applications(db, pool, of, &rows);
	for (size_t i = 0; !outcome && i < rows->count; i++)
		outcome = audit_add(db, who, OBJECT_APPLICATION, db_number(rows, i, "id"), "read",
			"data_export");
	return outcome;
}
