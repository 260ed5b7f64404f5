/* Files that staff add to applications. */
#include "backend/arrival/arrival_view.h"

#include "backend/desk/kept_file.h"
#include "base/text.h"
#include "missing/missing.h"

static enum outcome file_add(struct request *req, int64_t application_id, const char *type,
	const struct upload *upload, const char **problem_r)
{
	struct attachment_file file = attachment_upload(upload);
	struct upload_reading reading = {req, upload};

	file.type = type;
	*problem_r = "file_name";
	if (upload->broken)
		return INVALID;
	enum outcome outcome = attachment_add(req->db, req->pool, &req->principal, application_id,
		&file, upload_source, &reading, problem_r);

	return outcome ? outcome
		       : missing_handed_in(req->db, req->pool, &req->principal, application_id, 0,
			       text_empty(type) ? attachment_guess(file.name) : type);
}

/* words: problem.arrival_file */
enum outcome arrival_files_add(struct request *req, int64_t application_id, const char *type,
	struct upload *files, const char *field)
{
	enum outcome outcome = OK;

	for (struct upload *upload = files; upload; upload = upload->next) {
		const char *problem = NULL;

		outcome = file_add(req, application_id, type, upload, &problem);
		if (outcome && outcome != INVALID)
			return outcome;
		if (outcome)
			problem_add_of(&req->problems, field, "arrival_file",
				pool_printf(req->pool, "%s: %s", upload->name,
					view_code(req, "problem", problem)));
	}
	return problems_any(&req->problems) ? INVALID : OK;
}
