/* XML checked against a schema by libxml2, the only file that knows it. */
#ifndef BMS_FORMAT_XML_H
#define BMS_FORMAT_XML_H

#include <stdbool.h>

#include "base/pool.h"

/*
 * Is the file well-formed and does it fit the schema (an XSD file)? Read piece by piece, so that
 * its size does not matter; nothing is fetched from the network. When false, *problem_r says the
 * first reason, with its line; for logs of files that hold no personal data.
 */
bool xml_valid(struct pool *pool, const char *schema, const char *file, const char **problem_r);

#endif
