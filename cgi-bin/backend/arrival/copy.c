/* Copying an application to another vacancy (BAK-10). */
#include "arrival/copied.h"

#include <string.h>

#include "arrival/target.h"
#include "backend/application/application_view.h"
#include "backend/desk/pick.h"
#include "backend/pages.h"
#include "base/buf.h"
#include "base/text.h"

#define CHECK_MILLISECONDS 5000 /* for all documents: they were looked into before */

struct copy_input {
	const char *ad, *reason;
	bool agreed, without;
	struct takeover files; /* made by before */
};

/* words: form.application_copy.ad_missing form.application_copy.reason_missing
 * form.application_copy.agreed_missing */
static const struct form_field copy_fields[] = {
	{.name = "ad",
		.type = FIELD_PICK,
		.max = 100,
		.required = true,
		FORM_AT(struct copy_input, ad)},
	{.name = "reason",
		.type = FIELD_LONG,
		.max = 1000,
		.required = true,
		FORM_AT(struct copy_input, reason)},
	{.name = "agreed",
		.type = FIELD_CHECK,
		.required = true,
		FORM_AT(struct copy_input, agreed)},
	{.name = "without",
		.type = FIELD_CHECK,
		.hidden = true,
		FORM_AT(struct copy_input, without)},
};

static const struct form copy_form = FORM("application_copy", copy_fields, struct copy_input);

static enum outcome copy_find(struct request *req, const char *words, struct db_rows **rows_r)
{
	return target_find(req->db, req->pool, &req->principal, RIGHT_CANDIDATE_COPY,
		req->object.id, words, rows_r);
}

static enum outcome show(struct request *req)
{
	struct application a;
	const char *problem = NULL;
	enum outcome outcome = show_application_below(req, &a);

	if (!outcome)
		outcome = copy_hindrance(req->db, req->pool, a.id, &problem);
	if (outcome)
		return outcome;
	if (problem) {
		view_text(req, "Hindrance", view_code(req, "problem", problem));
		return OK;
	}
	form_show(req, &copy_form, req->path, NULL);
	return form_pick(req, &copy_form, "ad",
		&(struct form_pick){.address = pool_printf(req->pool, "%s/auswahl", req->path),
			.find = copy_find});
}

/* Copies its documents before anything is held. */
static enum outcome before(struct request *req)
{
	struct copy_input *input = req->input;
	enum outcome outcome = take_whole(req->db, req->pool, req->object.id, &input->files);

	return outcome ? outcome : take_copy(req->db, req->pool, &input->files, CHECK_MILLISECONDS);
}

/* Lines "reason<tab>name" as sentences. words: problem.copy_file */
static void refused_say(struct request *req, const char *refused)
{
	char *rest = pool_strdup(req->pool, refused), *line;

	while ((line = strsep(&rest, "\n"))) {
		char *name = strchr(line, '\t');

		if (!name)
			continue;
		*name++ = '\0';
		problem_add_of(&req->problems, "", "copy_file",
			pool_printf(req->pool, "%s: %s", name, view_code(req, "problem", line)));
	}
}

static enum outcome save(struct request *req)
{
	const struct copy_input *input = req->input;
	const char *number = NULL, *refused = "";
	enum outcome outcome = copy_make(req->db, req->pool, &req->principal, req->object.id,
		input->ad, input->reason, &input->files, &req->problems, &number, &refused);

	if (outcome)
		return outcome;
	if (!input->without)
		refused_say(req, refused);
	if (problems_any(&req->problems)) {
		view_bool(req, "Copy.refused", true);
		return INVALID;
	}
	return redirect_to(req, "application_copied", "/bewerbungen/%s", number);
}

const struct page page_application_copy = {
	.path = "/bewerbungen/{application}/kopieren",
	.right = RIGHT_CANDIDATE_COPY,
	.form = &copy_form,
	.view = "backend/application_copy.cs",
	.title = "application_copy",
	.show = show,
	.before = before,
	.save = save,
};

static enum outcome show_found(struct request *req)
{
	return pick_answer(req, copy_find);
}

const struct page page_application_copy_pick = {
	.path = "/bewerbungen/{application}/kopieren/auswahl",
	.right = RIGHT_CANDIDATE_COPY,
	.show = show_found,
	.raw = true,
};
