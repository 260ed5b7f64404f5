/* Putting files together with pages of ours, and what programs say about the result. */
#ifndef BMS_TESTS_ASSEMBLE_WORLD_H
#define BMS_TESTS_ASSEMBLE_WORLD_H

#include "support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/pool.h"
#include "document/assemble.h"
#include "document/child.h"

#define FILE_ROOM ((size_t)1 << 20)
#define TOLD_ROOM ((size_t)8 << 20)

static struct pool *pool;
static struct assembly *assembly;

static const struct paper_look look = {.title = "Dossier",
	.lang = "de",
	.page = "Seite",
	.of = "von"};

/* What was given, as the drawing inserts it. */
static struct {
	size_t what;
	int64_t pages;
	const char *why, *name;
} given[8];
static size_t given_count;

static const char *file_read(const char *name, size_t *length_r)
{
	FILE *file =
		fopen(pool_printf(pool, "%s/tests/files/%s", getenv("BMS_SOURCE"), name), "re");
	char *bytes = pool_alloc(pool, FILE_ROOM);

	assert_non_null(file);
	*length_r = fread(bytes, 1, FILE_ROOM, file);
	fclose(file);
	return bytes;
}

static void give_bytes(const char *name, const char *mime, const void *bytes, size_t length)
{
	assert_int_equal(assembly_write(assembly, bytes, length), OK);
	assert_int_equal(assembly_file(assembly, mime, &given[given_count].what), OK);
	given[given_count++].name = name;
}

/* Looks into all that was given; how many children that took. */
static int look_all(void)
{
	bool more = true;
	int children = 0;

	for (; more; children++)
		assert_int_equal(assembly_look(assembly, &more), OK);
	for (size_t i = 0; i < given_count; i++)
		given[i].pages = assembly_pages(assembly, given[i].what, &given[i].why);
	return children;
}

static void give(const char *name, const char *mime)
{
	size_t length = 0;
	const char *bytes = file_read(name, &length);

	give_bytes(name, mime, bytes, length);
}

static enum outcome draw(void *context, struct paper *paper)
{
	(void)context;
	paper_contents(paper, 2);
	paper_mark(paper, 1, "Anfang");
	paper_text(paper, "Eigene Seite");
	for (size_t i = 0; i < given_count; i++)
		if (given[i].pages)
			paper_insert(paper, given[i].what, given[i].pages, 2, given[i].name);
	paper_mark(paper, 1, "Schluss");
	paper_text(paper, "Letzte Seite");
	return OK;
}

static size_t told_length; /* of what was told last, which may hold any byte */

/* What a program says about the result. */
static const char *told(int fd, const char *program, const char *rest)
{
	const void *bytes = NULL;
	size_t length = 0;
	const char *path = pool_printf(pool, "%s/whole.pdf", support_folder());
	char *text = pool_alloc(pool, TOLD_ROOM);
	FILE *file = fopen(path, "we");

	assert_non_null(file);
	assert_int_equal(child_file_read(pool, fd, &bytes, &length), OK);
	assert_int_equal(fwrite(bytes, 1, length, file), length);
	assert_int_equal(fclose(file), 0);
	file = popen(pool_printf(pool, "%s %s %s 2>&1", program, path, rest), "re");
	assert_non_null(file);
	told_length = fread(text, 1, TOLD_ROOM - 1, file);
	if (pclose(file) != 0)
		fail_msg("%s: %s", program, text);
	return text;
}

/* The whole, as qpdf writes it out to be read; to be closed. */
static const char *whole(int *fd_r, struct paper_done *done_r)
{
	size_t what = 0;

	assert_int_equal(paper_make(pool, &look, draw, NULL, done_r), OK);
	assert_int_equal(assembly_make(assembly, &look, done_r, fd_r, &what), OK);
	told(*fd_r, "qpdf --check", "");
	assert_non_null(strstr(told(*fd_r, "pdfinfo", ""),
		pool_printf(pool, "Pages:           %lld\n", (long long)done_r->pages)));
	return told(*fd_r, "qpdf --qdf --object-streams=disable", "-");
}

static int count_of(const char *text, const char *part)
{
	size_t length = strlen(part);
	const char *end = text + told_length;
	int count = 0;

	for (const char *at = text; (at = memmem(at, (size_t)(end - at), part, length)); at++)
		count++;
	return count;
}

/* A PDF of objects, each on a line of its own. */
static const char *pdf_of(const char *objects)
{
	return pool_printf(
		pool, "%%PDF-1.7\n%s\ntrailer<</Size 99/Root 1 0 R>>\n%%%%EOF\n", objects);
}

/* One of ten thousand pages. */
static void give_many(const char *name)
{
	char *many = pool_alloc(pool, FILE_ROOM);
	char *at = many
		+ sprintf(many, "%s",
			"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages"
			"/MediaBox[0 0 9 9]/Count 10000/Kids[");

	for (int i = 0; i < 10000; i++)
		at += sprintf(at, "3 0 R ");
	sprintf(at, "]>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R>>endobj");
	many = (char *)(uintptr_t)pdf_of(many);
	give_bytes(name, "application/pdf", many, strlen(many));
}

static int begin_one(void **state)
{
	(void)state;
	pool = pool_new();
	given_count = 0;
	return assembly_new(pool, &assembly) != OK;
}

static int finish_one(void **state)
{
	(void)state;
	assembly_end(&assembly);
	pool_free(&pool);
	return 0;
}

#endif
