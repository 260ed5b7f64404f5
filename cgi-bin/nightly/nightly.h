/*
 * The nightly run (RET-50): applies rules of time to objects, each object in a transaction of its
 * own. It may be killed and repeated at any time; what is done is not due any more. A failing
 * object does not stop the others. The rules themselves stand above (retention/retention.h).
 */
#ifndef BMS_NIGHTLY_NIGHTLY_H
#define BMS_NIGHTLY_NIGHTLY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"

/* One object a rule is due for; nothing of a person. Times as clock_sql; NULL: unknown. */
struct nightly_object {
	int64_t id;
	const char *rule; /* "RET-04" */
	const char *number; /* "B-2026-00042"; of kinds without numbers the id */
	const char *clock_start;
	const char *due;
};

/* At most `limit` objects the rule is due for at `now`, with ids greater than `after_id` up to
 * `last_id`, in order; for one object the list reads no other. OK, UNAVAILABLE. */
typedef enum outcome nightly_list(struct db *db, struct pool *pool, int64_t now, int64_t after_id,
	int64_t last_id, int64_t limit, struct db_rows **rows_r);

/*
 * Applies the rule to one object, inside a transaction. OK; CONFLICT or NOT_FOUND: not due any
 * more, passed over. Everything else: failed, and reported.
 */
typedef enum outcome nightly_act(
	struct db *db, struct pool *pool, const struct principal *who, int64_t id);

struct nightly_rule {
	const char *id; /* number in the spec; "RET-11,RET-12" when rows have a column rule that
			   says which */
	const char *code; /* language key nightly_rule.<code>; not used twice */
	enum object_kind kind; /* OBJECT_NONE: a kind without history */
	const char *object; /* language key nightly_object.<object> */
	nightly_list *list; /* columns by name: id; and where the rule knows them rule, number,
			       clock_start, due */
	/* Says what the list leaves out; NULL: nothing. OK, UNAVAILABLE. */
	enum outcome (*fill)(struct db *db, struct pool *pool, const struct db_rows *rows,
		size_t row, struct nightly_object *object);
	nightly_act *act;
	const char *status; /* of the objects it is for ("a,b"); NULL: any, or they have none */
	bool ends; /* ends or erases what the object holds: shown as its due date (RET-52) */
};

struct nightly_options {
	bool dry; /* changes nothing but the report */
	bool keep; /* a dry run keeps a report, too; others always do */
	const char *only; /* number or code of a rule; NULL: all */
	int64_t asked_by; /* staff user; 0: nobody */
	int64_t lease; /* seconds after which a run that does not go on counts as dead */
	bool (*ending)(void); /* true: stop after this object; may be NULL */
	/* Told of each object (reason NULL: done or, in a dry run, due) and of each rule when it is
	 * through; may be NULL. */
	void (*object)(const struct nightly_rule *rule, const struct nightly_object *object,
		const char *reason);
	void (*rule)(const struct nightly_rule *rule, int64_t done, int64_t passed, int64_t failed,
		int64_t milliseconds);
};

struct nightly_result {
	int64_t run_id; /* 0: no report is kept */
	int64_t done, passed, failed;
	bool ended_early; /* asked to, or another run has taken over */
	int64_t busy; /* CONFLICT: the run that is under way */
	int64_t busy_seconds; /* and when its lease ends, unless it goes on */
};

/*
 * Runs the rules in their order. Needs history_init and what the rules need. OK (also when objects
 * failed or the run ended early); INVALID (no rule of that name); CONFLICT (another run is under
 * way); UNAVAILABLE (the database is away; what is done is done, the next run goes on).
 */
enum outcome nightly_run(struct db *db, const struct nightly_rule *rules, size_t count,
	const struct nightly_options *options, struct nightly_result *result_r);

/* When a rule that ends something will be due for this object, by the rule's own list. */
struct nightly_due {
	const struct nightly_rule *rule;
	struct nightly_object object;
};

/* The earliest of them, in *due_r; its rule is NULL when there is none. `status`: the object's;
 * rules for others are not asked; NULL: all are. OK, UNAVAILABLE. */
enum outcome nightly_due_of(struct db *db, struct pool *pool, const struct nightly_rule *rules,
	size_t count, enum object_kind kind, int64_t id, const char *status,
	struct nightly_due *due_r);

#endif
