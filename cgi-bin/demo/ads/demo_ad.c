/* Putting job ads together. */
#include "demo/ads/demo_ad.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/text.h"
#include "demo/ads/demo_ad_private.h"
#include "pay/grade.h"

#define SEED UINT64_C(0x4e6f726468616665)

/* How many of a hundred ads are of each kind, in the order of demo_kinds. */
static const size_t shares[KINDS] = {12, 10, 63, 15};

/* An ad in the making. */
struct making {
	struct pool *pool;
	const struct demo_texts *texts;
	struct demo_dice dice;
	size_t kind;
	const struct field *field;
	const struct role *role;
	const struct demo_unit *unit; /* NULL: the authority itself */
	const char *focus; /* NULL: none */
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
			i + 1 == list.count           ? "."
				: i + 2 == list.count ? " und"
						      : ",");
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
	const char *table =
		strchr("ABRWC", grade[0]) && letters == 1 ? "Besoldungsgruppe" : "Entgeltgruppe";
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
	return strcmp(demo_kinds[making->kind], code) == 0;
}

/* One of the authority's units that has such posts, or NULL: the authority itself. */
static const struct demo_unit *any_unit(
	struct demo_dice *dice, const struct demo_authority *authority, const char *field)
{
	const struct demo_unit *found = NULL;
	size_t fitting = 1;
	for (size_t i = 0; i < authority->unit_count; i++)
		for (size_t k = 0; k < authority->units[i].fields.count; k++)
			if (strcmp(authority->units[i].fields.items[k], field) == 0
				&& demo_roll(dice, ++fitting) == 0)
				found = &authority->units[i];
	return found;
}

/* One of the places a role has at this authority; false: it has none. */
static bool find_place(struct making *making, const struct demo_authority *authority,
	const struct role *role, const char **place_r)
{
	size_t fitting = 0, length = strlen(authority->code);
	*place_r = authority->code;
	for (size_t i = 0; i < role->places.count; i++)
		if (strncmp(role->places.items[i], authority->code, length) == 0
			&& demo_roll(&making->dice, ++fitting) == 0)
			*place_r = role->places.items[i];
	return role->places.count == 0 || fitting > 0;
}

/* One of the roles of the chosen field and kind that the authority has; false: none. */
static bool choose_role(
	struct making *making, const struct demo_authority *authority, const char *field)
{
	size_t fitting = 0;
	const char *place, *chosen = NULL;
	for (size_t i = 0; i < making->field->roles[making->kind].count; i++) {
		const struct role *role = &making->field->roles[making->kind].items[i];
		if (find_place(making, authority, role, &place)
			&& demo_roll(&making->dice, ++fitting) == 0) {
			making->role = role;
			chosen = place;
		}
	}
	if (!chosen)
		return false;
	if (strcmp(chosen, authority->code) == 0)
		making->unit = any_unit(&making->dice, authority, field);
	else if (chosen[strlen(chosen) - 1] != '.')
		making->unit = demo_unit(authority, chosen);
	return true;
}

static void ad_choose(struct making *making, const struct demo_org *org)
{
	struct demo_dice *dice = &making->dice;
	const struct demo_authority *authority;
	const char *code;
	size_t index, share;
	do {
		authority = &org->authorities[demo_roll(dice, org->count)];
		code = demo_pick(dice, authority->fields);
		for (index = 0; index < FIELDS && strcmp(demo_fields[index], code) != 0;)
			index++;
		if (index == FIELDS)
			log_fatal("demo_data", "field=%s reason=unknown", code);
		share = demo_roll(dice, 100);
		for (making->kind = 0; share >= shares[making->kind]; making->kind++)
			share -= shares[making->kind];
		making->field = &making->texts->fields[index];
	} while (!choose_role(making, authority, code));
	if (!making->role->plain && demo_roll(dice, 10) < 8)
		making->focus = demo_pick(dice, making->role->pieces->focus);
	making->ad->authority = authority;
	making->ad->vacancy.field = demo_fields[index];
	making->ad->vacancy.post_kind = demo_kinds[making->kind];
}

/* Training begins in September, everything else with a month. */
static const char *start_of(struct making *making, const char *day)
{
	size_t months = (size_t)(9 + 12 - atoi(day + 5)) % 12;
	if (is_kind(making, "ausbildung"))
		return month_start(making->pool, day, months < 3 ? months + 12 : months);
	return month_start(making->pool, day, 3 + demo_roll(&making->dice, 5));
}

/* The end of a limited post, or NULL. Civil servants and executives stay. */
static const char *end_of(struct making *making, const char *from)
{
	size_t months = 0;
	if (is_kind(making, "ausbildung"))
		months = 36;
	else if (is_kind(making, "trainee"))
		months = 18;
	else if (is_kind(making, "fachkraft") && demo_roll(&making->dice, 100) < 22
		&& !strchr("ABRW", making->ad->vacancy.pay_grade[0]))
		months = 12 + 6 * demo_roll(&making->dice, 4);
	return months ? day_add(making->pool, month_start(making->pool, from, months), -1) : NULL;
}

static void make_conditions(struct making *making, const char *day)
{
	static const char *const part_hours[] = {"19,5", "25", "30"};
	struct vacancy_input *vacancy = &making->ad->vacancy;
	struct demo_dice *dice = &making->dice;
	size_t roll = demo_roll(dice, 100);
	bool training = is_kind(making, "ausbildung");
	bool leading = is_kind(making, "fuehrung");
	const char *start = start_of(making, day);

	vacancy->pay_grade = demo_pick(dice, making->role->grades);
	vacancy->working_time = training || roll < 35 ? "full"
		: roll < 45 && !leading               ? "part"
						      : "both";
	if (strcmp(vacancy->working_time, "part") == 0)
		vacancy->hours = part_hours[demo_roll(dice, 3)];
	else if (strcmp(vacancy->working_time, "full") == 0)
		vacancy->hours = strchr("ABRW", vacancy->pay_grade[0]) ? "40" : "39";
	vacancy->posts = (int64_t)(training   ? 2 + demo_roll(dice, 11)
			: leading || roll % 6 ? 1
					      : 2 + demo_roll(dice, 3));
	vacancy->starts_on = training || demo_roll(dice, 2) ? start : NULL;
	vacancy->limited_until = end_of(making, start);
	making->ad->project_id = making->ad->authority->projects[project_of(vacancy->pay_grade)];
}

/* Five of what everybody gets; who does not work outside or in training also a flexible week. */
static struct demo_list offers(struct making *making)
{
	const struct demo_texts *texts = making->texts;
	const char *level = grade_level(making->ad->vacancy.pay_grade);
	bool office = !is_kind(making, "ausbildung")
		&& (strcmp(level, "gehoben") == 0 || strcmp(level, "hoeher") == 0);
	struct demo_list some =
		demo_some(&making->dice, making->pool, texts->offer, office ? 5 : 6);
	const char **items = POOL_ARRAY(making->pool, const char *, some.count + 1);
	size_t count = 0;
	if (office)
		items[count++] = demo_pick(&making->dice, texts->offer_office);
	for (size_t i = 0; i < some.count; i++)
		items[count++] = some.items[i];
	return (struct demo_list){items, count};
}

static const char *about(struct making *making)
{
	const struct demo_authority *authority = making->ad->authority;
	const char *place = FILL(making, common(making, "place"), "einheit",
		making->unit ? making->unit->name : authority->name, "ort",
		making->unit ? making->unit->town : authority->town);
	const char *focus = !making->focus
		? ""
		: FILL(making, common(making, "focus"), "schwerpunkt", making->focus);
	return pool_printf(making->pool, "%s\n\n%s\n\n%s %s", authority->about,
		demo_pick(&making->dice, making->field->team), place, focus);
}

static const char *ad_offer(struct making *making)
{
	const struct vacancy_input *vacancy = &making->ad->vacancy;
	const char *end =
		vacancy->limited_until ? day_show(making->pool, vacancy->limited_until, "de") : "";
	const char *time = FILL(making, common(making, vacancy->working_time), "stunden",
		vacancy->hours ? vacancy->hours : "");
	const char *span =
		FILL(making, common(making, *end ? "limited" : "unlimited"), "ende", end);
	const char *kind = is_kind(making, "ausbildung") ? "training"
		: is_kind(making, "trainee")             ? "trainee"
							 : "post";
	const char *first = FILL(making, common(making, kind), "dauer", span, "zeit", time, "ende",
		end, "entgelt", grade_words(making->pool, vacancy->pay_grade));
	const char *town = making->unit ? making->unit->town : making->ad->authority->town;
	return FILL(making, bullets(making->pool, first, offers(making)), "ort", town);
}

static void make_texts(struct making *making)
{
	const struct demo_texts *texts = making->texts;
	const struct pieces *pieces = making->role->pieces;
	struct pool *pool = making->pool;
	struct demo_dice *dice = &making->dice;
	struct jobad_input *jobad = &making->ad->jobad;

	jobad->title = making->focus
		? pool_printf(pool, "%s – %s", making->role->title, making->focus)
		: making->role->title;
	jobad->teaser = demo_pick(dice, pieces->teaser);
	jobad->about_us = about(making);
	jobad->tasks = sentence(pool, demo_some(dice, pool, pieces->task, 4 + demo_roll(dice, 3)));
	jobad->mandatory = bullets(pool, making->role->qualification,
		demo_some(dice, pool, pieces->must, 2 + demo_roll(dice, 2)));
	jobad->desirable =
		bullets(pool, NULL, demo_some(dice, pool, pieces->may, 3 + demo_roll(dice, 2)));
	jobad->offer = ad_offer(making);
	const char *person = demo_pick(dice, texts->person);
	const char *function = demo_pick(dice, texts->function);
	jobad->contact = FILL(making, demo_pick(dice, texts->contact), "person", person, "funktion",
		function, "postfach", making->ad->authority->mailbox);
	if (strcmp(making->ad->vacancy.working_time, "full") == 0)
		jobad->no_part_time = "Die Aufgabe ist an feste Zeiten gebunden.";
	const char *equality = demo_pick(dice, texts->equality);
	jobad->notes = pool_printf(pool, "%s\n\n%s", equality,
		demo_pick(dice,
			is_kind(making, "ausbildung") ? texts->documents_training
						      : texts->documents));
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
	ad_choose(&making, org);
	make_conditions(&making, day);
	make_texts(&making);

	struct vacancy_input *vacancy = &ad_r->vacancy;
	size_t audience = demo_roll(&making.dice, 100);
	vacancy->title = ad_r->jobad.title;
	vacancy->tasks = ad_r->jobad.tasks;
	vacancy->requirements = ad_r->jobad.mandatory;
	if (making.unit)
		vacancy->unit = making.unit->code;
	ad_r->jobad.audience = audience < 75 ? "external" : audience < 95 ? "both" : "internal";
	ad_r->jobad.valid_from = day;
	ad_r->jobad.valid_to = day_add(pool, today, 3 + (int)demo_roll(&making.dice, 42));
	/* Last, so that all else stays as it was. */
	static const char *const welcomes[] = {"change", "return", "both"};
	size_t welcome = demo_roll(&making.dice, 10);
	if (welcome < 3 && is_kind(&making, "fachkraft"))
		ad_r->jobad.open_to = welcomes[welcome];
}
