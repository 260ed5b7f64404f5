/* Writing and validation by libxml2. */
#include "format/xml.h"

#include <libxml/xmlreader.h>
#include <libxml/xmlwriter.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"

struct xml_writer {
	xmlTextWriterPtr text;
};

/* Writing into memory fails only where there is none. */
static void writer_need(int64_t good)
{
	if (good < 0)
		log_fatal("memory", "reason=xml_writer");
}

static int buf_take(void *context, const char *bytes, int length)
{
	buf_add(context, bytes, (size_t)length);
	return length;
}

static int file_take(void *context, const char *bytes, int length)
{
	fwrite(bytes, 1, (size_t)length, context);
	return length;
}

static struct xml_writer *begin_into(xmlOutputWriteCallback take, void *context)
{
	struct xml_writer *writer = malloc(sizeof(*writer));
	xmlOutputBufferPtr out = xmlOutputBufferCreateIO(take, NULL, context, NULL);
	writer_need(writer && out ? 0 : -1);
	writer->text = xmlNewTextWriter(out);
	writer_need(writer->text ? 0 : -1);
	writer_need(xmlTextWriterSetIndent(writer->text, 1));
	writer_need(xmlTextWriterSetIndentString(writer->text, BAD_CAST ""));
	writer_need(xmlTextWriterStartDocument(writer->text, NULL, "UTF-8", NULL));
	return writer;
}

struct xml_writer *xml_begin(struct buf *to)
{
	return begin_into(buf_take, to);
}

struct xml_writer *xml_begin_file(FILE *to)
{
	return begin_into(file_take, to);
}

/* U+FFFE and U+FFFF are of the length of U+FFFD; libxml2 would write them as they are. */
static void text_write(struct xml_writer *writer, const char *text)
{
	char *copy = strdup(text);
	writer_need(copy ? 0 : -1);
	for (char *at = copy; (at = strstr(at, "\xef\xbf")); at += 3)
		if (at[2] == '\xbe' || at[2] == '\xbf')
			at[2] = '\xbd';
	writer_need(xmlTextWriterWriteString(writer->text, BAD_CAST copy));
	free(copy);
}

void xml_open(struct xml_writer *writer, const char *name)
{
	writer_need(xmlTextWriterStartElement(writer->text, BAD_CAST name));
}

void xml_attribute(struct xml_writer *writer, const char *name, const char *text)
{
	writer_need(xmlTextWriterStartAttribute(writer->text, BAD_CAST name));
	text_write(writer, text);
	writer_need(xmlTextWriterEndAttribute(writer->text));
}

void xml_close(struct xml_writer *writer)
{
	writer_need(xmlTextWriterEndElement(writer->text));
}

void xml_element(struct xml_writer *writer, const char *name, const char *text)
{
	xml_open(writer, name);
	text_write(writer, text ? text : "");
	xml_close(writer);
}

void xml_end(struct xml_writer **writer)
{
	writer_need(xmlTextWriterEndDocument((*writer)->text));
	xmlFreeTextWriter((*writer)->text);
	free(*writer);
	*writer = NULL;
}

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
