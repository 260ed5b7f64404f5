/* An attachment, to look at in the browser or (?speichern) to save. */
#include "applicant/attachment.h"

#include "backend/pages.h"
#include "privacy/store.h"
#include "recruiting/application.h"

static enum outcome sink(void *context, const void *bytes, size_t length)
{
	return response_write(context, bytes, length);
}

static enum outcome show(struct request *req)
{
	struct attachment attachment;
	uint8_t key[32];
	enum outcome outcome;

	if ((outcome = attachment_get(req->db, req->pool, req->object.id,
			request_path_int(req, "attachment"), &attachment)) ||
	    (outcome = store_key(req->db, req->object.id, key)) ||
	    (outcome = application_note_reading(req->db, &req->principal, req->object.id)))
		return outcome;
	outcome = response_begin(req, attachment.mime, attachment.name,
		!request_query(req, "speichern"), attachment.size);
	return outcome ? outcome : store_get(attachment.file_id, key, sink, req);
}

const struct page page_attachment = {
	.path = "/bewerbungen/{application}/anhang/{attachment}",
	.right = RIGHT_CANDIDATE_READ,
	.title = "attachment",
	.show = show,
	.raw = true,
};
