/* Reading the demo's data files, filling in texts, rolling dice. */
#include "demo/org/demo_text.h"

#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/log.h"
#include "base/text.h"

#define FILE_MAX (1 << 20) /* bytes */

char *demo_read(struct pool *pool, const char *path, size_t *length_r)
{
	FILE *file = fopen(path, "re");
	if (!file)
		log_fatal("demo_data", "file=%s reason=cannot_open", path);
	char *text = pool_alloc(pool, FILE_MAX + 1);
	*length_r = fread(text, 1, FILE_MAX, file);
	if (ferror(file) || *length_r == FILE_MAX)
		log_fatal("demo_data", "file=%s reason=cannot_read", path);
	fclose(file);
	return text;
}

/* How often a line begins with this, so that the arrays are large enough. */
static size_t lines_in(const char *text, char first)
{
	size_t count = 0;
	for (const char *line = text; line; line = strchr(line, '\n')) {
		line += *line == '\n';
		count += first == '\0' || *line == first;
	}
	return count;
}

struct reading {
	struct pool *pool;
	const char *path;
	size_t line;
	struct demo_section *sections;
	size_t count;
	struct demo_entry *entries; /* the next free one */
};

static void reading_refuse(const struct reading *reading)
{
	log_fatal("demo_data", "file=%s line=%zu reason=form", reading->path, reading->line);
}

static void add_entry(struct reading *reading, char *line)
{
	char *sign = strstr(line, " = ");
	if (!sign || reading->count == 0)
		reading_refuse(reading);
	*sign = '\0';
	*reading->entries++ = (struct demo_entry){line, text_trim(reading->pool, sign + 3)};
	reading->sections[reading->count - 1].count++;
}

static void add_section(struct reading *reading, char *line)
{
	char *end = strchr(line, ']');
	if (!end)
		reading_refuse(reading);
	*end = '\0';
	reading->sections[reading->count++] = (struct demo_section){
		.name = line + 1,
		.entries = reading->entries,
	};
}

static void continue_entry(struct reading *reading, const char *line)
{
	if (reading->count == 0 || reading->sections[reading->count - 1].count == 0)
		reading_refuse(reading);
	struct demo_entry *last = reading->entries - 1;
	last->value = pool_printf(reading->pool, "%s\n%s", last->value, line);
}

struct demo_file demo_file_read(struct pool *pool, const char *path)
{
	size_t length;
	char *rest = demo_read(pool, path, &length), *line;
	if (!text_valid(rest, length))
		log_fatal("demo_data", "file=%s reason=no_utf8", path);
	struct reading reading = {
		.pool = pool,
		.path = path,
		.sections = POOL_ARRAY(pool, struct demo_section, lines_in(rest, '[')),
		.entries = POOL_ARRAY(pool, struct demo_entry, lines_in(rest, '\0')),
	};
	while ((line = strsep(&rest, "\n"))) {
		reading.line++;
		if (*line == '[')
			add_section(&reading, line);
		else if (*line == '\t')
			continue_entry(&reading, line + 1);
		else if (*line && *line != '#')
			add_entry(&reading, line);
	}
	return (struct demo_file){path, reading.sections, reading.count};
}

const struct demo_section *demo_section(const struct demo_file *file, const char *name)
{
	for (size_t i = 0; i < file->count; i++)
		if (strcmp(file->sections[i].name, name) == 0)
			return &file->sections[i];
	log_fatal("demo_data", "file=%s section=%s reason=missing", file->path, name);
}

struct demo_list demo_values(struct pool *pool, const struct demo_section *section, const char *key)
{
	const char **items = POOL_ARRAY(pool, const char *, section->count + 1);
	size_t count = 0;
	for (size_t i = 0; i < section->count; i++)
		if (strcmp(section->entries[i].key, key) == 0)
			items[count++] = section->entries[i].value;
	return (struct demo_list){items, count};
}

const char *demo_value(const struct demo_section *section, const char *key)
{
	for (size_t i = 0; i < section->count; i++)
		if (strcmp(section->entries[i].key, key) == 0)
			return section->entries[i].value;
	return NULL;
}

const char *demo_need(const struct demo_section *section, const char *key)
{
	const char *value = demo_value(section, key);
	if (!value)
		log_fatal("demo_data", "section=%s key=%s reason=missing", section->name, key);
	return value;
}

struct demo_list demo_split(struct pool *pool, const char *text, char separator)
{
	const char separators[] = {separator, '\0'};
	char *rest = pool_strdup(pool, text), *part;
	const char **items = POOL_ARRAY(pool, const char *, strlen(text) + 1);
	size_t count = 0;
	while ((part = strsep(&rest, separators))) {
		part = text_trim(pool, part);
		if (*part)
			items[count++] = part;
	}
	return (struct demo_list){items, count};
}

const char *demo_fill(struct pool *pool, const char *text, const char *const *replacements)
{
	struct buf buf;
	buf_init(&buf, pool);
	for (const char *open; (open = strchr(text, '{')) && strchr(open, '}');) {
		size_t length = (size_t)(strchr(open, '}') - open) - 1;
		const char *const *pair = replacements;
		while (pair[0] && (strlen(pair[0]) != length || memcmp(pair[0], open + 1, length)))
			pair += 2;
		if (!pair[0])
			log_fatal("demo_data", "placeholder=%.*s reason=unknown", (int)length,
				open + 1);
		buf_add(&buf, text, (size_t)(open - text));
		buf_str(&buf, pair[1]);
		text = open + length + 2;
	}
	buf_str(&buf, text);
	return buf.data;
}

/* splitmix64 */
size_t demo_roll(struct demo_dice *dice, size_t sides)
{
	uint64_t z = dice->state += 0x9e3779b97f4a7c15U;
	z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9U;
	z = (z ^ z >> 27) * 0x94d049bb133111ebU;
	return (size_t)((z ^ z >> 31) % sides);
}

const char *demo_pick(struct demo_dice *dice, struct demo_list list)
{
	if (list.count == 0)
		log_fatal("demo_data", "reason=empty_list");
	return list.items[demo_roll(dice, list.count)];
}

struct demo_list demo_some(
	struct demo_dice *dice, struct pool *pool, struct demo_list list, size_t count)
{
	const char **items = POOL_ARRAY(pool, const char *, list.count + 1);
	size_t taken = 0;
	if (count > list.count)
		count = list.count;
	for (size_t i = 0; i < list.count && taken < count; i++)
		if (demo_roll(dice, list.count - i) < count - taken)
			items[taken++] = list.items[i];
	return (struct demo_list){items, taken};
}
