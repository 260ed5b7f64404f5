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
 */
NEOERR *render_functions_add(CSPARSE *parse);

#endif
