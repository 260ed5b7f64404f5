/* What is said of passages of an ad's text: shown within it, and taken from a form. */
#ifndef BMS_BACKEND_JOBAD_JOBAD_PASSAGES_H
#define BMS_BACKEND_JOBAD_JOBAD_PASSAGES_H

#include "publishing/jobad_passage.h"
#include "task/statement.h"
#include "web/form/form.h"
#include "web/request.h"

/* Of whose answers it is shown. */
struct passages_said {
	const struct statement *statements; /* those asked anew or withdrawn are left out */
	size_t count;
	const struct statement_given *given;
	size_t given_count;
	const struct passages_before *before; /* of her last round; NULL: it is the first */
};

/* What somebody who is asked anew was asked before. */
struct passages_before {
	const struct statement *statement; /* the one she is asked now */
	int64_t id; /* of the one it is asked anew for */
	int64_t text_number;
	struct jobad_input text;
};

/* Fills it for a statement about an ad. OK; NOT_FOUND (it is asked for the first time);
 * UNAVAILABLE.
 */
enum outcome passages_before_read(struct request *req, const struct statement *statement,
	const struct jobad *jobad, struct passages_before *before_r);

/*
 * The text of the ad as Passages.N.(label, items.M.(html, words, said.K), gone.K): its passages
 * part by part, what was said of each, and what was said of such as read otherwise by now; said and
 * gone have (asked, name, at, text, quote), and Passages_said counts both; Text_number. Nothing
 * where nothing was said of any.
 * With `before` also what has become of her last round: Round.(text_number, changed, added,
 * removed), items.M.(mark, old) with mark "changed" or "added" and what it read before,
 * items.M.earlier.K (as said, with fate "same" or "changed"), and of what stands no more
 * removed.J.(words, earlier.K). OK, UNAVAILABLE.
 */
enum outcome show_passages_said(
	struct request *req, const struct jobad *jobad, const struct passages_said *said);

/*
 * The same for whoever may say something: with items.M.(code, id, typed, long) and, of passages
 * that were typed about and read otherwise by now, lost.K (with quote); fields of a form are named
 * "note.<code>". `typed` NULL: nothing was. OK, UNAVAILABLE.
 */
enum outcome show_passages(struct request *req, const struct jobad *jobad,
	const struct passages_said *said, const struct form_rest *typed);

/* For jobad_passages.c: the view of what has become of the last round; passages and places are
 * those of one view. */
struct passages_round;
struct passages_round *passages_round(struct request *req, const struct passages_said *said,
	const struct jobad_passage *now, size_t count);
void view_round_item(struct request *req, const char *at, struct passages_round *round,
	const struct jobad_passage *passage);
void view_round_removed(struct request *req, const char *place, struct passages_round *round,
	const struct jobad_part *part);
void view_round(struct request *req, const struct passages_round *round);
bool passages_round_part(const struct passages_round *round, const struct jobad_part *part);
void view_passage_said(struct request *req, const char *place, const struct statement *statement,
	const struct statement_given *given, const struct statement_passage *passage);

/* What was typed in such fields. OK; INVALID (problem passage_long or passages_many); UNAVAILABLE.
 */
enum outcome passages_take(struct request *req, int64_t jobad_id, const struct form_rest *typed,
	struct statement_input *input);

#endif
