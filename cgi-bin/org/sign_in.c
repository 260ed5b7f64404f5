/* Sign-in of staff: directory groups are mapped and the person's groups made equal to them. */
#include "org/sign_in.h"

#include <string.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/text.h"
#include "org/staff.h"
#include "privacy/history.h"

#define GROUPS_MAX 200

struct sign_in {
	struct pool *pool;
	const struct staff_user *staff;
	const struct principal *who;
	const char *const *names;	/* the directory's groups */
	size_t count;
	const char *mapped;		/* comma list of BMS group ids */
};

static size_t split(struct pool *pool, const char *groups, const char **names)
{
	char *rest = pool_strdup(pool, groups ? groups : ""), *name;
	size_t count = 0;

	while ((name = strsep(&rest, ",;")) && count < GROUPS_MAX) {
		name = text_trim(pool, name);
		if (!text_empty(name) && strlen(name) <= 120 && text_valid(name, strlen(name)))
			names[count++] = name;
	}
	return count;
}

/* Which groups of the BMS do these names refer to? Counts those that refer to none. */
static enum outcome map_groups(struct db *db, struct sign_in *in)
{
	const char *now = clock_sql(in->pool, clock_now());

	in->mapped = "0";
	for (size_t i = 0; i < in->count; i++) {
		int64_t group = 0;
		enum outcome outcome = db_get_int(db,
			"SELECT group_id FROM directory_group WHERE name = ?",
			DB_VALUES(db_str(in->names[i])), &group);

		if (outcome == NOT_FOUND)
			outcome = db_exec(db,
				"INSERT INTO directory_group_unmapped (name, seen, last_seen)"
				" VALUES (?, 1, ?) ON DUPLICATE KEY UPDATE"
				" seen = seen + 1, last_seen = VALUES(last_seen)",
				DB_VALUES(db_str(in->names[i]), db_str(now)), NULL);
		else if (outcome == OK)
			in->mapped = pool_printf(in->pool, "%s,%lld", in->mapped, (long long)group);
		if (outcome)
			return outcome;
	}
	return OK;
}

static enum outcome note_changes(struct db *db, const struct sign_in *in,
	const struct db_rows *rows, const char *action)
{
	for (size_t i = 0; i < rows->count; i++) {
		enum outcome outcome = audit_add(db, in->who, OBJECT_USER_GROUP,
			db_cell_int(rows, i, 0), action, in->staff->user_id);

		if (!outcome)
			outcome = history_add(db, in->who, OBJECT_STAFF_USER, in->staff->id,
				action, db_cell_text(rows, i, 1));
		if (outcome)
			return outcome;
	}
	return OK;
}

static enum outcome remove_groups(struct db *db, const struct sign_in *in)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, in->pool,
		"SELECT g.id, g.name FROM user_group_member m JOIN user_group g ON g.id = m.group_id"
		" WHERE m.staff_user_id = ? AND NOT FIND_IN_SET(m.group_id, ?)",
		DB_VALUES(db_int(in->staff->id), db_str(in->mapped)), &rows);

	if (outcome || rows->count == 0)
		return outcome;
	outcome = db_exec(db,
		"DELETE FROM user_group_member WHERE staff_user_id = ? AND NOT FIND_IN_SET(group_id, ?)",
		DB_VALUES(db_int(in->staff->id), db_str(in->mapped)), NULL);
	return outcome ? outcome : note_changes(db, in, rows, "group_removed");
}

static enum outcome add_groups(struct db *db, const struct sign_in *in)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, in->pool,
		"SELECT g.id, g.name FROM user_group g WHERE FIND_IN_SET(g.id, ?) AND NOT EXISTS"
		" (SELECT 1 FROM user_group_member m WHERE m.staff_user_id = ? AND m.group_id = g.id)",
		DB_VALUES(db_str(in->mapped), db_int(in->staff->id)), &rows);

	for (size_t i = 0; !outcome && i < rows->count; i++)
		outcome = db_exec(db,
			"INSERT IGNORE INTO user_group_member (staff_user_id, group_id) VALUES (?, ?)",
			DB_VALUES(db_int(in->staff->id), db_int(db_cell_int(rows, i, 0))), NULL);
	return outcome ? outcome : note_changes(db, in, rows, "group_added");
}

/* An administrator reaches everything ('all'); everybody reaches what is assigned to them ('person'). */
static enum outcome set_subjects(struct db *db, const struct sign_in *in)
{
	enum outcome outcome = db_exec(db,
		"INSERT IGNORE INTO staff_subject (staff_user_id, subject_kind, subject_id)"
		" SELECT m.staff_user_id, 'all', 0 FROM user_group_member m"
		" JOIN user_group g ON g.id = m.group_id"
		" WHERE m.staff_user_id = ? AND g.role_id = 1"
		" UNION SELECT id, 'person', id FROM staff_user WHERE id = ?",
		DB_VALUES(db_int(in->staff->id), db_int(in->staff->id)), NULL);

	if (outcome)
		return outcome;
	return db_exec(db,
		"DELETE FROM staff_subject WHERE staff_user_id = ? AND subject_kind = 'all'"
		" AND NOT EXISTS (SELECT 1 FROM user_group_member m JOIN user_group g"
		" ON g.id = m.group_id WHERE m.staff_user_id = ? AND g.role_id = 1)",
		DB_VALUES(db_int(in->staff->id), db_int(in->staff->id)), NULL);
}

static enum outcome make_equal(struct db *db, void *context)
{
	struct sign_in *in = context;
	enum outcome outcome;

	if ((outcome = map_groups(db, in)) || (outcome = remove_groups(db, in)) ||
	    (outcome = add_groups(db, in)) || (outcome = set_subjects(db, in)))
		return outcome;
	outcome = db_exec(db, "UPDATE staff_user SET last_sign_in = ? WHERE id = ?",
		DB_VALUES(db_str(clock_sql(in->pool, clock_now())), db_int(in->staff->id)), NULL);
	return outcome ? outcome : audit_add(db, in->who, OBJECT_NONE, 0, "sign_in", NULL);
}

static enum outcome refuse(struct db *db, const struct principal *who, const char *reason)
{
	enum outcome outcome = audit_add(db, who, OBJECT_NONE, 0, "sign_in_refused", reason);

	log_warn("sign_in_refused", "reason=%s", reason);
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

enum outcome sign_in_sso(struct db *db, struct pool *pool, const char *user_id, const char *groups,
	struct principal *who_r)
{
	struct principal nobody = {.kind = PRINCIPAL_VISITOR};
	struct staff_user staff;
	const char *names[GROUPS_MAX];
	struct sign_in in = {.pool = pool, .staff = &staff, .who = who_r, .names = names};
	enum outcome outcome = staff_by_user_id(db, pool, user_id, &staff);

	if (outcome == NOT_FOUND)
		return refuse(db, &nobody, "unknown");
	if (outcome)
		return outcome;
	*who_r = staff_principal(&staff);
	if (!staff.active)
		return refuse(db, who_r, "not_active");
	if (staff.service)
		return refuse(db, who_r, "service");
	in.count = split(pool, groups, names);
	if ((outcome = db_transaction(db, make_equal, &in)))
		return outcome;
	outcome = access_load(db, pool, who_r);
	return outcome == DENIED ? refuse(db, who_r, "no_group") : outcome;
}

enum outcome sign_in_resume(struct db *db, struct pool *pool, int64_t staff_user_id,
	struct principal *who_r)
{
	struct staff_user staff;
	enum outcome outcome = staff_by_id(db, pool, staff_user_id, &staff);

	if (outcome == NOT_FOUND || (!outcome && !staff.active))
		return DENIED;
	if (!outcome && staff.service && !staff.ready)
		return DENIED;
	if (outcome)
		return outcome;
	*who_r = staff_principal(&staff);
	return access_load(db, pool, who_r);
}
