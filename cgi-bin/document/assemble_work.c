/* In the child: putting PDFs and pictures together with qpdf. */
#include "document/assemble_private.h"

#include <qpdf/qpdf-c.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "document/child_private.h"
#include "document/child_work.h"

#define WIDTH 595.0 /* points: A4 */
#define HEIGHT 842.0
#define BORDER 28.0
#define POINTS 0.75 /* of a pixel, at most */
#define LEVELS 8
#define FIELDS 8
#define TEXT_MAX 400 /* bytes of an object written as text */
#define ROOM ((size_t)64 << 20) /* bytes; where fewer are left, a file fails for want of them */

struct making {
	qpdf_data qpdf;
	const struct child_bytes *files; /* all of them, one behind the other */
	qpdf_oh *own; /* our own pages */
	int own_count, own_placed; /* all; those that stand in the result */
	qpdf_oh outline[LEVELS]; /* the last bookmark of each level; the first is their root */
	int levels;
};

static bool failed(qpdf_data qpdf, QPDF_ERROR_CODE code)
{
	return (code & QPDF_ERRORS) != 0 || qpdf_has_error(qpdf);
}

/* NULL: it cannot be read. */
static qpdf_data pdf_open(const struct child_bytes *file, size_t at, size_t length)
{
	qpdf_data qpdf = qpdf_init();

	qpdf_silence_errors(qpdf);
	qpdf_set_suppress_warnings(qpdf, QPDF_TRUE);
	if (at > file->length || length > file->length - at)
		return NULL;
	return failed(qpdf,
		       qpdf_read_memory(qpdf, "file", (const char *)file->bytes + at, length, ""))
		? NULL
		: qpdf;
}

static bool named(const char *name, const char *const *names)
{
	while (*names && strcmp(*names, name) != 0)
		names++;
	return *names != NULL;
}

/* Nothing but these: whatever else there is or will be acts, tells, or carries other files. */
static void keys_keep(qpdf_data qpdf, qpdf_oh object, const char *const *kept)
{
	qpdf_oh_begin_dict_key_iter(qpdf, object);
	while (qpdf_oh_dict_more_keys(qpdf)) {
		const char *key = qpdf_oh_dict_next_key(qpdf);
		if (!named(key, kept))
			qpdf_oh_remove_key(qpdf, object, key);
	}
}

/* What may be seen of a note, field or signature stays as a picture of it. */
static bool note_keep(qpdf_data qpdf, qpdf_oh note)
{
	static const char *const keys[] = {"/Type", "/Rect", "/AP", "/AS", "/F", NULL};
	static const char *const kinds[] = {"/Popup", "/FileAttachment", "/Movie", "/Sound",
		"/Screen", "/3D", "/RichMedia", "/Link", NULL};

	if (!qpdf_oh_is_dictionary(qpdf, note) || !qpdf_oh_has_key(qpdf, note, "/AP"))
		return false;
	for (size_t i = 0; kinds[i]; i++)
		if (qpdf_oh_is_name_and_equals(
			    qpdf, qpdf_oh_get_key(qpdf, note, "/Subtype"), kinds[i]))
			return false;
	keys_keep(qpdf, note, keys);
	qpdf_oh_replace_key(qpdf, note, "/Subtype", qpdf_oh_new_name(qpdf, "/Stamp"));
	return true;
}

static void page_clean(qpdf_data qpdf, qpdf_oh page)
{
	static const char *const keys[] = {"/Type", "/Parent", "/Resources", "/MediaBox",
		"/CropBox", "/BleedBox", "/TrimBox", "/ArtBox", "/Contents", "/Rotate", "/Group",
		"/UserUnit", "/Annots", NULL};
	qpdf_oh notes = qpdf_oh_get_key(qpdf, page, "/Annots");
	qpdf_oh kept = qpdf_oh_new_array(qpdf);
	int count = qpdf_oh_is_array(qpdf, notes) ? qpdf_oh_get_array_n_items(qpdf, notes) : 0;

	for (int i = 0; i < count; i++) {
		qpdf_oh note = qpdf_oh_get_array_item(qpdf, notes, i);

		if (note_keep(qpdf, note))
			qpdf_oh_append_item(qpdf, kept, note);
	}
	qpdf_oh_replace_key(qpdf, page, "/Annots", kept);
	keys_keep(qpdf, page, keys);
}

/* Behind the pages that stand already: qpdf puts it anywhere else much more slowly. */
static bool page_place(struct making *making, qpdf_data from, qpdf_oh page)
{
	return !failed(making->qpdf, qpdf_add_page(making->qpdf, from, page, QPDF_FALSE))
		&& !qpdf_has_error(from);
}

/* Our own pages up to this one. */
static bool own_place(struct making *making, int before)
{
	while (making->own_placed < before && making->own_placed < making->own_count)
		if (!page_place(making, making->qpdf, making->own[making->own_placed++]))
			return false;
	return before <= making->own_count;
}

static bool pdf_insert(struct making *making, size_t at, size_t length)
{
	qpdf_data from = pdf_open(making->files, at, length);
	int count = from ? qpdf_get_num_pages(from) : 0;

	for (int i = 0; i < count; i++) {
		qpdf_oh page = qpdf_get_page_n(from, (size_t)i);

		page_clean(from, page);
		if (!page_place(making, from, page))
			return false;
	}
	return count > 0;
}

static qpdf_oh stream_new(
	qpdf_data qpdf, const void *bytes, size_t length, const char *filter, const char *more)
{
	qpdf_oh stream = qpdf_oh_new_stream(qpdf);
	qpdf_oh dictionary = qpdf_oh_get_dict(qpdf, stream);
	qpdf_oh facts = qpdf_oh_parse(qpdf, more);

	qpdf_oh_begin_dict_key_iter(qpdf, facts);
	while (qpdf_oh_dict_more_keys(qpdf)) {
		const char *key = qpdf_oh_dict_next_key(qpdf);
		qpdf_oh_replace_key(qpdf, dictionary, key, qpdf_oh_get_key(qpdf, facts, key));
	}
	qpdf_oh_replace_stream_data(qpdf, stream, bytes, length,
		filter ? qpdf_oh_new_name(qpdf, filter) : qpdf_oh_new_null(qpdf),
		qpdf_oh_new_null(qpdf));
	return stream;
}

/* A page as the picture lies, which is in the middle and no larger than its pixels allow. */
static bool picture_insert(
	struct making *making, size_t at, size_t length, double width, double height)
{
	qpdf_data qpdf = making->qpdf;
	double wide = width > height ? HEIGHT : WIDTH;
	double high = width > height ? WIDTH : HEIGHT;
	double scale = POINTS;
	char text[TEXT_MAX], shown[TEXT_MAX];

	if (width < 1 || height < 1 || at > making->files->length
		|| length > making->files->length - at)
		return false;
	if (scale > (wide - 2 * BORDER) / width)
		scale = (wide - 2 * BORDER) / width;
	if (scale > (high - 2 * BORDER) / height)
		scale = (high - 2 * BORDER) / height;
	snprintf(text, sizeof(text),
		"<< /Type /XObject /Subtype /Image /Width %.0f /Height %.0f"
		" /ColorSpace /DeviceRGB /BitsPerComponent 8 >>",
		width, height);
	qpdf_oh image = stream_new(qpdf, making->files->bytes + at, length, "/DCTDecode", text);
	snprintf(shown, sizeof(shown), "q %.3f 0 0 %.3f %.3f %.3f cm /Im Do Q", width * scale,
		height * scale, (wide - width * scale) / 2, (high - height * scale) / 2);
	snprintf(text, sizeof(text),
		"<< /Type /Page /MediaBox [0 0 %.0f %.0f] /Resources << /XObject << >> >> >>", wide,
		high);
	qpdf_oh page = qpdf_make_indirect_object(qpdf, qpdf_oh_parse(qpdf, text));
	qpdf_oh_replace_key(qpdf,
		qpdf_oh_get_key(qpdf, qpdf_oh_get_key(qpdf, page, "/Resources"), "/XObject"), "/Im",
		image);
	qpdf_oh_replace_key(
		qpdf, page, "/Contents", stream_new(qpdf, shown, strlen(shown), NULL, "<< >>"));
	return page_place(making, qpdf, page);
}

static qpdf_oh jump_new(qpdf_data qpdf, int page)
{
	qpdf_oh jump = qpdf_oh_parse(qpdf, "[ /XYZ null null null ]");

	qpdf_oh_insert_item(qpdf, jump, 0, qpdf_get_page_n(qpdf, (size_t)page));
	return jump;
}

static void count_add(qpdf_data qpdf, qpdf_oh node)
{
	qpdf_oh count = qpdf_oh_get_key(qpdf, node, "/Count");
	long long before = qpdf_oh_is_integer(qpdf, count) ? qpdf_oh_get_int_value(qpdf, count) : 0;

	qpdf_oh_replace_key(qpdf, node, "/Count", qpdf_oh_new_integer(qpdf, before + 1));
}

/* Below the last one of the level above. */
static void bookmark_add(struct making *making, int level, int page, const char *text)
{
	qpdf_data qpdf = making->qpdf;
	int place = level < making->levels ? level : making->levels;
	qpdf_oh above = making->outline[place - 1];
	qpdf_oh node = qpdf_make_indirect_object(qpdf, qpdf_oh_new_dictionary(qpdf));

	qpdf_oh_replace_key(qpdf, node, "/Title", qpdf_oh_new_unicode_string(qpdf, text));
	qpdf_oh_replace_key(qpdf, node, "/Parent", above);
	qpdf_oh_replace_key(qpdf, node, "/Dest", jump_new(qpdf, page));
	if (qpdf_oh_has_key(qpdf, above, "/Last")) {
		qpdf_oh last = qpdf_oh_get_key(qpdf, above, "/Last");

		qpdf_oh_replace_key(qpdf, last, "/Next", node);
		qpdf_oh_replace_key(qpdf, node, "/Prev", last);
	} else {
		qpdf_oh_replace_key(qpdf, above, "/First", node);
	}
	qpdf_oh_replace_key(qpdf, above, "/Last", node);
	for (int i = 0; i < place; i++)
		count_add(qpdf, making->outline[i]);
	making->outline[place] = node;
	making->levels = place + 1;
}

static void jump_add(struct making *making, int own, const char *const *corners, int to)
{
	qpdf_data qpdf = making->qpdf;
	qpdf_oh page = making->own[own];
	qpdf_oh notes = qpdf_oh_get_key(qpdf, page, "/Annots");
	char text[TEXT_MAX];

	snprintf(text, sizeof(text),
		"<< /Type /Annot /Subtype /Link /Rect [%s %s %s %s] /Border [0 0 0] >>", corners[0],
		corners[1], corners[2], corners[3]);
	qpdf_oh note = qpdf_oh_parse(qpdf, text);
	qpdf_oh_replace_key(qpdf, note, "/Dest", jump_new(qpdf, to));
	if (!qpdf_oh_is_array(qpdf, notes)) {
		notes = qpdf_oh_new_array(qpdf);
		qpdf_oh_replace_key(qpdf, page, "/Annots", notes);
	}
	qpdf_oh_append_item(qpdf, notes, qpdf_make_indirect_object(qpdf, note));
}

static bool own_open(struct making *making, size_t at, size_t length)
{
	qpdf_data qpdf = pdf_open(making->files, at, length);

	making->qpdf = qpdf;
	making->own_count = qpdf ? qpdf_get_num_pages(qpdf) : 0;
	making->own = calloc((size_t)making->own_count + 1, sizeof(*making->own));
	if (!making->own_count || !making->own)
		return false;
	for (int i = 0; i < making->own_count; i++) {
		making->own[i] = qpdf_get_page_n(qpdf, 0);
		if (failed(qpdf, qpdf_remove_page(qpdf, making->own[i])))
			return false;
	}
	making->outline[0] =
		qpdf_make_indirect_object(qpdf, qpdf_oh_parse(qpdf, "<< /Type /Outlines >>"));
	making->levels = 1;
	return true;
}

/* Says in the result which file it is at, whatever may become of it; -1: at none. */
static bool place_say(long number)
{
	char text[24];

	snprintf(text, sizeof(text), number < 0 ? "-%09ld" : "%010ld", number < 0 ? 1 : number);
	return lseek(CHILD_RESULT_FD, 0, SEEK_SET) == 0 && child_write(text, strlen(text));
}

static bool file_insert(struct making *making, char **fields)
{
	size_t at = strtoul(fields[3], NULL, 10), length = strtoul(fields[4], NULL, 10);

	if (!own_place(making, atoi(fields[5])))
		return false;
	return strcmp(fields[2], "pdf") == 0
		? pdf_insert(making, at, length)
		: picture_insert(making, at, length, atof(fields[6]), atof(fields[7]));
}

static void line_split(char *line, char **fields)
{
	static char none[] = "";

	for (size_t i = 0; i < FIELDS; i++) {
		char *field = line ? strsep(&line, "\t") : none;
		fields[i] = field;
	}
}

/* Bookmarks and jumps lead to pages that stand: they come last in the plan. False: the file of this
 * line cannot be taken. */
static bool line_do(struct making *making, char **fields)
{
	qpdf_data qpdf = making->qpdf;
	qpdf_oh root = qpdf_get_root(qpdf);

	switch (fields[0][0]) {
	case 'L':
		qpdf_oh_replace_key(qpdf, root, "/Lang", qpdf_oh_new_string(qpdf, fields[1]));
		break;
	case 'F':
		return place_say(atol(fields[1])) && file_insert(making, fields);
	case 'E':
		return place_say(-1) && own_place(making, making->own_count);
	case 'M':
		bookmark_add(making, atoi(fields[1]), atoi(fields[2]) - 1, fields[3]);
		break;
	case 'J':
		jump_add(making, atoi(fields[1]) - 1, (const char *const *)&fields[2],
			atoi(fields[6]) - 1);
		break;
	default:
		break;
	}
	return true;
}

static void root_fill(struct making *making)
{
	qpdf_data qpdf = making->qpdf;
	qpdf_oh root = qpdf_get_root(qpdf);

	qpdf_oh_replace_key(qpdf, root, "/ViewerPreferences",
		qpdf_oh_parse(qpdf, "<< /DisplayDocTitle true >>"));
	if (making->levels > 1) {
		qpdf_oh_replace_key(qpdf, root, "/Outlines", making->outline[0]);
		qpdf_oh_replace_key(
			qpdf, root, "/PageMode", qpdf_oh_new_name(qpdf, "/UseOutlines"));
	}
}

/* As it goes, not into memory first: for qpdf a file without name is the standard output, which is
 * the result. */
static int result_write(struct making *making)
{
	qpdf_data qpdf = making->qpdf;

	root_fill(making);
	if (lseek(CHILD_RESULT_FD, 0, SEEK_SET) != 0 || failed(qpdf, qpdf_init_write(qpdf, NULL)))
		return 0;
	qpdf_set_preserve_encryption(qpdf, QPDF_FALSE);
	qpdf_set_object_stream_mode(qpdf, qpdf_o_generate);
	qpdf_set_decode_level(qpdf, qpdf_dl_none);
	return !failed(qpdf, qpdf_write(qpdf)) && fflush(stdout) == 0 && !ferror(stdout)
		? ASSEMBLE_DONE
		: 0;
}

static int plan_do(struct making *making, char *plan)
{
	char *fields[FIELDS];

	for (char *line = strsep(&plan, "\n"); line; line = strsep(&plan, "\n")) {
		line_split(line, fields);
		if (line_do(making, fields))
			continue;
		return fields[0][0] == 'F' && child_has_room(ROOM) ? ASSEMBLE_FILE : 0;
	}
	return result_write(making);
}

static int assemble_run(const struct child_task *task)
{
	struct making making = {.files = &task->inputs[1]};
	char *plan = task->input_count == 2
		? strndup((const char *)task->inputs[0].bytes, task->inputs[0].length)
		: NULL;
	size_t at = 0, length = 0;
	int answer = 0;

	if (plan && sscanf(plan, "O\t%zu\t%zu", &at, &length) == 2 && own_open(&making, at, length))
		answer = plan_do(&making, plan);
	free(making.own);
	free(plan);
	return answer;
}

const struct child_work child_assemble = {.name = "assemble", .run = assemble_run};
