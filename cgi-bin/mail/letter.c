/* Letters made from templates. */
#include "mail/letter.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/log.h"
#include "base/text.h"
#include "mail/outbox.h"
#include "base/markdown.h"

#define TEMPLATE_MAX 65536	/* bytes */
#define SUBJECT_MAX 200		/* characters */
#define NAME_MAX_LENGTH 40

static const char *directory;
static struct letter_value addresses[2] = {{"portal", NULL}, {"backend", NULL}};

/* What a placeholder's value becomes. */
enum form { FORM_PLAIN, FORM_MARKDOWN };

struct filling {
	const char *template;	/* its code, for the log */
	enum form form;
	const struct letter_value *values;
	size_t count;
};

void letter_init(const struct settings *settings)
{
	directory = settings_need(settings, "template_directory");
	const char *portal = settings_text(settings, "external_url", NULL);
	addresses[0].value = portal ? portal : settings_need(settings, "base_url");
	addresses[1].value = settings_text(settings, "backend_url", NULL);
}

static enum outcome wrong(const char *template, const char *reason)
{
	log_error("letter", "template=%s reason=%s", template, reason);
	return INVALID;
}

static bool is_code(const char *text, const char *allowed)
{
	return !text_empty(text) && strlen(text) <= NAME_MAX_LENGTH
		&& text[strspn(text, allowed)] == '\0';
}

static enum outcome read_template(struct pool *pool, const char *template, const char *lang,
	char **text_r)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz_";
	if (!is_code(template, letters))
		return wrong("-", "name");
	const char *used = text_equal(lang, "en") ? "en" : "de";
	const char *path = pool_printf(pool, "%s/mail/%s.%s.md", directory, template, used);
	FILE *file = fopen(path, "re");
	if (!file)
		return errno == ENOENT ? wrong(template, "missing") : UNAVAILABLE;
	char *text = pool_alloc(pool, TEMPLATE_MAX + 1);
	size_t length = fread(text, 1, TEMPLATE_MAX, file);
	bool failed = ferror(file) != 0;
	fclose(file);
	if (failed)
		return UNAVAILABLE;
	if (length == TEMPLATE_MAX || !text_valid(text, length))
		return wrong(template, "contents");
	*text_r = text;
	return OK;
}

static const char *find(const struct letter_value *values, size_t count, const char *name,
	size_t length)
{
	for (size_t i = 0; i < count; i++) {
		if (strlen(values[i].name) == length && memcmp(values[i].name, name, length) == 0)
			return values[i].value;
	}
	return NULL;
}

static const char *value_of(const struct filling *filling, const char *name, size_t length)
{
	const char *value = find(filling->values, filling->count, name, length);
	return value ? value : find(addresses, 2, name, length);
}

/* In an address (between < and >) nothing may stand that could end it: no escaping there. */
static bool add_address(struct buf *buf, const char *value)
{
	static const char allowed[] =
		"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
		"0123456789-._~:/?#[]@!$&'()*+,;=%";
	buf_str(buf, value);
	return value[strspn(value, allowed)] == '\0';
}

/* A value is one line, and in Markdown every mark in it stands for itself. */
static void add_value(struct buf *buf, enum form form, const char *value)
{
	static const char marks[] = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
	for (; *value; value++) {
		char c = (unsigned char)*value < ' ' ? ' ' : *value;
		if (form == FORM_MARKDOWN && strchr(marks, c))
			buf_char(buf, '\\');
		buf_char(buf, c);
	}
}

static enum outcome fill(struct buf *buf, const struct filling *filling, const char *text)
{
	bool address = false;
	while (*text) {
		if (*text != '{') {
			address = *text == '<' || (address && *text != '>' && *text != '\n');
			buf_char(buf, *text++);
			continue;
		}
		size_t length = strcspn(text + 1, "}\n");
		const char *value = value_of(filling, text + 1, length);
		if (text[1 + length] != '}' || !value)
			return wrong(filling->template, "placeholder");
		if (!address)
			add_value(buf, filling->form, value);
		else if (!add_address(buf, value))
			return wrong(filling->template, "address");
		text += length + 2;
	}
	return OK;
}

static const char *document(struct pool *pool, const char *lang, const char *subject,
	const char *html)
{
	struct buf buf;
	buf_init(&buf, pool);
	buf_printf(&buf, "<!DOCTYPE html>\n<html lang=\"%s\"><head><meta charset=\"utf-8\"><title>",
		text_equal(lang, "en") ? "en" : "de");
	buf_html(&buf, subject);
	buf_str(&buf, "</title></head>\n<body>\n");
	buf_str(&buf, html ? html : "");
	buf_str(&buf, "</body></html>\n");
	return buf.data;
}

/* Splits "# subject\n\nbody". */
static bool split(struct pool *pool, char *text, const char **subject_r, const char **body_r)
{
	char *end = strchr(text, '\n');
	if (strncmp(text, "# ", 2) != 0 || !end)
		return false;
	*subject_r = text_trim(pool, pool_strndup(pool, text + 2, (size_t)(end - text - 2)));
	*body_r = text_trim(pool, end);
	return !text_empty(*subject_r) && !text_empty(*body_r);
}

enum outcome letter_queue(struct db *db, struct pool *pool, int64_t application_id,
	const char *template, const char *lang, const char *recipient,
	const struct letter_value *values, size_t n)
{
	char *source;
	enum outcome outcome = read_template(pool, template, lang, &source);
	if (outcome)
		return outcome;
	const char *subject, *body;
	if (!split(pool, source, &subject, &body))
		return wrong(template, "subject");
	struct filling filling = {template, FORM_PLAIN, values, n};
	struct buf head, text, markdown;
	buf_init(&head, pool);
	buf_init(&text, pool);
	buf_init(&markdown, pool);
	outcome = fill(&head, &filling, subject);
	if (!outcome)
		outcome = fill(&text, &filling, body);
	filling.form = FORM_MARKDOWN;
	if (!outcome)
		outcome = fill(&markdown, &filling, body);
	if (outcome)
		return outcome;
	buf_char(&text, '\n');
	subject = text_ellipsis(pool, head.data, SUBJECT_MAX);
	return mail_enqueue(db, pool, &(struct mail){
		.application_id = application_id,
		.template = template,
		.recipient = recipient,
		.subject = subject,
		.text = text.data,
		.html = document(pool, lang, subject, markdown_html(pool, markdown.data)),
	});
}
