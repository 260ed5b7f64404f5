/* What a query says: filters, words the thesaurus knows, words of no importance, other words. */
#include <string.h>

#include "base/buf.h"
#include "search/index/stem.h"
#include "search/understand_private.h"

#define PHRASE 8 /* words of a name or a term */
#define POSTCODE 5 /* digits */
#define SHORTENED_BYTES 3 /* of a tied word that is left out, at least */

static void pieces_read(const char *words, struct pieces *pieces_r)
{
	pieces_r->count = 0;
	while (words && pieces_r->count < SPANS_MAX
		&& token_next(&words, &pieces_r->groups[pieces_r->count]))
		pieces_r->count += pieces_r->groups[pieces_r->count].joined.bytes > 0;
	struct token_group next;
	while (words && !pieces_r->more && token_next(&words, &next))
		pieces_r->more = next.joined.bytes > 0;
}

const char *pieces_text(struct pool *pool, const struct pieces *pieces, size_t i, size_t n)
{
	const struct token *first = &pieces->groups[i].joined;
	const struct token *last = &pieces->groups[i + n - 1].joined;
	return pool_strndup(pool, first->text, (size_t)(last->text + last->length - first->text));
}

static struct query_way *way_new(struct pool *pool, struct query_unit *unit)
{
	if (unit->count == unit->room) {
		size_t room = unit->room ? unit->room * 2 : 4;
		struct query_way *ways = POOL_ARRAY(pool, struct query_way, room);
		if (unit->count > 0)
			memcpy(ways, unit->ways, unit->count * sizeof(*ways));
		unit->ways = ways;
		unit->room = room;
	}
	return &unit->ways[unit->count++];
}

void unit_add(const struct search *search, struct pool *pool, struct query_unit *unit,
	const struct token *words, size_t count, enum lexicon_how how)
{
	struct query_way *way = way_new(pool, unit);
	way->words = POOL_ARRAY(pool, struct query_word, count);
	way->count = count;
	for (size_t i = 0; i < count; i++) {
		struct query_word *word = &way->words[i];
		word->word = pool_strndup(pool, words[i].word, words[i].bytes);
		word->bytes = words[i].bytes;
		for (size_t p = 0; p < PARTS; p++)
			if (search->part[p])
				lexicon_expand(search->part[p], pool, word->word, word->bytes, how,
					&word->found[p]);
	}
}

/* A group as a whole, or all its parts. */
static void group_add(const struct search *search, struct pool *pool, struct query_unit *unit,
	const struct token_group *group, enum lexicon_how how)
{
	unit_add(search, pool, unit, &group->joined, 1, how);
	if (group->count > 1)
		unit_add(search, pool, unit, group->parts, group->count, how);
}

static void term_add(
	const struct search *search, struct pool *pool, struct query_unit *unit, const char *term)
{
	struct pieces *pieces = POOL_NEW(pool, struct pieces);
	struct token words[PHRASE];
	size_t count = 0;
	pieces_read(term, pieces);
	if (pieces->count == 1) {
		group_add(search, pool, unit, &pieces->groups[0], LEXICON_TERM);
		return;
	}
	for (size_t i = 0; i < pieces->count; i++)
		for (size_t k = 0; k < pieces->groups[i].count && count < PHRASE; k++)
			words[count++] = pieces->groups[i].parts[k];
	if (count > 0)
		unit_add(search, pool, unit, words, count, LEXICON_PHRASE);
}

/* What the thesaurus knows of pieces i to i + n: its entries, by parts or else by joined words. */
static size_t entries_of(const struct search *search, struct pool *pool,
	const struct pieces *pieces, size_t i, size_t n, const struct thesaurus_entry **entries_r)
{
	const char *key = thesaurus_key(pool, pieces_text(pool, pieces, i, n));
	size_t count = thesaurus_find(search->thesaurus, key, entries_r);
	if (count > 0 || n > 1 || pieces->groups[i].count < 2)
		return count;
	key = thesaurus_key(pool, pieces->groups[i].joined.word);
	return thesaurus_find(search->thesaurus, key, entries_r);
}

/* Keys are stems, and one word's is another's, too: is this the term that was typed? */
static bool entry_meant(const struct search *search, const struct pieces *pieces, size_t i,
	size_t n, const struct thesaurus_entry *entry)
{
	struct token_group term;
	const char *text = entry->term;
	const struct token *typed = &pieces->groups[i].joined;
	enum thesaurus_relation relation = thesaurus_relation(search->thesaurus, entry->group);
	if (!entry->leads || n > 1 || !token_next(&text, &term) || token_next(&text, &term))
		return entry->leads;
	bool strict = relation != THESAURUS_SAME && relation != THESAURUS_ALSO;
	return (strict ? stem_inflected : stem_related)(
		typed->word, typed->bytes, term.joined.word, term.joined.bytes);
}

/* Keeps of the entries those that were meant. */
static size_t entries_choose(const struct search *search, struct pool *pool,
	const struct pieces *pieces, size_t i, size_t n, size_t count,
	const struct thesaurus_entry **entries_r)
{
	struct thesaurus_entry *meant = POOL_ARRAY(pool, struct thesaurus_entry, count + 1);
	size_t kept = 0;
	for (size_t e = 0; e < count; e++)
		if (entry_meant(search, pieces, i, n, &(*entries_r)[e]))
			meant[kept++] = (*entries_r)[e];
	*entries_r = meant;
	return kept;
}

/* The entry by which the pieces lead to this relation, or NULL. */
static const struct thesaurus_entry *entry_of(const struct search *search,
	const struct thesaurus_entry *entries, size_t count, enum thesaurus_relation relation)
{
	for (size_t i = 0; i < count; i++)
		if (thesaurus_relation(search->thesaurus, entries[i].group) == relation)
			return &entries[i];
	return NULL;
}

static struct query_unit *unit_new(struct pool *pool, const struct pieces *pieces, size_t i,
	size_t n, struct query_reading *reading)
{
	if (reading->count == UNITS_MAX) {
		reading->left_out = true;
		return NULL;
	}
	struct query_unit *unit = &reading->units[reading->count++];
	memset(unit, 0, sizeof(*unit));
	unit->text = pieces_text(pool, pieces, i, n);
	const struct token *joined = &pieces->groups[i].joined;
	unit->joined = pool_strndup(pool, joined->word, joined->bytes);
	unit->joined_bytes = n == 1 ? joined->bytes : 0;
	return unit;
}

/* A word as it was typed; several, that are one term, together. */
static void typed_add(const struct search *search, struct pool *pool, struct query_unit *unit,
	const struct pieces *pieces, size_t i, size_t n, bool whole)
{
	enum lexicon_how how = whole ? LEXICON_WHOLE : LEXICON_TYPED;
	struct token words[PHRASE];
	size_t count = 0;
	if (n == 1) {
		group_add(search, pool, unit, &pieces->groups[i], how);
		return;
	}
	for (size_t k = i; k < i + n; k++)
		for (size_t m = 0; m < pieces->groups[k].count && count < PHRASE; m++)
			words[count++] = pieces->groups[k].parts[m];
	unit_add(search, pool, unit, words, count, how);
}

static void terms_add(const struct search *search, struct pool *pool, struct query_unit *unit,
	const struct thesaurus_entry *entries, size_t count)
{
	for (size_t e = 0; e < count; e++) {
		enum thesaurus_relation relation =
			thesaurus_relation(search->thesaurus, entries[e].group);
		const char *const *terms;
		size_t n = thesaurus_terms(search->thesaurus, entries[e].group, &terms);
		if (relation != THESAURUS_SAME && relation != THESAURUS_ALSO)
			continue;
		for (size_t i = 0; i < n; i++)
			if (strcmp(terms[i], entries[e].term) != 0)
				term_add(search, pool, unit, terms[i]);
	}
}

static void span_add(struct query_reading *reading, const char *text, size_t unit, size_t chip)
{
	reading->spans[reading->span_count++] = (struct query_span){text, unit, chip};
}

static bool unit_read(const struct search *search, struct pool *pool, const struct pieces *pieces,
	size_t i, size_t n, const struct thesaurus_entry *entries, size_t count,
	struct query_reading *reading)
{
	struct query_unit *unit = unit_new(pool, pieces, i, n, reading);
	if (!unit)
		return false;
	typed_add(search, pool, unit, pieces, i, n,
		entry_of(search, entries, count, THESAURUS_WHOLE) != NULL);
	terms_add(search, pool, unit, entries, count);
	const struct token *joined = &pieces->groups[i].joined;
	size_t chip = UNITS_MAX;
	if (n == 1 && joined->bytes == POSTCODE && strspn(joined->word, "0123456789") == POSTCODE) {
		unit->postcode = true;
		if (reading_chip(reading, SEARCH_FACETS, unit->joined, NULL, unit->text))
			chip = reading->chip_count - 1;
	}
	span_add(reading, unit->text, reading->count - 1, chip);
	return true;
}

/* Is what begins at piece i, n pieces long, known? Then it is read. */
static bool phrase_read(const struct search *search, struct pool *pool, const struct pieces *pieces,
	size_t i, size_t n, struct query_reading *reading)
{
	const struct thesaurus_entry *entries;
	size_t count = entries_of(search, pool, pieces, i, n, &entries);
	count = entries_choose(search, pool, pieces, i, n, count, &entries);
	const char *typed = pieces_text(pool, pieces, i, n);
	const struct thesaurus_entry *filter = entry_of(search, entries, count, THESAURUS_FILTER);
	if ((filter && reading_filter_of_group(search, pool, filter->group, typed, reading))
		|| reading_filter_of_name(search, pool, pieces, i, n, reading)) {
		span_add(reading, typed, UNITS_MAX, reading->chip_count - 1);
		return true;
	}
	if (entry_of(search, entries, count, THESAURUS_SAME)
		|| entry_of(search, entries, count, THESAURUS_ALSO))
		return unit_read(search, pool, pieces, i, n, entries, count, reading);
	if (entry_of(search, entries, count, THESAURUS_IGNORE)) {
		span_add(reading, typed, UNITS_MAX, UNITS_MAX);
		return true;
	}
	if (n > 1)
		return false;
	return unit_read(search, pool, pieces, i, n, entries, count, reading);
}

/* "IT-Job" is IT: what a word without importance is tied to stands for itself. */
static void group_shorten(const struct search *search, struct pool *pool, struct token_group *group)
{
	const struct thesaurus_entry *entries;
	if (group->count < 2)
		return;
	const struct token *last = &group->parts[group->count - 1];
	const char *key = thesaurus_key(pool, last->word);
	size_t count = thesaurus_find(search->thesaurus, key, &entries);
	if (last->bytes < SHORTENED_BYTES || !entry_of(search, entries, count, THESAURUS_IGNORE))
		return;
	group->count--;
	group->joined = group->parts[0];
	for (size_t i = 1; i < group->count; i++) {
		const struct token *part = &group->parts[i];
		if (group->joined.bytes + part->bytes > FOLD_BYTES)
			break;
		memcpy(group->joined.word + group->joined.bytes, part->word, part->bytes + 1);
		group->joined.bytes += part->bytes;
		group->joined.length = (size_t)(part->text + part->length - group->joined.text);
	}
}

static void all_read(const struct search *search, struct pool *pool, struct pieces *pieces,
	struct query_reading *reading)
{
	for (size_t i = 0; i < pieces->count; i++)
		group_shorten(search, pool, &pieces->groups[i]);
	for (size_t i = 0; i < pieces->count && reading->span_count < SPANS_MAX;) {
		size_t most = pieces->count - i < PHRASE ? pieces->count - i : PHRASE;
		size_t n = most;
		while (n > 1 && !phrase_read(search, pool, pieces, i, n, reading))
			n--;
		if (n == 1)
			phrase_read(search, pool, pieces, i, 1, reading);
		i += n;
	}
}

static void literal_read(const struct search *search, struct pool *pool,
	const struct pieces *pieces, struct query_reading *reading)
{
	for (size_t i = 0; i < pieces->count; i++) {
		struct query_unit *unit = unit_new(pool, pieces, i, 1, reading);
		if (!unit)
			return;
		typed_add(search, pool, unit, pieces, i, 1, false);
		span_add(reading, unit->text, reading->count - 1, UNITS_MAX);
	}
}

void query_read(const struct search *search, struct pool *pool, const struct search_query *query,
	bool literal, struct query_reading *reading_r)
{
	struct pieces *pieces = POOL_NEW(pool, struct pieces);
	memset(reading_r, 0, sizeof(*reading_r));
	reading_r->query = reading_r->bare = *query;
	reading_r->asked = query;
	memset(reading_r->bare.facets, 0, sizeof(reading_r->bare.facets));
	pieces_read(query->words, pieces);
	reading_r->left_out = pieces->more;
	if (!literal)
		all_read(search, pool, pieces, reading_r);
	/* Words of no importance alone are words. */
	if (reading_r->count == 0 && reading_r->chip_count == 0) {
		reading_r->span_count = 0;
		literal_read(search, pool, pieces, reading_r);
	}
	for (size_t i = 0; i < reading_r->chip_count; i++)
		reading_r->chips[i].rest = reading_words(pool, reading_r, UNITS_MAX, i, NULL);
}

const char *reading_words(struct pool *pool, const struct query_reading *reading,
	size_t without_unit, size_t without_chip, const char *const *units)
{
	struct buf buf;
	buf_init(&buf, pool);
	for (size_t i = 0; i < reading->span_count; i++) {
		const struct query_span *span = &reading->spans[i];
		if ((span->unit < UNITS_MAX && span->unit == without_unit)
			|| (span->chip < UNITS_MAX && span->chip == without_chip))
			continue;
		if (buf.length > 0)
			buf_char(&buf, ' ');
		buf_str(&buf, units && span->unit < UNITS_MAX ? units[span->unit] : span->text);
	}
	return buf.data;
}
