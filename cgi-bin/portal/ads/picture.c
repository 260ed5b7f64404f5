/* The pictures of ads. */
#include "media/media.h"
#include "portal/pages.h"

/* Another picture has another address: whoever has this one has what it is. */
static enum outcome show(struct request *req)
{
	struct db_cell bytes = {0};
	enum outcome outcome =
		media_file(req->db, req->pool, request_path_value(req, "picture"), &bytes);

	if (outcome)
		return outcome;
	response_shared(req, -1);
	return response_body(req, "image/jpeg", bytes.bytes, bytes.length);
}

const struct page page_picture = {
	.path = "/bilder/{picture}",
	.right = RIGHT_PUBLIC,
	.show = show,
	.raw = true,
};
