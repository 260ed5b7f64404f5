/* An ad in the dataset, for other pages about it. */
#ifndef BMS_BACKEND_JOBAD_JOBAD_VIEW_H
#define BMS_BACKEND_JOBAD_JOBAD_VIEW_H

#include "publishing/jobad.h"
#include "web/form/form.h"
#include "web/request.h"

/* Publishes an ad: the head of its desk. */
struct jobad_publish_input {
	int64_t version;
};
extern const struct form jobad_publish_form;

/* Largest body of a form in which texts are pasted: what is far too long comes back with its words,
 * too. */
#define JOBAD_BODY ((int64_t)1 << 20)

/* The ad of the path with the head of its desk (backend/desk/head.h) for the page of this tab, and
 * Jobad.*. OK, NOT_FOUND, UNAVAILABLE. */
enum outcome show_jobad_head(struct request *req, const char *tab, struct jobad *jobad_r);

/* May the person write beside the ad alone, as its lector does (jobad_proposal.h)? */
bool edits_beside(const struct request *req);

/* Blocks.N.(label, text): the text blocks that count for the ads of a vacancy and that this one
 * does not say. OK, UNAVAILABLE. */
enum outcome show_jobad_blocks(
	struct request *req, int64_t vacancy_id, const struct jobad_input *input);

/* Preview_html: the ad as the portal shows it. OK, UNAVAILABLE. */
enum outcome show_jobad_preview(struct request *req, const struct jobad *jobad);

#endif
