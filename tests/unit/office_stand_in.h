/* A program in the place of LibreOffice. */
#ifndef BMS_TESTS_OFFICE_STAND_IN_H
#define BMS_TESTS_OFFICE_STAND_IN_H

#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/pool.h"
#include "document/office.h"
#include "support.h"

/* It reads the document, does this (Python), and makes a file of what was `said`, in the place of
 * the PDF. */
static inline void office_stand_in(struct pool *in, const char *does)
{
	const char *path = pool_printf(in, "%s/soffice", support_folder());
	FILE *file;

	unlink(path);
	file = fopen(path, "we");
	assert_non_null(file);
	fprintf(file,
		"#!/usr/bin/python3 -I\n"
		"import os, sys, time\n"
		"assert sys.argv[sys.argv.index('--convert-to') + 1] == 'pdf'\n"
		"document = open(sys.argv[-1], 'rb').read()\n"
		"said = []\n"
		"%s"
		"open(sys.argv[sys.argv.index('--outdir') + 1] + '/document.pdf', 'w')"
		".write(' '.join(said))\n",
		does);
	assert_int_equal(fchmod(fileno(file), 0700), 0);
	assert_int_equal(fclose(file), 0);
	office_init(path);
}

#endif
