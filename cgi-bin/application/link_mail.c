/* Links in letters. */
#include "application/link.h"

#include "application/confirmation.h"
#include "application/link_private.h"
#include "base/clock.h"
#include "mail/letter.h"

#define OF_ADDRESS 5

/* Whose it is, and whether a link may be used. */
struct to {
	const char *number, *title, *authority, *email, *lang;
	bool account; /* in use */
	bool open; /* received, and the procedure not over for too long; there is an address */
	bool unproved; /* staff entered it, and nobody has shown that the address is hers */
};

static const struct db_field to_fields[] = {
	DB_FIELD(struct to, number),
	DB_FIELD(struct to, title),
	DB_FIELD(struct to, authority),
	DB_FIELD(struct to, email),
	DB_FIELD(struct to, lang),
	DB_FIELD(struct to, account),
	DB_FIELD(struct to, open),
	DB_FIELD(struct to, unproved),
};

static enum outcome recipient_find(
	struct db *db, struct pool *pool, int64_t application_id, struct to *to_r)
{
	/* clang-format off */
	return db_struct(db, pool,
		"SELECT a.number, ad.title, ad.authority, p.email, p.lang,"
		" " LINK_ACCOUNT("p") " AS account,"
		" s.counts AND p.email <> '' AND (s.active OR " LINK_OVER " > ?) AS open,"
		" EXISTS (SELECT 1 FROM application_entry e WHERE e.application_id = a.id"
		" AND e.proved_at IS NULL) AS unproved"
		" FROM application a JOIN application_ad ad ON ad.application_id = a.id"
		" JOIN application_told u ON u.application_id = a.id"
		" JOIN application_status s ON s.code = u.status"
		" JOIN applicant p ON p.id = a.applicant_id WHERE a.id = ?",
		to_fields, to_r,
		DB_VALUES(db_str(clock_sql(pool, clock_now())), db_int(application_id)));
	/* clang-format on */
}

enum outcome link_first(
	struct db *db, struct pool *pool, const struct principal *who, int64_t application_id)
{
	int64_t wanted = 0;
	const char *token;
	enum outcome outcome = db_get_int(db,
		"SELECT p.email <> '' AND NOT " LINK_ACCOUNT(
			"p") " AND NOT EXISTS (SELECT 1 FROM application_link l WHERE"
			     " l.application_id = a.id)"
			     " FROM application a JOIN applicant p ON p.id = a.applicant_id"
			     " WHERE a.id = ?",
		DB_VALUES(db_int(application_id)), &wanted);

	if (outcome || !wanted)
		return outcome;
	outcome = link_issue(db, pool, who, application_id, LINK_TO_STATUS, &token);
	return outcome == GONE ? OK : outcome;
}

/* An account of this address is somebody's, and she takes the application over by this link alone.
 */
static enum outcome path_to_prove(
	struct db *db, struct pool *pool, int64_t application_id, const char **path_r)
{
	const char *token;
	int64_t until;
	enum outcome outcome = confirmation_new(db, pool, application_id, &token, &until);

	if (!outcome)
		*path_r = pool_printf(pool, "/bewerbung/bestaetigen/%s", token);
	return outcome;
}

enum outcome link_path(
	struct db *db, struct pool *pool, int64_t application_id, const char **path_r)
{
	struct to to;
	const char *token = NULL;
	enum outcome outcome = recipient_find(db, pool, application_id, &to);

	if (outcome)
		return outcome;
	if (to.account && to.unproved)
		return path_to_prove(db, pool, application_id, path_r);
	*path_r = to.account ? pool_printf(pool, "/bewerbung/%s", to.number) : "/bewerbung/status";
	if (to.account || !to.open)
		return OK;
	outcome = link_kept(db, pool, application_id, &token);
	if (!outcome)
		*path_r = pool_printf(pool, "/bewerbung/status/%s", token);
	return outcome == NOT_FOUND || outcome == GONE ? OK : outcome;
}

enum outcome link_usable(struct db *db, struct pool *pool, int64_t application_id, bool *usable_r)
{
	struct to to;
	enum outcome outcome = recipient_find(db, pool, application_id, &to);

	*usable_r = !outcome && !to.account && to.open;
	return outcome;
}

enum outcome link_mail(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, enum link_purpose purpose)
{
	struct to to;
	struct link link;
	const char *token = NULL;
	enum outcome outcome = recipient_find(db, pool, application_id, &to);

	if (outcome)
		return outcome;
	if (to.account || !to.open)
		return CONFLICT;
	outcome =
		purpose == LINK_TO_STATUS ? link_kept(db, pool, application_id, &token) : NOT_FOUND;
	if (outcome == NOT_FOUND)
		outcome = link_issue(db, pool, who, application_id, purpose, &token);
	if (!outcome)
		outcome = link_find(db, pool, token, &link);
	if (outcome)
		return outcome;
	const struct letter_value values[] = {
		{"number", to.number},
		{"title", to.title},
		{"authority", to.authority},
		{"token", token},
		{"until", clock_show(pool, link.closes_at, to.lang)},
	};
	return letter_queue(db, pool, application_id,
		purpose == LINK_TO_DATA ? "data_link" : "status_link", to.lang, to.email, values,
		sizeof(values) / sizeof(values[0]));
}

enum outcome link_mail_address(struct db *db, struct pool *pool, const char *email)
{
	const struct principal system = {.kind = PRINCIPAL_SYSTEM};
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool,
		"SELECT a.id FROM application a JOIN applicant p ON p.id = a.applicant_id"
		" JOIN application_told u ON u.application_id = a.id"
		" JOIN application_status s ON s.code = u.status AND s.counts"
		" WHERE p.email = ? ORDER BY s.active DESC, a.id DESC LIMIT ?",
		DB_VALUES(db_str(email), db_int(OF_ADDRESS)), &rows);

	for (size_t i = 0; !outcome && i < rows->count; i++) {
		outcome = link_mail(db, pool, &system, db_cell_int(rows, i, 0), LINK_TO_STATUS);
		if (outcome == CONFLICT || outcome == NOT_FOUND || outcome == GONE)
			outcome = OK;
	}
	return outcome;
}
