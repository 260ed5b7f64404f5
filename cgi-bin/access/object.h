/*
 * The kinds of objects: the one place that lists them. A kind that people quote by a number is one
 * record of OBJECTS; from it come its placeholder in addresses, how it is found and held, the names
 * of its fields, its lines of history, audit and "why?".
 *
 * A new kind takes its record here, roles_of_<code> and ACCESS_SEES_<KIND> (access.c, access.h: by
 * which roles it is seen), the same link by link for "why?" (why.c), and its rules and pages.
 */
#ifndef BMS_ACCESS_OBJECT_H
#define BMS_ACCESS_OBJECT_H

#include <stdint.h>

#include "access/right.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"

/*
 * kind; its number in history, which must not change; code, which is its table, its placeholder
 * {code} in addresses, and its word in language keys; the letter its numbers begin with; where its
 * pages are; the right without which nobody knows of it; the language group of the form that names
 * its fields.
 */
/* clang-format off */
#define OBJECTS(X) \
	X(PROJECT, 1, "project", "P", "projekte", PROJECT_READ, "project") \
	X(VACANCY, 2, "vacancy", "V", "vakanzen", VACANCY_READ, "vacancy") \
	X(JOBAD, 3, "jobad", "S", "stellenanzeigen", JOBAD_READ, "jobad") \
	X(APPLICATION, 4, "application", "B", "bewerbungen", CANDIDATE_READ, "apply") \
	X(REQUISITION, 11, "requisition", "A", "personalanforderungen", REQUISITION_WRITE, \
		"vacancy")

/* What history and audit are about besides, without number or page of the registry's: kind, number
 * in history, code, the form that names its fields. */
#define OBJECTS_MORE(X) \
	X(STAFF_USER, 5, "staff_user", NULL) \
	X(MOBILE, 12, "mobile", NULL) \
	X(USER_GROUP, 6, "user_group", NULL) \
	X(ORG_UNIT, 7, "org_unit", "unit") \
	X(SETTING, 8, "setting", NULL) \
	X(ACCOUNT, 9, "account", NULL) \
	X(APPLICANT, 10, "applicant", NULL) /* a guest: whoever has no account */ \
	X(LIST_FILE, 20, "list_file", NULL) /* a list as a file, made by the queue */ \
	X(LETTER_FILE, 25, "letter_file", NULL) /* a document that goes with letters */
/* clang-format on */

enum object_kind {
	OBJECT_NONE = 0,
#define X(kind, number, ...) OBJECT_##kind = number,
	OBJECTS(X) OBJECTS_MORE(X)
#undef X
};

/* A record of the registry. */
struct object_type {
	enum object_kind kind;
	const char *code; /* "vacancy" */
	const char *letter; /* "V"; NULL: kinds without numbers, nor path, know */
	const char *path; /* "vakanzen" */
	enum right know; /* RIGHT_NONE: administrators alone */
	const char *form; /* NULL: none */
};

/* The record of a kind; NULL for OBJECT_NONE and what is no kind. */
const struct object_type *object_type(enum object_kind kind);

/* The record with this code; NULL when there is none. */
const struct object_type *object_type_of_code(const char *code);

/* The record to whose kind a number belongs, by its letter; NULL: to none. */
const struct object_type *object_type_of_number(const char *number);

/* The code of a kind; NULL when unknown. */
const char *object_kind_name(enum object_kind kind);

/* The kind a right is about; OBJECT_NONE for those outside the table. */
enum object_kind right_object(enum right right);

/* The object's id by the number people quote ("V-2026-00042"). OK, NOT_FOUND (also of kinds without
 * numbers), UNAVAILABLE. No question of access. */
enum outcome object_find(struct db *db, enum object_kind kind, const char *number, int64_t *id_r);

#endif
