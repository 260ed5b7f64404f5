/* Putting job ads together. */
#include "jobs/demo_ad.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/text.h"

#define SEED UINT64_C(0x4e6f726468616665)

static const char *const field_codes[] = {"it", "verwaltung", "bau", "soziales", "bildung",
	"gesundheit", "technik", "finanzen", "recht", "umwelt", "sicherheit", "kultur"};
static const struct {
	const char *code;
	size_t share;		/* of a hundred ads */
} kinds[] = {{"ausbildung", 12}, {"trainee", 10}, {"fachkraft", 63}, {"fuehrung", 15}};

#define FIELDS (sizeof(field_codes) / sizeof(field_codes[0]))
#define KINDS (sizeof(kinds) / sizeof(kinds[0]))

/* A section of fields/: texts for posts of one kind. */
struct pieces {
	struct demo_list focus, teaser, task, must, may;
};

struct role {
	const char *title;
	struct demo_list grades;
	const char *qualification;
	bool plain;		/* no focus may follow the title */
	const struct pieces *pieces;
};

struct field {
	struct demo_list team;
	struct {
		struct role *items;
		size_t count;
	} roles[KINDS];
};

struct demo_texts {
	struct field fields[FIELDS];
	const struct demo_section *text;	/* of common.txt */
	struct demo_list offer, equality, documents, documents_training;
	struct demo_list contact, person, function;
};

static size_t kind_of(const char *section)
{
	size_t length = strcspn(section, " ");
	for (size_t i = 0; i < KINDS; i++)
		if (strlen(kinds[i].code) == length &&
		    memcmp(kinds[i].code, section, length) == 0)
			return i;
	log_fatal("demo_data", "section=%s reason=kind", section);
}

static void read_roles(struct pool *pool, const struct demo_section *section, struct field *field,
	struct demo_list focus)
{
	size_t kind = kind_of(section->name);
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
	bool plain = !text_equal(kinds[kind].code, "fachkraft") ||
		text_equal(pieces->focus.items[0], "-");
	size_t before = field->roles[kind].count;
	struct role *items = POOL_ARRAY(pool, struct role, before + titles.count);
	for (size_t i = 0; i < before; i++)
		items[i] = field->roles[kind].items[i];
	for (size_t i = 0; i < titles.count; i++) {
		struct demo_list part = demo_split(pool, titles.items[i], '|');
		if (part.count < 3)
			log_fatal("demo_data", "section=%s reason=title", section->name);
		items[before + i] = (struct role){
			.title = part.items[0],
			.grades = demo_split(pool, part.items[1], ' '),
			.qualification = part.items[2],
			.plain = plain || part.count > 3,
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
			read_roles(pool, &file.sections[i], field, demo_values(pool, about, "focus"));
	for (size_t i = 0; i < KINDS; i++)
		if (field->roles[i].count == 0)
			log_fatal("demo_data", "file=%s kind=%s reason=missing", path, kinds[i].code);
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
	texts->equality = demo_values(pool, notes, "equality");
	texts->documents = demo_values(pool, notes, "documents");
	texts->documents_training = demo_values(pool, notes, "documents-training");
	texts->contact = demo_values(pool, contact, "text");
	texts->person = demo_values(pool, contact, "person");
	texts->function = demo_values(pool, contact, "function");
	for (size_t i = 0; i < FIELDS; i++)
		read_field(pool, pool_printf(pool, "%s/data/fields/%s.txt", directory, field_codes[i]),
			&texts->fields[i]);
	return texts;
}

/* An ad in the making. */
struct making {
	struct pool *pool;
	const struct demo_texts *texts;
	struct demo_dice dice;
	size_t kind;
	const struct field *field;
	const struct role *role;
	const struct demo_unit *unit;	/* NULL: the authority itself */
	const char *focus;		/* NULL: none */
	struct demo_ad *ad;
};

#define FILL(making, text, ...) \
	demo_fill((making)->pool, (text), (const char *const[]){__VA_ARGS__, NULL})

static const char *common(const struct making *making, const char *key)
{
	return demo_need(making->texts->text, key);
}

/* "- a,\n- b und\n- c." after "Sie": each item completes the sentence. */
static const char *sentence(struct pool *pool, struct demo_list list)
{
	struct buf buf;
	buf_init(&buf, pool);
	buf_str(&buf, "Sie\n\n");
	for (size_t i = 0; i < list.count; i++)
		buf_printf(&buf, "- %s%s\n", list.items[i],
			i + 1 == list.count ? "." : i + 2 == list.count ? " und" : ",");
	return buf.data;
}

static const char *bullets(struct pool *pool, const char *first, struct demo_list list)
{
	struct buf buf;
	buf_init(&buf, pool);
	if (first)
		buf_printf(&buf, "- %s\n", first);
	for (size_t i = 0; i < list.count; i++)
		buf_printf(&buf, "- %s\n", list.items[i]);
	return buf.data;
}

/* "E11" -> "Entgeltgruppe E 11". */
static const char *grade_words(struct pool *pool, const char *grade)
{
	size_t letters = strcspn(grade, "0123456789");
	const char *table = strchr("ABRWC", grade[0]) && letters == 1 ? "Besoldungsgruppe"
		: "Entgeltgruppe";
	if (strncmp(grade, "AT", 2) == 0)
		return "außertariflicher Vereinbarung";
	return pool_printf(pool, "%s %.*s %s", table, (int)letters, grade, grade + letters);
}

static enum demo_project project_of(const char *grade)
{
	if (strncmp(grade, "Ä", strlen("Ä")) == 0)
		return DEMO_DOCTORS;
	if (strchr("BRW", grade[0]) || strncmp(grade, "AT", 2) == 0)
		return DEMO_FROM_15;
	return strchr("AE", grade[0]) && atoi(grade + 1) >= 15 ? DEMO_FROM_15 : DEMO_UP_TO_14;
}

/* The first of a month, `months` after the one of `day`. */
static const char *month_start(struct pool *pool, const char *day, size_t months)
{
	size_t month = (size_t)atoi(day + 5) - 1 + months;
	return pool_printf(pool, "%04zu-%02zu-01", (size_t)atoi(day) + month / 12, month % 12 + 1);
}

static bool is_kind(const struct making *making, const char *code)
{
	return strcmp(kinds[making->kind].code, code) == 0;
}

static void choose(struct making *making, const struct demo_org *org)
{
	struct demo_dice *dice = &making->dice;
	const struct demo_authority *authority = &org->authorities[demo_roll(dice, org->count)];
	const char *field = demo_pick(dice, authority->fields);
	size_t index = 0, share = demo_roll(dice, 100);
	while (index < FIELDS && strcmp(field_codes[index], field) != 0)
		index++;
	if (index == FIELDS)
		log_fatal("demo_data", "field=%s reason=unknown", field);
	for (making->kind = 0; share >= kinds[making->kind].share; making->kind++)
		share -= kinds[making->kind].share;
	making->field = &making->texts->fields[index];
	making->role = &making->field->roles[making->kind].items[
		demo_roll(dice, making->field->roles[making->kind].count)];
	if (authority->unit_count && demo_roll(dice, 10) < 7)
		making->unit = &authority->units[demo_roll(dice, authority->unit_count)];
	if (!making->role->plain && demo_roll(dice, 10) < 8)
		making->focus = demo_pick(dice, making->role->pieces->focus);
	making->ad->authority = authority;
	making->ad->vacancy.field = field_codes[index];
	making->ad->vacancy.post_kind = kinds[making->kind].code;
}

static void make_conditions(struct making *making, const char *day)
{
	static const char *const part_hours[] = {"19,5", "25", "30"};
	struct vacancy_input *vacancy = &making->ad->vacancy;
	struct demo_dice *dice = &making->dice;
	size_t roll = demo_roll(dice, 100);
	bool training = is_kind(making, "ausbildung");
	bool leading = is_kind(making, "fuehrung");

	vacancy->pay_grade = demo_pick(dice, making->role->grades);
	vacancy->working_time = training || roll < 35 ? "full" : roll < 45 && !leading ? "part" : "both";
	if (strcmp(vacancy->working_time, "part") == 0)
		vacancy->hours = part_hours[demo_roll(dice, 3)];
	else if (strcmp(vacancy->working_time, "full") == 0)
		vacancy->hours = strchr("ABRW", vacancy->pay_grade[0]) ? "40" : "39";
	vacancy->posts = (int64_t)(training ? 2 + demo_roll(dice, 11)
		: leading || roll % 6 ? 1 : 2 + demo_roll(dice, 3));
	if (training || demo_roll(dice, 2))
		vacancy->starts_on = month_start(making->pool, day, 3 + demo_roll(dice, 5));
	const char *from = vacancy->starts_on ? vacancy->starts_on : month_start(making->pool, day, 3);
	if (training)
		vacancy->limited_until = day_add(making->pool, month_start(making->pool, from, 36), -1);
	else if (is_kind(making, "trainee"))
		vacancy->limited_until = day_add(making->pool, month_start(making->pool, from, 18), -1);
	else if (!leading && demo_roll(dice, 100) < 18)
		vacancy->limited_until = day_add(making->pool,
			month_start(making->pool, from, 12 + 6 * demo_roll(dice, 4)), -1);
	making->ad->project_id = making->ad->authority->projects[project_of(vacancy->pay_grade)];
}

static const char *about(struct making *making)
{
	const struct demo_authority *authority = making->ad->authority;
	const char *place = FILL(making, common(making, "place"),
		"einheit", making->unit ? making->unit->name : authority->name,
		"ort", making->unit ? making->unit->town : authority->town);
	const char *focus = !making->focus ? "" : FILL(making, common(making, "focus"),
		"schwerpunkt", making->focus);
	return pool_printf(making->pool, "%s\n\n%s\n\n%s %s", authority->about,
		demo_pick(&making->dice, making->field->team), place, focus);
}

static const char *offer(struct making *making)
{
	const struct vacancy_input *vacancy = &making->ad->vacancy;
	const char *end = vacancy->limited_until
		? day_show(making->pool, vacancy->limited_until, "de") : "";
	const char *time = FILL(making, common(making, vacancy->working_time),
		"stunden", vacancy->hours ? vacancy->hours : "");
	const char *span = FILL(making, common(making, *end ? "limited" : "unlimited"), "ende", end);
	const char *kind = is_kind(making, "ausbildung") ? "training"
		: is_kind(making, "trainee") ? "trainee" : "post";
	const char *first = FILL(making, common(making, kind), "dauer", span, "zeit", time,
		"ende", end, "entgelt", grade_words(making->pool, vacancy->pay_grade));
	struct demo_list some = demo_some(&making->dice, making->pool, making->texts->offer, 6);
	const char *town = making->unit ? making->unit->town : making->ad->authority->town;
	return FILL(making, bullets(making->pool, first, some), "ort", town);
}

static void make_texts(struct making *making)
{
	const struct demo_texts *texts = making->texts;
	const struct pieces *pieces = making->role->pieces;
	struct pool *pool = making->pool;
	struct demo_dice *dice = &making->dice;
	struct jobad_input *jobad = &making->ad->jobad;

	jobad->title = making->focus
		? pool_printf(pool, "%s – %s", making->role->title, making->focus) : making->role->title;
	jobad->teaser = demo_pick(dice, pieces->teaser);
	jobad->about_us = about(making);
	jobad->tasks = sentence(pool, demo_some(dice, pool, pieces->task, 4 + demo_roll(dice, 3)));
	jobad->mandatory = bullets(pool, making->role->qualification,
		demo_some(dice, pool, pieces->must, 2 + demo_roll(dice, 2)));
	jobad->desirable = bullets(pool, NULL,
		demo_some(dice, pool, pieces->may, 3 + demo_roll(dice, 2)));
	jobad->offer = offer(making);
	const char *person = demo_pick(dice, texts->person);
	const char *function = demo_pick(dice, texts->function);
	jobad->contact = FILL(making, demo_pick(dice, texts->contact), "person", person,
		"funktion", function, "postfach", making->ad->authority->mailbox);
	const char *equality = demo_pick(dice, texts->equality);
	jobad->notes = pool_printf(pool, "%s\n\n%s", equality, demo_pick(dice,
		is_kind(making, "ausbildung") ? texts->documents_training : texts->documents));
}

void demo_ad_make(struct pool *pool, const struct demo_texts *texts, const struct demo_org *org,
	uint64_t number, const char *day, const char *today, struct demo_ad *ad_r)
{
	struct making making = {
		.pool = pool,
		.texts = texts,
		.dice = {SEED ^ number * UINT64_C(0xd1342543de82ef95)},
		.ad = ad_r,
	};
	*ad_r = (struct demo_ad){0};
	choose(&making, org);
	make_conditions(&making, day);
	make_texts(&making);

	struct vacancy_input *vacancy = &ad_r->vacancy;
	size_t audience = demo_roll(&making.dice, 100);
	vacancy->title = ad_r->jobad.title;
	vacancy->tasks = ad_r->jobad.tasks;
	vacancy->requirements = ad_r->jobad.mandatory;
	if (making.unit)
		vacancy->unit = pool_printf(pool, "%lld", (long long)making.unit->id);
	ad_r->jobad.audience = audience < 75 ? "external" : audience < 95 ? "both" : "internal";
	ad_r->jobad.valid_from = day;
	ad_r->jobad.valid_to = day_add(pool, today, 3 + (int)demo_roll(&making.dice, 42));
}
