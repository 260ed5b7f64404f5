/*
 * The staff import (INT-10, ACC-31): organisation units, staff and their directory groups, from
 * three CSV files.
 *
 * The files have a header line with the column names below, in any order; further columns are left
 * out. Format and encoding: format/csv.h. Samples lie in conf/demo/import/. Codes and
 * user ids (in ASCII) are compared without regard to upper and lower case, groups exactly.
 *
 *	units   code;parent;kind;name;short_name;street;postcode;town;mailbox
 *		kind: authority, sub_unit, location, committee:PR, committee:SBV, committee:GSB,
 *		psb_group. parent is the code of another row and may be empty for an authority
 *		only; a unit belongs to the nearest authority above it. street to mailbox may be
 *		empty. The kind of a unit does not change.
 *	staff   user_id;surname;first_name;email;unit and, each optional,
 *	        function;address;phone;fax;title;staff_number (ACC-30; nothing else of a person is
 *	        kept)
 *	        unit is the code of an active unit, or empty. What an optional column says is kept
 *	        and made empty as it says; without the column it stays as it is.
 *	groups  user_id;group
 *		group is the name of a directory group; one that maps to no user group is only
 *		counted.
 *
 * A kind is taken as a whole or not at all, in one transaction. Rows that are wrong are listed with
 * line and reason and change nothing: neither the unit or person they are about, nor do these count
 * as missing; where a wrong row does not say whom it is about, nobody is missing and nobody loses a
 * group. The others are taken when the share of wrong rows is below the setting
 * import_max_wrong_percent, and the share of what would end (active units and people that came with
 * an import and are missing; groups of people) is below import_max_missing_percent; else nothing
 * changes and the administrators get a letter.
 * Units and people who never came with an import (service accounts, what is made by hand) are not
 * touched; whom an administrator deactivated stays so. The groups of everybody who came with an
 * import or is named in the file are made equal to it. What changes leaves a line of history; what
 * does not change is not written.
 *
 * Reasons of rows: columns (number of fields), too_long, missing, invalid (detail: the column),
 * duplicate (detail: the first line; all rows with the key are wrong), unknown_unit, unknown_parent
 * (detail: the code), no_parent, too_deep (more than 100 levels), cycle, kind_changed, town_needed
 * (published ads would be without a town), unknown_user, service_account. Reasons of files: those
 * of import_csv.h, columns (one is missing from the header or twice in it, or there are more than
 * CSV_COLUMNS_MAX: line 1), no_rows, too_many_wrong, too_many_missing, no_administrator (the last
 * one who signs in by single sign-on would be gone), busy.
 */
#ifndef BMS_IMPORT_IMPORT_H
#define BMS_IMPORT_IMPORT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"

#define IMPORT_ERRORS_KEPT 1000 /* wrong rows of a run, the first */

enum import_kind { IMPORT_UNITS, IMPORT_STAFF, IMPORT_GROUPS, IMPORT_KINDS };

struct import_result {
	int64_t run_id;
	const char *refused; /* why nothing was changed; NULL: it was taken */
	int64_t line; /* where the file itself is wrong; 0: nowhere in particular */
	int64_t rows, wrong, unmapped, added, changed, removed;
};

/* "units", "staff", "groups". */
const char *import_kind_name(enum import_kind kind);

/*
 * Imports a file and keeps the run with its wrong rows. Needs letter_init and history_init. OK (see
 * *result_r, also when refused); CONFLICT (another import is running; the run says busy);
 * UNAVAILABLE (nothing changed; the run stays "running" until the next import marks it aborted).
 */
enum outcome import_file(
	struct db *db, enum import_kind kind, const char *path, struct import_result *result_r);

/* The watched folder: a refused file was kept under this name; "" takes the note away. In a
 * transaction of its own. OK, UNAVAILABLE. */
enum outcome import_keep(struct db *db, int64_t run_id, const char *kept_as);

/* Kept files that are to be imported again: columns id, kind, kept_as. OK, UNAVAILABLE. */
enum outcome import_asked(struct db *db, struct pool *pool, struct db_rows **rows_r);

/* One run: columns id, kind, file, status, reason, row_count, wrong, added, changed, removed,
 * started_at, ended_at, line, unmapped, repeatable, repeat_asked. OK, NOT_FOUND, UNAVAILABLE. */
enum outcome import_run(struct db *db, struct pool *pool, int64_t id, struct db_rows **rows_r);

/* Asks the next look at the watched folder to import the run's kept file again; inside a
 * transaction. OK, CONFLICT (none is kept), UNAVAILABLE. */
enum outcome import_repeat(struct db *db, int64_t id);

#endif
