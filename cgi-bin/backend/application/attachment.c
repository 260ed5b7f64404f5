/* An attachment, to look at in the browser or (?speichern) to save. */
#include "application/attachment.h"

#include "application/application.h"
#include "backend/desk/lists.h"
#include "backend/pages.h"
#include "base/text.h"
#include "store/store.h"

struct download {
	struct request *req;
	const struct attachment *attachment;
	bool begun;
};

/* The answer begins with the first bytes: until then a missing or damaged file can still be said.
 */
static enum outcome sink(void *context, const void *bytes, size_t length)
{
	struct download *download = context;
	struct request *req = download->req;
	const struct attachment *file = download->attachment;
	enum outcome outcome = OK;

	if (!download->begun)
		outcome = response_begin(
			req, file->mime, file->name, !request_query(req, "speichern"), file->size);
	download->begun = true;
	return outcome ? outcome : response_write(req, bytes, length);
}

static enum outcome show(struct request *req)
{
	struct attachment attachment;
	uint8_t key[32];
	enum outcome outcome = attachment_get(req->db, req->pool, req->object.id,
		request_path_int(req, "attachment"), &attachment);

	if (outcome)
		return outcome;
	if (!shows_mark(req) && text_equal(attachment.type, "disability"))
		return NOT_FOUND;
	outcome = store_key(req->db, OBJECT_APPLICATION, req->object.id, key);
	if (!outcome)
		outcome = application_note_reading(req->db, &req->principal, req->object.id);
	if (outcome)
		return outcome;
	return store_get(attachment.file_id, key, sink,
		&(struct download){.req = req, .attachment = &attachment});
}

const struct page page_attachment = {
	.path = "/bewerbungen/{application}/anhang/{attachment}",
	.right = RIGHT_CANDIDATE_READ,
	.title = "attachment",
	.show = show,
	.raw = true,
};
