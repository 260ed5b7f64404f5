/*
 * What the pages of "apply without registering" share: begin → documents → check → sent, then the
 * link in the mail. Everything is kept on the server after each step; the visit's session says
 * whose draft it is (RIGHT_OWN).
 */
#ifndef BMS_PORTAL_APPLY_APPLY_H
#define BMS_PORTAL_APPLY_APPLY_H

#include "application/attachment.h"
#include "draft/draft.h"
#include "web/page.h"

enum apply_step { APPLY_DATA = 1, APPLY_FILES, APPLY_CHECK, APPLY_SENT };

/* For page.admit of the draft's pages: what was sent is no draft any more, and its owner is led to
 * the page that says so. OK; GONE (deleted); other outcomes of stage_find. */
enum outcome apply_admit(struct request *req);

/*
 * The draft of the path, for showing: fills Apply.(number, title, authority, ad), the steps, the
 * breadcrumbs, and of a draft until when it may be sent, and Apply.standing when another
 * application of the person for the ad is sent. OK; INVALID (damaged; becomes UNAVAILABLE for the
 * person); other outcomes of draft_get.
 */
enum outcome apply_show(struct request *req, enum apply_step step, struct draft *draft_r);

/* Fills what the head of the pages says. */
void apply_head(struct request *req, enum apply_step step, const char *application, const char *ad,
	const char *title, const char *authority);

/* After a rule said CONFLICT: the application was sent already, on to the page that says so. Other
 * outcomes are passed on. */
enum outcome apply_sent_already(struct request *req, enum outcome outcome);

/* Fills <name>.N with type_label and size_label of files: rows with id, type, name, mime, size at
 * the front. */
void apply_view_files(struct request *req, const char *name, const struct db_rows *rows);

/* Fills Attachments, and Gone: files that were refused after they had been sent. OK, UNAVAILABLE.
 */
enum outcome apply_attachments(struct request *req, int64_t application_id);

/* Fills Apply.open, .grace, .closes (the last day), .ends_at and .grace_ends_at. */
void apply_view_deadline(struct request *req, const struct draft_deadline *deadline);

/*
 * For `before` of a page that takes files: looks into them, three seconds at most, and notes in
 * each what it found; without that apply_add_file takes no PDF. OK, UNAVAILABLE.
 */
enum outcome apply_check_files(struct request *req, struct upload *uploads);

/* An upload as a file to be attached; its bytes are read by upload_source. */
struct attachment_file apply_upload_file(const struct upload *upload);

/* Fills Refused from lines "reason<tab>name", NULL for none. */
void apply_show_refused(struct request *req, const char *lines);

/* Adds a file to the application of the path. `type` NULL: guessed from its name. Outcomes and
 *problem_r as of attachment_add; INVALID also for "file_name": its name cannot be read. */
enum outcome apply_add_file(
	struct request *req, const char *type, const struct upload *upload, const char **problem_r);

/* For page.before: files come and go while somebody tries; a program that fills the store does not
 * stop (PRT-30). OK, TOO_MANY, UNAVAILABLE. */
enum outcome apply_count_upload(struct request *req);

/* The same for documents copied from what is there already, each of them: the account's uploads, or
 * the copies of a guest's network. OK, TOO_MANY, UNAVAILABLE. */
enum outcome apply_count_copies(struct request *req, size_t files);

/*
 * For page.save, so that only what is mailed counts: mails the request to confirm the application
 * of the path, and counts it for this client (not for an account, whose address is confirmed); not
 * mailed when enough was, see rate_take_mail. OK, CONFLICT (nothing is waiting to be confirmed),
 * TOO_MANY, other outcomes of draft_get.
 */
enum outcome apply_confirmation_mail(struct request *req);

/* Fills Apply.max_files, Apply.max_size and Apply.max_total. OK, UNAVAILABLE. */
enum outcome apply_limits(struct request *req);

/* "350 KB", "1,2 MB" */
const char *apply_size(const struct request *req, int64_t bytes);

#endif
