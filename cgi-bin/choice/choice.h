/*
 * Selection lists (OBJ-16): the values that forms offer and what they are called, as rows that
 * administrators keep (choice/keep/). A program keeps what it has read; with every request, and
 * every turn of a loop, it asks once whether that is still so, when the first value is asked for.
 * Objects hold codes. A hidden value is not offered any more and stays where it is; one that was
 * replaced is shown, searched for and chosen as the one that stands for it since.
 */
#ifndef BMS_CHOICE_CHOICE_H
#define BMS_CHOICE_CHOICE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/outcome.h"
#include "base/pool.h"
#include "base/problems.h"
#include "db/db.h"

#define CHOICE_FIELD "field" /* of work */
#define CHOICE_POST_KIND "post_kind"
#define CHOICE_PROOF "requirement_proof"

struct choice {
	int64_t id;
	int64_t replaced_by; /* 0: it is not */
	const char *list, *code, *name_de, *name_en;
	bool hidden;
};

/* From now on what is kept is asked for anew; at the begin of a request, or of a turn. */
void choices_ask(void);

/* The value of this code, also one that is hidden or was replaced; NULL: there is none (or no
 * database, and nothing kept). Valid until the request after the next. */
const struct choice *choice_find(struct db *db, const char *list, const char *code);

/* The same, but instead of one that was replaced what stands for it now. */
const struct choice *choice_now(struct db *db, const char *list, const char *code);

/* The list's first, or the one behind `last`, in its order, without those that were replaced; NULL:
 * no more. */
const struct choice *choice_next(struct db *db, const char *list, const struct choice *last);

/* What a form begins with: the code of `wanted`, as what stands for it now, or, when that is not
 * offered any more, of the first that is; NULL: none is. */
const char *choice_preset(struct db *db, const char *list, const char *wanted);

/* What it is called in "de" or "en". */
const char *choice_name(const struct choice *choice, const char *lang);

/* What a form says. */
struct choice_said {
	const char *list;
	const char *name; /* of the field */
	const char *code; /* NULL: nothing is chosen, which is no problem here */
	const char *before; /* what the object has; it may stay, hidden or not. NULL: nothing */
};

/*
 * Before it is stored: it must be a value that is offered, or stay; it is held, so that nobody
 * hides, replaces or removes it until this transaction ends. Adds the problem choice, choice_hidden
 * or choice_replaced. Inside a transaction. OK (see the problems), UNAVAILABLE.
 */
enum outcome choice_check(struct db *db, struct pool *pool, const struct choice_said *said,
	struct problems *problems);

/* A code that is carried over from one object into another: held, and *code is what stands for it
 * by now. Inside a transaction. OK, UNAVAILABLE. */
enum outcome choice_carry(struct db *db, struct pool *pool, const char *list, const char **code);

#endif
