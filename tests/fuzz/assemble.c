/* PDFs as strangers send them, put together with pages of ours: what was counted before is what
 * stands there, and nothing in it acts. */
#include "fuzz.h"

#include <dlfcn.h>
#include <qpdf/qpdf-c.h>
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

#include "document/assemble_private.h"
#include "document/child_private.h"
#include "document/child_work.h"

#define OPEN_MOST 16 /* PDFs of one input */
#define OWN_PAGES 2

static const char own[] = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
			  "2 0 obj<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>endobj\n"
			  "3 0 obj<</Type/Page/MediaBox[0 0 9 9]/Parent 2 0 R>>endobj\n"
			  "4 0 obj<</Type/Page/MediaBox[0 0 9 9]/Parent 2 0 R>>endobj\n"
			  "trailer<</Size 5/Root 1 0 R>>\n%%EOF\n";

static char said[64]; /* of the look */
static bool looking;

bool child_write(const void *bytes, size_t length)
{
	if (!looking)
		return write(CHILD_RESULT_FD, bytes, length) == (ssize_t)length;
	MUST(length < sizeof(said));
	memcpy(said, bytes, length);
	said[length] = 0;
	return true;
}

bool child_has_room(size_t bytes)
{
	return bytes > 0;
}

/* Stands in place of the library's: the child need not free what it opens, this one has to. */
static qpdf_data opened[OPEN_MOST];
static size_t opened_count;

qpdf_data qpdf_init(void)
{
	static qpdf_data (*real)(void);

	if (!real)
		*(void **)&real = dlsym(RTLD_NEXT, "qpdf_init");
	MUST(opened_count < OPEN_MOST);
	return opened[opened_count++] = real();
}

void qpdf_cleanup(qpdf_data *qpdf)
{
	static void (*real)(qpdf_data *);

	if (!real)
		*(void **)&real = dlsym(RTLD_NEXT, "qpdf_cleanup");
	for (size_t i = 0; i < opened_count; i++)
		if (opened[i] == *qpdf)
			opened[i] = opened[--opened_count];
	real(qpdf);
}

static void all_close(void)
{
	while (opened_count > 0) {
		qpdf_data qpdf = opened[0];
		qpdf_cleanup(&qpdf);
	}
}

/* How many pages it says it has; -1: it is not taken. */
static int pages_look(const struct child_bytes *file)
{
	char plan[64];
	int answer = 0, pages = 0;
	int length = snprintf(plan, sizeof(plan), "0 %zu\n", file->length);
	const struct child_bytes inputs[] = {{(const uint8_t *)plan, (size_t)length}, *file};

	looking = true;
	MUST(child_pages.run(&(struct child_task){"", inputs, 2}) == PAGES_COUNTED);
	looking = false;
	MUST(sscanf(said, "%d %d\n", &answer, &pages) == 2);
	MUST(answer >= PAGES_DAMAGED && answer <= PAGES_FORM);
	MUST(answer != PAGES_COUNTED || pages > 0);
	return answer == PAGES_COUNTED ? pages : -1;
}

/* Own pages, then the stranger's between them. */
static int all_assemble(const uint8_t *bytes, size_t length)
{
	char plan[400];
	uint8_t *files = malloc(length + sizeof(own));
	int plan_length = snprintf(plan, sizeof(plan),
		"O\t%zu\t%zu\nL\tde\nF\t0\tpdf\t0\t%zu\t1\t0\t0\nF\t1\tjpeg\t0\t%zu\t1\t64\t16\nE\n"
		"M\t1\t1\tAnfang\nM\t2\t2\tLebenslauf\nJ\t1\t1.0\t2.0\t3.0\t4.0\t2\n",
		length, sizeof(own) - 1, length, length);
	const struct child_bytes inputs[] = {
		{(const uint8_t *)plan, (size_t)plan_length}, {files, length + sizeof(own) - 1}};

	memcpy(files, bytes, length);
	memcpy(files + length, own, sizeof(own) - 1);
	MUST(ftruncate(CHILD_RESULT_FD, 0) == 0);
	clearerr(stdout);
	int answer = child_assemble.run(&(struct child_task){"", inputs, 2});
	all_close();
	free(files);
	MUST(answer == 0 || answer == ASSEMBLE_DONE || answer == ASSEMBLE_FILE);
	return answer;
}

static void note_check(qpdf_data qpdf, qpdf_oh note)
{
	static const char *const acting[] = {"/A", "/AA", "/JS", "/FS", "/Popup", NULL};
	qpdf_oh kind = qpdf_oh_get_key(qpdf, note, "/Subtype");

	MUST(qpdf_oh_is_name_and_equals(qpdf, kind, "/Stamp")
		|| qpdf_oh_is_name_and_equals(qpdf, kind, "/Link"));
	for (size_t i = 0; acting[i]; i++)
		MUST(!qpdf_oh_has_key(qpdf, note, acting[i]));
}

static void result_check(const struct child_bytes *result, int pages)
{
	qpdf_data qpdf = qpdf_init();

	qpdf_silence_errors(qpdf);
	qpdf_read_memory(qpdf, "result", (const char *)result->bytes, result->length, "");
	MUST(!qpdf_has_error(qpdf) && qpdf_get_num_pages(qpdf) == pages);
	qpdf_oh root = qpdf_get_root(qpdf);
	MUST(!qpdf_oh_has_key(qpdf, root, "/AcroForm") && !qpdf_oh_has_key(qpdf, root, "/Names")
		&& !qpdf_oh_has_key(qpdf, root, "/OpenAction"));
	for (int i = 0; i < pages; i++) {
		qpdf_oh page = qpdf_get_page_n(qpdf, (size_t)i);
		qpdf_oh notes = qpdf_oh_get_key(qpdf, page, "/Annots");
		int count =
			qpdf_oh_is_array(qpdf, notes) ? qpdf_oh_get_array_n_items(qpdf, notes) : 0;

		MUST(!qpdf_oh_has_key(qpdf, page, "/AA"));
		for (int k = 0; k < count; k++)
			note_check(qpdf, qpdf_oh_get_array_item(qpdf, notes, k));
	}
	all_close();
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	static int result = -1;

	if (result < 0) {
		result = memfd_create("result", 0);
		MUST(dup2(result, CHILD_RESULT_FD) == CHILD_RESULT_FD);
	}
	int pages = pages_look(&(struct child_bytes){bytes, length});
	all_close();
	if (all_assemble(bytes, length) != ASSEMBLE_DONE || pages < 0)
		return 0;
	off_t size = lseek(result, 0, SEEK_END);
	MUST(size > 0);
	struct child_bytes whole = {
		mmap(NULL, (size_t)size, PROT_READ, MAP_PRIVATE, result, 0), (size_t)size};
	MUST(whole.bytes != MAP_FAILED);
	result_check(&whole, pages + OWN_PAGES + 1);
	munmap((void *)(uintptr_t)whole.bytes, whole.length);
	return 0;
}
