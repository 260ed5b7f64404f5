/* Collecting files, and having them put together by the child. */
#include "document/assemble.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/log.h"
#include "base/text.h"
#include "document/assemble_private.h"
#include "document/child.h"
#include "document/picture.h"

#define LOOK_MS 10000 /* for one child that looks, or one picture */
#define MAKE_MS 100000 /* less than a lease of the queue */
#define PICTURE_EDGE 3508 /* pixels: a page of A4 at 300 for each inch */
#define PARTS_FIRST 64
#define LOOKED_MOST ((size_t)1 << 20) /* bytes that a child that looks may say */

/* A file, and where it lies among all. */
struct part {
	const char *kind; /* "pdf", "jpeg"; NULL: it cannot be taken */
	size_t at, length;
	int64_t width, height; /* of a picture */
	int64_t pages; /* 0: none, or not looked into yet */
	const char *why; /* it cannot be taken */
};

struct assembly {
	struct pool *pool;
	int fd; /* of all files, one behind the other */
	size_t length, begun; /* bytes in it; where the file that is being written begins */
	struct part *parts;
	size_t count, room;
	size_t looked; /* all before this one were looked into */
	bool large; /* the file that is being written is too much */
};

enum outcome assembly_new(struct pool *pool, struct assembly **assembly_r)
{
	struct assembly *assembly = POOL_NEW(pool, struct assembly);

	*assembly_r = assembly;
	assembly->pool = pool;
	assembly->fd = -1;
	assembly->room = PARTS_FIRST;
	assembly->parts = POOL_ARRAY(pool, struct part, PARTS_FIRST);
	return child_file(&assembly->fd);
}

void assembly_end(struct assembly **assembly)
{
	if (*assembly && (*assembly)->fd >= 0)
		close((*assembly)->fd);
	*assembly = NULL;
}

enum outcome assembly_write(void *context, const void *bytes, size_t length)
{
	struct assembly *assembly = context;
	size_t done = 0;

	if (assembly->length + length > ASSEMBLY_BYTES) {
		assembly->large = true;
		return TOO_LARGE;
	}
	while (done < length) {
		ssize_t now = pwrite(assembly->fd, (const char *)bytes + done, length - done,
			(off_t)(assembly->length + done));

		if (now < 0 && errno == EINTR)
			continue;
		if (now <= 0) {
			log_error("assemble", "step=write errno=%d", errno);
			return UNAVAILABLE;
		}
		done += (size_t)now;
	}
	assembly->length += length;
	return OK;
}

static struct part *part_new(struct assembly *assembly)
{
	struct part *parts = assembly->parts;

	if (assembly->count == assembly->room) {
		assembly->room *= 2;
		assembly->parts = POOL_ARRAY(assembly->pool, struct part, assembly->room);
		memcpy(assembly->parts, parts, assembly->count * sizeof(*parts));
	}
	return &assembly->parts[assembly->count++];
}

/* What was written last is of this one. */
static void part_keep(struct assembly *assembly, struct part *part, const char *kind)
{
	part->kind = kind;
	part->at = assembly->begun;
	part->length = assembly->length - assembly->begun;
	assembly->begun = assembly->length;
}

void assembly_drop(struct assembly *assembly)
{
	assembly->length = assembly->begun;
	assembly->large = false;
}

/* The number that the child has written; -1: none. */
static int64_t result_number(int fd)
{
	char text[24] = "";
	int64_t number = -1;
	ssize_t length = pread(fd, text, sizeof(text) - 1, 0);

	return length > 0 && text_to_int(text, 0, INT32_MAX, &number) ? number : -1;
}

/* The bytes of the file that was written last; NULL: they cannot be read. */
static const char *file_bytes(const struct assembly *assembly, struct pool *pool, size_t *length_r)
{
	size_t length = assembly->length - assembly->begun;
	char *bytes = pool_alloc(pool, length + 1);

	*length_r = length;
	return pread(assembly->fd, bytes, length, (off_t)assembly->begun) == (ssize_t)length ? bytes
											     : NULL;
}

/* A picture is made anew: upright, and nothing but the picture. */
static enum outcome picture_look(struct assembly *assembly, const char *mime, struct part *part)
{
	static const int64_t edge = PICTURE_EDGE;
	size_t length = 0;
	struct pool *pool = pool_new();
	const char *bytes = file_bytes(assembly, pool, &length);
	struct picture picture;
	enum picture_state state = PICTURE_SLOW;
	enum outcome outcome = UNAVAILABLE;

	if (bytes)
		outcome = picture_make(
			pool, bytes, length, mime, &edge, 1, LOOK_MS, &state, &picture);
	part->why = state == PICTURE_LARGE ? "large" : "damaged";
	assembly_drop(assembly);
	if (!outcome && state == PICTURE_GOOD)
		outcome = assembly_write(assembly, picture.bytes, picture.length);
	if (!outcome && state == PICTURE_GOOD) {
		part_keep(assembly, part, "jpeg");
		part->width = picture.width;
		part->height = picture.height;
		part->pages = 1;
	}
	pool_free(&pool);
	return outcome;
}

enum outcome assembly_file(struct assembly *assembly, const char *mime, size_t *what_r)
{
	struct part *part = part_new(assembly);
	enum outcome outcome = OK;

	*what_r = assembly->count - 1;
	part->why = "kind";
	if (assembly->large)
		part->why = "large";
	else if (text_equal(mime, "application/pdf"))
		part_keep(assembly, part, "pdf");
	else if (picture_kind(mime))
		outcome = picture_look(assembly, mime, part);
	if (outcome == TOO_LARGE) {
		part->why = "large";
		outcome = OK;
	}
	assembly_drop(assembly);
	return outcome;
}

int64_t assembly_pages(const struct assembly *assembly, size_t what, const char **why_r)
{
	const struct part *part = &assembly->parts[what];

	*why_r = part->pages ? NULL : part->why;
	return part->pages;
}

/* The next that waits to be looked into; NULL: none. */
static struct part *part_next(struct assembly *assembly)
{
	while (assembly->looked < assembly->count) {
		struct part *part = &assembly->parts[assembly->looked++];
		if (text_equal(part->kind, "pdf"))
			return part;
	}
	return NULL;
}

static const char *pages_why(int64_t answer)
{
	return answer == PAGES_ENCRYPTED ? "encrypted" : answer == PAGES_FORM ? "form" : "damaged";
}

/* What was said of one file. False: nothing, or nonsense. */
static bool part_told(struct part *part, char *line)
{
	int64_t answer = 0, pages = 0;
	char *said = strsep(&line, " ");

	if (!line || !text_to_int(said, 0, INT32_MAX, &answer)
		|| !text_to_int(line, 0, INT32_MAX, &pages))
		return false;
	part->pages = answer == PAGES_COUNTED ? pages : 0;
	part->why = pages_why(answer);
	return true;
}

/* Of which files the child has said something, in their order; the first of them is given up when
 * it said nothing of any. */
static enum outcome parts_told(struct assembly *assembly, struct pool *pool, int result)
{
	size_t length = 0, begun = assembly->looked;
	const void *bytes = NULL;
	enum outcome outcome = child_file_read(pool, result, &bytes, &length);
	char *told = outcome ? NULL : pool_strndup(pool, bytes, length);
	char *line = strsep(&told, "\n");
	struct part *part = part_next(assembly);
	bool first = true;

	if (outcome)
		return outcome;
	while (part && told && part_told(part, line)) {
		begun = assembly->looked;
		line = strsep(&told, "\n");
		part = part_next(assembly);
		first = false;
	}
	if (part && !first)
		assembly->looked = begun;
	else if (part)
		part->why = "damaged";
	return OK;
}

/* The child's answer to a job with a plan for all the files. */
static enum outcome plan_do(const struct assembly *assembly, const struct buf *plan,
	struct child_job *job, int *answer_r)
{
	int inputs[2] = {-1, assembly->fd};
	int64_t spent;
	enum outcome outcome = child_file_of(plan->data, plan->length, &inputs[0]);

	if (outcome)
		return outcome;
	job->inputs = inputs;
	job->input_count = 2;
	outcome = child_run(job, answer_r, &spent);
	close(inputs[0]);
	return outcome;
}

static enum outcome look_run(struct assembly *assembly, const struct buf *plan, int result)
{
	int answer = 0;
	enum outcome outcome = plan_do(assembly, plan,
		&(struct child_job){.work = "pages",
			.result = result,
			.result_most = LOOKED_MOST,
			.memory = CHILD_MEMORY,
			.milliseconds = LOOK_MS},
		&answer);

	return outcome == GONE ? OK : outcome;
}

enum outcome assembly_look(struct assembly *assembly, bool *more_r)
{
	struct pool *pool = pool_new();
	struct buf plan;
	size_t begun = assembly->looked;
	int result = -1;
	enum outcome outcome = OK;

	buf_init(&plan, pool);
	for (struct part *part = part_next(assembly); part; part = part_next(assembly))
		buf_printf(&plan, "%zu %zu\n", part->at, part->length);
	assembly->looked = plan.length ? begun : assembly->looked;
	if (plan.length)
		outcome = child_file(&result);
	if (!outcome && plan.length)
		outcome = look_run(assembly, &plan, result);
	if (!outcome && plan.length)
		outcome = parts_told(assembly, pool, result);
	if (result >= 0)
		close(result);
	pool_free(&pool);
	*more_r = !outcome && assembly->looked < assembly->count;
	return outcome;
}

/* Without signs that would end a field of the plan. */
static void plan_text(struct buf *plan, const char *text)
{
	for (; *text; text++)
		buf_char(plan, (unsigned char)*text < ' ' ? ' ' : *text);
}

static void files_plan(
	struct buf *plan, const struct assembly *assembly, const struct paper_done *paper)
{
	for (size_t i = 0; i < paper->insert_count; i++) {
		const struct paper_insert *insert = &paper->inserts[i];
		const struct part *part = &assembly->parts[insert->what];

		buf_printf(plan, "F\t%zu\t%s\t%zu\t%zu\t%lld\t%lld\t%lld\n", insert->what,
			part->kind, part->at, part->length, (long long)insert->after,
			(long long)part->width, (long long)part->height);
	}
}

static void plan_write(struct buf *plan, const struct assembly *assembly,
	const struct paper_look *look, const struct paper_done *paper)
{
	buf_printf(plan, "O\t%zu\t%zu\nL\t%s\n", assembly->begun, paper->length, look->lang);
	files_plan(plan, assembly, paper);
	buf_str(plan, "E\n");
	for (size_t i = 0; i < paper->mark_count; i++) {
		buf_printf(plan, "M\t%d\t%lld\t", paper->marks[i].level,
			(long long)paper->marks[i].page);
		plan_text(plan, paper->marks[i].text);
		buf_char(plan, '\n');
	}
	for (size_t i = 0; i < paper->link_count; i++) {
		const struct paper_link *link = &paper->links[i];

		buf_printf(plan, "J\t%lld\t%.1f\t%.1f\t%.1f\t%.1f\t%lld\n",
			(long long)link->own_page, link->left, link->bottom, link->right, link->top,
			(long long)link->to);
	}
}

static enum outcome plan_run(
	struct assembly *assembly, const struct buf *plan, int result, size_t *what_r)
{
	int answer = 0;
	enum outcome outcome = plan_do(assembly, plan,
		&(struct child_job){.work = "assemble",
			.result = result,
			.result_most = ASSEMBLY_RESULT,
			.memory = ASSEMBLY_CHILD,
			.milliseconds = MAKE_MS},
		&answer);

	if (outcome == UNAVAILABLE || answer == ASSEMBLE_DONE)
		return outcome;
	*what_r = (size_t)result_number(result);
	if (*what_r >= assembly->count)
		return GONE;
	return answer == ASSEMBLE_FILE ? INVALID : TOO_LARGE;
}

enum outcome assembly_make(struct assembly *assembly, const struct paper_look *look,
	const struct paper_done *paper, int *fd_r, size_t *what_r)
{
	struct buf plan;
	enum outcome outcome = child_file(fd_r);

	if (outcome)
		return outcome;
	buf_init(&plan, assembly->pool);
	plan_write(&plan, assembly, look, paper);
	assembly->large = false;
	outcome = assembly_write(assembly, paper->bytes, paper->length);
	assembly_drop(assembly);
	if (outcome == TOO_LARGE)
		outcome = GONE;
	if (!outcome)
		outcome = plan_run(assembly, &plan, *fd_r, what_r);
	if (outcome) {
		close(*fd_r);
		*fd_r = -1;
	}
	return outcome;
}
