/* A child for strangers' files that has little memory. */
#ifndef BMS_TESTS_POOR_CHILD_H
#define BMS_TESTS_POOR_CHILD_H

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "document/child.h"
#include "support.h"

/* The child as it is, but with this memory for putting together. */
static void child_poor(struct pool *pool, const char *bytes)
{
	const char *path = pool_printf(pool, "%s/poor-child", support_folder());
	FILE *file = fopen(path, "we");
	char *here = getcwd(NULL, 0);

	assert_non_null(file);
	fprintf(file,
		"#!/bin/sh\n[ \"$1\" != assemble ] || set -- \"$1\" \"$2\" \"$3\" %s \"$5\""
		" \"$6\"\nexec %s/bmschild \"$@\"\n",
		bytes, here);
	free(here);
	assert_int_equal(fchmod(fileno(file), 0700), 0);
	assert_int_equal(fclose(file), 0);
	child_init(path);
}

#endif
