/* How large and how many files may be that applicants send and that go with letters. */
#include "backend/admin/admin.h"
#include "backend/pages.h"
#include "letter/file_limits.h"
#include "web/form/form.h"

#define PATH "/verwaltung/dateigrenzen"

#define LIMIT_FIELD(field, limit) \
	{ \
		.name = #field, .type = FIELD_INT, .min = 1, .max = (limit), .required = true, \
		FORM_AT(struct file_limits, field) \
	}

static const struct form_field limits_fields[] = {
	LIMIT_FIELD(one, FILE_LIMIT_MEGABYTES),
	LIMIT_FIELD(files, FILE_LIMIT_COUNT),
	LIMIT_FIELD(total, FILE_LIMIT_MEGABYTES),
	LIMIT_FIELD(letter, FILE_LIMIT_LETTER),
};
/* words: form.file_limits.one_missing form.file_limits.files_missing form.file_limits.total_missing
 * form.file_limits.letter_missing */
static const struct form limits_form = FORM("file_limits", limits_fields, struct file_limits);

static enum outcome now(struct request *req, void *now_r)
{
	return file_limits_read(req->db, req->pool, now_r);
}

static enum outcome show(struct request *req)
{
	struct file_limits limits;
	enum outcome outcome = file_limits_read(req->db, req->pool, &limits);

	if (outcome)
		return outcome;
	admin_crumbs(req, NULL, NULL);
	form_show(req, &limits_form, PATH, &limits);
	return OK;
}

static enum outcome save(struct request *req)
{
	enum outcome outcome =
		file_limits_set(req->db, req->pool, &req->principal, req->input, &req->problems);

	return outcome ? outcome : redirect_to(req, "file_limits_saved", PATH);
}

const struct page page_admin_files = {
	.path = PATH,
	.right = RIGHT_ADMIN,
	.form = &limits_form,
	.view = "backend/admin_files.cs",
	.title = "admin_files",
	.show = show,
	.now = now,
	.save = save,
};
