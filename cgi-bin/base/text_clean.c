/* Text as people send it, made text as the system keeps it. */
#include <stdlib.h>
#include <string.h>

#include <idn2.h>
#include <unictype.h>
#include <uninorm.h>

#include "base/buf.h"
#include "base/log.h"
#include "base/text.h"
#include "base/utf8.h"

#define COMPOSED \
	0xcc /* no text with bytes below this one has anything to compose: it ends before U+0300 \
	      */

static bool is_line_end(uint32_t code)
{
	return code == '\n' || code == '\v' || code == '\f' || code == '\r' || code == 0x85
		|| code == 0x2028 || code == 0x2029;
}

static bool is_control(uint32_t code)
{
	return (code < 0x20 && code != '\t') || (code >= 0x7f && code <= 0x9f);
}

static char *text_compose(struct pool *pool, const char *text, size_t length)
{
	size_t plain = 0;
	while (plain < length && (unsigned char)text[plain] < COMPOSED)
		plain++;
	if (plain == length)
		return pool_strndup(pool, text, length);
	size_t size = 0;
	uint8_t *composed = u8_normalize(UNINORM_NFC, (const uint8_t *)text, length, NULL, &size);
	if (!composed)
		log_fatal("text", "reason=normalize");
	char *copy = pool_strndup(pool, (const char *)composed, size);
	free(composed);
	return copy;
}

char *text_clean(struct pool *pool, const char *text)
{
	struct buf buf;
	buf_init(&buf, pool);
	const char *end = text + strlen(text);
	for (const char *cursor = text; cursor < end;) {
		const char *start = cursor;
		uint32_t code = utf8_next(&cursor, end);
		if (code == '\r' && cursor < end && *cursor == '\n')
			continue;
		if (is_line_end(code))
			buf_char(&buf, '\n');
		else if (!is_control(code))
			buf_add(&buf, start, (size_t)(cursor - start));
	}
	return text_compose(pool, buf.data, buf.length);
}

char *text_one_line(struct pool *pool, const char *text)
{
	char *copy = pool_strdup(pool, text);
	for (char *at = copy; (at = strchr(at, '\n')); at++)
		*at = ' ';
	return copy;
}

/* Signs that are there and show nothing. */
static bool is_invisible(uint32_t code)
{
	return utf8_is_space(code) || code == 0x2800 /* Braille without dots */
		|| (code >= 0xfff9 && code <= 0xfffc) /* annotations, a place for an object */
		|| (code >= 0x13430 && code <= 0x1343f) /* joining hieroglyphs */
		|| code == 0x1d159 /* a note without a head */
		|| uc_is_property_not_a_character(code)
		|| uc_is_property_default_ignorable_code_point(code);
}

/* As text_blank sees it: a mark over nothing shows no letter either. */
static bool shows_nothing(uint32_t code)
{
	return is_invisible(code) || uc_is_general_category(code, UC_CATEGORY_M);
}

bool text_blank(const char *text)
{
	const char *end = text ? text + strlen(text) : text;
	for (const char *cursor = text; cursor < end;)
		if (!shows_nothing(utf8_next(&cursor, end)))
			return false;
	return true;
}

bool text_unseen(const char *text)
{
	bool unseen = false;
	const char *end = text + strlen(text);
	for (const char *cursor = text; cursor < end;) {
		uint32_t code = utf8_next(&cursor, end);
		bool zero_width = code == 0x200b || code == 0xfeff;
		if (is_line_end(code) || (utf8_is_space(code) && !zero_width))
			continue;
		if (!is_control(code) && !shows_nothing(code))
			return false;
		unseen = true;
	}
	return unseen;
}

static char *without_invisible(struct pool *pool, const char *text)
{
	struct buf buf;
	buf_init(&buf, pool);
	const char *end = text + strlen(text);
	for (const char *cursor = text; cursor < end;) {
		const char *start = cursor;
		uint32_t code = utf8_next(&cursor, end);
		if (utf8_is_space(code) || !is_invisible(code))
			buf_add(&buf, start, (size_t)(cursor - start));
	}
	return text_trim(pool, buf.data);
}

const char *text_email(struct pool *pool, const char *typed)
{
	if (!typed)
		return NULL;
	const char *text = without_invisible(pool, typed);
	const char *at = strrchr(text, '@');
	char *domain = NULL;
	if (!at
		|| idn2_to_ascii_8z(at + 1, &domain, IDN2_NFC_INPUT | IDN2_NONTRANSITIONAL)
			!= IDN2_OK)
		return NULL;
	const char *email = pool_printf(pool, "%.*s@%s", (int)(at - text), text, domain);
	idn2_free(domain);
	return text_is_email(email) ? email : NULL;
}
