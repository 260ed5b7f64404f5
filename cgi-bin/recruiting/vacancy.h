/* Vacancies: posts to be filled, the central object (OBJ-04, PRO-02). */
#ifndef BMS_RECRUITING_VACANCY_H
#define BMS_RECRUITING_VACANCY_H

#include <stdbool.h>
#include <stdint.h>

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "base/problems.h"
#include "db/db.h"

/* What a person can enter. Days are YYYY-MM-DD, texts NULL when empty. */
struct vacancy_input {
	const char *title;
	const char *unit; /* id of a sub-unit or location as text; NULL: the authority itself */
	const char *post_number;
	const char *filling; /* again, new; NULL: not said */
	const char *post_kind; /* value of the list CHOICE_POST_KIND */
	const char *field; /* of work: value of the list CHOICE_FIELD */
	const char *pay_grade;
	const char *working_time; /* full, part, both */
	const char *hours;
	const char *hours_shown; /* on the portals instead of the number; NULL: the number */
	const char *limited_until;
	int64_t posts;
	const char *starts_on;
	const char *tasks; /* Markdown */
	const char *requirements; /* Markdown */
	/* not of a requisition: */
	const char *form_code; /* of its applications; NULL: the default one */
	const char *reception_mailbox; /* gets names and times of interviews */
	int64_t version; /* of the record the person saw; 0 when creating */
	bool carried; /* when creating: from another object, so that hidden values stay */
	bool foreign; /* when creating: with an ad for others (vacancy/foreign.h) */
};

struct vacancy {
	int64_t profile_fixed; /* 1: its requirements were, with the first rating (LAW-40) */
	int64_t id;
	const char *number;
	int64_t project_id, authority_id;
	const char *project_number, *project, *authority, *unit_name, *owner;
	const char *form_de, *form_en; /* names of the form */
	const char *status;
	int64_t version;
	bool requested; /* it was made from a requisition */
	bool elsewhere; /* its ads are those of others (vacancy/foreign.h): one applies elsewhere */
	bool decided; /* a decision was begun (decision/decision.h) */
	int64_t people; /* chosen for it, people and committees */
	const char *template_name; /* NULL: it is no template for others */
	const char *phases; /* it came through: phase_line */
	int64_t profile; /* requirements in it */
	const char *created_at, *changed_at; /* UTC, as clock_sql writes */
	struct vacancy_input data;
};

/* OK, NOT_FOUND, UNAVAILABLE. No question of access. */
enum outcome vacancy_get(struct db *db, struct pool *pool, int64_t id, struct vacancy *vacancy_r);

/* What a list of vacancies can be narrowed by. */
struct vacancy_filter {
	int64_t project_id; /* 0: all */
	const char *status; /* NULL: all */
	const char *words; /* a number, or a part of the title; NULL: all */
	int64_t limit, offset;
};

/* The vacancies this person may see, last changed first: columns number, title, status, authority,
 * pay_grade, applications, ads (as many as the person sees), changed_at; *total_r (may be NULL) of
 * all. OK, UNAVAILABLE. */
enum outcome vacancy_list(struct db *db, struct pool *pool, const struct principal *who,
	const struct vacancy_filter *filter, struct db_rows **rows_r, int64_t *total_r);

/* Who owns a vacancy that the person may list and has these words (find/find.h): columns as
 * staff_find. OK, UNAVAILABLE. */
enum outcome vacancy_owner_find(struct db *db, struct pool *pool, const struct principal *who,
	const char *words, struct db_rows **rows_r);

/* The vacancies with these words (find/find.h) for an administrator, none that she or he is
 * excluded from: columns value (number), label, hint; one whose number was typed first, then the
 * newest. OK, UNAVAILABLE. */
enum outcome vacancy_find(struct db *db, struct pool *pool, const struct principal *who,
	const char *words, struct db_rows **rows_r);

/* True for a status in which neither the vacancy nor its ads are changed any more. */
bool vacancy_final(const char *status);

#define VACANCY_COUNTS_MOST 5

/*
 * Counts by status of the applications this person may see, without the archive, of at most five
 * vacancies by their numbers (the rest ""), with the roles by which the person sees each of them
 * (0: not known): columns number, title, status, applications; vacancies
 * last changed first, statuses in the order of the procedure. OK, UNAVAILABLE.
 */
enum outcome vacancy_counts(struct db *db, struct pool *pool, const struct principal *who,
	int64_t roles, const struct db_value numbers[VACANCY_COUNTS_MOST], struct db_rows **rows_r);

#endif
