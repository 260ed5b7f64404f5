/* The details of lines of history and audit in words. */
#ifndef BMS_BACKEND_DESK_HISTORY_WORDS_H
#define BMS_BACKEND_DESK_HISTORY_WORDS_H

#include "web/page.h"

/*
 * What a line about an object of that kind says besides its action, in the reader's language:
 * "aktiv>inaktiv" as "Aktiv → Inaktiv", "title,posts" as "Titel, Stellen", a day as a day; "" where
 * it says nothing to people. NULL where the detail holds no codes, but a name or a number of an
 * object, or is empty.
 */
const char *history_words(
	struct request *req, enum object_kind kind, const char *action, const char *detail);

#endif
