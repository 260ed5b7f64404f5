/* XML by libxml2, known to this file alone: documents that are written, and a check by a schema. */
#ifndef BMS_FORMAT_XML_H
#define BMS_FORMAT_XML_H

#include <stdbool.h>
#include <stdio.h>

#include "base/buf.h"
#include "base/pool.h"

/*
 * A document that is written, in UTF-8, each element on a line of its own. Names are the program's,
 * texts anybody's (text_valid); characters XML does not know become U+FFFD.
 */
struct xml_writer;

/* Begins a document at the end of `to`, or in a file, whose errors are the caller's to ask for
 * (ferror). Ends with xml_end. */
struct xml_writer *xml_begin(struct buf *to);
struct xml_writer *xml_begin_file(FILE *to);

/* Begins an element; what follows is its attributes, then its elements, until xml_close. */
void xml_open(struct xml_writer *writer, const char *name);
void xml_attribute(struct xml_writer *writer, const char *name, const char *text);
void xml_close(struct xml_writer *writer);

/* An element that holds a text; NULL is as "". */
void xml_element(struct xml_writer *writer, const char *name, const char *text);

/* Closes what is open, writes what is left and sets *writer to NULL. */
void xml_end(struct xml_writer **writer);

/*
 * Is the file well-formed and does it fit the schema (an XSD file)? Read piece by piece, so that
 * its size does not matter; nothing is fetched from the network. When false, *problem_r says the
 * first reason, with its line; for logs of files that hold no personal data.
 */
bool xml_valid(struct pool *pool, const char *schema, const char *file, const char **problem_r);

#endif
