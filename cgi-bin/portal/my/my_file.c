/* A document one has sent oneself, or got with a letter, to look at in the browser or (?speichern)
 * to save. */
#include "application/attachment.h"
#include "application/link.h"
#include "folder/folder.h"
#include "mail/mail_file.h"
#include "portal/pages.h"
#include "store/store.h"
#include "store/stored_check.h"

struct download {
	struct request *req;
	const struct attachment *file;
	bool begun;
};

/* The answer begins with the first bytes: until then a missing or damaged file can still be said.
 */
static enum outcome file_sink(void *context, const void *bytes, size_t length)
{
	struct download *download = context;
	const struct attachment *file = download->file;
	enum outcome outcome = OK;
	if (!download->begun)
		outcome = response_begin(download->req, file->mime, file->name,
			!request_query(download->req, "speichern"), file->size);
	download->begun = true;
	return outcome ? outcome : response_write(download->req, bytes, length);
}

static enum outcome show(struct request *req)
{
	struct attachment file;
	uint8_t key[32];
	enum outcome outcome = attachment_get(
		req->db, req->pool, req->object.id, request_path_int(req, "attachment"), &file);
	if (!outcome && file.waits) /* words: notice.attachment_waits */
		return redirect_to(req, "attachment_waits", "/bewerbung/%s", req->object.number);
	if (!outcome)
		outcome = store_key(req->db, OBJECT_APPLICATION, req->object.id, key);
	if (outcome)
		return outcome;
	return store_get(
		file.file_id, key, file_sink, &(struct download){.req = req, .file = &file});
}

const struct page page_my_file = {
	.path = "/bewerbung/{application}/anhang/{attachment}",
	.right = RIGHT_OWN,
	.scope = LINK_DATA,
	.title = "my_file",
	.show = show,
	.raw = true,
};

/* A document that came with a letter. */
static enum outcome show_mail(struct request *req)
{
	struct mail_file file;
	uint8_t key[32];
	int64_t id = req->object.id;
	enum outcome outcome = mail_file_get(req->db, req->pool, id, request_path_int(req, "mail"),
		request_path_int(req, "file"), KEPT_FOR_APPLICANT, &file);
	if (outcome == CONFLICT) /* what waits was not sent */
		outcome = NOT_FOUND;
	if (!outcome)
		outcome = mail_file_key(req->db, id, &file, key);
	if (outcome)
		return outcome;
	const struct attachment shown = {.name = file.name, .mime = file.mime, .size = file.size};
	return store_get(
		file.file_id, key, file_sink, &(struct download){.req = req, .file = &shown});
}

const struct page page_my_mail_file = {
	.path = "/bewerbung/{application}/nachricht/{mail}/anlage/{file}",
	.right = RIGHT_OWN,
	.scope = LINK_STATUS,
	.title = "my_mail_file",
	.show = show_mail,
	.raw = true,
};

/* A document of one's folder. */
static enum outcome show_folder(struct request *req)
{
	struct attachment file;
	enum stored_state state;
	uint8_t key[32];
	enum outcome outcome = folder_file(
		req->db, req->pool, req->principal.account, request_path_int(req, "file"), &file);
	if (!outcome)
		outcome = stored_check_state(req->db, req->pool, file.file_id, &state);
	if (!outcome && state != STORED_SHOWN) /* words: notice.stored_refused */
		return redirect_to(req,
			state == STORED_WAITS ? "attachment_waits" : "stored_refused",
			"/konto/mappe");
	if (!outcome)
		outcome = store_key(req->db, OBJECT_ACCOUNT, req->principal.account, key);
	if (outcome)
		return outcome;
	return store_get(
		file.file_id, key, file_sink, &(struct download){.req = req, .file = &file});
}

const struct page page_my_folder_file = {
	.path = "/konto/mappe/dokument/{file}",
	.right = RIGHT_ACCOUNT,
	.title = "my_file",
	.show = show_folder,
	.raw = true,
};
