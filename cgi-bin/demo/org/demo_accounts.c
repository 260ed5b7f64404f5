/* The demo's accounts of applicants. */
#include "demo/org/demo_accounts.h"

#include "account/password.h"
#include "account/sign_in.h"
#include "base/clock.h"
#include "base/password.h"
#include "folder/folder.h"

#define PASSWORD "Probe-Konto-2026"

static const char *const emails[] = {
	"johanna.wulff-kerner@mail.example",
	"emre.toprakkale@post.example",
};

#define COUNT (sizeof(emails) / sizeof(emails[0]))

struct adding {
	struct pool *pool;
	const char *hash;
	int64_t added;
};

/* The folder of the newest application that was sent; none where nothing was. */
static enum outcome account_add_folder(struct db *db, struct adding *adding, int64_t account_id)
{
	const struct principal owner = {.kind = PRINCIPAL_VISITOR, .account = account_id};
	int64_t application_id = 0, left;
	enum outcome outcome = db_get_int(db,
		"SELECT a.id FROM application a JOIN account c ON c.applicant_id = a.applicant_id"
		" WHERE c.id = ? AND a.received_at IS NOT NULL ORDER BY a.id DESC LIMIT 1",
		DB_VALUES(db_int(account_id)), &application_id);
	if (outcome)
		return outcome == NOT_FOUND ? OK : outcome;
	outcome = folder_consent(db, adding->pool, &owner);
	return outcome ? outcome : folder_fill(db, adding->pool, &owner, application_id, &left);
}

static enum outcome account_add(struct db *db, struct adding *adding, const char *email)
{
	const struct principal owner = {.kind = PRINCIPAL_VISITOR};
	int64_t made = 0;
	enum outcome outcome = db_exec(db,
		"INSERT INTO account (applicant_id, email, status, lang,"
		" for_application, created_at)"
		" SELECT p.id, p.email, 'unused', p.lang, TRUE, ? FROM applicant p"
		" WHERE p.email = ? AND NOT EXISTS (SELECT 1 FROM account c WHERE"
		" c.email = p.email)"
		" ORDER BY p.id LIMIT 1",
		DB_VALUES(db_str(clock_sql(adding->pool, clock_now())), db_str(email)), &made);
	if (outcome || made == 0)
		return outcome;
	int64_t id = db_inserted_id(db);
	adding->added++;
	outcome = account_password_set(db, adding->pool, &owner, id, adding->hash);
	if (!outcome)
		outcome = account_consent(db, adding->pool, &owner, id, false);
	return outcome ? outcome : account_add_folder(db, adding, id);
}

static enum outcome add_work(struct db *db, void *context)
{
	struct adding *adding = context;
	enum outcome outcome = OK;
	adding->added = 0;
	for (size_t i = 0; !outcome && i < COUNT; i++)
		outcome = account_add(db, adding, emails[i]);
	return outcome;
}

enum outcome demo_accounts_add(struct db *db, struct pool *pool, int64_t *added_r)
{
	struct adding adding = {.pool = pool, .hash = password_hash(pool, PASSWORD)};
	enum outcome outcome = db_transaction(db, add_work, &adding);
	*added_r = adding.added;
	return outcome;
}
