/*
 * The status of objects: one model for every kind, as data (OBJ-60). Every step of every kind goes
 * through process_move. Statuses, steps, roles, reasons, mails and guards are rows of schema/160;
 * administrators change them (process/model.h).
 *
 * What a step does besides the status is said by the object's room in a record, and what may stop
 * one in a guard; the records and guards are listed in process/all/, above all these rooms.
 */
#ifndef BMS_PROCESS_PROCESS_H
#define BMS_PROCESS_PROCESS_H

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "base/problems.h"
#include "db/db.h"

struct process_move {
	enum object_kind kind;
	int64_t id;
	const char *to; /* code of a status */
	int64_t version; /* the one the person saw; 0: is not compared */
	const char *reason; /* as it was typed, of kinds without keep_reason at most 300
				characters; NULL or "": none */
	bool effect; /* what another step entails: nobody is asked who may, nor the guards but for
			the locks */
	bool unmailed; /* the caller decides on the mail */
	bool back; /* a step is taken back: the line of history is "step_taken_back", and no mail */
};

/*
 * Makes a step, inside a transaction: holds the model, what the object relies on, and the object;
 * the step must be in the model for a role by which the person may act on the object now, with the
 * right it names; for visitors and the system it must be one of nobody's role. Staff is stopped by
 * the guards the authority has not switched off. Then status, version and the history line "status"
 * ("from>to"), the reason, and what the kind does with it, all in this transaction.
 *
 * OK; DENIED (no such step for this person, or not any more); INVALID (problems: field "reason" is
 * missing ("required", or a guard's word), or a guard stops it: field "status" and the guard's
 * word); CONFLICT (not the version that was seen; problems stay empty); NOT_FOUND; UNAVAILABLE
 * (also when a guard failed: nothing is changed).
 */
enum outcome process_move(struct db *db, struct pool *pool, const struct principal *who,
	const struct process_move *move, struct problems *problems);

/* Why a step is stopped now. */
struct process_stop {
	const char *guard; /* its code, a word of `guard` */
	const char *reason; /* a word of `problem` */
	const char *address; /* of the page where it is lifted; NULL: none */
};

#define PROCESS_STOPS_MAX 8

struct process_stops {
	size_t count;
	struct process_stop items[PROCESS_STOPS_MAX]; /* further ones are dropped */
	const char *ask_reason; /* a word of `problem`: why the step needs a reason here, though the
				   model does not ask for one; NULL: it does not */
};

/* Adds one; the texts are constants, or in the pool. */
void process_stop_add(
	struct process_stops *stops, const char *guard, const char *reason, const char *address);

/* A word of `bulk_reason` for what stops a step of an application: the first lock that has words of
 * its own, else "guard"; for whoever is not shown its mark of severe disability (ACCESS_MARK_ROLES)
 * always "guard". In the pool. */
const char *process_stop_word(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, const struct process_stops *stops);

/* Is the mark of this application shown to the person (ACC-16)? No, where it cannot be read. */
bool process_shows_mark(
	struct db *db, struct pool *pool, const struct principal *who, int64_t application_id);

/* Where a step leads: on in the procedure, beside it or back, or to an end before its time
 * (refused, withdrawn). As in schema/185. */
enum process_direction { PROCESS_FORWARD = 1, PROCESS_SIDE, PROCESS_END };

/* A step a person may make from where the object stands. */
struct process_step {
	const char *from;
	const char *to, *name_de, *name_en; /* the status it leads to */
	const char *label_de, *label_en; /* what is done by it; the status's name when none is said
					  */
	enum process_direction direction;
	const char *mail; /* template of the letter to the applicant; NULL: none */
	bool reason_needed; /* by the model, or by what stops.ask_reason says */
	bool final; /* no step of staff leads back */
	struct process_stops stops; /* none: it can be made now */
};

/*
 * The steps of a person who sees the object by these roles (request.h: object.roles; with
 * ROLE_CREATOR where she has made it), in the order of the procedure, those that are stopped with
 * what stops them. *count_r in the pool. *turn_r (may be NULL): the delivered roles in which a step
 * forward can be made from here, whether she has one of them or not; ROLE_NOBODY: the applicant or
 * the system makes it; 0: there is none. OK, UNAVAILABLE.
 */
enum outcome process_steps(struct db *db, struct pool *pool, const struct principal *who,
	struct access_roles roles, enum object_kind kind, int64_t id, struct process_step **steps_r,
	size_t *count_r, int64_t *turn_r);

/* A place on the line of an object's procedure. */
struct process_place {
	const char *code, *name_de, *name_en;
	const char *since; /* when the object came there last (UTC); NULL: not, or nobody knows */
	bool here; /* it stands there */
	bool on_line; /* a step forward leads there, or from there; of others the one where the
			 object stands is given */
	bool counts, active; /* of the status */
	bool ended; /* steps lead there that end the procedure before its time */
	const char *phase; /* of the whole procedure (recruiting/phase.h); NULL: it says none */
};

/*
 * The line of an object's procedure (PRO-20): the statuses the model's steps forward lead through,
 * and the one where the object stands, in their order. *count_r in the pool. OK, UNAVAILABLE.
 */
enum outcome process_line(struct db *db, struct pool *pool, enum object_kind kind, int64_t id,
	struct process_place **places_r, size_t *count_r);

/* The one of these that leads to a status. OK, NOT_FOUND (no such step for her), UNAVAILABLE. */
enum outcome process_step_get(struct db *db, struct pool *pool, const struct principal *who,
	struct access_roles roles, enum object_kind kind, int64_t id, const char *to,
	struct process_step *step_r);

/* The same where nobody has asked yet by which roles she sees the object. */
enum outcome process_step_find(struct db *db, struct pool *pool, const struct principal *who,
	enum object_kind kind, int64_t id, const char *to, struct process_step *step_r);

/*
 * What the locks of a status say about an object that would come there now, whether or not a step
 * leads there from where it stands: for what is done as a part of the step (an offer, handing
 * over), or tells of it (a letter). `doing`: it is being done, what the answer relies on is held.
 * OK (also when something stops it), NOT_FOUND, UNAVAILABLE.
 */
enum outcome process_locks(struct db *db, struct pool *pool, const struct principal *who,
	enum object_kind kind, int64_t id, const char *to, bool doing,
	struct process_stops *stops_r);

/* Does the model of the kind know this step, whoever may make it? OK, UNAVAILABLE. */
enum outcome process_step_known(
	struct db *db, enum object_kind kind, const char *from, const char *to, bool *known_r);

/* A step that is being made. */
struct process_change {
	enum object_kind kind;
	int64_t id;
	const char *from, *to;
	const char *reason; /* NULL: none */
	const char *mail; /* NULL: none is sent */
	bool counted, counts; /* the status before, and after: counts */
	bool active; /* the status after */
	bool back; /* an earlier step is taken back by it */
};

/*
 * May the person take back the step between two statuses that the object has made last? Whoever may
 * make the step that leads back, and who has made it herself (`made`) as long as she may make it.
 * OK, NOT_FOUND (no such object), UNAVAILABLE.
 */
enum outcome process_may_take_back(struct db *db, struct pool *pool, const struct principal *who,
	const struct process_change *change, bool made, bool *may_r);

/* What a kind does with its steps; each may be NULL. They run inside the transaction of the step
 * and return OK, CONFLICT or UNAVAILABLE. */
typedef enum outcome process_hook(struct db *db, struct pool *pool, const struct principal *who,
	const struct process_change *change);

struct process_kind {
	enum object_kind kind;
	bool audited; /* its steps stand in the audit, too */
	/* Holds what a step relies on before the object itself. OK, NOT_FOUND, UNAVAILABLE. */
	enum outcome (*hold)(struct db *db, struct pool *pool, int64_t id);
	/* Has the person made it? NULL: steps do not ask. OK, UNAVAILABLE. */
	enum outcome (*made_by)(
		struct db *db, const struct principal *who, int64_t id, bool *made_r);
	process_hook *store; /* writes status and version; NULL: those alone */
	process_hook *note; /* the line of history; NULL: "status" */
	process_hook *keep_reason; /* NULL: a line of history "status_reason" */
	process_hook *after; /* all else */
};

/* What the locks of an application read (decision/lock.h). */
struct lock_facts;

/* What is asked of a guard. */
struct process_question {
	enum object_kind kind;
	int64_t id;
	const char *from, *to;
	bool moving; /* the step is being made: what the answer relies on is held; else it is shown
			only */
	const struct lock_facts **locks; /* what is read once for all that is shown; NULL: anew for
					    each guard, as while a step is being made */
};

/*
 * Adds to stops what stops the step, if anything does, or says why it needs a reason. OK (also
 * then), UNAVAILABLE. Asked for staff alone: what the applicant or the system does is not stopped,
 * but for the locks: guards of the status itself (schema/550), which are asked whoever makes the
 * step and whatever entails it.
 */
typedef enum outcome process_guard(struct db *db, struct pool *pool, const struct principal *who,
	const struct process_question *question, struct process_stops *stops);

struct process_guard_rule {
	const char *code; /* of the table process_guard */
	process_guard *ask;
};

/* The records of all kinds, further hooks, and the guards, each list ended by one that is empty
 * (process/all/process_all.c). */
extern const struct process_kind *const process_kinds[];
extern process_hook *const process_more[]; /* what other rooms do after steps of any kind */
extern const struct process_guard_rule process_guards[];

#endif
