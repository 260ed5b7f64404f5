/*
 * The status model as administrators see and change it (OBJ-60): texts, order, who sees and acts,
 * steps with roles, right, reason, mail and guards, compared with the delivered state. Each change
 * has its line in the audit, raises the version of the kind's model, and what workers remember of
 * access is read anew.
 */
#ifndef BMS_PROCESS_MODEL_H
#define BMS_PROCESS_MODEL_H

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "base/problems.h"
#include "db/db.h"

#define SETTING_MODEL 2 /* the model's number as OBJECT_SETTING in history */

/* The version of a kind's model. OK, NOT_FOUND (the kind has none), UNAVAILABLE. */
enum outcome model_version(struct db *db, enum object_kind kind, int64_t *version_r);

/* The kinds that have a model: columns kind, version. OK, UNAVAILABLE. */
enum outcome model_kinds(struct db *db, struct pool *pool, struct db_rows **rows_r);

/* Its statuses in their order: columns code, position, name_de, name_en, applicant_de,
 * applicant_en, meaning_de, … todo_en, look, status_group, stage, takes_changes, takes_files,
 * active, counts, named, phase (of a procedure, NULL: none), added (1: not delivered). OK,
 * UNAVAILABLE. */
enum outcome model_statuses(
	struct db *db, struct pool *pool, enum object_kind kind, struct db_rows **rows_r);

/* Its steps in the order of the statuses: columns from_status, to_status, from_de, from_en, to_de,
 * to_en, from_at, to_at (places of the statuses, from 0), roles (comma list of numbers), right_id,
 * right_code, reason_needed, mail, direction, label_de, label_en, guards (comma list). OK,
 * UNAVAILABLE. */
enum outcome model_steps(
	struct db *db, struct pool *pool, enum object_kind kind, struct db_rows **rows_r);

/* Who sees and acts in a status: columns role_id, may_see, may_act, on_condition, ends (bits),
 * setting. OK, UNAVAILABLE. */
enum outcome model_sights(struct db *db, struct pool *pool, enum object_kind kind,
	const char *status, struct db_rows **rows_r);

/* What is not as delivered: columns part (status, step, step_role, step_guard, sight), what
 * (codes), delivered (0: is there and was not delivered; 1: was delivered and is not there so). OK,
 * UNAVAILABLE. */
enum outcome model_differences(
	struct db *db, struct pool *pool, enum object_kind kind, struct db_rows **rows_r);

struct model_values {
	size_t count;
	const char *const *items;
};

struct model_status_input {
	int64_t version; /* of the model that was seen */
	int64_t position;
	const char *name_de, *name_en, *applicant_de, *applicant_en;
	/* what the applicant reads besides; NULL: the delivered words */
	const char *meaning_de, *meaning_en, *next_de, *next_en, *todo_de, *todo_en;
	const char *look; /* of its badge; NULL: plain */
	const char *group; /* of OBJ-61; NULL: none */
	const char *phase; /* of the procedure (recruiting/phase.h), of an added one; NULL: none */
	const char *stage; /* how far a rejection from here says it was; NULL: not said */
	bool takes_changes, takes_files; /* the applicant may correct answers, hand in documents */
	bool active, counts;
	bool sights; /* it says who sees and acts: */
	struct model_values cells; /* "see-3-asked", "act-3", "end-3-1" (bit of ends) by roles */
};

/*
 * All inside a transaction. Of a status that programs name, group, active and counts stay; of
 * another one active and counts stay while objects are in it, since lists have counted them
 * (problem "model_facts_used"); so does the phase of an added one (problem "model_phase_used"). OK;
 * INVALID (problems); CONFLICT (the model was changed meanwhile); NOT_FOUND (no such status or
 * step); UNAVAILABLE.
 */
enum outcome model_status_save(struct db *db, struct pool *pool, const struct principal *who,
	enum object_kind kind, const char *code, const struct model_status_input *input,
	struct problems *problems);
/* A new status, behind the others; nobody sees it yet, no step leads there. */
enum outcome model_status_add(struct db *db, struct pool *pool, const struct principal *who,
	enum object_kind kind, const char *code, const struct model_status_input *input,
	struct problems *problems);
/* With its steps. Refused (problem "model_named", "model_in_use") where programs name it, or
 * objects are in it. */
enum outcome model_status_remove(struct db *db, struct pool *pool, const struct principal *who,
	enum object_kind kind, const char *code, int64_t version, struct problems *problems);

struct model_step_input {
	int64_t version;
	const char *right; /* number as text; NULL: none */
	const char *mail; /* NULL: none */
	const char *direction; /* "forward", "side", "end" */
	const char *label_de, *label_en; /* on its button; NULL: the status's name */
	bool reason_needed;
	struct model_values roles; /* numbers; the step of nobody stays */
	struct model_values guards; /* codes */
};

/* Adds the step where it is not there yet. */
enum outcome model_step_save(struct db *db, struct pool *pool, const struct principal *who,
	enum object_kind kind, const char *from, const char *to,
	const struct model_step_input *input, struct problems *problems);
enum outcome model_step_remove(struct db *db, struct pool *pool, const struct principal *who,
	enum object_kind kind, const char *from, const char *to, int64_t version,
	struct problems *problems);

/* Back to the delivered state; statuses that were added and hold objects stay. */
enum outcome model_reset(struct db *db, struct pool *pool, const struct principal *who,
	enum object_kind kind, int64_t version, struct problems *problems);

/* Letters that steps name, and rights about the kind: value, label. OK, UNAVAILABLE. */
enum outcome model_mails(struct db *db, struct pool *pool, struct db_rows **rows_r);
enum outcome model_rights(struct db *db, struct pool *pool, enum object_kind kind, bool english,
	struct db_rows **rows_r);

/* The guards: columns code, fixed. Where one is off: columns code (of the authority), name, guard.
 * OK, UNAVAILABLE. */
enum outcome model_guards(struct db *db, struct pool *pool, struct db_rows **rows_r);
enum outcome model_guards_off(struct db *db, struct pool *pool, struct db_rows **rows_r);

/* Switches a guard off or on for an authority, inside a transaction. OK; INVALID (problems: a fixed
 * one, no such authority or guard); UNAVAILABLE. */
enum outcome model_guard_set(struct db *db, struct pool *pool, const struct principal *who,
	const char *authority, const char *guard, bool on, struct problems *problems);

#endif
