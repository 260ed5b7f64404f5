/*
 * Files that staff send, checked before the transaction: as a proof, kept under the key of an
 * object (store/stored_file.h; PDF, JPEG or PNG) and shown to whom the page is; and as documents of
 * applications and letters.
 */
#ifndef BMS_BACKEND_DESK_KEPT_FILE_H
#define BMS_BACKEND_DESK_KEPT_FILE_H

#include <stdbool.h>

#include "application/attachment.h"
#include "store/stored_file.h"
#include "web/request.h"

#define KEPT_FILE_MOST ((int64_t)10 << 20)
#define KEPT_FILE_BODY (KEPT_FILE_MOST + 65536) /* of a page that takes one (page.body) */

/*
 * What a page's `before` asks of the file in this field: its size, its kind, and whether a PDF can
 * be opened by whoever gets it. A picture is made anew, without place, time and camera, and kept so
 * alone. NULL: none was sent. OK; INVALID (problems of the field: file_size, file_kind,
 * file_encrypted, file_damaged, file_unchecked, picture_damaged, picture_large); UNAVAILABLE.
 */
enum outcome kept_file_check(struct request *req, const char *field, struct upload *file);

/* The file for stored_file_keep; `reading` is the caller's, as long as it is read. */
struct stored_upload kept_file_upload(
	const struct request *req, const struct upload *file, struct upload_reading *reading);

struct kept_file {
	enum object_kind kind; /* of the owner */
	int64_t owner_id;
	const char *file_id, *name, *mime;
	int64_t size;
	const char *back; /* the page that names it, without base */
};

/*
 * Documents of an application or of a letter, looked into as those of applicants are: for
 * page.before, some seconds at most for all, and notes in each what it found; for what the time is
 * not enough the queue looks into it. OK, UNAVAILABLE.
 */
enum outcome attachment_uploads_check(struct request *req, struct upload *files);

/* Such a file, with what was found, to be attached; its bytes are read by upload_source. */
struct attachment_file attachment_upload(const struct upload *upload);

/* The same for a letter: a picture is the one that was made anew, and read by kept_file_source. */
struct attachment_file letter_upload(const struct request *req, const struct upload *upload);

/* The bytes of an upload as it is kept; the context is a struct upload_reading. */
enum outcome kept_file_source(void *context, int64_t at, void *bytes_r, size_t length);

/* Answers with a file whose key is known; `shown`: in the browser, where that is safe, else to be
 * saved. OK; GONE; INVALID (damaged); UNAVAILABLE. */
enum outcome kept_file_answer(
	struct request *req, const struct kept_file *file, const uint8_t key[32], bool shown);

/* Answers with the file; with a notice on the page it came from while it is under check, or when it
 * was refused. OK; GONE; INVALID (damaged); UNAVAILABLE. */
enum outcome kept_file_send(struct request *req, const struct kept_file *file);

#endif
