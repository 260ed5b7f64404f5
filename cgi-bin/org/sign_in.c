/* Sign-in of staff: directory groups are mapped and the person's groups made equal to them. */
#include "org/sign_in.h"

#include <string.h>

#include "access/hold.h"
#include "access/pr_end.h"
#include "base/buf.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/text.h"
#include "history/history.h"
#include "org/staff.h"
#include "org/staff_reach.h"

struct sign_in {
	struct pool *pool;
	const struct staff_user *staff;
	const struct principal *who;
	const char *names; /* the directory's groups, as a JSON array */
	const char *mapped; /* comma list of BMS group ids */
	bool again; /* of a session that goes on */
	bool lost; /* a group was taken away */
};

/* The directory's groups, as a table in the statements that need it. */
#define NAMES "JSON_TABLE(?, '$[*]' COLUMNS (name VARCHAR(120) PATH '$')) n"
#define MAPPED " directory_group d ON d.name = CONVERT(n.name USING utf8mb4) COLLATE utf8mb4_bin"

static const char *as_json(struct pool *pool, const struct directory_groups *groups)
{
	struct buf buf;

	buf_init(&buf, pool);
	buf_char(&buf, '[');
	for (size_t i = 0; i < groups->count; i++) {
		buf_str(&buf, i ? ",\"" : "\"");
		buf_json(&buf, groups->names[i]);
		buf_char(&buf, '"');
	}
	buf_char(&buf, ']');
	return buf.data;
}

/* Which groups of the BMS do these names refer to? Those that refer to none are counted, once a
 * sign-in. */
static enum outcome map_groups(struct db *db, struct sign_in *in)
{
	struct db_rows *rows = NULL;
	struct buf mapped;
	enum outcome outcome =
		db_rows(db, in->pool, "SELECT DISTINCT d.group_id FROM " NAMES " JOIN" MAPPED,
			DB_VALUES(db_str(in->names)), &rows);

	if (outcome)
		return outcome;
	buf_init(&mapped, in->pool);
	buf_char(&mapped, '0');
	for (size_t i = 0; i < rows->count; i++)
		buf_printf(&mapped, ",%lld", (long long)db_cell_int(rows, i, 0));
	in->mapped = mapped.data;
	if (in->again)
		return OK;
	return db_exec(db,
		"INSERT INTO directory_group_unmapped (name, seen, last_seen)"
		" SELECT n.name, 1, ? FROM " NAMES " LEFT JOIN" MAPPED " WHERE d.name IS NULL"
		" ON DUPLICATE KEY UPDATE seen = seen + 1, last_seen = VALUES(last_seen)",
		DB_VALUES(db_str(clock_sql(in->pool, clock_now())), db_str(in->names)), NULL);
}

/* It is the directory that changes them, not the person. */
static enum outcome note_changes(
	struct db *db, const struct sign_in *in, const struct db_rows *rows, const char *action)
{
	struct history_item *lines = POOL_ARRAY(in->pool, struct history_item, rows->count);
	struct history_item *groups = POOL_ARRAY(in->pool, struct history_item, rows->count);

	for (size_t i = 0; i < rows->count; i++) {
		lines[i] = (struct history_item){
			.id = in->staff->id,
			.action = action,
			.detail = db_text(rows, i, "name"),
		};
		groups[i] = (struct history_item){
			.id = db_number(rows, i, "id"),
			.action = action,
			.detail = in->staff->user_id,
		};
	}
	enum outcome outcome = history_add_many(db, NULL, OBJECT_STAFF_USER, lines, rows->count);
	return outcome ? outcome : audit_add_many(db, NULL, OBJECT_USER_GROUP, groups, rows->count);
}

static enum outcome remove_groups(struct db *db, struct sign_in *in)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, in->pool,
		"SELECT g.id, g.name FROM user_group_member m JOIN user_group g ON"
		" g.id = m.group_id"
		" WHERE m.staff_user_id = ? AND NOT FIND_IN_SET(m.group_id, ?)",
		DB_VALUES(db_int(in->staff->id), db_str(in->mapped)), &rows);

	in->lost = !outcome && rows->count > 0;
	if (!in->lost)
		return outcome;
	outcome = db_exec(db,
		"DELETE FROM user_group_member WHERE staff_user_id = ? AND NOT"
		" FIND_IN_SET(group_id, ?)",
		DB_VALUES(db_int(in->staff->id), db_str(in->mapped)), NULL);
	return outcome ? outcome : note_changes(db, in, rows, "group_removed");
}

static enum outcome groups_add(struct db *db, const struct sign_in *in)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, in->pool,
		"SELECT g.id, g.name FROM user_group g WHERE FIND_IN_SET(g.id, ?) AND NOT EXISTS"
		" (SELECT 1 FROM user_group_member m WHERE m.staff_user_id = ? AND"
		" m.group_id = g.id)",
		DB_VALUES(db_str(in->mapped), db_int(in->staff->id)), &rows);

	if (outcome || rows->count == 0)
		return outcome;
	outcome = db_exec(db,
		"INSERT IGNORE INTO user_group_member (staff_user_id, group_id)"
		" SELECT ?, g.id FROM user_group g WHERE FIND_IN_SET(g.id, ?)",
		DB_VALUES(db_int(in->staff->id), db_str(in->mapped)), NULL);
	return outcome ? outcome : note_changes(db, in, rows, "group_added");
}

/* An administrator reaches everything ('all'); everybody reaches what is assigned to them
 * ('person'). */
static enum outcome set_subjects(struct db *db, const struct sign_in *in)
{
	enum outcome outcome = db_exec(db,
		"INSERT IGNORE INTO staff_subject (staff_user_id, subject_kind, subject_id)"
		" SELECT m.staff_user_id, 'all', 0 FROM user_group_member m"
		" JOIN user_group g ON g.id = m.group_id"
		" WHERE m.staff_user_id = ? AND g.role_id = " SQL_ROLE_ADMIN
		" UNION SELECT id, 'person', id FROM staff_user WHERE id = ?",
		DB_VALUES(db_int(in->staff->id), db_int(in->staff->id)), NULL);

	if (outcome)
		return outcome;
	return db_exec(db,
		"DELETE FROM staff_subject WHERE staff_user_id = ? AND subject_kind = 'all'"
		" AND NOT EXISTS (SELECT 1 FROM user_group_member m JOIN user_group g"
		" ON g.id = m.group_id WHERE m.staff_user_id = ? AND g.role_id = " SQL_ROLE_ADMIN
		")",
		DB_VALUES(db_int(in->staff->id), db_int(in->staff->id)), NULL);
}

static enum outcome make_equal(struct db *db, void *context)
{
	struct sign_in *in = context;
	enum outcome outcome = object_hold(db, OBJECT_STAFF_USER, in->staff->id);

	if (!outcome)
		outcome = map_groups(db, in);
	if (!outcome)
		outcome = remove_groups(db, in);
	if (!outcome)
		outcome = groups_add(db, in);
	if (!outcome)
		outcome = set_subjects(db, in);
	/* after the groups: another one may give the same */
	if (!outcome && in->lost)
		outcome = staff_reach_end(db, in->pool, in->staff->id);
	if (outcome || in->again)
		return outcome;
	outcome = db_exec(db, "UPDATE staff_user SET last_sign_in = ? WHERE id = ?",
		DB_VALUES(db_str(clock_sql(in->pool, clock_now())), db_int(in->staff->id)), NULL);
	return outcome ? outcome : audit_add(db, in->who, OBJECT_NONE, 0, "sign_in", NULL);
}

/* `reason` for audit and log; `why` for the person, when it is another word. */
static enum outcome sign_in_refuse(struct db *db, const struct principal *who, const char *reason,
	const char *why, struct sign_in_refused *refused_r)
{
	enum outcome outcome = audit_add(db, who, OBJECT_NONE, 0, "sign_in_refused", reason);

	log_warn("sign_in_refused", "reason=%s", reason);
	if (refused_r)
		refused_r->why = why;
	return outcome ? outcome : DENIED;
}

static struct principal staff_principal(const struct staff_user *staff)
{
	return (struct principal){
		.kind = PRINCIPAL_STAFF,
		.id = staff->id,
		.user_id = staff->user_id,
		.name = staff->name,
		.lang = staff->lang,
		.service = staff->service,
		.super_until = staff->super_until,
	};
}

/* Is the person let in, whatever the groups? OK; DENIED (audited); UNAVAILABLE. */
static enum outcome staff_admit(struct db *db, const struct staff_user *staff,
	const struct principal *who, struct sign_in_refused *refused_r)
{
	if (!staff->active)
		return sign_in_refuse(db, who, "not_active",
			text_equal(staff->status, "locked")            ? "locked"
				: text_equal(staff->status, "deleted") ? "unknown"
								       : "inactive",
			refused_r);
	if (staff->service)
		return sign_in_refuse(db, who, "service", "service", refused_r);
	if (!staff->blocked_until)
		return OK;
	if (refused_r)
		refused_r->until = staff->blocked_until;
	return sign_in_refuse(db, who, "blocked", "blocked", refused_r);
}

static enum outcome sign_in(struct db *db, struct pool *pool, const char *user_id,
	const struct directory_groups *groups, bool again, struct principal *who_r,
	struct sign_in_refused *refused_r)
{
	struct principal nobody = {.kind = PRINCIPAL_VISITOR};
	struct staff_user staff;
	struct sign_in in = {.pool = pool, .staff = &staff, .who = who_r, .again = again};
	enum outcome outcome = staff_by_user_id(db, pool, user_id, &staff);

	if (outcome == NOT_FOUND)
		return sign_in_refuse(db, &nobody, "unknown", "unknown", refused_r);
	if (outcome)
		return outcome;
	*who_r = staff_principal(&staff);
	outcome = staff_admit(db, &staff, who_r, refused_r);
	if (outcome)
		return outcome;
	if (groups->fault)
		return sign_in_refuse(db, who_r, groups->fault, groups->fault, refused_r);
	in.names = as_json(pool, groups);
	outcome = db_transaction(db, make_equal, &in);
	if (outcome)
		return outcome;
	outcome = access_load(db, pool, who_r);
	if (!outcome)
		outcome = pr_end_come(db, pool, who_r);
	return outcome == DENIED ? sign_in_refuse(db, who_r, "no_group", "no_group", refused_r)
				 : outcome;
}

enum outcome sign_in_sso(struct db *db, struct pool *pool, const char *user_id,
	const struct directory_groups *groups, struct principal *who_r,
	struct sign_in_refused *refused_r)
{
	return sign_in(db, pool, user_id, groups, false, who_r, refused_r);
}

enum outcome sign_in_again(struct db *db, struct pool *pool, const char *user_id,
	const struct directory_groups *groups, struct principal *who_r,
	struct sign_in_refused *refused_r)
{
	return sign_in(db, pool, user_id, groups, true, who_r, refused_r);
}

static bool may_resume(const struct staff_user *staff)
{
	return staff->active && !staff->blocked_until && (!staff->service || staff->ready);
}

enum outcome sign_in_resume(
	struct db *db, struct pool *pool, int64_t staff_user_id, struct principal *who_r)
{
	struct staff_user staff;
	enum outcome outcome = staff_by_id(db, pool, staff_user_id, &staff);

	if (outcome == NOT_FOUND || (!outcome && !may_resume(&staff)))
		return DENIED;
	if (outcome)
		return outcome;
	*who_r = staff_principal(&staff);
	outcome = access_load(db, pool, who_r);
	return outcome ? outcome : pr_end_come(db, pool, who_r);
}

/* A session, whose it is, and what she holds by one of her groups. */
struct resumed {
	struct session_row session;
	struct staff_user staff;
	struct access_held held;
};

static const struct db_field resumed_fields[] = {
	SESSION_FIELDS(struct resumed, session),
	STAFF_FIELDS(struct resumed, staff),
	ACCESS_HELD_FIELDS(struct resumed, held),
};

enum outcome sign_in_by_session(struct db *db, struct pool *pool, const char *token,
	struct session *session_r, struct principal *who_r)
{
	struct db_value values[SESSION_LIVES_VALUES];
	struct resumed *resumed;
	struct access_held *held;
	size_t count = 0;
	enum outcome outcome;

	if (!session_lives_bind(pool, token, values))
		return NOT_FOUND;
	outcome = db_structs(db, pool,
		"SELECT STRAIGHT_JOIN " SESSION_COLUMNS ", " STAFF_COLUMNS ", " ACCESS_HELD_COLUMNS
		" FROM backend_session b JOIN staff_user s ON s.id = b.owner" STAFF_JOINED
			ACCESS_HELD_JOINED " WHERE " SESSION_LIVES,
		resumed_fields, &resumed, &count, values, SESSION_LIVES_VALUES);
	if (outcome || !count)
		return outcome ? outcome : NOT_FOUND;
	session_take(pool, token, &resumed->session, session_r);
	staff_complete(&resumed->staff);
	if (!may_resume(&resumed->staff))
		return DENIED;
	held = POOL_ARRAY(pool, struct access_held, count);
	for (size_t i = 0; i < count; i++)
		held[i] = resumed[i].held;
	*who_r = staff_principal(&resumed->staff);
	outcome = access_load_held(db, pool, held, count, who_r);
	return outcome ? outcome : pr_end_come(db, pool, who_r);
}
