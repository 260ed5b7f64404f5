/* The texts of the demo's start page. */
#include "demo/org/demo_portal.h"

#include "demo/org/demo_text.h"
#include "public_ad/portal_text.h"

struct texts {
	struct pool *pool;
	struct demo_file file;
};

static enum outcome portal_add(struct db *db, void *context)
{
	struct texts *texts = context;
	struct principal who = {.kind = PRINCIPAL_SYSTEM};
	struct problems problems = {0};
	int64_t id = 0;
	enum outcome outcome = OK;

	for (size_t i = 0; !outcome && i < texts->file.count; i++) {
		const struct demo_section *section = &texts->file.sections[i];
		struct portal_text_input input = {
			.title_de = section->name,
			.text_de = demo_need(section, "text"),
			.title_en = demo_need(section, "title_en"),
			.text_en = demo_need(section, "text_en"),
			.position = (int64_t)i + 1,
			.shown = true,
		};
		outcome = portal_text_add(db, texts->pool, &who, &input, &problems, &id);
	}
	return outcome;
}

enum outcome demo_portal_add(struct db *db, struct pool *pool, const char *directory)
{
	struct texts texts = {
		pool, demo_file_read(pool, pool_printf(pool, "%s/data/portal.txt", directory))};
	int64_t next = 0;
	enum outcome outcome = portal_text_next(db, &next);

	return outcome || next > 1 ? outcome : db_transaction(db, portal_add, &texts);
}
