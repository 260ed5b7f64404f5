/* What move.c and steps.c share. */
#ifndef BMS_PROCESS_PROCESS_PRIVATE_H
#define BMS_PROCESS_PROCESS_PRIVATE_H

#include "process/process.h"

/* A step as the model has it. */
struct process_rule {
	const char *from, *to, *name_de, *name_en, *mail;
	const char *label_de, *label_en; /* "": none */
	const char *guards; /* comma list of those that are on; not read when a step is made */
	int64_t roles; /* mask; 0: all that have the right */
	int64_t actors; /* mask of those who may act in the status it leads from; -1: all */
	int64_t right_id; /* 0: none */
	int64_t holders; /* mask of the delivered roles that have this right; not read when a step
				is made */
	int64_t direction; /* enum process_direction */
	bool known; /* a step of the model */
	bool locked; /* the status it leads to has locks */
	bool reason_needed, final, counted, counts, active;
};

/* The record of a kind; NULL: it has none. */
const struct process_kind *process_kind_of(enum object_kind kind);

/* By which roles the person sees the object, and whether she has made it. OK, UNAVAILABLE. */
enum outcome process_roles(struct db *db, struct pool *pool, const struct principal *who,
	enum object_kind kind, int64_t id, struct access_roles *roles_r);

/* May she make the step, who sees the object by these roles? */
bool process_allows(
	const struct principal *who, struct access_roles seen, const struct process_rule *rule);

/* The guards of a step that the object's authority has not switched off, as a comma list: those of
 * the step and the locks of the status it leads to, or the locks alone. OK, UNAVAILABLE. */
enum outcome process_guards_of(struct db *db, struct pool *pool,
	const struct process_question *question, bool locks_alone, const char **guards_r);

/* Asks the guards of a comma list. OK, UNAVAILABLE. */
enum outcome process_ask(struct db *db, struct pool *pool, const struct principal *who,
	const char *guards, const struct process_question *question, struct process_stops *stops);

/* Columns of struct process_rule, from the statuses f and t and the step s between them. */
/* clang-format off */
#define PROCESS_RULE(guards, actors, holders, from) \
	"SELECT f.code AS `from`, t.code AS `to`, t.name_de, t.name_en, s.mail," \
	" " guards " AS guards," \
	" IFNULL((SELECT BIT_OR(1 << r.role_id) FROM process_step_role r WHERE r.kind = s.kind" \
	" AND r.from_status = s.from_status AND r.to_status = s.to_status), 0) AS roles," \
	" " actors " AS actors," \
	" IFNULL(s.right_id, 0) AS right_id," \
	" " holders " AS holders," \
	" IFNULL(s.direction + 0, 2) AS direction, IFNULL(s.label_de, '') AS label_de," \
	" IFNULL(s.label_en, '') AS label_en, s.kind IS NOT NULL AS known," \
	" EXISTS (SELECT 1 FROM process_lock l WHERE l.kind = t.kind" \
	" AND l.to_status = t.code) AS locked," \
	" IFNULL(s.reason_needed, 0) AS reason_needed," \
	" NOT EXISTS (SELECT 1 FROM process_step b LEFT JOIN process_step_role br" \
	" ON br.kind = b.kind AND br.from_status = b.from_status AND br.to_status = b.to_status" \
	" WHERE b.kind = t.kind AND b.from_status = t.code AND b.to_status = f.code" \
	" AND IFNULL(br.role_id, -1) <> " SQL_ROLE_NOBODY ") AS final, f.counts AS counted," \
	" t.counts, t.active" from
/* Those who may act in the status f; of kinds whose statuses say nothing of roles, all. */
#define PROCESS_ACTORS \
	"IF(EXISTS (SELECT 1 FROM process_status_role k WHERE k.kind = f.kind)," \
	" IFNULL((SELECT BIT_OR(1 << a.role_id) FROM process_status_role a WHERE a.kind = f.kind" \
	" AND a.status = f.code AND a.may_act AND a.counts), 0), -1)"
/* Those who have the right of the step s; not for the portals, which need not know. */
#define PROCESS_HOLDERS \
	"IFNULL((SELECT BIT_OR(1 << b.role_id) FROM base_role_right b" \
	" WHERE b.role_id < " SQL_ROLE_SEAT " AND b.right_id = s.right_id), 0)"
/* The guards of an object x's step, of those that are on: each step's own where `own` says so, and
 * the locks of the status it leads to. */
#define PROCESS_GUARDS_ON(own, kind, from_status, to_status) \
	"(SELECT GROUP_CONCAT(p.code ORDER BY p.code) FROM process_guard p" \
	" WHERE (" own " AND EXISTS (SELECT 1 FROM process_step_guard g WHERE g.kind = " kind \
	" AND g.from_status = " from_status " AND g.to_status = " to_status \
	" AND g.guard = p.code) OR EXISTS (SELECT 1 FROM process_lock l WHERE l.kind = " kind \
	" AND l.to_status = " to_status " AND l.guard = p.code)) AND (p.fixed OR NOT EXISTS" \
	" (SELECT 1 FROM process_guard_off o WHERE o.authority_id = x.authority_id" \
	" AND o.guard = p.code)))"
/* clang-format on */

#define PROCESS_RULE_FIELDS 20
extern const struct db_field process_rule_fields[PROCESS_RULE_FIELDS];

#endif
