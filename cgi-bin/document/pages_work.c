/* In the child: counting the pages of PDFs that are to go into another. */
#include <qpdf/qpdf-c.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "document/assemble_private.h"
#include "document/child_work.h"

#define FIELD_DEPTH 32 /* of fields in fields */
#define NOTE_UNSEEN (2 | 32) /* flags: hidden, not to be viewed */

/* Is something filled in here, or in the field that this is a part of? */
static bool field_filled(qpdf_data qpdf, qpdf_oh field)
{
	for (int i = 0; i < FIELD_DEPTH && qpdf_oh_is_dictionary(qpdf, field); i++) {
		qpdf_oh value = qpdf_oh_get_key(qpdf, field, "/V");

		if (qpdf_oh_is_string(qpdf, value))
			return qpdf_oh_get_utf8_value(qpdf, value)[0] != 0;
		if (qpdf_oh_is_array(qpdf, value))
			return qpdf_oh_get_array_n_items(qpdf, value) > 0;
		if (qpdf_oh_is_name(qpdf, value))
			return !qpdf_oh_is_name_and_equals(qpdf, value, "/Off");
		field = qpdf_oh_get_key(qpdf, field, "/Parent");
	}
	return false;
}

/* Viewers draw what is in such a field; here nobody would. */
static bool note_undrawn(qpdf_data qpdf, qpdf_oh note)
{
	if (!qpdf_oh_is_dictionary(qpdf, note) || qpdf_oh_has_key(qpdf, note, "/AP")
		|| !qpdf_oh_is_name_and_equals(
			qpdf, qpdf_oh_get_key(qpdf, note, "/Subtype"), "/Widget"))
		return false;
	qpdf_oh flags = qpdf_oh_get_key(qpdf, note, "/F");
	if (qpdf_oh_is_integer(qpdf, flags)
		&& (qpdf_oh_get_int_value_as_int(qpdf, flags) & NOTE_UNSEEN) != 0)
		return false;
	return field_filled(qpdf, note);
}

static bool page_undrawn(qpdf_data qpdf, qpdf_oh page)
{
	qpdf_oh notes = qpdf_oh_get_key(qpdf, page, "/Annots");
	int count = qpdf_oh_is_array(qpdf, notes) ? qpdf_oh_get_array_n_items(qpdf, notes) : 0;

	for (int i = 0; i < count; i++)
		if (note_undrawn(qpdf, qpdf_oh_get_array_item(qpdf, notes, i)))
			return true;
	return false;
}

static bool form_undrawn(qpdf_data qpdf, int pages)
{
	if (!qpdf_oh_has_key(qpdf, qpdf_get_root(qpdf), "/AcroForm"))
		return false;
	for (int i = 0; i < pages; i++)
		if (page_undrawn(qpdf, qpdf_get_page_n(qpdf, (size_t)i)))
			return true;
	return false;
}

static int pages_count(qpdf_data qpdf, const uint8_t *bytes, size_t length, int *count_r)
{
	qpdf_error error;

	qpdf_silence_errors(qpdf);
	qpdf_set_suppress_warnings(qpdf, QPDF_TRUE);
	qpdf_read_memory(qpdf, "file", (const char *)bytes, length, "");
	error = qpdf_has_error(qpdf) ? qpdf_get_error(qpdf) : NULL;
	if (error)
		return qpdf_get_error_code(qpdf, error) == qpdf_e_password ? PAGES_ENCRYPTED
									   : PAGES_DAMAGED;
	*count_r = qpdf_get_num_pages(qpdf);
	if (*count_r < 1 || qpdf_has_error(qpdf))
		return PAGES_DAMAGED;
	return form_undrawn(qpdf, *count_r) ? PAGES_FORM : PAGES_COUNTED;
}

static bool file_look(const struct child_bytes *files, size_t at, size_t length)
{
	qpdf_data qpdf = qpdf_init();
	char text[32];
	int count = 0, answer = PAGES_DAMAGED;

	if (at <= files->length && length <= files->length - at)
		answer = pages_count(qpdf, files->bytes + at, length, &count);
	qpdf_cleanup(&qpdf); /* the next one has all the memory again */
	snprintf(text, sizeof(text), "%d %d\n", answer, count);
	return child_write(text, strlen(text));
}

static int pages_run(const struct child_task *task)
{
	char *plan = task->input_count == 2
		? strndup((const char *)task->inputs[0].bytes, task->inputs[0].length)
		: NULL;
	char *rest = plan;
	size_t at = 0, length = 0;
	int answer = PAGES_COUNTED;

	for (char *line = strsep(&rest, "\n"); line && answer; line = strsep(&rest, "\n"))
		if (sscanf(line, "%zu %zu", &at, &length) == 2
			&& !file_look(&task->inputs[1], at, length))
			answer = 0;
	free(plan);
	return answer;
}

const struct child_work child_pages = {.name = "pages", .run = pages_run};
