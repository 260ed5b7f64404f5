/* Vacancies made from others: copies and templates (PRO-02, OBJ-04). */
#ifndef BMS_VACANCY_VACANCY_COPY_H
#define BMS_VACANCY_VACANCY_COPY_H

#include "vacancy/vacancy_edit.h"

/* What is taken over besides the post itself. Its post number and days that are over never are. */
struct vacancy_copy_input {
	const char *title;
	const char *project; /* id as text: one of projects_creating of its authority */
	bool texts; /* tasks and requirements in words */
	bool profile; /* requirements and ranking classes */
	bool people; /* department, lectors, information recipients, as far as they may be chosen */
	bool committees; /* and the PSB group; otherwise the authority's */
	bool form; /* the application's form; otherwise the default one */
};

/*
 * Makes a vacancy from another, whose number stands in its history. Inside a transaction. *number_r
 * of the new one. OK, INVALID (problems; those of fields it does not ask for are named as
 * vacancy_create does), NOT_FOUND, UNAVAILABLE.
 */
enum outcome vacancy_copy(struct db *db, struct pool *pool, const struct principal *who,
	int64_t from_id, const struct vacancy_copy_input *input, struct problems *problems,
	const char **number_r);

/* Makes it a template under a name, or (NULL) one no more; inside a transaction. OK, UNAVAILABLE.
 */
enum outcome vacancy_template_set(
	struct db *db, const struct principal *who, int64_t id, const char *name);

#define VACANCY_TEMPLATES 30

/* The templates of an authority that the person may use, by name: columns number, name; one more
 * than VACANCY_TEMPLATES when there are more. OK, UNAVAILABLE. */
enum outcome vacancy_templates(struct db *db, struct pool *pool, const struct principal *who,
	int64_t authority_id, struct db_rows **rows_r);

#endif
