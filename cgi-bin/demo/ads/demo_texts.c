/* Reading the texts of ads. */
#include <string.h>

#include "base/log.h"
#include "demo/ads/demo_ad.h"
#include "demo/ads/demo_ad_private.h"

const char *const demo_fields[FIELDS] = {"it", "verwaltung", "bau", "soziales", "bildung",
	"gesundheit", "technik", "finanzen", "recht", "umwelt", "sicherheit", "kultur"};
const char *const demo_kinds[KINDS] = {"ausbildung", "trainee", "fachkraft", "fuehrung"};

static size_t section_kind(const char *section)
{
	size_t length = strcspn(section, " ");
	for (size_t i = 0; i < KINDS; i++)
		if (strlen(demo_kinds[i]) == length && memcmp(demo_kinds[i], section, length) == 0)
			return i;
	log_fatal("demo_data", "section=%s reason=kind", section);
}

static void read_roles(struct pool *pool, const struct demo_section *section, struct field *field,
	struct demo_list focus)
{
	size_t kind = section_kind(section->name);
	struct demo_list titles = demo_values(pool, section, "title");
	struct demo_list own = demo_values(pool, section, "focus");
	struct pieces *pieces = POOL_NEW(pool, struct pieces);
	*pieces = (struct pieces){
		.focus = own.count ? own : focus,
		.teaser = demo_values(pool, section, "teaser"),
		.task = demo_values(pool, section, "task"),
		.must = demo_values(pool, section, "must"),
		.may = demo_values(pool, section, "may"),
	};
	bool plain = strcmp(demo_kinds[kind], "fachkraft") != 0
		|| strcmp(pieces->focus.items[0], "-") == 0;
	size_t before = field->roles[kind].count;
	struct role *items = POOL_ARRAY(pool, struct role, before + titles.count);
	for (size_t i = 0; i < before; i++)
		items[i] = field->roles[kind].items[i];
	for (size_t i = 0; i < titles.count; i++) {
		struct demo_list part = demo_split(pool, titles.items[i], '|');
		if (part.count < 3)
			log_fatal("demo_data", "section=%s reason=title", section->name);
		struct demo_list last = demo_split(pool, part.count > 3 ? part.items[3] : "", ' ');
		bool dash = last.count && strcmp(last.items[0], "-") == 0;
		items[before + i] = (struct role){
			.title = part.items[0],
			.grades = demo_split(pool, part.items[1], ' '),
			.qualification = part.items[2],
			.places = {last.items + dash, last.count - dash},
			.plain = plain || dash,
			.pieces = pieces,
		};
	}
	field->roles[kind].items = items;
	field->roles[kind].count = before + titles.count;
}

static void read_field(struct pool *pool, const char *path, struct field *field)
{
	struct demo_file file = demo_file_read(pool, path);
	const struct demo_section *about = demo_section(&file, "field");
	field->team = demo_values(pool, about, "team");
	for (size_t i = 0; i < file.count; i++)
		if (&file.sections[i] != about)
			read_roles(
				pool, &file.sections[i], field, demo_values(pool, about, "focus"));
	for (size_t i = 0; i < KINDS; i++)
		if (field->roles[i].count == 0)
			log_fatal(
				"demo_data", "file=%s kind=%s reason=missing", path, demo_kinds[i]);
}

struct demo_texts *demo_texts_read(struct pool *pool, const char *directory)
{
	struct demo_texts *texts = POOL_NEW(pool, struct demo_texts);
	struct demo_file *common = POOL_NEW(pool, struct demo_file);
	*common = demo_file_read(pool, pool_printf(pool, "%s/data/common.txt", directory));
	const struct demo_section *notes = demo_section(common, "notes");
	const struct demo_section *contact = demo_section(common, "contact");
	texts->text = demo_section(common, "text");
	texts->offer = demo_values(pool, demo_section(common, "offer"), "item");
	texts->offer_office = demo_values(pool, demo_section(common, "offer"), "office");
	texts->equality = demo_values(pool, notes, "equality");
	texts->documents = demo_values(pool, notes, "documents");
	texts->documents_training = demo_values(pool, notes, "documents-training");
	texts->contact = demo_values(pool, contact, "text");
	texts->person = demo_values(pool, contact, "person");
	texts->function = demo_values(pool, contact, "function");
	for (size_t i = 0; i < FIELDS; i++)
		read_field(pool,
			pool_printf(pool, "%s/data/fields/%s.txt", directory, demo_fields[i]),
			&texts->fields[i]);
	return texts;
}
