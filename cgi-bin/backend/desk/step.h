/* Steps that first say what they will do: those that write to somebody, and those that cannot be
 * taken back. */
#ifndef BMS_BACKEND_DESK_STEP_H
#define BMS_BACKEND_DESK_STEP_H

#include "process/process.h"
#include "web/form/form.h"
#include "web/page.h"

/* A step as node.(code, name, label, mail, final, reason_needed), and node.stops.N.(guard, reason,
 * address) of what stops it. */
void view_step(struct request *req, const char *node, const struct process_step *step);

/* A role's name by its number; of nobody's and the maker's role words of model_role. */
const char *step_role_name(struct request *req, int64_t role);

/*
 * In the save of a form of steps: leads to the page that shows such a step before it is made,
 * *checked_r then; else nothing is done and the step may be made at once. OK, UNAVAILABLE.
 */
enum outcome application_step_check(struct request *req, const char *to_status, bool *checked_r);
enum outcome vacancy_step_check(struct request *req, const char *to_status, bool *checked_r);

/* Undo.until, and Undo.today ("1") and Undo.hour ("14:15") where that is today: when a letter that
 * waits goes. */
void view_undo_until(struct request *req, int64_t until);

/* The same, and Undo.minutes that are left. */
void view_undo_left(struct request *req, int64_t until);

/* The step of the page's application that waits and that the person may take back: Undo.from, .to
 * (statuses), .person, .until as above, .minutes that are left, .bulk (its number), and the form
 * that takes it back. OK, UNAVAILABLE. */
enum outcome application_show_undo(struct request *req);

/* A comment's button leads to the page that asks; what was typed beside comes along, as with steps.
 */
extern const struct form comment_delete_form;

#endif
