/* The demo's own vacancies and ads. */
#include "demo/demo_world.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/problems.h"
#include "base/text.h"
#include "base/workdays.h"
#include "demo/demo_media.h"
#include "demo/org/demo_office.h"
#include "publishing/jobad_extend.h"
#include "publishing/jobad_template.h"
#include "publishing/text_block.h"
#include "recruiting/people.h"
#include "selection/requirement.h"
#include "vacancy/vacancy_copy.h"

/* -1 is the last working day before today: nothing lies in the future. */
const char *demo_moment(struct pool *pool, const char *today, const char *text)
{
	int days = 0, hour = 0, minute = 0;
	const char *day = today, *clock = strchr(text, ' ');
	if (*text == '-' && clock) {
		days = atoi(text + 1);
		hour = atoi(clock + 1);
		minute = strchr(clock, ':') ? atoi(strchr(clock, ':') + 1) : -1;
	}
	if (days < 1 || minute < 0)
		log_fatal("demo_data", "file=world.txt moment=\"%s\" reason=form", text);
	while (days-- > 0)
		do
			day = day_add(pool, day, -1);
		while (!workday_is(day, &(struct workdays){.bridge_days = true}));
	clock_set(day_start(day) + hour * 3600 + minute * 60);
	const char *rest = strstr(text, " | ");
	return rest ? rest + 3 : NULL;
}

const char *demo_day(struct pool *pool, const char *today, const char *text)
{
	return text ? day_add(pool, today, atoi(text)) : NULL;
}

struct world {
	struct demo_target target; /* vacancy and ad that were last added */
	struct demo_file file;
	struct demo_counts counts;
	const struct demo_section *vacancy; /* NULL: none yet */
	const char *notes; /* on equality, for all ads; NULL: the text blocks, as a new ad begins */
};

static enum outcome world_refused(
	const char *what, enum outcome outcome, const struct problems *problems)
{
	if (outcome && outcome != UNAVAILABLE)
		log_error("demo_data", "what=%s outcome=%d field=%s reason=%s", what, (int)outcome,
			problems->count ? problems->items[0].field : "",
			problems->count ? problems->items[0].reason : "");
	return outcome;
}

static struct vacancy_input vacancy_data(
	const struct demo_target *target, const struct demo_section *section)
{
	const char *unit = demo_value(section, "unit"), *posts = demo_value(section, "posts");
	if (unit)
		unit = demo_unit(target->authority, unit)->code;
	return (struct vacancy_input){
		.title = demo_need(section, "title"),
		.unit = unit,
		.post_number = demo_need(section, "post_number"),
		.filling = demo_value(section, "filling"),
		.post_kind = demo_need(section, "kind"),
		.field = demo_need(section, "field"),
		.pay_grade = demo_need(section, "grade"),
		.working_time = demo_need(section, "time"),
		.hours = demo_value(section, "hours"),
		.hours_shown = demo_value(section, "hours_shown"),
		.form_code = demo_value(section, "form"),
		.reception_mailbox = target->authority->reception,
		.limited_until =
			demo_day(target->pool, target->today, demo_value(section, "limited")),
		.posts = posts ? atoi(posts) : 1,
		.starts_on = demo_day(target->pool, target->today, demo_value(section, "starts")),
		.tasks = demo_need(section, "tasks"),
		.requirements = demo_need(section, "requirements"),
	};
}

static enum outcome choose_people(struct db *db, const struct demo_target *target,
	const struct demo_section *section, const char *key, enum base_role role)
{
	struct demo_list list = demo_values(target->pool, section, key);
	enum outcome outcome = OK;
	for (size_t i = 0; i < list.count && !outcome; i++)
		outcome = vacancy_choose_person(db, target->pool, target->owner, target->vacancy_id,
			role, demo_person(target->org, list.items[i])->id);
	return outcome;
}

static enum outcome choose_committees(
	struct db *db, const struct demo_target *target, const struct demo_section *section)
{
	static const struct {
		const char *code;
		enum base_role role;
	} committees[] = {{"PR", ROLE_PR}, {"SBV", ROLE_SBV}, {"GSB", ROLE_GSB}, {"PSB", ROLE_PSB}};
	struct demo_list list = demo_values(target->pool, section, "committee");
	enum outcome outcome = OK;
	for (size_t i = 0; i < list.count * 4 && !outcome; i++) {
		const char *code = list.items[i / 4];
		int64_t unit = 0;
		if (strcmp(code, committees[i % 4].code) != 0)
			continue;
		outcome = demo_unit_id(db,
			pool_printf(target->pool, "%s-%s", target->authority->code, code), &unit);
		if (!outcome)
			outcome = vacancy_choose_unit(db, target->pool, target->owner,
				target->vacancy_id, committees[i % 4].role, unit);
	}
	return outcome;
}

static enum outcome add_vacancy(
	struct db *db, struct world *world, const struct demo_section *section)
{
	struct demo_target *target = &world->target;
	struct problems problems = {0};
	const char *number;
	target->authority = demo_authority(target->org, demo_need(section, "authority"));
	target->owner = demo_person(target->org, demo_need(section, "owner"));
	demo_moment(target->pool, target->today, demo_need(section, "created"));
	struct vacancy_input data = vacancy_data(target, section);
	enum outcome outcome = vacancy_create(db, target->pool, target->owner,
		demo_project_id(target->authority, demo_need(section, "project")), &data, &problems,
		&number);
	if (!outcome)
		outcome = object_find(db, OBJECT_VACANCY, number, &target->vacancy_id);
	if (!outcome)
		outcome = choose_people(db, target, section, "department", ROLE_DEPARTMENT);
	if (!outcome)
		outcome = choose_people(db, target, section, "lector", ROLE_LECTOR);
	if (!outcome)
		outcome = choose_people(db, target, section, "informed", ROLE_IE);
	if (!outcome)
		outcome = choose_committees(db, target, section);
	if (!outcome)
		outcome = requirements_take(db, target->pool, target->owner,
			(struct profile){OBJECT_VACANCY, target->vacancy_id}, data.requirements,
			&problems);
	if (!outcome)
		outcome = vacancy_template_set(
			db, target->owner, target->vacancy_id, demo_value(section, "template"));
	world->vacancy = section;
	world->counts.vacancies++;
	return world_refused("vacancy", outcome, &problems);
}

/* "place = street | postcode | town". */
static void ad_place(
	struct pool *pool, const struct demo_section *section, struct jobad_input *data)
{
	const char *place = demo_value(section, "place");
	struct demo_list parts = {0};
	if (!place)
		return;
	parts = demo_split(pool, place, '|');
	if (parts.count != 3)
		log_fatal("demo_data", "place=\"%s\" reason=form", place);
	data->place_street = parts.items[0];
	data->place_postcode = parts.items[1];
	data->place_town = parts.items[2];
}

static struct jobad_input ad_data(const struct world *world, const struct demo_section *section)
{
	const struct demo_target *target = &world->target;
	const char *published = demo_value(section, "published");
	if (published)
		demo_moment(target->pool, target->today, published);
	struct jobad_input data = {
		.title = demo_need(section, "title"),
		.teaser = demo_need(section, "teaser"),
		.audience = demo_need(section, "audience"),
		.open_to = demo_value(section, "open_to"),
		.about_us = demo_need(section, "about_us"),
		.tasks = demo_need(world->vacancy, "tasks"),
		.mandatory = demo_need(world->vacancy, "requirements"),
		.desirable = demo_need(section, "desirable"),
		.offer = demo_value(section, "offer"),
		.contact = demo_value(section, "contact"),
		.notes = world->notes,
		.no_part_time = text_equal(demo_need(world->vacancy, "time"), "full")
			? "Die Aufgabe lässt sich nicht teilen: Sie ist an feste Zeiten gebunden."
			: NULL,
		.valid_from = published
			? clock_today(target->pool)
			: demo_day(target->pool, target->today, demo_value(section, "valid_from")),
		.valid_to = demo_day(target->pool, target->today, demo_need(section, "valid_to")),
		.title_en = demo_value(section, "title_en"),
		.text_en = demo_value(section, "text_en"),
	};
	ad_place(target->pool, section, &data);
	return data;
}

/* A longer time to apply. */
static enum outcome deadline_extend(struct db *db, const struct demo_target *target,
	const char *text, struct problems *problems)
{
	const char *valid_to = demo_moment(target->pool, target->today, text);
	struct jobad_extension extension = {
		.valid_to = demo_day(target->pool, target->today, valid_to),
		.reason = "In den Ferien haben sich zu wenige beworben."};
	struct jobad jobad;
	enum outcome outcome = jobad_get(db, target->pool, target->jobad_id, &jobad);

	if (outcome)
		return outcome;
	extension.version = jobad.version;
	return jobad_extend(
		db, target->pool, target->owner, target->jobad_id, &extension, problems);
}

/* As a new ad begins. */
static enum outcome ad_begin(
	struct db *db, const struct demo_target *target, struct jobad_input *data)
{
	struct text_block *blocks = NULL;
	size_t count = 0;
	enum outcome outcome =
		text_blocks_of(db, target->pool, target->vacancy_id, &blocks, &count);

	for (size_t i = 0; i < count; i++)
		text_block_put(target->pool, &blocks[i], data);
	return outcome;
}

static enum outcome add_ad(struct db *db, struct world *world, const struct demo_section *section)
{
	struct demo_target *target = &world->target;
	struct jobad_input data = ad_data(world, section);
	struct problems problems = {0};
	const char *number, *published = demo_value(section, "published");
	const char *extended = demo_value(section, "extended");
	const char *template = demo_value(section, "template");
	const char *picture = demo_value(section, "picture");
	demo_moment(target->pool, target->today, demo_need(section, "created"));
	enum outcome outcome = OK;
	if (picture)
		outcome = demo_media_number(db, target->pool, picture, &data.picture);
	if (!outcome && !data.notes)
		outcome = ad_begin(db, target, &data);
	if (!outcome)
		outcome = jobad_create(db, target->pool, target->owner, target->vacancy_id, &data,
			&problems, &number);
	if (!outcome)
		outcome = object_find(db, OBJECT_JOBAD, number, &target->jobad_id);
	if (!outcome && published) {
		outcome = demo_office_release(db, target->pool, target->org, target->owner,
			target->vacancy_id, target->jobad_id);
		demo_moment(target->pool, target->today, published);
		if (!outcome)
			outcome = jobad_publish(
				db, target->pool, target->owner, target->jobad_id, 0, &problems);
	}
	if (!outcome && extended)
		outcome = deadline_extend(db, target, extended, &problems);
	if (!outcome && template)
		outcome = jobad_template_save(
			db, target->pool, target->owner, target->jobad_id, template, &problems);
	world->counts.ads++;
	return world_refused("ad", outcome, &problems);
}

/* What comes at the end of a vacancy's story: its ad is withdrawn, its status changes. */
static enum outcome ad_finish(
	struct db *db, const struct world *world, const struct demo_section *ad)
{
	const struct demo_target *target = &world->target;
	const char *withdrawn = ad ? demo_value(ad, "withdrawn") : NULL;
	const char *status = world->vacancy ? demo_value(world->vacancy, "status") : NULL;
	struct problems problems = {0};
	enum outcome outcome = OK;
	if (withdrawn) {
		demo_moment(target->pool, target->today, withdrawn);
		outcome = jobad_withdraw(db, target->pool, target->owner, target->jobad_id,
			"Es sind genug Bewerbungen eingegangen.", &problems);
	}
	if (!outcome && status) {
		status = demo_moment(target->pool, target->today, status);
		outcome = vacancy_set_status(db, target->pool, target->owner, target->vacancy_id,
			status ? status : "", "Die Stelle ist weggefallen.", &problems);
	}
	return world_refused("vacancy_end", outcome, &problems);
}

static enum outcome add_all(struct db *db, void *context)
{
	struct world *world = context;
	const struct demo_section *ad = NULL;
	enum outcome outcome = OK;
	world->counts = (struct demo_counts){0};
	world->vacancy = NULL;
	for (size_t i = 0; i < world->file.count && !outcome; i++) {
		const struct demo_section *section = &world->file.sections[i];
		if (strcmp(section->name, "vacancy") == 0) {
			outcome = ad_finish(db, world, ad);
			if (!outcome)
				outcome = add_vacancy(db, world, section);
			ad = NULL;
		} else if (strcmp(section->name, "ad") == 0 && world->vacancy && !ad) {
			outcome = add_ad(db, world, section);
			ad = section;
		} else if (strcmp(section->name, "application") == 0 && ad) {
			outcome = demo_application_add(db, &world->target, section);
			world->counts.applications++;
		} else {
			log_fatal("demo_data", "section=%s reason=misplaced", section->name);
		}
	}
	return outcome ? outcome : ad_finish(db, world, ad);
}

enum outcome demo_world_add(const struct demo_org *org, const char *directory, const char *file,
	struct demo_counts *counts_r)
{
	struct world world = {
		.target =
			{
				.org = org,
				.pool = org->pool,
				.directory = pool_printf(org->pool, "%s/data", directory),
				.today = clock_today(org->pool),
			},
	};
	int64_t found = 0;
	world.file = demo_file_read(
		org->pool, pool_printf(org->pool, "%s/%s", world.target.directory, file));
	struct demo_file common = demo_file_read(
		org->pool, pool_printf(org->pool, "%s/common.txt", world.target.directory));
	if (strncmp(file, "now/", strlen("now/")) != 0)
		world.notes = demo_need(demo_section(&common, "notes"), "equality");
	const char *first = demo_need(demo_section(&world.file, "vacancy"), "post_number");
	enum outcome outcome = demo_count_posts(org->db, first, &found);
	if (outcome || found)
		return outcome;
	outcome = db_transaction(org->db, add_all, &world);
	clock_set(-1);
	if (!outcome) {
		counts_r->vacancies += world.counts.vacancies;
		counts_r->ads += world.counts.ads;
		counts_r->applications += world.counts.applications;
	}
	return outcome;
}
