/* Service accounts: reading, creating. */
#include "service_account/service_account.h"

#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/crypto.h"
#include "base/password.h"
#include "base/text.h"
#include "find/find.h"
#include "history/history.h"
#include "org/staff.h"
#include "service_account/service_private.h"
#include "store/store.h"

#define KEPT "5"
#define PLACE_SIZE 40

static const char *secret_place(int64_t id, char place[PLACE_SIZE])
{
	snprintf(place, PLACE_SIZE, "service_factor:%lld", (long long)id);
	return place;
}

#define ACCOUNT \
	"SELECT s.id, s.user_id, CONCAT(s.first_name, ' ', s.surname) AS name, s.lang, s.status," \
	" a.password_hash, a.password_at, a.must_change, a.changed_at, a.factor_secret," \
	" a.factor_enrolled_at IS NOT NULL AS enrolled, a.factor_step, a.paused_until," \
	" a.alive_at, s.last_sign_in, EXISTS (SELECT 1 FROM user_group_member m" \
	" JOIN user_group g ON g.id = m.group_id WHERE m.staff_user_id = s.id" \
	" AND g.role_id = " SQL_ROLE_ADMIN ") AS administrator, a.reason" \
	" FROM service_account a JOIN staff_user s ON s.id = a.staff_user_id"

struct sealed_account {
	struct service_account open;
	struct db_cell secret;
};

static const struct db_field account_fields[] = {
	DB_FIELD_AS(struct sealed_account, open.id, "id"),
	DB_FIELD_AS(struct sealed_account, open.user_id, "user_id"),
	DB_FIELD_AS(struct sealed_account, open.name, "name"),
	DB_FIELD_AS(struct sealed_account, open.lang, "lang"),
	DB_FIELD_AS(struct sealed_account, open.status, "status"),
	DB_FIELD_AS(struct sealed_account, open.password_hash, "password_hash"),
	DB_INSTANT_AS(struct sealed_account, open.password_at, "password_at"),
	DB_FIELD_AS(struct sealed_account, open.must_change, "must_change"),
	DB_INSTANT_AS(struct sealed_account, open.changed_at, "changed_at"),
	DB_FIELD_AS(struct sealed_account, secret, "factor_secret"),
	DB_FIELD_AS(struct sealed_account, open.enrolled, "enrolled"),
	DB_FIELD_AS(struct sealed_account, open.step, "factor_step"),
	DB_INSTANT_AS(struct sealed_account, open.paused_until, "paused_until"),
	DB_INSTANT_AS(struct sealed_account, open.alive_at, "alive_at"),
	DB_INSTANT_AS(struct sealed_account, open.last_sign_in, "last_sign_in"),
	DB_FIELD_AS(struct sealed_account, open.administrator, "administrator"),
	DB_FIELD_AS(struct sealed_account, open.reason, "reason"),
};

static enum outcome account_open(enum outcome outcome, const struct sealed_account *sealed,
	struct service_account *account_r)
{
	char place[PLACE_SIZE];

	if (outcome)
		return outcome;
	*account_r = sealed->open;
	bool opened = sealed->secret.length == SERVICE_SEALED
		&& store_secret_open(secret_place(account_r->id, place), sealed->secret.bytes,
			sealed->secret.length, account_r->secret);
	return opened ? OK : UNAVAILABLE;
}

enum outcome service_account_get(
	struct db *db, struct pool *pool, int64_t id, struct service_account *account_r)
{
	struct sealed_account sealed;
	enum outcome outcome = db_struct(db, pool, ACCOUNT " WHERE s.id = ?", account_fields,
		&sealed, DB_VALUES(db_int(id)));

	return account_open(outcome, &sealed, account_r);
}

enum outcome service_account_find(
	struct db *db, struct pool *pool, const char *user_id, struct service_account *account_r)
{
	struct sealed_account sealed;
	enum outcome outcome = db_struct(db, pool, ACCOUNT " WHERE s.user_id = ?", account_fields,
		&sealed, DB_VALUES(db_str(staff_user_id(pool, user_id))));

	return account_open(outcome, &sealed, account_r);
}

struct principal service_account_principal(const struct service_account *account)
{
	return (struct principal){
		.kind = PRINCIPAL_STAFF,
		.id = account->id,
		.user_id = account->user_id,
		.name = account->name,
		.lang = account->lang,
		.service = true,
	};
}

enum outcome service_account_groups(struct db *db, struct pool *pool, bool administrators,
	const char *words, struct db_rows **rows_r)
{
	struct find find;
	enum outcome outcome = find_words(db, pool, words, &find);

	if (outcome)
		return outcome;
	/* clang-format off */
	return db_rows(db, pool,
		"SELECT g.id AS value, g.name AS label, a.name AS hint FROM "
		FIND_FROM("'group', 'directory'") " JOIN user_group g ON g.id = found.id"
		" LEFT JOIN org_unit a ON a.id = g.authority_id"
		" WHERE (g.role_id = " SQL_ROLE_ADMIN ") = ?"
		FIND_AND("'group', 'directory'", "g.id") " ORDER BY g.name LIMIT ?",
		DB_VALUES(FIND_FROM_BIND(&find), db_bool(administrators), FIND_AND_BIND(&find),
			db_int(FIND_FOUND + 1)), rows_r);
	/* clang-format on */
}

const char *service_password_problem(struct pool *pool, const struct service_rules *rules,
	const char *user_id, const char *password)
{
	const char *own[] = {staff_user_id(pool, user_id), NULL};

	const char *problem = password_problem(password,
		&(struct password_rules){
			.min = rules->password_min,
			.classes = true,
			.own = own,
		});

	/* words: problem.password_user_id problem.password_special problem.password_digit
	   problem.password_lower problem.password_upper problem.password_common
	   problem.password_short problem.password_long */
	return text_equal(problem, "password_own") ? "password_user_id" : problem;
}

enum outcome service_password_keep(struct db *db, int64_t id, const char *hash)
{
	enum outcome outcome = db_exec(db,
		"INSERT INTO service_password (staff_user_id, password_hash) VALUES (?, ?)",
		DB_VALUES(db_int(id), db_str(hash)), NULL);

	if (outcome)
		return outcome;
	return db_exec(db,
		"DELETE FROM service_password WHERE staff_user_id = ? AND id NOT IN (SELECT id FROM"
		" (SELECT id FROM service_password WHERE staff_user_id = ?"
		" ORDER BY id DESC LIMIT " KEPT ") kept)",
		DB_VALUES(db_int(id), db_int(id)), NULL);
}

void service_factor_new(int64_t id, const uint8_t *known, uint8_t sealed_r[SERVICE_SEALED])
{
	uint8_t secret[TOTP_SECRET];
	char place[PLACE_SIZE];

	if (known)
		memcpy(secret, known, sizeof(secret));
	else
		crypto_random(secret, sizeof(secret));
	store_secret_seal(secret_place(id, place), secret, sizeof(secret), sealed_r);
	explicit_bzero(secret, sizeof(secret));
}

static bool is_user_id(const char *text)
{
	return text[strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789._-")] == '\0';
}

static enum outcome account_input_check(struct db *db, struct pool *pool,
	const struct service_new *input, struct problems *problems, const char **group_r)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool,
		"SELECT name FROM user_group WHERE id = ? AND (role_id = " SQL_ROLE_ADMIN ") = ?",
		DB_VALUES(db_int(input->group_id), db_bool(input->administrator)), &rows);

	if (outcome)
		return outcome;
	if (rows->count == 0)
		problem_add(problems, "group", "choice");
	else
		*group_r = db_cell_text(rows, 0, 0);
	if (!is_user_id(staff_user_id(pool, input->user_id)))
		problem_add(problems, "user_id", "code");
	return problems_any(problems) ? INVALID : OK;
}

static enum outcome account_insert(
	struct db *db, struct pool *pool, const struct service_new *input, int64_t *id_r)
{
	const char *now = clock_sql(pool, clock_now());
	bool known = input->known_secret != NULL;
	uint8_t sealed[SERVICE_SEALED];
	enum outcome outcome = db_exec(db,
		"INSERT INTO staff_user (user_id, surname, first_name, email,"
		" created_at, changed_at)"
		" VALUES (?, ?, ?, ?, ?, ?)",
		DB_VALUES(db_str(staff_user_id(pool, input->user_id)), db_str(input->surname),
			db_str(input->first_name), db_str(input->email), db_str(now), db_str(now)),
		NULL);

	if (outcome)
		return outcome;
	*id_r = db_inserted_id(db);
	service_factor_new(*id_r, input->known_secret, sealed);
	outcome = db_exec(db,
		"INSERT INTO service_account (staff_user_id, password_hash,"
		" password_at, must_change,"
		" factor_secret, factor_enrolled_at, alive_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
		DB_VALUES(db_int(*id_r), db_str(input->password_hash), db_str(now),
			db_str(known ? NULL : "temporary"), db_bytes(sealed, sizeof(sealed)),
			db_str(known ? now : NULL), db_str(now)),
		NULL);
	return outcome ? outcome : service_password_keep(db, *id_r, input->password_hash);
}

enum outcome service_account_create(struct db *db, struct pool *pool, const struct principal *who,
	const struct service_new *input, struct problems *problems, int64_t *id_r)
{
	const char *group = NULL;
	enum outcome outcome = account_input_check(db, pool, input, problems, &group);

	if (outcome)
		return outcome;
	outcome = account_insert(db, pool, input, id_r);
	if (outcome == CONFLICT) {
		problem_add(problems, "user_id", "user_id_taken");
		return INVALID;
	}
	if (!outcome)
		outcome = db_exec(db,
			"INSERT INTO user_group_member (staff_user_id, group_id) VALUES (?, ?)",
			DB_VALUES(db_int(*id_r), db_int(input->group_id)), NULL);
	if (!outcome)
		outcome = db_exec(db,
			"INSERT INTO staff_subject (staff_user_id, subject_kind, subject_id)"
			" SELECT ?, 'person', ? UNION SELECT ?, 'all', 0 FROM user_group"
			" WHERE id = ? AND role_id = " SQL_ROLE_ADMIN,
			DB_VALUES(db_int(*id_r), db_int(*id_r), db_int(*id_r),
				db_int(input->group_id)),
			NULL);
	if (!outcome)
		outcome = history_add_audited(
			db, who, OBJECT_STAFF_USER, *id_r, "service_created", NULL);
	return outcome
		? outcome
		: history_add_audited(db, who, OBJECT_STAFF_USER, *id_r, "group_added", group);
}
