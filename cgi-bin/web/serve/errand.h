/* Running an errand (access/errand.h): a page is asked for as its browser would, by nobody's. */
#ifndef BMS_WEB_SERVE_ERRAND_H
#define BMS_WEB_SERVE_ERRAND_H

#include "access/errand.h"

struct server;

/*
 * Asks for the page in the name of errand->who, with the rights and the objects that she has now;
 * a list that its address takes out (format=) is written into errand->file, which is the caller's
 * when it is OK. Outside of any transaction. OK; NOT_FOUND (no such page, object or list to take
 * out: not any more, or not for her); what errand->part answered; UNAVAILABLE.
 */
enum outcome errand_run(struct server *server, struct errand *errand);

/* The word of a language key for what is made of no page; NULL: there is none. */
const char *errand_word(const struct server *server, const char *lang, const char *key);

/* The folder for what is made meanwhile. */
const char *errand_spool(const struct server *server);

#endif
