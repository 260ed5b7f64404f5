/* Words of a search for staff. */
#include "org/staff_search.h"

#include <string.h>

#include "base/buf.h"

void staff_beginnings(struct pool *pool, const char *words, const char *like[STAFF_WORDS])
{
	char *rest = pool_strdup(pool, words ? words : ""), *word;
	size_t count = 0;

	/* the last one takes all the rest: nothing typed is left out */
	while (count < STAFF_WORDS && (word = strsep(&rest, count + 1 < STAFF_WORDS ? " ," : ""))) {
		struct buf buf;

		if (!*word)
			continue;
		buf_init(&buf, pool);
		for (; *word; word++) {
			if (strchr("%_\\", *word))
				buf_char(&buf, '\\');
			buf_char(&buf, *word);
		}
		buf_char(&buf, '%');
		like[count++] = buf.data;
	}
	while (count < STAFF_WORDS)
		like[count++] = "%";
}
