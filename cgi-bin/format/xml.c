/* Validation by libxml2. */
#include "format/xml.h"

#include <libxml/xmlreader.h>
#include <string.h>

struct first {
	struct pool *pool;
	const char *problem;
};

static void fault_note(void *context, xmlErrorPtr error)
{
	struct first *first = context;
	if (first->problem)
		return;
	const char *message = error->message ? error->message : "unknown";
	first->problem = pool_printf(
		first->pool, "line %d: %.*s", error->line, (int)strcspn(message, "\n"), message);
}

static bool read_all(xmlTextReaderPtr reader)
{
	int more;
	while ((more = xmlTextReaderRead(reader)) == 1)
		;
	return more == 0 && xmlTextReaderIsValid(reader) == 1;
}

bool xml_valid(struct pool *pool, const char *schema, const char *file, const char **problem_r)
{
	struct first first = {.pool = pool};
	bool valid = false;
	xmlTextReaderPtr reader = xmlReaderForFile(file, NULL, XML_PARSE_NONET);
	if (reader) {
		xmlTextReaderSetStructuredErrorHandler(reader, fault_note, &first);
		valid = xmlTextReaderSchemaValidate(reader, schema) == 0 && read_all(reader);
		xmlFreeTextReader(reader);
	}
	*problem_r = valid ? NULL : first.problem ? first.problem : "cannot be read";
	return valid;
}
