/* Keeping the register. */
#include "mobile/mobile.h"

#include "base/clock.h"
#include "base/text.h"
#include "choice/choice.h"
#include "history/history.h"
#include "mobile/mobile_private.h"
#include "pay/grade.h"
#include "store/store.h"

/* The office in charge of a grade; of one that both have, the one that is asked for. */
static bool office_fits(int64_t role, const char *pay_grade)
{
	return role == ROLE_P31 ? !grade_hindrance(pay_grade, "P31", "ab_15")
			|| !grade_hindrance(pay_grade, "P31", "aerzte")
				: !grade_hindrance(pay_grade, "P34", "bis_14");
}

/* The office by which she may keep an entry of that authority and grade; 0: none. */
static enum outcome office_find(struct db *db, struct pool *pool, const struct principal *who,
	const struct mobile_input *input, int64_t *role_r)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool,
		"SELECT DISTINCT IF(g.role_id = " SQL_ROLE_ADMIN ", o.role, g.role_id) AS role"
		" FROM user_group_member m JOIN user_group g ON g.id = m.group_id"
		" JOIN (SELECT " SQL_ROLE_P34 " AS role UNION ALL SELECT " SQL_ROLE_P31
		") o ON g.role_id IN (" SQL_ROLE_ADMIN ", o.role)"
		" JOIN org_unit u ON u.id = ? AND u.kind = 'authority' AND u.active"
		" AND (g.authority_id IS NULL OR g.authority_id = u.id)"
		" WHERE m.staff_user_id = ? AND " ACCESS_HAS(
			"g.role_id", "u.id") " ORDER BY role DESC",
		DB_VALUES(db_str(input->authority), MOBILE_BIND(who)), &rows);

	*role_r = outcome || rows->count ? 0 : -1;
	for (size_t i = 0; !outcome && !*role_r && i < rows->count; i++)
		if (office_fits(db_number(rows, i, "role"), input->pay_grade))
			*role_r = db_number(rows, i, "role");
	return outcome;
}

static enum outcome mobile_input_check(struct db *db, struct pool *pool,
	const struct principal *who, const struct mobile_input *input, const char *before,
	struct problems *problems, int64_t *role_r)
{
	const struct choice_said field = {CHOICE_FIELD, "field", input->field, before};
	enum outcome outcome = choice_check(db, pool, &field, problems);

	*role_r = 0;
	if (outcome)
		return outcome;
	if (day_number(input->since_on) > day_number(clock_today(pool)))
		problem_add(problems, "since_on", "day_future");
	if (!grade_valid(input->pay_grade)) {
		problem_add(problems, "pay_grade", "pay_grade");
		return INVALID;
	}
	outcome = office_find(db, pool, who, input, role_r);
	if (outcome)
		return outcome;
	if (*role_r < 0)
		problem_add(problems, "authority", "choice");
	else if (!*role_r)
		problem_add(problems, "pay_grade", "mobile_office");
	return problems_any(problems) ? INVALID : OK;
}

struct sealing {
	struct pool *pool;
	int64_t id;
	uint8_t key[32];
};

static struct db_value sealed(const struct sealing *sealing, const char *column, const char *text)
{
	size_t length = 0;
	const void *bytes;

	if (text_empty(text))
		return db_null();
	bytes = store_seal(sealing->pool, sealing->key,
		mobile_place(sealing->pool, column, sealing->id), text, &length);
	return db_bytes(bytes, length);
}

static enum outcome texts_write(
	struct db *db, struct pool *pool, int64_t id, const struct mobile_input *input)
{
	struct sealing sealing = {.pool = pool, .id = id};
	enum outcome outcome = store_key(db, OBJECT_MOBILE, id, sealing.key);

	return outcome
		? outcome
		: db_exec(db,
			"UPDATE mobile SET surname = ?, first_name = ?, email = ?, wishes = ?"
			" WHERE id = ?",
			DB_VALUES(sealed(&sealing, "surname", input->surname),
				sealed(&sealing, "first_name", input->first_name),
				sealed(&sealing, "email", input->email),
				sealed(&sealing, "wishes", input->wishes), db_int(id)),
			NULL);
}

/* words: history.mobile_added */
enum outcome mobile_add(struct db *db, struct pool *pool, const struct principal *who,
	const struct mobile_input *input, struct problems *problems, int64_t *id_r)
{
	const char *now = clock_sql(pool, clock_now());
	int64_t role = 0;
	enum outcome outcome = mobile_input_check(db, pool, who, input, NULL, problems, &role);

	if (outcome)
		return outcome;
	outcome = db_exec(db,
		"INSERT INTO mobile (office_role, authority_id, pay_grade, field, town, since_on,"
		" status_at, created_at, created_by, changed_at, changed_by)"
		" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
		DB_VALUES(db_int(role), db_str(input->authority),
			db_str(grade_normal(pool, input->pay_grade)), db_str(input->field),
			db_str(input->town), db_str(input->since_on), db_str(now), db_str(now),
			db_int(who->id), db_str(now), db_int(who->id)),
		NULL);
	*id_r = db_inserted_id(db);
	if (!outcome)
		outcome = store_key_new(db, OBJECT_MOBILE, *id_r);
	if (!outcome)
		outcome = texts_write(db, pool, *id_r, input);
	return outcome ? outcome : history_add(db, who, OBJECT_MOBILE, *id_r, "mobile_added", NULL);
}

/* Of one that is over nothing is changed. */
static enum outcome open_changed(int64_t changed, struct problems *problems, const char *reason)
{
	if (changed)
		return OK;
	problem_add(problems, "", reason);
	return CONFLICT;
}

enum outcome mobile_change(struct db *db, struct pool *pool, const struct principal *who,
	int64_t id, const struct mobile_input *input, struct problems *problems)
{
	struct mobile before;
	int64_t role = 0, changed = 0;
	enum outcome outcome = mobile_get(db, pool, who, id, &before);

	if (outcome)
		return outcome;
	if (!text_equal(before.status, "open"))
		return open_changed(0, problems, "mobile_over");
	outcome = mobile_input_check(db, pool, who, input, before.data.field, problems, &role);
	if (outcome)
		return outcome;
	outcome = db_exec(db,
		"UPDATE mobile SET office_role = ?, authority_id = ?, pay_grade = ?, field = ?,"
		" town = ?, since_on = ?, version = version + 1, changed_at = ?, changed_by = ?"
		" WHERE id = ? AND version = ? AND status = 'open'",
		DB_VALUES(db_int(role), db_str(input->authority),
			db_str(grade_normal(pool, input->pay_grade)), db_str(input->field),
			db_str(input->town), db_str(input->since_on),
			db_str(clock_sql(pool, clock_now())), db_int(who->id), db_int(id),
			db_int(input->version)),
		&changed);
	if (!outcome)
		outcome = open_changed(changed, problems, "changed_meanwhile");
	if (!outcome)
		outcome = texts_write(db, pool, id, input);
	return outcome ? outcome : history_add(db, who, OBJECT_MOBILE, id, "changed", NULL);
}

/* words: history.mobile_ended */
enum outcome mobile_end(struct db *db, struct pool *pool, const struct principal *who, int64_t id,
	struct problems *problems)
{
	struct mobile mobile;
	const char *now = clock_sql(pool, clock_now());
	int64_t changed = 0;
	enum outcome outcome = mobile_get(db, pool, who, id, &mobile);

	if (outcome)
		return outcome;
	outcome = db_exec(db,
		"UPDATE mobile SET status = 'ended', status_at = ?, version = version + 1,"
		" changed_at = ?, changed_by = ? WHERE id = ? AND status = 'open' AND NOT EXISTS"
		" (SELECT 1 FROM mobile_proposal p WHERE p.mobile_id = ? AND p.state = 'open')",
		DB_VALUES(db_str(now), db_str(now), db_int(who->id), db_int(id), db_int(id)),
		&changed);
	if (!outcome)
		outcome = open_changed(changed, problems,
			text_equal(mobile.status, "open") ? "mobile_proposed" : "mobile_over");
	return outcome ? outcome : history_add(db, who, OBJECT_MOBILE, id, "mobile_ended", NULL);
}
