/* Weekly hours as they are written. */
#include "pay/hours.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>
#include <strings.h>

#include "base/buf.h"

#define HOURS_MAX 4800 /* hundredths: longer weeks are forbidden */

/* "39", "19,5" or "19.25" at *at, which moves behind it, in hundredths; -1: none. */
static long hours_read(const char **at)
{
	long hours = 0;
	int digits = 0;

	if (!isdigit((unsigned char)**at))
		return -1;
	while (isdigit((unsigned char)**at) && ++digits <= 3)
		hours = hours * 10 + (*(*at)++ - '0');
	hours *= 100;
	if ((**at == ',' || **at == '.') && isdigit((unsigned char)(*at)[1])) {
		++*at;
		hours += (*(*at)++ - '0') * 10;
		if (isdigit((unsigned char)**at))
			hours += *(*at)++ - '0';
	}
	return hours;
}

/* One of these words, and blanks round it. */
static bool skip_word(const char **at, const char *const *words)
{
	const char *text = *at + strspn(*at, " ");

	for (; *words; words++) {
		if (strncasecmp(text, *words, strlen(*words)) != 0)
			continue;
		*at = text + strlen(*words);
		*at += strspn(*at, " ");
		return true;
	}
	return false;
}

static void hours_write(struct buf *buf, long hours)
{
	buf_printf(buf, "%ld", hours / 100);
	if (hours % 100)
		buf_printf(buf, hours % 10 ? ",%02ld" : ",%ld",
			hours % 10 ? hours % 100 : hours % 100 / 10);
}

const char *hours_normal(struct pool *pool, const char *hours)
{
	static const char *const to[] = {"bis", "–", "-", NULL};
	static const char *const unit[] = {"Wochenstunden", "Stunden", "Std.", "Std", "h", NULL};
	static const char *const week[] = {
		"je Woche", "pro Woche", "wöchentlich", "in der Woche", NULL};
	const char *at = hours;
	struct buf buf;
	long from = hours ? hours_read(&at) : 0, until;

	buf_init(&buf, pool);
	if (from <= 0 || from > HOURS_MAX)
		return NULL;
	hours_write(&buf, from);
	if (skip_word(&at, to)) {
		until = hours_read(&at);
		if (until <= from || until > HOURS_MAX)
			return NULL;
		buf_str(&buf, " bis ");
		hours_write(&buf, until);
	}
	if (skip_word(&at, unit))
		skip_word(&at, week);
	return *at ? NULL : buf.data;
}
