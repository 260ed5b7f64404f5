/* Files of staff: checked, read, sent. */
#include "backend/desk/kept_file.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "document/pdf.h"
#include "document/picture.h"
#include "store/store.h"
#include "store/stored_check.h"
#include "web/form/form.h"
#include "web/response.h"

#define CHECK_MILLISECONDS 5000
#define DOCUMENTS_MILLISECONDS 3000 /* somebody waits for all of one request */

/* All of its bytes, to be freed. OK, UNAVAILABLE. */
static enum outcome upload_all(const struct request *req, const struct upload *file, void **bytes_r)
{
	*bytes_r = malloc((size_t)file->size);
	return *bytes_r ? upload_read(req, file, 0, *bytes_r, (size_t)file->size) : UNAVAILABLE;
}

static enum outcome kept_pdf_look(
	const struct request *req, const struct upload *file, enum pdf_state *state_r)
{
	int64_t spent = 0;
	void *bytes = NULL;
	enum outcome outcome = upload_all(req, file, &bytes);

	if (!outcome)
		outcome = pdf_check(bytes, (size_t)file->size, CHECK_MILLISECONDS, state_r, &spent);
	free(bytes);
	return outcome;
}

static enum outcome file_refuse(struct request *req, const char *field, const char *reason)
{
	form_problem(req, field, reason);
	return INVALID;
}

/* words: problem.picture_damaged problem.picture_large problem.file_unchecked */
static enum outcome kept_picture_make(struct request *req, const char *field, struct upload *file)
{
	static const int64_t edges[] = {PICTURE_PAGE};
	static const char *const problems[] = {[PICTURE_SLOW] = "file_unchecked",
		[PICTURE_DAMAGED] = "picture_damaged",
		[PICTURE_LARGE] = "picture_large"};
	struct picture *made = POOL_NEW(req->pool, struct picture);
	enum picture_state state = PICTURE_SLOW;
	void *bytes = NULL;
	enum outcome outcome = upload_all(req, file, &bytes);

	if (!outcome)
		outcome = picture_make(req->pool, bytes, (size_t)file->size, file->mime, edges, 1,
			CHECK_MILLISECONDS, &state, made);
	free(bytes);
	if (outcome)
		return outcome;
	file->made = made;
	return state == PICTURE_GOOD ? OK : file_refuse(req, field, problems[state]);
}

enum outcome kept_file_check(struct request *req, const char *field, struct upload *file)
{
	enum pdf_state state = PDF_GOOD;
	enum outcome outcome;

	if (!file)
		return OK;
	if (file->size > KEPT_FILE_MOST)
		return file_refuse(req, field, "file_size");
	if (!text_among("application/pdf,image/jpeg,image/png", file->mime))
		return file_refuse(req, field, "file_kind");
	if (picture_kind(file->mime))
		return kept_picture_make(req, field, file);
	outcome = kept_pdf_look(req, file, &state);
	if (outcome || state == PDF_GOOD)
		return outcome;
	return file_refuse(req, field,
		state == PDF_ENCRYPTED         ? "file_encrypted"
			: state == PDF_DAMAGED ? "file_damaged"
					       : "file_unchecked");
}

enum outcome kept_file_source(void *context, int64_t at, void *bytes_r, size_t length)
{
	const struct upload_reading *reading = context;
	const struct picture *made = reading->file->made;

	if (!made)
		return upload_source(context, at, bytes_r, length);
	if (at < 0 || (size_t)at > made->length || length > made->length - (size_t)at)
		return INVALID;
	memcpy(bytes_r, (const char *)made->bytes + at, length);
	return OK;
}

struct stored_upload kept_file_upload(
	const struct request *req, const struct upload *file, struct upload_reading *reading)
{
	const struct attachment_file kept = letter_upload(req, file);

	*reading = (struct upload_reading){req, file};
	return (struct stored_upload){.name = kept.name,
		.mime = kept.mime,
		.size = kept.size,
		.source = kept_file_source,
		.context = reading};
}

struct sending {
	struct request *req;
	const struct kept_file *file;
	bool begun, shown;
};

/* The answer begins with the first bytes: until then a missing file can still be said. */
static enum outcome sending_sink(void *context, const void *bytes, size_t length)
{
	struct sending *sending = context;
	const struct kept_file *file = sending->file;
	enum outcome outcome = OK;

	if (!sending->begun)
		outcome = response_begin(
			sending->req, file->mime, file->name, sending->shown, file->size);
	sending->begun = true;
	return outcome ? outcome : response_write(sending->req, bytes, length);
}

enum outcome kept_file_answer(
	struct request *req, const struct kept_file *file, const uint8_t key[32], bool shown)
{
	return store_get(file->file_id, key, sending_sink,
		&(struct sending){.req = req, .file = file, .shown = shown});
}

/* words: notice.attachment_waits notice.stored_refused */
enum outcome kept_file_send(struct request *req, const struct kept_file *file)
{
	uint8_t key[32];
	enum stored_state state;
	enum outcome outcome = stored_check_state(req->db, req->pool, file->file_id, &state);

	if (outcome)
		return outcome;
	if (state != STORED_SHOWN)
		return redirect_to(req,
			state == STORED_WAITS ? "attachment_waits" : "stored_refused", "%s",
			file->back);
	outcome = store_key(req->db, file->kind, file->owner_id, key);
	return outcome ? outcome : kept_file_answer(req, file, key, false);
}

struct attachment_file attachment_upload(const struct upload *upload)
{
	return (struct attachment_file){
		.name = upload->name,
		.mime = upload->mime,
		.size = upload->size,
		.pdf = (enum pdf_state)upload->state,
		.picture = (enum picture_state)upload->state,
		.pictures = upload->made,
	};
}

struct attachment_file letter_upload(const struct request *req, const struct upload *upload)
{
	const struct picture *made = upload->made;
	struct attachment_file file = attachment_upload(upload);

	file.pictures = NULL;
	if (!made)
		return file;
	file.name = picture_made_name(req->pool, upload->name);
	file.mime = "image/jpeg";
	file.size = (int64_t)made->length;
	return file;
}

enum outcome attachment_uploads_check(struct request *req, struct upload *files)
{
	struct limits limits;
	int64_t milliseconds = DOCUMENTS_MILLISECONDS;
	enum outcome outcome = limits_get(req->db, req->pool, &limits);

	for (struct upload *upload = files; !outcome && upload; upload = upload->next) {
		struct upload_reading reading = {req, upload};
		struct attachment_file file = attachment_upload(upload);

		outcome = attachment_check(
			req->pool, &file, &limits, upload_source, &reading, &milliseconds);
		upload->state = picture_kind(file.mime) ? (int)file.picture : (int)file.pdf;
		upload->made = file.pictures;
	}
	return outcome;
}
