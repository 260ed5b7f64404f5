/* Checks of an index file: checksums, then every offset and number. */
#include <string.h>

#include "search/index/segment_private.h"

static bool span_right(
	const struct format_header *header, enum section section, uint64_t count, uint64_t element)
{
	const struct format_span *span = &header->sections[section];
	return span->offset % FORMAT_ALIGN == 0 && span->offset >= FORMAT_HEADER
		&& span->offset <= header->size && span->bytes <= header->size - span->offset
		&& span->bytes == count * element;
}

static uint64_t elements(const struct format_header *header, enum section section, uint64_t size)
{
	return header->sections[section].bytes / size;
}

static uint64_t header_values(const struct format_header *header)
{
	uint64_t count = 0;
	for (size_t f = 0; f < SEARCH_FACETS; f++)
		count += header->values[f];
	return count;
}

static bool counts_right(const struct format_header *h)
{
	for (size_t f = 0; f < SEARCH_FACETS; f++) {
		if (h->values[f] > UINT16_MAX)
			return false;
	}
	uint32_t most = h->kind == FORMAT_DELTA ? FORMAT_DELTA_DOCS : FORMAT_DOCS;
	return h->docs <= most && h->words <= FORMAT_DOCS && h->stems <= 2 * FORMAT_DOCS;
}

static uint64_t header_sum(const struct format_header *header)
{
	struct checksum checksum;
	checksum_begin(&checksum);
	checksum_add(&checksum, header, offsetof(struct format_header, checksum));
	return checksum_end(&checksum);
}

bool segment_header_right(const struct format_header *h, uint64_t size)
{
	if (h->magic != FORMAT_MAGIC || h->size != size || h->checksum != header_sum(h)
		|| !counts_right(h))
		return false;
	static const struct {
		enum section section;
		uint64_t size;
	} free_length[] = {{SECTION_STRINGS, 1}, {SECTION_WORD_TEXT, 1}, {SECTION_DISPLAYS, 1},
		{SECTION_STEM_TEXT, 1}, {SECTION_STEM_WORDS, sizeof(uint32_t)},
		{SECTION_POSTINGS, sizeof(uint32_t)}, {SECTION_SUFFIXES, sizeof(uint32_t)}};
	for (size_t i = 0; i < sizeof(free_length) / sizeof(free_length[0]); i++) {
		enum section section = free_length[i].section;
		uint64_t element = free_length[i].size, count = elements(h, section, element);
		if (count == 0 && element == 1)
			return false; /* texts have at least their end */
		if (!span_right(h, section, count, element))
			return false;
	}
	return span_right(h, SECTION_CELLS, h->docs, sizeof(struct format_cell))
		&& span_right(h, SECTION_PLACES, h->docs, sizeof(struct format_place))
		&& span_right(h, SECTION_BY_ID, h->docs, sizeof(uint32_t))
		&& span_right(h, SECTION_VALUES, header_values(h), sizeof(struct format_value))
		&& span_right(
			h, SECTION_VALUE_DOCS, h->docs * (uint64_t)SEARCH_FACETS, sizeof(uint32_t))
		&& span_right(h, SECTION_VALUE_ENDS, header_values(h), sizeof(uint32_t))
		&& span_right(h, SECTION_WORDS, h->words + 1ULL, sizeof(struct format_word))
		&& span_right(h, SECTION_STEMS, h->stems + 1ULL, sizeof(struct format_stem))
		&& span_right(h, SECTION_REPLACED, h->replaced, sizeof(int64_t));
}

static bool content_right(const struct segment *segment)
{
	struct checksum checksum;
	checksum_begin(&checksum);
	checksum_add(&checksum, segment->map + FORMAT_HEADER,
		(size_t)segment->header.size - FORMAT_HEADER);
	return checksum_end(&checksum) == segment->header.content;
}

static bool below(const uint32_t *numbers, uint64_t count, uint32_t limit)
{
	uint32_t most = 0;
	for (uint64_t i = 0; i < count; i++)
		most = numbers[i] > most ? numbers[i] : most;
	return count == 0 || most < limit;
}

static bool words_right(const struct segment *segment)
{
	const struct format_header *h = &segment->header;
	uint64_t text = h->sections[SECTION_WORD_TEXT].bytes, first = 0;
	uint64_t displays = h->sections[SECTION_DISPLAYS].bytes;
	uint64_t at = 0;
	for (uint32_t i = 0; i <= h->words; i++) {
		const struct format_word *word = &segment->words[i];
		if (word->text <= at || word->text > text || word->first != first
			|| segment->word_text[word->text - 1] != '\n' || word->display >= displays
			|| word->strong > word->count)
			return false;
		at = word->text;
		first += word->count;
	}
	return at == text && segment->displays[displays - 1] == '\0'
		&& first == elements(h, SECTION_POSTINGS, sizeof(uint32_t));
}

static bool stems_right(const struct segment *segment)
{
	const struct format_header *h = &segment->header;
	uint64_t text = h->sections[SECTION_STEM_TEXT].bytes, at = 0, first = 0;
	uint64_t count = elements(h, SECTION_STEM_WORDS, sizeof(uint32_t));
	for (uint32_t i = 0; i <= h->stems; i++) {
		const struct format_stem *stem = &segment->stems[i];
		if (stem->text <= at || stem->text > text || stem->first < first
			|| segment->stem_text[stem->text - 1] != '\n')
			return false;
		at = stem->text;
		first = stem->first;
	}
	return at == text && first == count && below(segment->stem_words, count, h->words);
}

static bool postings_right(const struct segment *segment)
{
	const struct format_header *h = &segment->header;
	uint64_t count = elements(h, SECTION_POSTINGS, sizeof(uint32_t));
	/* No posting exceeds the one of the last document with all bits. */
	return h->docs == FORMAT_DOCS || below(segment->postings, count, h->docs << 8);
}

static bool suffixes_right(const struct segment *segment)
{
	uint64_t count = elements(&segment->header, SECTION_SUFFIXES, sizeof(uint32_t));
	for (uint64_t i = 0; i < count; i++) {
		uint32_t word = segment->suffixes[i] >> 8, at = segment->suffixes[i] & 0xff;
		if (word >= segment->header.words
			|| segment->words[word].text + at >= segment->words[word + 1].text)
			return false;
	}
	return true;
}

static bool values_right(const struct segment *segment)
{
	uint64_t strings = segment->header.sections[SECTION_STRINGS].bytes;
	uint64_t count = header_values(&segment->header);
	for (uint64_t i = 0; i < count; i++) {
		if (segment->values[i].text >= strings || segment->values[i].label >= strings)
			return false;
	}
	return segment->strings[strings - 1] == '\0';
}

/* Each document under its value: so every document is there once. */
static bool value_docs_right(const struct segment *segment)
{
	const struct format_header *h = &segment->header;
	for (size_t f = 0; f < SEARCH_FACETS; f++) {
		uint32_t all = 0;
		for (uint32_t v = 0; v < h->values[f]; v++) {
			uint32_t count;
			const uint32_t *docs = segment_value_docs(segment, f, v, &count);
			all += count;
			for (uint32_t i = 0; i < count; i++) {
				if (docs[i] >= h->docs || (i > 0 && docs[i] <= docs[i - 1])
					|| segment->cells[docs[i]].values[f] != v)
					return false;
			}
		}
		if (all != h->docs)
			return false;
	}
	return true;
}

static bool documents_right(const struct segment *segment)
{
	const struct format_header *h = &segment->header;
	for (uint32_t i = 0; i < h->docs; i++) {
		for (size_t f = 0; f < SEARCH_FACETS; f++) {
			if (segment->cells[i].values[f] >= h->values[f])
				return false;
		}
	}
	return below(segment->by_id, h->docs, h->docs);
}

bool segment_right(const struct segment *segment)
{
	return content_right(segment) && words_right(segment) && stems_right(segment)
		&& postings_right(segment) && suffixes_right(segment) && values_right(segment)
		&& documents_right(segment) && value_docs_right(segment);
}
