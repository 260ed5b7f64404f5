/*
 * History and audit: append-only, each object's lines chained by a keyed hash (PRT-01, PRT-02,
 * PRT-03). Lines say that something happened, by whom and when; never old or new values of personal
 * data.
 */
#ifndef BMS_HISTORY_HISTORY_H
#define BMS_HISTORY_HISTORY_H

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"

/* Sets the key of the chain (32 bytes from a secret file); each program but the portal, which does
 * not have it, calls it once at start. */
void history_init(const uint8_t key[32]);

/* Sets the portal's own key, which marks lines of visitors until the house seals them
 * (history_seal); every program calls it once at start. */
void history_portal_init(const uint8_t key[32]);

/*
 * One line of an object's history, in the transaction of the change. `action` is a code with a
 * language key history.<action>, e.g. "created", "changed", "status"; `detail` says which fields or
 * which status in codes ("title,pay_grade", "eingegangen>formale_pruefung"); NULL: nothing. OK,
 * UNAVAILABLE.
 */
enum outcome history_add(struct db *db, const struct principal *who, enum object_kind kind,
	int64_t id, const char *action, const char *detail);

/* The same line in the object's history and in the audit, for what administrators may ask after
 * (language keys history.<action>, audit_action.<action>). In the transaction of the change. OK,
 * UNAVAILABLE. */
enum outcome history_add_audited(struct db *db, const struct principal *who, enum object_kind kind,
	int64_t id, const char *action, const char *detail);

/*
 * Lines of many objects of a kind, in the transaction of the changes; for imports and what is done
 * to many at once. By whom: somebody of the staff; NULL: the system.
 * Items of one object stand together, objects in rising order of their ids. Some thousand at a
 * time: it takes two statements whatever their number. OK, UNAVAILABLE.
 */
struct history_item {
	int64_t id;
	const char *action;
	const char *detail; /* NULL: nothing */
	bool fresh; /* the object was made in this transaction: it has no lines yet */
};
enum outcome history_add_many(struct db *db, const struct principal *who, enum object_kind kind,
	const struct history_item *items, size_t count);

/* The same for the audit, in any order, in the transaction of the changes. `fresh` means nothing.
 * OK, UNAVAILABLE. */
enum outcome audit_add_many(struct db *db, const struct principal *who, enum object_kind kind,
	const struct history_item *items, size_t count);

/* The lines of an object, newest first: columns at, action, detail, actor (name of the staff user,
 * or NULL), actor_kind, about (the person or committee whose id the detail of person_… and
 * committee_… lines is), question_de and question_en (of
 * statement_… lines, whose detail is a kind, or kind:answer). What the SBV is asked, and why nobody
 * was invited whom the duty to invite is for (LAW-21), tell of a mark of severe disability: `marks`
 * says that it is shown to the reader (ACCESS_MARK_ROLES). OK, UNAVAILABLE. */
enum outcome history_list(struct db *db, struct pool *pool, enum object_kind kind, int64_t id,
	bool marks, struct db_rows **rows_r);

/*
 * One line of the audit: sign-ins, refusals, readings by administrators, runs. `action` e.g.
 * "sign_in", "sign_in_refused", "refused", "read". kind and id may be OBJECT_NONE, 0. Inside a
 * transaction or not (opens its own). OK, UNAVAILABLE.
 */
enum outcome audit_add(struct db *db, const struct principal *who, enum object_kind kind,
	int64_t id, const char *action, const char *detail);

/* Seals the lines of visitors that wait, each chain in a transaction of its own. *sealed_r chains.
 * OK, UNAVAILABLE. */
enum outcome history_seal(struct db *db, int64_t *sealed_r);

/* The first line that does not fit. */
struct history_break {
	const char *table; /* "history" or "audit"; NULL: everything fits */
	int64_t id; /* the row */
	int64_t lines; /* lines checked in all */
	int64_t waiting; /* of these: lines of visitors whose mark fits, not sealed by the house yet
			  */
	const char *what; /* "hash", "gap", "mark" (a visitor's line was changed before it was
			     sealed) */
};

/* Checks every chain of both tables from the first line to the last. OK (see *break_r),
 * UNAVAILABLE. */
enum outcome history_verify(struct db *db, struct history_break *break_r);

#endif
