/*
 * Two people, or two windows, at one form. The form token carries what each field held when the
 * form was shown, as short hashes (the basis). A POST is compared with it and with what the fields
 * hold now (page.now): what the person did not change keeps what it holds now, what only the person
 * changed is saved, and what both changed is a conflict. Lists of checkboxes are merged item by
 * item and never conflict.
 */
#ifndef BMS_WEB_FORM_MERGE_H
#define BMS_WEB_FORM_MERGE_H

#include "base/buf.h"
#include "web/form/form.h"
#include "web/pairs.h"

/* What a field holds, as texts that a form shows. */
struct merge_field {
	const char *name;
	const struct form_field *field; /* NULL: of FIELD_REST */
	bool list;
	size_t count; /* not of a list: 1 */
	const char *const *items; /* never NULL, "" for nothing */
};

struct merge_fields {
	size_t count;
	struct merge_field *items;
};

/* The fields of a struct of the form, but for passwords, files and hidden ones. */
struct merge_fields merge_fields(
	const struct request *req, const struct form *form, const void *values);

/* The basis for a token of a form shown with these values; NULL values: none. */
void merge_basis(const struct request *req, const struct form *form, const void *values,
	struct buf *basis_r);

/* The basis for a form that stays open in the browser after this POST: what was sent; of what was
 * refused (problems), what is kept. */
void merge_basis_sent(const struct request *req, struct buf *basis_r);

/*
 * For the page's form, inside the transaction: merges what was sent with what there is now, and
 * reads the form anew into req->input. OK; CONFLICT (problems "changed_both" name the fields; what
 * they hold now: merge_other); outcomes of page.now and form_read.
 */
enum outcome merge_run(struct request *req);

/* Is what was sent for a field (NULL: of FIELD_REST) other than what its form showed, as the token
 * among `sent` says? */
bool merge_changed(const struct request *req, const struct pairs *sent,
	const struct form_field *field, const struct pair *pair);

/* After a conflict: what the field of that name holds now; NULL: it is in none. */
const char *merge_other(const struct request *req, const char *name);

#endif
