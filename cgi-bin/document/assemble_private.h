/*
 * What parent and child agree upon. The plan is the first of the child's files, lines of fields
 * with tabs between; the second holds all files, one behind the other.
 *
 *	O  at, length             our own pages; the first line
 *	L  language
 *	F  number, kind, at, length, own pages before it, width, height
 *	E  all files are in
 *	M  level, page, text      a bookmark
 *	J  own page, left, bottom, right, top, page to jump to
 */
#ifndef BMS_DOCUMENT_ASSEMBLE_PRIVATE_H
#define BMS_DOCUMENT_ASSEMBLE_PRIVATE_H

/* Answers of the work "assemble". Until it is done the result is the number of the file it is at,
 * or none, so that it is known however the child ends. */
#define ASSEMBLE_DONE 1
#define ASSEMBLE_FILE 2 /* that file cannot be taken */

/*
 * The work "pages" has the same two files; its plan is lines "at length". For each it writes a line
 * "answer pages" as soon as it is done with it, so that it is known at which one it ended.
 */
#define PAGES_DAMAGED 0
#define PAGES_COUNTED 1
#define PAGES_ENCRYPTED 2
#define PAGES_FORM 3 /* something was filled in that is not drawn */

#endif
