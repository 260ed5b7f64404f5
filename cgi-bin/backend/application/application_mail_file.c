/* A document of a letter to an applicant, to save or to print. */
#include "application/application.h"
#include "backend/application/application_view.h"
#include "backend/desk/kept_file.h"
#include "backend/pages.h"
#include "mail/mail_file.h"

/* words: notice.attachment_waits */
static enum outcome show(struct request *req)
{
	struct mail_file file;
	uint8_t key[32];
	int64_t id = req->object.id;
	enum outcome outcome = mail_file_get(req->db, req->pool, id, request_path_int(req, "mail"),
		request_path_int(req, "file"), KEPT_FOR_STAFF, &file);

	if (outcome == CONFLICT)
		return redirect_to(
			req, "attachment_waits", "/bewerbungen/%s/emails", req->object.number);
	if (!outcome)
		outcome = mail_file_key(req->db, id, &file, key);
	if (!outcome)
		outcome = application_is_read(req, &(struct application){.id = id});
	return outcome ? outcome
		       : kept_file_answer(req,
			       &(struct kept_file){.file_id = file.file_id,
				       .name = file.name,
				       .mime = file.mime,
				       .size = file.size},
			       key, !request_query(req, "speichern"));
}

const struct page page_application_mail_file = {
	.path = "/bewerbungen/{application}/emails/{mail}/anlage/{file}",
	.right = RIGHT_CANDIDATE_EDIT,
	.title = "letter_file",
	.show = show,
	.raw = true,
};
