/* Beginning an application: by the form (apply_begin.c), or with what was told before
 * (apply_take.c). */
#ifndef BMS_PORTAL_APPLY_APPLY_BEGIN_H
#define BMS_PORTAL_APPLY_APPLY_BEGIN_H

#include "access/rate.h"
#include "draft/draft.h"
#include "folder/takeover.h"
#include "portal/site/rate.h"
#include "web/form/form.h"
#include "web/page.h"

/* The ad of the path and the form its applications begin with. */
struct beginning {
	struct draft_ad ad;
	struct form_model model;
};

/* How many somebody begins. */
extern const struct rate apply_begin_rate;

/* Finds them; *row_r: the ad as public_ad_get gives it. Outcomes of public_ad_get, UNAVAILABLE. */
enum outcome apply_beginning(
	struct request *req, struct db_rows **row_r, struct beginning *beginning_r);

/*
 * An application for the ad that stands in the way (OBJ-09): an account has one at most; in a
 * guest's visit another person may apply (?andere=1), who is known by the address, NULL: whoever's.
 * *number_r NULL: none. OK, UNAVAILABLE.
 */
enum outcome apply_standing(
	struct request *req, int64_t jobad_id, const char *email, const char **number_r);

/* The open drafts for the ad, as of draft_open, when there are so many that no further one is
 * begun; *rows_r NULL: fewer. OK, UNAVAILABLE. */
enum outcome apply_crowd(struct request *req, int64_t jobad_id, struct db_rows **rows_r);

/*
 * Begins the draft, in this visit or one that begins here, inside a transaction; with `take`,
 * copied before (apply_take_copy), its documents come along. *refused_r: not all of them could; the
 * page "documents" names them (?abgelehnt=1). Outcomes of draft_begin and take_files.
 */
enum outcome apply_begin_draft(struct request *req, const struct beginning *beginning,
	const struct answers *answers, const struct takeover *take, const char **number_r,
	bool *refused_r);

/* For page.before: finds what is to be taken over; *take_r NULL: nothing of this name is left. OK,
 * UNAVAILABLE. */
enum outcome apply_take_open(struct request *req, const char *source, struct takeover **take_r);

/*
 * For page.before, when the application will be begun: copies the documents, each counted as one
 * sent (apply_count_copies). *take becomes NULL when nothing is left of it. OK, TOO_MANY,
 * UNAVAILABLE.
 */
enum outcome apply_take_copy(struct request *req, struct takeover **take);

/* Fills Sources, Sources_more and Apply.take (where the button for the first of them leads): what
 * can be taken over. OK, UNAVAILABLE. */
enum outcome apply_show_sources(struct request *req, int64_t jobad_id);

#endif
