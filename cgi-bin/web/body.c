/* Reading the body of a POST: in memory, or with files by way of an unlinked spool file. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/fd.h"
#include "base/log.h"
#include "base/text.h"
#include "web/multipart.h"
#include "web/private.h"

#define PIECE 65536
/* Of a refused body at most so much is read and dropped, so that the client can read our answer. */
#define DRAIN ((int64_t)1024 * 1024)
/* A worker serves one request at a time: who sends slowly must not hold it. Web servers that buffer
 * requests need far less. */
#define BODY_SECONDS 30

static int spool_open(const char *directory, struct pool *pool)
{
	int fd = open(directory, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
	if (fd >= 0)
		return fd;
	char *path = pool_printf(pool, "%s/bms-XXXXXX", directory);
	fd = mkostemp(path, O_CLOEXEC);
	if (fd >= 0)
		unlink(path);
	return fd;
}

/* A read that waits longer than this for a byte fails. */
static void body_limit_wait(int fd)
{
	struct timeval wait = {.tv_sec = 10};
	setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &wait, sizeof(wait));
}

static int next_piece(struct request *req, char *piece, int64_t left)
{
	if (clock_ticks_us() > req->private->body_until)
		return 0;
	return FCGX_GetStr(piece, left < PIECE ? (int)left : PIECE, req->private->fcgi->in);
}

static void body_drain(struct request *req, int64_t left)
{
	char *piece = pool_alloc(req->pool, PIECE);
	for (left = left < DRAIN ? left : DRAIN; left > 0;) {
		int got = next_piece(req, piece, left);
		if (got <= 0)
			break;
		left -= got;
	}
}

static enum outcome read_memory(struct request *req, int64_t length)
{
	char *bytes = pool_alloc(req->pool, (size_t)length + 1);
	for (int64_t done = 0; done < length;) {
		int got = next_piece(req, bytes + done, length - done);
		if (got <= 0)
			return INVALID;
		done += got;
	}
	return pairs_parse(req->pool, bytes, (size_t)length, &req->private->fields);
}

static enum outcome read_spool(struct request *req, int64_t length)
{
	struct request_private *private = req->private;
	private->spool = spool_open(private->server->spool_directory, req->pool);
	if (private->spool < 0) {
		log_error("spool", "reason=open errno=%d", errno);
		body_drain(req, length);
		return UNAVAILABLE;
	}
	char *piece = pool_alloc(req->pool, PIECE);
	for (int64_t left = length; left > 0;) {
		int got = next_piece(req, piece, left);
		if (got <= 0)
			return INVALID; /* the client left in the middle */
		left -= got;
		if (!fd_write_all(private->spool, piece, (size_t)got)) {
			log_error("spool", "reason=write errno=%d", errno);
			body_drain(req, left);
			return UNAVAILABLE;
		}
	}
	return OK;
}

static enum outcome keep_part(struct request *req, const char *body, const struct part *part)
{
	struct request_private *private = req->private;
	const char *bytes = body + part->offset;
	if (!part->filename)
		return pairs_add(req->pool, &private->fields, part->name, bytes, part->length)
			? OK
			: INVALID;
	if (!*part->filename && part->length == 0)
		return OK; /* a file field left empty */
	private->files[private->file_count++] = (struct sent_file){
		.field = part->name,
		.name = part->filename,
		.broken = part->broken,
		.offset = (int64_t)part->offset,
		.size = (int64_t)part->length,
	};
	return OK;
}

static enum outcome split_spool(struct request *req, size_t length, const char *boundary)
{
	char *body = mmap(NULL, length, PROT_READ, MAP_PRIVATE, req->private->spool, 0);
	if (body == MAP_FAILED) {
		log_error("spool", "reason=mmap errno=%d", errno);
		return UNAVAILABLE;
	}
	struct part *parts;
	size_t count;
	enum outcome outcome = multipart_parse(req->pool, body, length, boundary, &parts, &count);
	if (!outcome)
		req->private->files = POOL_ARRAY(req->pool, struct sent_file, count);
	for (size_t i = 0; !outcome && i < count; i++)
		outcome = keep_part(req, body, &parts[i]);
	munmap(body, length);
	return outcome;
}

static bool is_urlencoded(const char *type)
{
	static const char kind[] = "application/x-www-form-urlencoded";
	size_t length = sizeof(kind) - 1;
	return strncasecmp(type, kind, length) == 0
		&& (!type[length] || strchr("; ", type[length]));
}

enum outcome body_read(struct request *req)
{
	struct request_private *private = req->private;
	private->body_read = true;
	private->body_until = clock_ticks_us() + BODY_SECONDS * INT64_C(1000000);
	body_limit_wait(private->fcgi->ipcFd);
	const char *size = request_header(req, "CONTENT_LENGTH");
	int64_t length;
	if (!size || !text_to_int(size, 0, INT64_MAX, &length))
		return INVALID;
	int64_t limit = req->page->body ? req->page->body : BODY_MEMORY;
	int64_t most = limit < BODY_TEXT ? limit : BODY_TEXT;
	if (length > limit) {
		body_drain(req, length);
		return TOO_LARGE;
	}
	if (length == 0)
		return OK;
	const char *type = request_header(req, "CONTENT_TYPE");
	const char *boundary = type ? multipart_boundary(req->pool, type) : NULL;
	if (!boundary && (!type || !is_urlencoded(type) || length > most)) {
		body_drain(req, length);
		return type && is_urlencoded(type) ? TOO_LARGE : INVALID;
	}
	if (!boundary)
		return read_memory(req, length);
	enum outcome outcome = read_spool(req, length);
	return outcome ? outcome : split_spool(req, (size_t)length, boundary);
}

void body_end(struct request *req)
{
	if (req->private->spool >= 0)
		close(req->private->spool);
	req->private->spool = -1;
}
