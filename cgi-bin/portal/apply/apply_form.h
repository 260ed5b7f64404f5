/* The form of an application on the screen: a version of the form as data (form_model.h), read from
 * a POST and shown with what was typed. */
#ifndef BMS_PORTAL_APPLY_APPLY_FORM_H
#define BMS_PORTAL_APPLY_APPLY_FORM_H

#include "access/rate.h"
#include "folder/takeover.h"
#include "form/form_model.h"
#include "portal/site/rate.h"
#include "web/form/form.h"
#include "web/page.h"

/* What a POST of the form says beside the answers. */
struct apply_input {
	bool autosave; /* by the script while somebody writes: the answer is JSON, and nothing is
			  demanded */
	const char *then; /* "link": save, and send me a link to go on later */
	const char *from; /* of the form that begins an application: where its answers were taken
			     from (take_open), so that the documents come along; NULL: nowhere */
	struct takeover *take; /* the same, found and looked into by page.before; NULL: none, or
				  nothing is left of it */
	struct form_rest rest;
};

extern const struct form apply_form;
extern const struct rate apply_link_rate; /* links to go on, to one address */

/*
 * For page.save: mails a link to go on to the draft's address, and counts it for this client, for
 * whichever draft; not mailed when enough was, see rate_take_mail. OK, TOO_MANY, other outcomes of
 * resume_mail.
 */
enum outcome apply_link_mail(struct request *req, int64_t application_id);

/*
 * The answers of this POST, those that can be kept; what is wrong goes to req->problems, and when
 * the person wants to go on also what is missing. `fixed_email`: as of apply_show_form.
 */
void apply_read(struct request *req, const struct form_model *model, const char *fixed_email,
	struct answers *answers_r);

/* The page.now of forms of an application: its answers. Outcomes of draft_get (INVALID becomes
 * UNAVAILABLE) and form_model_get. */
enum outcome apply_now(struct request *req, void *now_r);

/* After apply_read: answers that were refused stay as they are in `before`. */
void apply_keep_refused(
	const struct request *req, const struct answers *before, struct answers *answers);

/* Does the POST ask for everything (neither autosave nor link)? */
bool apply_goes_on(const struct request *req);

/* Does it ask for a link by mail? */
bool apply_wants_link(const struct request *req);

/*
 * Fills Form.apply, Questions.N and Folded.N (behind "more", with Apply.folded_labels and
 * .folded_open): what the form asks but files, with what was typed, else with `answers`; where that
 * conflicts with what another window has saved, with both. `fixed_email`: the account's address,
 * which is not changed here; NULL: it may be.
 */
void apply_show_form(struct request *req, const struct form_model *model,
	const struct answers *answers, const char *fixed_email);

/* Answers an autosave that conflicts (see apply_show_form): saved (false) and conflict (field,
 * other). Always OK. */
enum outcome apply_conflict_json(struct request *req, const struct form_model *model);

/* Is it an autosave that conflicts with what another window has saved? */
bool apply_conflicts(const struct request *req);

/* As what a template shows it: text, email, tel, long, choice, radios, multi, day, number, file,
 * section, explanation. */
const char *apply_kind(const struct question *question);

/* What is wrong with an answer, in words; `question` may be NULL. */
const char *apply_message(
	const struct request *req, const struct question *question, const char *reason);

/* Do those words name the question already, so that its label need not stand before them ("Geben
 * Sie Ihren Vornamen ein.")? */
bool apply_names(const struct question *question, const char *reason);

/* The JSON answer of an autosave: saved, time, token, action (NULL: as before), problems; these are
 * then no reason to refuse. Always OK. */
enum outcome apply_saved_json(struct request *req, bool saved, const char *action);

#endif
