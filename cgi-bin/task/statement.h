/*
 * Statements: what somebody is asked for in a procedure, by when, and what silence means
 * (PRO-04 to PRO-11, PRO-34, PRO-35; the kinds are those of statements.csv). A statement is asked
 * of a role on the vacancy (whoever has it may answer), of a committee or of a person; the first
 * complete answer of theirs counts. Whoever is asked has a task (task.h) until then.
 *
 * A last day is over at 24:00 in Berlin: from then on silence means what the kind says, whether the
 * nightly run has been there or not. Whoever reads a statement is told so (statement_state).
 */
#ifndef BMS_TASK_STATEMENT_H
#define BMS_TASK_STATEMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "base/problems.h"
#include "base/workdays.h"
#include "db/db.h"
#include "process/standing.h"

struct statement {
	int64_t id, round_id, object_id, vacancy_id, subject_id, role_id;
	int64_t object_kind; /* enum object_kind */
	int64_t due_at; /* instant: the last day is over */
	const char *kind, *question_de, *question_en, *law;
	const char *measure; /* of LAW-12; "" none */
	const char *subject_kind; /* "person", "unit", "role" */
	const char *subject_name; /* the committee or person; NULL: a role */
	const char *role_code; /* "PR" */
	const char *authority; /* short name of the vacancy's */
	const char *object_number, *vacancy_number, *vacancy_title;
	const char *asked_at, *due_on; /* the last day */
	const char *silence; /* the answer that silence means; "": there is a reminder */
	const char *state; /* as kept: see statement_state */
	const char *answer; /* the one that counts; NULL: none (yet) */
	const char *urgent; /* why the deadline is shorter; NULL: it is not */
	int64_t replaced_by; /* the statement asked anew for this one; 0: none */
	int64_t against; /* it was answered against, and that stands */
	const char *lifted; /* how an answer against it was overcome: "accepted", "decided"; "" */
	const char *changed; /* what is otherwise than in the round before; NULL: see
				statement_changed */
	struct db_cell changed_sealed;
};

/* OK, NOT_FOUND, UNAVAILABLE. No question of access. */
enum outcome statement_get(
	struct db *db, struct pool *pool, int64_t id, struct statement *statement_r);

/* Holds its vacancy, what it is about, then itself, and reads it; inside a transaction. OK,
 * NOT_FOUND, UNAVAILABLE. */
enum outcome statement_hold(
	struct db *db, struct pool *pool, int64_t id, struct statement *statement_r);

/* "open", "answered", "silent" (from the end of the last day on), "withdrawn", "replaced". */
const char *statement_state(const struct statement *statement);

/* The answer that counts now, also by silence; NULL: none. */
const char *statement_answer(const struct statement *statement);

/*
 * The statements of a vacancy, newest first, about itself and what of it this person may see, at
 * most `limit`. What the SBV is asked tells of a mark of severe disability: `marks` says that it is
 * shown (ACCESS_MARK_ROLES). OK, UNAVAILABLE.
 */
enum outcome statements_of_vacancy(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, bool marks, int64_t limit, struct statement **statements_r,
	size_t *count_r);

/* The same about one object. */
enum outcome statements_of_object(struct db *db, struct pool *pool, enum object_kind kind,
	int64_t id, bool marks, int64_t limit, struct statement **statements_r, size_t *count_r);

/*
 * Those of an object that somebody has still to answer, the nearest last day first, at most
 * `limit`; of a vacancy also those about what of it the person may see. OK, UNAVAILABLE.
 */
enum outcome statements_open(struct db *db, struct pool *pool, const struct principal *who,
	enum object_kind kind, int64_t id, bool marks, int64_t limit,
	struct statement **statements_r, size_t *count_r);

/* Those that were asked together in one round, in the order of the kinds. OK, UNAVAILABLE. */
enum outcome statements_of_round(struct db *db, struct pool *pool, int64_t round_id, bool marks,
	struct statement **statements_r, size_t *count_r);

/*
 * For a guard: the statements that stop this object's step to this status now: asked and not
 * answered, nor settled by silence; or answered against it and not asked anew. Those about the
 * vacancy stop the objects below it. OK, UNAVAILABLE.
 */
enum outcome statement_open_blocks(struct db *db, struct pool *pool, enum object_kind kind,
	int64_t id, const char *status, struct statement **blocks_r, size_t *count_r);

/* The statement that was asked of the same before, which this one is asked anew for: its id, and
 * the version its object had then. OK; NOT_FOUND (it is asked for the first time); UNAVAILABLE. */
enum outcome statement_before(
	struct db *db, const struct statement *statement, int64_t *id_r, int64_t *version_r);

/* How those of a vacancy stand that are not about its selection, the oldest first (standing.h). */
standing_source statement_standing;

/* Adds one: whom it waits for, until when, what silence means. words: standing.<its kind> */
void statement_standing_add(
	struct pool *pool, const struct statement *statement, struct standing *standing);

/* "/stellungnahmen/42", where it is read and answered. */
const char *statement_path(struct pool *pool, int64_t id);

/* One question of a round. */
struct statement_question {
	const char *kind; /* of statements.csv */
	const char *measure; /* LAW-12; NULL: none */
	int64_t person; /* asked of one person, who reaches the vacancy in the kind's role; 0: of
			   the role or its committees */
	const char *urgent; /* why the deadline is the kind's shorter one (LAW-10); NULL: it is not
			     */
	int64_t deadline; /* in the kind's unit, where a law gives another one (LAW-10: three
			     weeks); 0: the kind's */
	bool told; /* a mail of its own goes (notifications.csv) */
	bool empty_too; /* also of a committee that has lost its members since it was chosen */
};

struct statement_round {
	enum object_kind object_kind;
	int64_t object_id;
	const struct statement_question *questions;
	size_t count;
	const char *changed; /* what is otherwise than in the round it replaces; NULL: nothing */
};

/*
 * Asks several at once about an object as it is now; a kind that was asked about it before is asked
 * anew: what is open of it is replaced. Holds vacancy and object; tasks, history of the object and
 * mails come with it, and sight of an application (ACC-16). Inside a transaction. *round_r its id.
 * OK; INVALID (problems, with the kind as field: statement_kind, statement_object,
 * statement_nobody, statement_members, statement_unseen, statement_sbv, statement_blind,
 * statement_urgent);
 * NOT_FOUND (no such object); UNAVAILABLE.
 */
enum outcome statement_round_ask(struct db *db, struct pool *pool, const struct principal *who,
	const struct statement_round *round, struct problems *problems, int64_t *round_r);

/* The same for one question. */
enum outcome statement_ask(struct db *db, struct pool *pool, const struct principal *who,
	enum object_kind object_kind, int64_t object_id, const char *kind,
	struct problems *problems);

/* Asks no longer. Inside a transaction. OK; CONFLICT (is not open any more); NOT_FOUND;
 * UNAVAILABLE. */
enum outcome statement_withdraw(
	struct db *db, struct pool *pool, const struct principal *who, int64_t id);

/* A kind as it can be asked about an object now. */
struct statement_kind {
	const char *code, *question_de, *question_en;
	const char *silence; /* the answer that silence means; "": there is a reminder */
	const char *last_day; /* if asked today */
	const char *urgent_day; /* the same when it is urgent; NULL: as long as ever */
};

/* Those that can be asked about an object, in their order. *count_r in the pool. OK, NOT_FOUND,
 * UNAVAILABLE. */
enum outcome statement_kinds(struct db *db, struct pool *pool, enum object_kind object_kind,
	int64_t id, struct statement_kind **kinds_r, size_t *count_r);

/* One by its code, also of those that rooms ask about a vacancy (comparison, selection). OK,
 * NOT_FOUND, UNAVAILABLE. */
enum outcome statement_kind_get(struct db *db, struct pool *pool, int64_t vacancy_id,
	const char *code, struct statement_kind *kind_r);

/* The answers of a kind: columns code, needs, settles. OK, UNAVAILABLE. */
enum outcome statement_answers(
	struct db *db, struct pool *pool, const char *kind, struct db_rows **rows_r);

/* As whom a person may answer, and what she sees. */
struct statement_part {
	struct access_roles own; /* by which she herself sees what it is about */
	bool asked; /* she is, herself or as a deputy */
	int64_t deputy_of; /* staff user in whose place; 0: herself */
	const char *name; /* of that person; NULL */
	bool sees; /* whoever was asked sees what it is about */
};

/* Also when it is not open any more. OK, UNAVAILABLE. */
enum outcome statement_part(struct db *db, struct pool *pool, const struct principal *who,
	const struct statement *statement, struct statement_part *part_r);

/*
 * What an answer that counts does besides, inside its transaction, by the kind of its statement;
 * vacancy, object and statement are held. `changed`: the same whenever one of the kind was asked,
 * has ended (answered, by silence, withdrawn, replaced) or stops nothing any more; the statement is
 * as it was read before. Each may be NULL. The list is ended by one without kind
 * (process/all/process_all.c). OK, CONFLICT, UNAVAILABLE.
 */
struct statement_effect {
	const char *kind;
	enum outcome (*answered)(struct db *db, struct pool *pool, const struct principal *who,
		const struct statement *statement, const char *answer);
	enum outcome (*changed)(struct db *db, struct pool *pool, const struct principal *who,
		const struct statement *statement);
};
extern const struct statement_effect statement_effects[];

/* What is said of a passage of an ad's text (PRO-04). */
struct statement_passage {
	const char *part; /* of the ad (jobad_part.name) */
	const char *quote; /* the passage as it read; "": it reads otherwise by now, and which one
			      it was is not known */
	const char *text;
};

struct statement_input {
	const char *answer; /* code; NULL: a question back, which ends nothing (LAW-10) */
	const char *ground; /* "1" to "4", "other" (LAW-11); NULL: none */
	const char *text; /* statement, reason or question; NULL: none */
	int64_t text_version; /* of the ad it is about, that was read (jobad.text_version); 0: is
				 not compared */
	const struct statement_passage *passages; /* of an ad: they are text, too */
	size_t passage_count;
};

/*
 * Answers, or asks back. Holds the vacancy, what it is about, then the statement. What comes after
 * silence has taken effect is kept, marked and without effect. Inside a transaction. OK; INVALID
 * (problems: statement_answer, statement_text, statement_reason, statement_ground); CONFLICT
 * (problems: statement_answered, statement_answered_late, statement_withdrawn, statement_replaced,
 * statement_gone: what it is about is no more; statement_text_changed: the text that was read is
 * another one by now); NOT_FOUND (not asked); UNAVAILABLE.
 */
enum outcome statement_answer_give(struct db *db, struct pool *pool, const struct principal *who,
	int64_t id, const struct statement_input *input, struct problems *problems);

/* An answer or a question back. */
struct statement_given {
	int64_t statement_id;
	const char *name; /* whoever gave it; NULL: is no more */
	const char *deputy_of; /* name; NULL: for herself */
	const char *answer; /* NULL: a question back */
	const char *ground, *text; /* NULL: none; text also: its key is destroyed */
	bool withheld; /* ground, text and reply are not for this reader, and NULL */
	const char *at; /* UTC */
	bool late, counts;
	const char *reply, *reply_name, *reply_at; /* of the asker; NULL: none */
	int64_t text_number; /* of the ad's text that was answered; 0: not about an ad */
	const struct statement_passage *passages;
	size_t passage_count;
};

/*
 * Those to all statements about an object, the oldest first. What is said about the comparison or
 * the selection of a vacancy, or doing without an ad, speaks of applicants: it is told to whoever
 * said it, to whoever sees all of those it is about, the compared, or those chosen or to move up
 * (ACC-16), and of the statement `asked` (0: none), which this person was asked. *count_r in the
 * pool. OK, UNAVAILABLE.
 */
enum outcome statements_given(struct db *db, struct pool *pool, const struct principal *who,
	enum object_kind kind, int64_t id, int64_t asked, struct statement_given **given_r,
	size_t *count_r);

/* What is otherwise than in the round before; NULL: nothing was said. OK, UNAVAILABLE. */
enum outcome statement_changed(struct db *db, struct pool *pool, const struct statement *statement,
	const char **changed_r);

/* The one-off holidays from a day on. OK, UNAVAILABLE. */
enum outcome statement_holidays(
	struct db *db, struct pool *pool, const char *from, struct holidays *holidays_r);

#endif
