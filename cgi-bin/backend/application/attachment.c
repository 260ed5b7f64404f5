/* An attachment, to look at in the browser or (?speichern) to save. */
#include "application/attachment.h"

#include "application/application.h"
#include "backend/application/application_view.h"
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

/* What is asked for as staff see it; whoever does not see the mark does not see proofs of it. */
static enum outcome attachment_read(
	struct request *req, bool small, struct attachment *attachment_r, uint8_t key_r[32])
{
	enum outcome outcome = attachment_shown(req->db, req->pool, req->object.id,
		request_path_int(req, "attachment"), small, attachment_r);

	if (outcome && outcome != CONFLICT)
		return outcome;
	if (!shows_mark(req) && text_equal(attachment_r->type, "disability"))
		return NOT_FOUND;
	return outcome ? outcome : store_key(req->db, OBJECT_APPLICATION, req->object.id, key_r);
}

/* words: notice.attachment_waits */
static enum outcome show(struct request *req)
{
	struct attachment attachment;
	uint8_t key[32];
	enum outcome outcome = attachment_read(req, false, &attachment, key);

	if (outcome == CONFLICT)
		return redirect_to(req, "attachment_waits", "/bewerbungen/%s", req->object.number);
	if (!outcome)
		outcome = application_is_read(req, &(struct application){.id = req->object.id});
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

/* Stands in the list of the documents, on a page whose reading is noted. */
static enum outcome show_small(struct request *req)
{
	struct attachment attachment;
	uint8_t key[32];
	enum outcome outcome = attachment_read(req, true, &attachment, key);

	if (outcome)
		return outcome == CONFLICT ? NOT_FOUND : outcome;
	return store_get(attachment.file_id, key, sink,
		&(struct download){.req = req, .attachment = &attachment});
}

const struct page page_attachment_small = {
	.path = "/bewerbungen/{application}/anhang/{attachment}/vorschau",
	.right = RIGHT_CANDIDATE_READ,
	.title = "attachment",
	.show = show_small,
	.raw = true,
};
