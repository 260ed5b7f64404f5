/* Text made or checked for other systems: slugs, e-mail addresses, file names. */
#include <string.h>

#include <idn2.h>

#include "base/buf.h"
#include "base/text.h"
#include "base/utf8.h"

#define SLUG_MAX 60
#define EMAIL_MAX 254
#define LABEL_MAX 63
#define LOCAL_MAX 64
#define FILENAME_MAX 120
#define SUFFIX_MAX 16
#define KIND_MAX 5 /* ".docx"; ".htaccess" is a name */

/* Latin letters from U+00C0 to U+017F in ASCII; "-" for signs that are no letters. */
static const char *const latin[] = {"a", "a", "a", "a", "ae", "a", "ae", "c", "e", "e", "e", "e",
	"i", "i", "i", "i", "d", "n", "o", "o", "o", "o", "oe", "-", "o", "u", "u", "u", "ue", "y",
	"th", "ss", "a", "a", "a", "a", "ae", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i",
	"i", "d", "n", "o", "o", "o", "o", "oe", "-", "o", "u", "u", "u", "ue", "y", "th", "y", "a",
	"a", "a", "a", "a", "a", "c", "c", "c", "c", "c", "c", "c", "c", "d", "d", "d", "d", "e",
	"e", "e", "e", "e", "e", "e", "e", "e", "e", "g", "g", "g", "g", "g", "g", "g", "g", "h",
	"h", "h", "h", "i", "i", "i", "i", "i", "i", "i", "i", "i", "i", "ij", "ij", "j", "j", "k",
	"k", "k", "l", "l", "l", "l", "l", "l", "l", "l", "l", "l", "n", "n", "n", "n", "n", "n",
	"n", "n", "n", "o", "o", "o", "o", "o", "o", "oe", "oe", "r", "r", "r", "r", "r", "r", "s",
	"s", "s", "s", "s", "s", "s", "s", "t", "t", "t", "t", "t", "t", "u", "u", "u", "u", "u",
	"u", "u", "u", "u", "u", "u", "u", "w", "w", "y", "y", "y", "z", "z", "z", "z", "z", "z",
	"s"};

/* What stands for the code point in a slug: letters and digits, "-" for a gap, "" for nothing. */
static const char *slug_part(uint32_t code, char ascii[2])
{
	if (code >= 'A' && code <= 'Z')
		code += 'a' - 'A';
	if ((code >= 'a' && code <= 'z') || (code >= '0' && code <= '9')) {
		ascii[0] = (char)code;
		ascii[1] = '\0';
		return ascii;
	}
	if (code == 0xad) /* soft hyphen: no gap in the word */
		return "";
	if (code == 0x1e9e) /* capital sharp s */
		return "ss";
	if (code >= 0xc0 && code - 0xc0 < sizeof(latin) / sizeof(latin[0]))
		return latin[code - 0xc0];
	return "-";
}

char *text_slug(struct pool *pool, const char *text)
{
	char slug[SLUG_MAX + 1] = "";
	size_t length = 0;
	const char *end = text ? text + strlen(text) : NULL;
	for (const char *cursor = text; cursor < end;) {
		char ascii[2];
		const char *part = slug_part(utf8_next(&cursor, end), ascii);
		size_t part_length = strlen(part);
		if (*part == '-' && (length == 0 || slug[length - 1] == '-'))
			continue;
		if (length + part_length > SLUG_MAX)
			break;
		memcpy(slug + length, part, part_length);
		length += part_length;
	}
	if (length > 0 && slug[length - 1] == '-')
		length--;
	return length > 0 ? pool_strndup(pool, slug, length) : pool_strdup(pool, "-");
}

static bool is_alnum(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

static bool domain_valid(const char *domain)
{
	if (!strchr(domain, '.'))
		return false;
	for (;;) {
		size_t length = strcspn(domain, ".");
		if (length == 0 || length > LABEL_MAX)
			return false;
		for (size_t i = 0; i < length; i++)
			if (!is_alnum(domain[i]) && (domain[i] != '-' || i == 0 || i == length - 1))
				return false;
		if (domain[length] == '\0') /* "192.168.0.1" is no domain */
			return strspn(domain, "0123456789") < length;
		domain += length + 1;
	}
}

/* The characters of RFC 5322 atoms, nothing that has a meaning in a mail's header; dots only
 * between others. */
static bool local_valid(const char *local, const char *end)
{
	if (end == local || end - local > LOCAL_MAX || *local == '.' || end[-1] == '.')
		return false;
	for (const char *c = local; c < end; c++)
		if (!is_alnum(*c)
			&& (!strchr(".!#$%&'*+-/=?^_`{|}~", *c) || (*c == '.' && c[1] == '.')))
			return false;
	return true;
}

/* Labels that say they are umlauts in ASCII must be some: nothing else can be registered or
 * reached. */
static bool punycode_valid(const char *domain)
{
	char *again = NULL;
	if (strncasecmp(domain, "xn--", 4) != 0 && !strcasestr(domain, ".xn--"))
		return true;
	int result = idn2_to_ascii_8z(
		domain, &again, IDN2_NFC_INPUT | IDN2_NONTRANSITIONAL | IDN2_ALABEL_ROUNDTRIP);
	idn2_free(again);
	return result == IDN2_OK;
}

bool text_is_email(const char *text)
{
	if (!text || strlen(text) > EMAIL_MAX)
		return false;
	const char *at = strchr(text, '@');
	return at && local_valid(text, at) && domain_valid(at + 1) && punycode_valid(at + 1);
}

/* Characters that file names lose: control and direction marks, quotes, and what shells or Windows
 * read as something else. */
static bool is_unsafe(uint32_t code)
{
	if (code < 0x20 || (code >= 0x7f && code <= 0x9f) || code == UTF8_BAD)
		return true;
	if (code < 0x80)
		return strchr("\"'`<>|:*?;$&%", (int)code) != NULL;
	return code == 0x200e || code == 0x200f || code == 0x2028 || code == 0x2029
		|| (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
}

static const char *last_part(const char *name)
{
	const char *part = name;
	for (; *name; name++)
		if (*name == '/' || *name == '\\')
			part = name + 1;
	return part;
}

/* Cuts the stem, so that the suffix, by which people know the kind of file, stays. */
static char *name_cut(struct pool *pool, char *name)
{
	size_t length = text_length(name);
	if (length <= FILENAME_MAX)
		return name;
	const char *dot = strrchr(name, '.');
	const char *suffix = dot && text_length(dot) <= SUFFIX_MAX ? dot : "";
	size_t keep = FILENAME_MAX - text_length(suffix);
	const char *cursor = name;
	const char *end = name + strlen(name);
	for (size_t i = 0; i < keep; i++)
		utf8_next(&cursor, end);
	return pool_printf(pool, "%.*s%s", (int)(cursor - name), name, suffix);
}

/* "x.pdf." is what Windows calls "x.pdf". */
static char *without_last_dots(struct pool *pool, const char *name)
{
	char *trimmed = text_trim(pool, name);
	for (size_t length; (length = strlen(trimmed)) > 0 && trimmed[length - 1] == '.';) {
		trimmed[length - 1] = '\0';
		trimmed = text_trim(pool, trimmed);
	}
	return trimmed;
}

/* Is there anything but dots and invisible signs before the suffix? */
static bool names(struct pool *pool, const char *name, const char *suffix)
{
	char *stem = pool_strndup(pool, name, (size_t)(suffix - name));
	for (char *dot = stem; (dot = strchr(dot, '.'));)
		*dot = ' ';
	return !text_blank(stem);
}

char *text_filename(struct pool *pool, const char *name)
{
	struct buf safe;
	buf_init(&safe, pool);
	const char *cursor = name ? last_part(name) : "";
	const char *end = cursor + strlen(cursor);
	while (cursor < end) {
		const char *start = cursor;
		if (!is_unsafe(utf8_next(&cursor, end)))
			buf_add(&safe, start, (size_t)(cursor - start));
	}
	char *trimmed = without_last_dots(pool, safe.data);
	char *suffix = strrchr(trimmed, '.');
	if (suffix && text_length(suffix) <= KIND_MAX && !names(pool, trimmed, suffix))
		return pool_printf(pool, "datei%s", suffix);
	trimmed += strspn(trimmed, ". "); /* no hidden file, no ".." */
	return text_blank(trimmed) ? pool_strdup(pool, "datei") : name_cut(pool, trimmed);
}
