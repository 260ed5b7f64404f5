/* What the files of the export share. */
#ifndef BMS_DISCLOSURE_EXPORT_PRIVATE_H
#define BMS_DISCLOSURE_EXPORT_PRIVATE_H

#include <jansson.h>
#include <stdbool.h>

#include "disclosure/export.h"
#include "form/answer.h"
#include "form/form_model.h"

/* Columns name, type, reason of the files of a folder that were refused; value: the account. */
#define FOLDER_REFUSED \
	"SELECT f.name, f.type, c.reason FROM folder_file f" \
	" JOIN stored_check c ON c.file_id = f.file_id AND c.state = 'refused'" \
	" WHERE f.account_id = ? ORDER BY f.id"

#define EXPORT_TWIN \
	"_words" /* a member of this ending says in words what its twin says in codes \
		  */

/* One export being collected. */
struct export
{
	struct db *db;
	struct pool *pool;
	const struct principal *who;
	const struct export_reader *reader;
	int64_t application_id; /* only this one; 0: all */
	struct form_model model; /* of the application looked at last; no questions before */
};

/* A row as JSON; columns whose names begin with an underscore are for the program only. */
json_t *export_row(struct pool *pool, const struct db_rows *rows, size_t row);

/* Adds the rows of one statement as a list, or hands its outcome on. */
enum outcome export_rows_add(const struct export *export, json_t *object, const char *name,
	enum outcome outcome, const struct db_rows *rows);

/* Adds answers to the questions of export->model: as codes, and in words in the form's order. */
void export_answers_add(struct export *export, json_t *object, const struct answers *answers);

/* Add what belongs to an applicant: applications, or the one of export->application_id; the account
 * with its folder. OK, UNAVAILABLE. */
enum outcome export_applications_add(struct export *export, json_t *person, int64_t applicant_id);
/* Of an application: documents as they came before they became PDFs, and what was destroyed, why.
 */
enum outcome export_files_add(const struct export *export, json_t *object, int64_t application_id);
enum outcome export_account_add(struct export *export, json_t *top, int64_t account_id);

/* Does this one get what is in the folder? Only its owner does: everybody else learns that there is
 * one. */
bool export_opens_folder(const struct principal *who, int64_t account_id);

/* All of it that `who` may have, as JSON with words, labels and what Art. 15 asks for; *account_r 0
 * when there is none. To be given to json_decref, also after a failure. OK, NOT_FOUND, UNAVAILABLE.
 */
enum outcome export_collect(struct db *db, struct pool *pool, const struct principal *who,
	const struct export_of *of, const struct export_reader *reader, json_t **top_r,
	int64_t *account_r);

/* The applications it is about, newest first: columns id, number. OK, UNAVAILABLE. */
enum outcome export_applications(
	struct db *db, struct pool *pool, const struct export_of *of, struct db_rows **rows_r);

/* Notes it (see export.h). OK, UNAVAILABLE. */
enum outcome export_note(struct db *db, struct pool *pool, const struct principal *who,
	const struct export_of *of, int64_t account_id);

/* The text of such JSON, in the pool. */
const char *export_text(struct pool *pool, const json_t *top);

/* Adds the words of all codes of ours, sizes and kinds of files, and `labels`. */
void export_add_words(struct pool *pool, json_t *top, const struct export_reader *reader);

/* Adds `about`: a list of title and text. OK, UNAVAILABLE. */
enum outcome export_add_about(
	struct db *db, struct pool *pool, json_t *top, const struct export_reader *reader);

/* The word of a key made from parts, NULL when there is none. */
const char *export_word_of(
	struct pool *pool, const struct export_reader *reader, const char *group, const char *code);

/* Draws such JSON. */
void export_draw(struct pool *pool, const json_t *top, const struct export_reader *reader,
	const void **bytes_r, size_t *length_r);

#endif
