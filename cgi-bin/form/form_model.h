/*
 * Forms as data (OBJ-12): what a version of a form asks, and the rules its answers are checked by.
 * A version never changes. Questions whose code is the name of a field of struct draft_data
 * (draft.h) fill that field; answers to all others are sealed (answer.h).
 */
#ifndef BMS_FORM_FORM_MODEL_H
#define BMS_FORM_FORM_MODEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/outcome.h"
#include "base/pool.h"
#include "base/problems.h"
#include "db/db.h"
#include "form/answer.h"

enum question_kind {
	QUESTION_SECTION, /* a heading; the label is all of it */
	QUESTION_EXPLANATION, /* a paragraph */
	QUESTION_TEXT,
	QUESTION_LONG,
	QUESTION_CHOICE,
	QUESTION_MULTI, /* answer: codes of options, with commas between */
	QUESTION_DATE, /* answer: YYYY-MM-DD */
	QUESTION_NUMBER,
	QUESTION_FILE, /* attachments; no answer */
};

struct question_option {
	const char *code;
	const char *label;
};

struct question {
	const char *code;
	enum question_kind kind;
	const char *format; /* email, phone, future, radio; NULL: none */
	const char *autocomplete; /* HTML token or NULL */
	bool required;
	bool has_min, has_max;
	int64_t min, max;
	const struct question *condition; /* shown only when this one … */
	const char *condition_value; /* … has this answer; NULL: always */
	bool scored;
	bool personal;
	bool of_ad; /* about this one job: not taken over into other applications */
	bool folded; /* shown behind a line that opens */
	const char *label; /* in the language asked for */
	const char *told; /* what staff read over the answer: the label does not speak to them */
	const char *hint; /* may be NULL */
	const struct question_option *options;
	size_t option_count;
};

struct form_model {
	int64_t version_id;
	const char *form; /* code */
	const char *name;
	int64_t version;
	struct question *questions; /* in order */
	size_t count;
};

/* The newest version of a vacancy's master form. OK, NOT_FOUND, UNAVAILABLE. */
enum outcome form_version_of_vacancy(struct db *db, int64_t vacancy_id, int64_t *version_id_r);

/* The newest version of a form. OK, NOT_FOUND, UNAVAILABLE. */
enum outcome form_version_newest(struct db *db, const char *form, int64_t *version_id_r);

/* The version an application was begun with. OK, NOT_FOUND, UNAVAILABLE. */
enum outcome form_version_of_application(
	struct db *db, int64_t application_id, int64_t *version_id_r);

/* A version with its words in `lang`. OK, NOT_FOUND, UNAVAILABLE. */
enum outcome form_model_get(struct db *db, struct pool *pool, int64_t version_id, const char *lang,
	struct form_model *model_r);

/* May documents of Word and ODT be handed in with the form of this version (OBJ-10)? To change it:
 * inside a transaction, for all its versions. OK, NOT_FOUND, UNAVAILABLE. */
enum outcome form_office(struct db *db, int64_t version_id, bool *office_r);
enum outcome form_office_set(struct db *db, int64_t version_id, bool office);

/* All versions of all forms: columns id, code, version, name_de, name_en, created_at, vacancies
 * (with this master form). OK, UNAVAILABLE. */
enum outcome form_versions(struct db *db, struct pool *pool, struct db_rows **rows_r);

#define FORM_DEFAULT "bewerbung" /* of a vacancy of which nothing else is said */

/* Is there a form with this code? OK, UNAVAILABLE. */
enum outcome form_known(struct db *db, const char *form, bool *known_r);

/* The master forms by name, in German or English: columns id (the code), name. OK, UNAVAILABLE. */
enum outcome forms_named(struct db *db, struct pool *pool, bool english, struct db_rows **rows_r);

/* The question of that code, or NULL. */
const struct question *form_question(const struct form_model *model, const char *code);

/* Is the question the one of the code `on`, or shown only by an answer to it, through however many
 * others (ACC-16: it tells of that answer)? */
bool form_depends(const struct form_model *model, const char *code, const char *on);

/* Does the question take an answer (no heading, no explanation, no file)? */
bool question_asks(const struct question *question);

/* Characters a text may have. */
size_t question_max_length(const struct question *question);

/* The answer to a question, or NULL. */
const char *answer_of(const struct answers *answers, const char *question);

/* Is the option among the answers to a question? */
bool answer_chosen(const struct answers *answers, const char *question, const char *option);

/* Answers as the fields of a form hold them, in its order; a question of several answers has an
 * empty one besides, so that it is known when there are none. */
struct answer_fields {
	size_t count;
	const char **names, **values;
	bool *lists; /* it takes several */
};
/* In the pool; values as in the answers. */
void answer_fields(struct pool *pool, const struct form_model *model, const struct answers *answers,
	struct answer_fields *fields_r);

/* Is the question to be answered, given the other answers? */
bool question_shown(const struct question *question, const struct answers *answers);

/*
 * What was typed, as the form takes it: trimmed, line ends as blanks where there is one line, days
 * as YYYY-MM-DD where they are days, unknown names and answers with nothing to see left out. What
 * cannot even be kept in a draft is left out and reported: too_long, choice, email. Everything else
 * may stay in a draft unfinished.
 */
void form_take(struct pool *pool, const struct form_model *model, const struct answers *typed,
	struct answers *taken_r, struct problems *problems);

/*
 * Are the answers complete and right, as they must be to go on? Reasons: required, email, day,
 * day_past, number, range, too_short, too_long, choice, too_many. Files are not asked for, nor is a
 * field looked at that has a problem already. Answers to questions that are not shown are left
 * alone.
 */
bool form_check(struct pool *pool, const struct form_model *model, const struct answers *answers,
	struct problems *problems);

/* The answers without those to questions that are not shown. */
void form_prune(struct pool *pool, const struct form_model *model, const struct answers *answers,
	struct answers *pruned_r);

/* An answer in words: labels of options, days as people read them. */
const char *question_words(
	struct pool *pool, const struct question *question, const char *answer, const char *lang);

#endif
