/* The formal check as a form (PRO-07): rows are applications, cells the answers to requirements;
 * the same for all of a vacancy and for one. */
#ifndef BMS_BACKEND_CHECK_CHECK_FORM_H
#define BMS_BACKEND_CHECK_CHECK_FORM_H

#include "formal/formal.h"
#include "selection/requirement.h"
#include "web/form/form.h"
#include "web/page.h"

#define CHECK_ROWS 40
#define CHECK_CELLS 520 /* of one page: with many requirements it has fewer rows */

/* What is on one page. */
struct check {
	struct formal_row *rows;
	size_t count;
	bool more; /* there are further applications behind them */
	struct formal_answer *answers;
	size_t answer_count;
	struct requirement *requirements; /* the mandatory ones */
	size_t requirement_count;
	const char *demanded; /* types of documents, a comma list */
};

struct check_input {
	struct form_values chosen; /* ids */
	const char *rows; /* ids that the form shows, a comma list */
	const char *then; /* the button: see check_save; NULL: the first */
	struct form_rest rest; /* what was entered, by formal_field and formal_cell */
	const struct check *check; /* of what there is now */
};

extern const struct form check_form;

/* Reads what the page shows, after a POST the rows that its form had. OK, NOT_FOUND, UNAVAILABLE.
 */
enum outcome check_read(struct request *req, struct formal_page page, struct check *check_r);

/* What the fields of the form hold now (page.now). */
void check_now(struct request *req, const struct check *check, struct check_input *now_r);

/*
 * Shows the form with Rows.N, Reqs.N, Demanded, Missing and so on; `action` without base; May.check
 * when one of the rows may be changed. Of each row all it holds, or, with a template of one, only
 * Rows.N.row_html, which is remembered until it changes. OK, UNAVAILABLE.
 */
enum outcome check_show(
	struct request *req, const struct check *check, const char *action, const char *template);

/*
 * Keeps what was entered, of a button "propose" with the proposals where nothing was decided yet.
 * Outcomes of formal_save; INVALID also for an application that may not be changed any more,
 * NOT_FOUND where none of them may.
 */
enum outcome check_save(struct request *req, int64_t vacancy_id);

/* The rows that were chosen and may be changed. *count_r in the pool. INVALID (a problem says so):
 * none was. */
enum outcome check_chosen(struct request *req, const struct formal_row ***rows_r, size_t *count_r);

#endif
