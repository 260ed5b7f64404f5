/* The texts an ad has had, and two of them side by side, word by word (OBJ-05, PRO-04). */
#include "backend/jobad/jobad_view.h"
#include "backend/pages.h"
#include "base/clock.h"
#include "base/text.h"
#include "media/media.h"
#include "publishing/jobad_version.h"
#include "web/difference.h"
#include "web/request.h"

/* A picture is named as people know it. */
static enum outcome picture_name(struct request *req, struct jobad_input *input)
{
	struct media media;
	enum outcome outcome;

	if (text_empty(input->picture))
		return OK;
	outcome = media_get(req->db, req->pool, input->picture, &media);
	if (!outcome)
		input->picture =
			pool_printf(req->pool, "%s (%s)", media.data.title, input->picture);
	return outcome == NOT_FOUND ? OK : outcome;
}

/* A part as people read it. */
static const char *part_shown(
	struct request *req, const struct jobad_input *input, const struct jobad_part *part)
{
	const char *text = jobad_part_text(input, part);

	if (!part->codes || text_empty(text))
		return text;
	return *part->codes ? view_code(req, part->codes, text)
			    : day_show(req->pool, text, req->lang);
}

/* How many parts are shown, and how many of them are the same on both sides. */
struct shown {
	size_t parts, same;
};

/* One part on both sides; a part that neither has is left out. */
static void view_part(struct request *req, const struct jobad_part *part,
	const struct jobad_input *old, const struct jobad_input *new, struct shown *shown)
{
	const char *place = pool_printf(req->pool, "Parts.%zu", shown->parts);
	const char *before = part_shown(req, old, part), *after = part_shown(req, new, part);
	size_t changes;

	if (text_empty(before) && text_empty(after))
		return;
	view_text(req, pool_printf(req->pool, "%s.label", place),
		view_word(req, pool_printf(req->pool, "form.jobad.%s", part->name)));
	changes = view_difference(req, place, before, after);
	shown->parts++;
	shown->same += changes == 0;
}

/* Lectors see the ad alone (ACC-16): neither what others are asked nor what is kept inside. */
static bool told_all(struct request *req)
{
	return may_roles(req, RIGHT_JOBAD_READ) & ~ROLE_BIT(ROLE_LECTOR);
}

static enum outcome show_comparison(
	struct request *req, int64_t jobad_id, int64_t older, int64_t newer)
{
	struct jobad_input old, new;
	struct shown shown = {0, 0};
	enum outcome outcome = jobad_version_text(req->db, req->pool, jobad_id, older, &old);

	if (!outcome)
		outcome = jobad_version_text(req->db, req->pool, jobad_id, newer, &new);
	if (!outcome)
		outcome = picture_name(req, &old);
	if (!outcome)
		outcome = picture_name(req, &new);
	if (outcome)
		return outcome;
	view_int(req, "Compared.old", older);
	view_int(req, "Compared.new", newer);
	for (size_t i = 0; i < jobad_part_count; i++)
		if (told_all(req) || !text_equal(jobad_parts[i].name, "no_part_time"))
			view_part(req, &jobad_parts[i], &old, &new, &shown);
	view_int(req, "Same", (int64_t)shown.same);
	return OK;
}

/* What was asked about this text, when. */
static void view_rounds(struct request *req, const char *place, const struct db_rows *rounds,
	const struct jobad_version *version)
{
	size_t shown = 0;

	for (size_t i = 0; i < rounds->count; i++) {
		const char *round = pool_printf(req->pool, "%s.rounds.%zu", place, shown);
		int64_t at = db_number(rounds, i, "object_version");

		if (at < version->first_version || at > version->last_version)
			continue;
		shown++;
		view_time(req, pool_printf(req->pool, "%s.at", round),
			clock_from_sql(db_text(rounds, i, "asked_at")));
		view_text(req, pool_printf(req->pool, "%s.asked", round),
			db_text(rounds, i, text_equal(req->lang, "en") ? "asked_en" : "asked_de"));
	}
}

static void view_versions(struct request *req, const struct db_rows *rounds,
	const struct jobad_version *versions, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const struct jobad_version *version = &versions[i];
		const char *place = pool_printf(req->pool, "Versions.%zu", i);

		view_int(req, pool_printf(req->pool, "%s.number", place), version->number);
		view_text(req, pool_printf(req->pool, "%s.status", place), version->status);
		view_time(req, pool_printf(req->pool, "%s.at", place), version->text_at);
		view_text(req, pool_printf(req->pool, "%s.author", place), version->author);
		view_bool(req, pool_printf(req->pool, "%s.present", place), i == 0);
		if (rounds)
			view_rounds(req, place, rounds, version);
	}
}

static enum outcome show_versions(struct request *req, const struct jobad *jobad)
{
	struct jobad_version *versions = NULL;
	struct db_rows *rounds = NULL;
	size_t count = 0;
	enum outcome outcome = jobad_versions(req->db, req->pool, jobad->id, &versions, &count);

	if (!outcome && told_all(req))
		outcome = jobad_version_rounds(req->db, req->pool, jobad->id, &rounds);
	if (outcome)
		return outcome;
	view_versions(req, rounds, versions, count);
	if (count == JOBAD_VERSIONS_SHOWN)
		view_int(req, "Versions_more", JOBAD_VERSIONS_SHOWN);
	return OK;
}

/* Unless one asks for others: the present text and the one before. */
static enum outcome show(struct request *req)
{
	struct jobad jobad;
	int64_t older, newer;
	enum outcome outcome = show_jobad_head(req, "versions", &jobad);

	if (!outcome)
		outcome = show_versions(req, &jobad);
	if (outcome)
		return outcome;
	newer = request_query_int(req, "neu", jobad.text_number);
	older = request_query_int(req, "alt", newer - 1);
	if (jobad.text_number == 1)
		return OK;
	return show_comparison(req, jobad.id, older, newer);
}

const struct page page_jobad_versions = {
	.path = "/stellenanzeigen/{jobad}/fassungen",
	.right = RIGHT_JOBAD_READ,
	.view = "backend/jobad_versions.cs",
	.title = "jobad",
	.show = show,
};
