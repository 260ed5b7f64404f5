/* The functions templates may call; for render.c alone. */
#ifndef BMS_WEB_RENDER_FUNCTIONS_H
#define BMS_WEB_RENDER_FUNCTIONS_H

#include <ClearSilver.h>

/*
 * Registers:
 *	rendered(x)   x as it is: a column of sanitised HTML (its name ends in _html)
 *	link(x)       x when it may stand in href or src, else "#"; escaped as everything
 *	url_path(x)   x as one segment of a path
 *	url_query(x)  x as a value in a query
 *	german(x)     x, which staff wrote: in English pages within an element that says so (WCAG
 *		      3.1.2); for text, not for attributes
 *	number(x)     a whole number as people read it: 1.674 in German, 1,674 in English; what
 *		      is none stays
 *	status_name(x), status_look(x)
 *		      of "vacancy:aktiv", a kind and a status of the model: what it is called,
 *		      and how its badge looks (access/status_name.h); the macro status calls
 *		      both
 */
NEOERR *render_functions_add(CSPARSE *parse);

/* The language of what is rendered from now on, "de" or "en". */
void render_functions_lang(const char *lang);

#endif
