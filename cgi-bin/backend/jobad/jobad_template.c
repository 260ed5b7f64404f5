/* An ad becomes a template of its authority; which there are, and removing them. */
#include "publishing/jobad_template.h"
#include "backend/jobad/jobad_view.h"
#include "backend/pages.h"
#include "web/form/form.h"

struct template_input {
	const char *name;
	int64_t remove;
};

static const struct form_field template_fields[] = {
	{.name = "name",
		.type = FIELD_TEXT,
		.max = 120,
		.sometimes = true,
		FORM_AT(struct template_input, name)},
	{.name = "remove",
		.type = FIELD_INT,
		.hidden = true,
		.max = INT32_MAX,
		FORM_AT(struct template_input, remove)},
};

/* words: form.jobad_template.remove */
static const struct form template_form =
	FORM("jobad_template", template_fields, struct template_input);

static enum outcome show(struct request *req)
{
	struct jobad jobad;
	struct template_input initial = {0};
	struct db_rows *rows = NULL;
	const char *path;
	enum outcome outcome = jobad_get(req->db, req->pool, req->object.id, &jobad);

	if (!outcome)
		outcome = jobad_templates(req->db, req->pool, jobad.vacancy_id, &rows);
	if (outcome)
		return outcome;
	path = pool_printf(req->pool, "/stellenanzeigen/%s", jobad.number);
	initial.name = jobad.data.title;
	view_rows(req, "Templates", rows);
	view_text(req, "Back", path);
	view_crumb_german(
		req, pool_printf(req->pool, "%s %s", jobad.number, jobad.data.title), path);
	form_show(req, &template_form, req->path, &initial);
	return OK;
}

static enum outcome save(struct request *req)
{
	const struct template_input *input = req->input;
	enum outcome outcome;

	if (input->remove) {
		outcome = jobad_template_remove(
			req->db, req->pool, &req->principal, req->object.id, input->remove);
		return outcome ? outcome
			       : redirect_to(req, "jobad_template_removed",
				       "/stellenanzeigen/%s/vorlage", req->object.number);
	}
	outcome = jobad_template_save(
		req->db, req->pool, &req->principal, req->object.id, input->name, &req->problems);
	return outcome ? outcome
		       : redirect_to(req, "jobad_template_saved", "/stellenanzeigen/%s",
			       req->object.number);
}

const struct page page_jobad_template = {
	.path = "/stellenanzeigen/{jobad}/vorlage",
	.right = RIGHT_JOBAD_NEW,
	.form = &template_form,
	.view = "backend/jobad_template.cs",
	.title = "jobad_template",
	.show = show,
	.save = save,
};
