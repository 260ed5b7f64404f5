/* The kind of an uploaded file, by its content. */
#include <magic.h>
#include <string.h>

#include "base/log.h"
#include "web/private.h"

#define LOOK 65536 /* bytes libmagic sees */
#define PDF_WITHIN \
	1024 /* a PDF may have something before its head, of which libmagic knows nothing */

/* Loading the rules takes milliseconds, so a worker does it once, when the first file comes. */
static magic_t rules(void)
{
	static magic_t handle;
	if (!handle) {
		handle = magic_open(MAGIC_MIME_TYPE | MAGIC_NO_CHECK_COMPRESS);
		if (!handle || magic_load(handle, NULL) != 0)
			log_fatal("magic", "reason=load");
	}
	return handle;
}

static bool begins_pdf(const char *bytes, size_t length)
{
	return memmem(bytes, length < PDF_WITHIN ? length : PDF_WITHIN, "%PDF-", 5) != NULL;
}

enum outcome upload_kind(const struct request *req, struct upload *upload)
{
	size_t length = upload->size < LOOK ? (size_t)upload->size : LOOK;
	char *bytes = pool_alloc(req->pool, length);
	enum outcome outcome = upload_read(req, upload, 0, bytes, length);
	if (outcome)
		return outcome;
	const char *kind = magic_buffer(rules(), bytes, length);
	if (!kind || (strncmp(kind, "image/", 6) != 0 && begins_pdf(bytes, length)))
		kind = kind ? "application/pdf" : "application/octet-stream";
	upload->mime = pool_strdup(req->pool, kind);
	return OK;
}
