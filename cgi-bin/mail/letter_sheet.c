/* The delivered texts of letters, as they lie in files. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "mail/letter_private.h"

#define TEMPLATE_MAX 65536 /* bytes */
#define NAME_MAX_LENGTH 40

static const char *directory;

void letter_sheet_init(const char *folder)
{
	directory = folder;
}

static bool is_code(const char *text, const char *allowed)
{
	return !text_empty(text) && strlen(text) <= NAME_MAX_LENGTH
		&& text[strspn(text, allowed)] == '\0';
}

enum outcome letter_file_read(
	struct pool *pool, const char *template, const char *ending, char **text_r)
{
	const char *path = pool_printf(pool, "%s/mail/%s%s", directory, template, ending);
	FILE *file = fopen(path, "re");
	if (!file)
		return errno == ENOENT ? letter_wrong(template, "missing") : UNAVAILABLE;
	char *text = pool_alloc(pool, TEMPLATE_MAX + 1);
	size_t length = fread(text, 1, TEMPLATE_MAX, file);
	bool failed = ferror(file) != 0;
	fclose(file);
	if (failed)
		return UNAVAILABLE;
	if (length == TEMPLATE_MAX || !text_valid(text, length))
		return letter_wrong(template, "contents");
	*text_r = text;
	return OK;
}

enum outcome letter_sheet_read(
	struct pool *pool, const char *template, const char *lang, struct letter_sheet *sheet_r)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz_";
	char *text;
	if (!is_code(template, letters))
		return letter_wrong("-", "name");
	enum outcome outcome = letter_file_read(
		pool, template, text_equal(lang, "en") ? ".en.md" : ".de.md", &text);
	if (outcome)
		return outcome;
	char *end = strchr(text, '\n');
	if (strncmp(text, "# ", 2) != 0 || !end)
		return letter_wrong(template, "subject");
	sheet_r->head = text_trim(pool, pool_strndup(pool, text + 2, (size_t)(end - text - 2)));
	sheet_r->body = pool_printf(pool, "%s\n", text_trim(pool, end));
	if (text_empty(sheet_r->head) || strlen(sheet_r->body) < 2)
		return letter_wrong(template, "subject");
	return OK;
}
