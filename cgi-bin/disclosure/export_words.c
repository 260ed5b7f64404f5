/* The export's codes in words. */
#include <string.h>

#include "base/text.h"
#include "disclosure/export_private.h"
#include "document/office.h"

#define KILO 1024
#define MEGA (1024 * 1024)

/* Members whose values are codes of ours, and the words for them. */
static const struct {
	const char *member;
	const char *group;
} coded[] = {
	/* words: export.* export_lang.* export_yes.* export_status.* export_kind.* export_purpose.*
	   export_salutation.* attachment_type.* frequency.* reader.*
	   attachment_refused.* export_offer.* */
	{"lang", "export_lang."},
	{"internal", "export_yes."},
	{"severely_disabled", "export_yes."},
	{"success", "export_yes."},
	{"status", "export_status."},
	{"purpose", "export_purpose."},
	{"type", "attachment_type."},
	{"frequency", "frequency."},
	{"salutation", "export_salutation."},
	{"reader", "reader."},
	{"reason", "attachment_refused."},
	{"offer", "export_offer."},
};

const char *export_word_of(
	struct pool *pool, const struct export_reader *reader, const char *group, const char *code)
{
	static const char characters[] =
		"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_";

	/* what else stands there is no code, and never part of a key */
	if (text_empty(code) || code[strspn(code, characters)])
		return NULL;
	return reader->word(reader->context, pool_printf(pool, "%s%s", group, code));
}

static void words_put(struct pool *pool, json_t *object, const char *member, const char *words)
{
	const char *twin = pool_printf(pool, "%s" EXPORT_TWIN, member);

	if (words && !json_object_get(object, twin))
		json_object_set_new(object, twin, json_string(words));
}

static const char *code_of(struct pool *pool, const json_t *value)
{
	if (json_is_integer(value))
		return pool_printf(pool, "%lld", (long long)json_integer_value(value));
	return json_string_value(value);
}

static const char *size_words(struct pool *pool, const struct export_reader *reader, int64_t bytes)
{
	if (bytes < MEGA)
		return pool_printf(pool, "%lld KB", (long long)((bytes + KILO - 1) / KILO));
	return pool_printf(pool, "%lld%c%lld MB", (long long)(bytes / MEGA),
		text_equal(reader->lang, "en") ? '.' : ',', (long long)(bytes % MEGA * 10 / MEGA));
}

static void add_words(struct pool *pool, json_t *object, const struct export_reader *reader)
{
	const json_t *size = json_object_get(object, "size"),
		     *mime = json_object_get(object, "mime");
	const char *kind = mime ? strrchr(json_string_value(mime), '/') : NULL;
	const char *office = mime ? office_kind(json_string_value(mime)) : NULL;

	for (size_t i = 0; i < sizeof(coded) / sizeof(coded[0]); i++)
		words_put(pool, object, coded[i].member,
			export_word_of(pool, reader, coded[i].group,
				code_of(pool, json_object_get(object, coded[i].member))));
	if (size)
		words_put(pool, object, "size", size_words(pool, reader, json_integer_value(size)));
	if (kind)
		words_put(pool, object, "mime",
			export_word_of(pool, reader, "export_kind.", office ? office : kind + 1));
}

/* Names of answers are the form's, not ours. */
static void values_walk(
	struct pool *pool, json_t *value, json_t *labels, const struct export_reader *reader)
{
	const char *name;
	json_t *part;
	size_t i;

	if (json_is_object(value))
		add_words(pool, value, reader);
	json_object_foreach(value, name, part)
	{
		const char *word = export_word_of(pool, reader, "export.", name);

		if (word && !json_object_get(labels, name))
			json_object_set_new(labels, name, json_string(word));
		if (strcmp(name, "answers") != 0)
			values_walk(pool, part, labels, reader);
	}
	json_array_foreach(value, i, part) values_walk(pool, part, labels, reader);
}

void export_add_words(struct pool *pool, json_t *top, const struct export_reader *reader)
{
	json_t *labels = json_object();

	values_walk(pool, top, labels, reader);
	json_object_set_new(top, "labels", labels);
}
