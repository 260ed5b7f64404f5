/* Mapping an index file, and reading elements of it with care. */
#include "search/index/segment.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/log.h"
#include "search/index/guard.h"
#include "search/index/segment_private.h"

static struct segment_identity identity_of(const struct stat *status)
{
	return (struct segment_identity){
		status->st_dev, status->st_ino, status->st_size, status->st_mtim};
}

struct segment_identity segment_look(const char *path)
{
	struct stat status;
	if (stat(path, &status) != 0)
		return (struct segment_identity){0};
	return identity_of(&status);
}

bool segment_same(const struct segment_identity *a, const struct segment_identity *b)
{
	return a->device == b->device && a->inode == b->inode && a->size == b->size
		&& a->changed.tv_sec == b->changed.tv_sec
		&& a->changed.tv_nsec == b->changed.tv_nsec;
}

static void sections_point(struct segment *segment)
{
	const struct format_span *spans = segment->header.sections;
	const char *at[SECTION_COUNT];
	for (size_t i = 0; i < SECTION_COUNT; i++)
		at[i] = segment->map + spans[i].offset;
	segment->cells = (const void *)at[SECTION_CELLS];
	segment->places = (const void *)at[SECTION_PLACES];
	segment->by_id = (const void *)at[SECTION_BY_ID];
	segment->values = (const void *)at[SECTION_VALUES];
	segment->value_docs = (const void *)at[SECTION_VALUE_DOCS];
	segment->value_ends = (const void *)at[SECTION_VALUE_ENDS];
	segment->strings = at[SECTION_STRINGS];
	segment->words = (const void *)at[SECTION_WORDS];
	segment->word_text = at[SECTION_WORD_TEXT];
	segment->displays = at[SECTION_DISPLAYS];
	segment->stems = (const void *)at[SECTION_STEMS];
	segment->stem_text = at[SECTION_STEM_TEXT];
	segment->stem_words = (const void *)at[SECTION_STEM_WORDS];
	segment->postings = (const void *)at[SECTION_POSTINGS];
	segment->suffixes = (const void *)at[SECTION_SUFFIXES];
	segment->replaced = (const void *)at[SECTION_REPLACED];
}

struct checking {
	const struct segment *segment;
	bool right;
};

static void segment_check_work(void *context)
{
	struct checking *checking = context;
	checking->right = segment_right(checking->segment);
}

/* The header is read and checked before anything is mapped by what it says. */
static bool segment_map(int file, struct segment *segment, enum format_kind kind)
{
	struct stat status;
	if (fstat(file, &status) != 0)
		return false;
	segment->identity = identity_of(&status);
	if (pread(file, &segment->header, sizeof(segment->header), 0)
		!= (ssize_t)sizeof(segment->header))
		return false;
	if (segment->header.kind != kind
		|| !segment_header_right(&segment->header, (uint64_t)status.st_size))
		return false;
	void *mapped =
		mmap(NULL, (size_t)status.st_size, PROT_READ, MAP_SHARED | MAP_POPULATE, file, 0);
	if (mapped == MAP_FAILED)
		return false;
	segment->map = mapped;
	sections_point(segment);
	struct checking checking = {segment, false};
	return guard_run(segment_check_work, &checking) && checking.right;
}

struct segment *segment_open(
	const char *path, enum format_kind kind, struct segment_identity *seen_r)
{
	memset(seen_r, 0, sizeof(*seen_r));
	int file = open(path, O_RDONLY | O_CLOEXEC);
	if (file < 0)
		return NULL;
	struct segment *segment = calloc(1, sizeof(*segment));
	if (!segment)
		log_fatal("memory", "bytes=%zu", sizeof(*segment));
	bool right = segment_map(file, segment, kind);
	close(file);
	*seen_r = segment->identity;
	if (!right)
		segment_close(&segment);
	return segment;
}

void segment_close(struct segment **segment)
{
	if (*segment && (*segment)->map)
		munmap((void *)(uintptr_t)(*segment)->map, (size_t)(*segment)->header.size);
	free(*segment);
	*segment = NULL;
}

size_t segment_count(const struct segment *segment, enum section section, size_t size)
{
	return segment->header.sections[section].bytes / size;
}

uint32_t segment_find(const struct segment *segment, int64_t id)
{
	uint32_t docs = segment->header.docs, low = 0, high = docs;
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		uint32_t doc = segment->by_id[middle];
		if (doc >= docs)
			return docs;
		if (segment->places[doc].id == id)
			return doc;
		if (segment->places[doc].id < id)
			low = middle + 1;
		else
			high = middle;
	}
	return docs;
}

const uint32_t *segment_value_docs(
	const struct segment *segment, size_t facet, uint32_t value, uint32_t *count_r)
{
	const struct format_header *header = &segment->header;
	const uint32_t *ends = segment->value_ends;
	*count_r = 0;
	for (size_t f = 0; f < facet; f++)
		ends += header->values[f];
	if (value >= header->values[facet])
		return segment->value_docs;
	uint32_t first = value > 0 ? ends[value - 1] : 0, end = ends[value];
	if (first <= end && end <= header->docs)
		*count_r = end - first;
	return segment->value_docs + (size_t)facet * header->docs + (*count_r > 0 ? first : 0);
}

const char *segment_word(const struct segment *segment, uint32_t word, size_t *bytes_r)
{
	uint64_t at = segment->words[word].text, next = segment->words[word + 1].text;
	if (next <= at || next > segment->header.sections[SECTION_WORD_TEXT].bytes)
		return NULL;
	*bytes_r = next - at - 1;
	return segment->word_text + at;
}

const uint32_t *segment_postings(
	const struct segment *segment, uint32_t word, bool small, uint32_t *count_r)
{
	uint64_t first = segment->words[word].first, count = segment->words[word].strong;
	size_t all = segment_count(segment, SECTION_POSTINGS, sizeof(uint32_t));
	if (small) {
		first += count;
		count = segment->words[word].count - count;
	}
	bool within = first <= all && count <= all - first;
	*count_r = within ? (uint32_t)count : 0;
	return segment->postings + (within ? first : 0);
}
