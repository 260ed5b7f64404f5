/* The head of an application's desk, for the pages of its tabs. */
#ifndef BMS_BACKEND_APPLICATION_APPLICATION_VIEW_H
#define BMS_BACKEND_APPLICATION_APPLICATION_VIEW_H

#include "application/application.h"
#include "arrival/duplicate.h"
#include "web/form/form.h"
#include "web/page.h"

/* Takes a step of an application. */
struct application_status_input {
	const char *status;
	int64_t version;
};
#define APPLICATION_ON "weiter" /* in the query: to the next application of the list */
extern const struct form application_status_form;

/*
 * The application of the path, noted as read, with the head of its desk (backend/desk/head.h) for
 * the page of this tab, and Application.*; the mark only for whom it is shown to. OK, NOT_FOUND,
 * UNAVAILABLE.
 */
enum outcome show_application_head(
	struct request *req, const char *tab, struct application *application_r);

/* The form that begins a letter to the applicant, for whom may write. */
void view_write_begin(struct request *req);

/* Notes that the application of the path is read now (application/reading.h). OK, UNAVAILABLE. */
enum outcome application_is_read(struct request *req, const struct application *application);

/* Fills Duplicates.N.(number, name, vacancy, status, same, by, received_at), for
 * templates/backend/duplicates.cs. */
void view_duplicates(struct request *req, const struct duplicate *found, size_t count);

/* How it came, when staff entered it (Entered.*), and as long as nothing was done about it, what
 * may be its doubles, for whom the procedure is to keep. OK, UNAVAILABLE. */
enum outcome application_show_arrival(
	struct request *req, const struct application *a, const struct answers *answers);

/* The application of the path, for pages below it: Application.(number, name, email), breadcrumbs;
 * that it is read is noted. OK, NOT_FOUND, UNAVAILABLE. */
enum outcome show_application_below(struct request *req, struct application *application_r);

/* What staff corrected of it (Corrections.N), for its history; what tells of a severe disability
 * only to whom the mark is shown (ACC-16). OK, UNAVAILABLE. */
enum outcome application_show_corrections(struct request *req, int64_t id, int64_t form_version_id);

#endif
