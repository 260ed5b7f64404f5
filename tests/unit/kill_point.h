/* For tests of what workers do: one is killed before any statement of the program. */
#ifndef BMS_TESTS_KILL_POINT_H
#define BMS_TESTS_KILL_POINT_H

#include <dlfcn.h>
#include <signal.h>

static int kills_at; /* this statement of the program is not run: it is killed; 0: none is */

/* Stands in place of the client library's. */
int mysql_stmt_execute(void *statement);
int mysql_stmt_execute(void *statement)
{
	static int (*execute)(void *);

	if (!execute)
		*(void **)&execute = dlsym(RTLD_NEXT, "mysql_stmt_execute");
	if (kills_at > 0 && --kills_at == 0)
		raise(SIGKILL);
	return execute(statement);
}

#endif
