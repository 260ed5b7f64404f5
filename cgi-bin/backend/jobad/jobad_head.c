/* The head of an ad's desk, and its history. */
#include "backend/desk/head.h"
#include "backend/desk/lists.h"
#include "backend/desk/told.h"
#include "backend/jobad/jobad_view.h"
#include "backend/pages.h"
#include "base/clock.h"
#include "base/text.h"
#include "publishing/jobad_extend.h"
#include "publishing/text_block.h"
#include "vacancy/foreign.h"

static const struct form_field publish_fields[] = {
	FORM_VERSION(struct jobad_publish_input),
};

/* words: form.jobad_publish.version */
const struct form jobad_publish_form = {
	.name = "jobad_publish",
	.fields = publish_fields,
	.count = 1,
	.size = sizeof(struct jobad_publish_input),
	.labels = "jobad",
};

/* words: channel.* channel_used.* */
static void view_channels(struct request *req, const struct jobad_input *data)
{
	const char *channels[JOBAD_CHANNELS], *words = NULL;
	size_t count = 0;

	jobad_channels(data, channels, &count);
	for (size_t i = 0; i < count; i++) {
		const char *word = view_code(req, "channel", channels[i]);

		words = words ? pool_printf(req->pool, "%s, %s", words, word) : word;
	}
	view_text(req, "Jobad.channels", words);
}

static void view_jobad(struct request *req, const struct jobad *jobad, bool may_see_vacancy)
{
	view_text(req, "Jobad.number", jobad->number);
	view_text(req, "Jobad.title", jobad->data.title);
	view_text(req, "Jobad.teaser", jobad->data.teaser);
	view_text(req, "Jobad.status", jobad->status);
	view_int(req, "Jobad.text_number", jobad->text_number);
	view_text(req, "Jobad.planned", planned_words(req, jobad->status, jobad->data.valid_from));
	view_channels(req, &jobad->data);
	view_text(req, "Jobad.open_to", jobad->data.open_to);
	view_text(req, "Jobad.authority", jobad->authority);
	view_day(req, "Jobad.valid_from", jobad->data.valid_from);
	view_day(req, "Jobad.valid_to", jobad->data.valid_to);
	view_time(req, "Jobad.changed_at", clock_from_sql(jobad->changed_at));
	view_text(req, "Jobad.vacancy", jobad->vacancy_title);
	if (may_see_vacancy)
		view_text(req, "Jobad.vacancy_number", jobad->vacancy_number);
	view_crumb_german(req, jobad->vacancy_title,
		may_see_vacancy ? pool_printf(req->pool, "/vakanzen/%s", jobad->vacancy_number)
				: NULL);
}

/* One applies elsewhere, and nobody here agrees on it. */
static bool for_others(const struct jobad *jobad)
{
	return jobad->foreign_project && jobad->apply_to;
}

/* All but publishing is asked first. */
static const char *jobad_step_path(struct request *req, const struct process_step *step)
{
	const char *path = pool_printf(req->pool, "/stellenanzeigen/%s", req->object.number);

	if (text_equal(step->to, "veroeffentlicht"))
		return NULL;
	if (text_equal(step->to, "inaktiv") && !req->object.roles.archived)
		return pool_printf(req->pool, "%s/zurueckziehen", path);
	return text_equal(step->to, "in_abstimmung")
		? pool_printf(req->pool, "%s/abstimmung/beginnen", path)
		: pool_printf(req->pool, "%s/schritt/%s", path, step->to);
}

/* Its steps ask for the right to make ads, which lectors, who may edit, do not have. */
static enum outcome show_jobad_steps(
	struct request *req, const struct jobad *jobad, const char *path)
{
	return head_show(req,
		&(struct head){.kind = OBJECT_JOBAD,
			.id = jobad->id,
			.title = jobad->data.title,
			.german = true,
			.status = planned_words(req, jobad->status, jobad->data.valid_from),
			.read = RIGHT_JOBAD_READ,
			.roles = req->object.roles,
			.steps = may_step(req, RIGHT_JOBAD_EDIT) && may_step(req, RIGHT_JOBAD_NEW),
			.form = &jobad_publish_form,
			.action = pool_printf(req->pool, "%s/veroeffentlichen", path),
			.elsewhere = for_others(jobad),
			.told = told_code(jobad->status, for_others(jobad)),
			.version = jobad->version,
			.step_path = jobad_step_path},
		NULL);
}

/* What a lector would change comes before everything else. */
static void view_proposal(struct request *req, const struct jobad *jobad, const char *path)
{
	if (jobad->proposed && may(req, RIGHT_JOBAD_EDIT) && !edits_beside(req))
		head_do(req, pool_printf(req->pool, "%s/aenderungen", path), "title.jobad_take");
}

/* words: backend.edit task.ask title.proposals title.reminders title.jobad_lector
 * title.jobad_take title.jobad_extend title.jobad_template title.application_enter */
static void view_jobad_links(struct request *req, const struct jobad *jobad, const char *path)
{
	if (edits_beside(req))
		head_do(req, pool_printf(req->pool, "%s/lektorat", path), "title.jobad_lector");
	else if (may(req, RIGHT_JOBAD_EDIT))
		head_link(req, pool_printf(req->pool, "%s/bearbeiten", path), "backend.edit");
	if (!for_others(jobad) && may_above(req, RIGHT_VACANCY_EDIT))
		head_link(req, pool_printf(req->pool, "%s/stellungnahme", path), "task.ask");
	if (!for_others(jobad)
		&& (may(req, RIGHT_MOBILE_REGISTER) || may_above(req, RIGHT_VACANCY_EDIT)))
		head_link(req, pool_printf(req->pool, "%s/vorschlaege", path), "title.proposals");
	if (may(req, RIGHT_JOBAD_NEW) && jobad_extendable(req->pool, jobad) && !jobad->apply_to)
		head_link(
			req, pool_printf(req->pool, "%s/verlaengern", path), "title.jobad_extend");
	if (may(req, RIGHT_JOBAD_NEW))
		head_link(req, pool_printf(req->pool, "%s/vorlage", path), "title.jobad_template");
	if (may_above(req, RIGHT_VACANCY_CANDIDATE_CREATE) && !jobad->apply_to)
		head_link(req,
			pool_printf(req->pool, "/vakanzen/%s/bewerbungen/neu?anzeige=%s",
				jobad->vacancy_number, jobad->number),
			"title.application_enter");
	if (may(req, RIGHT_JOBAD_REMINDER_CREATE))
		head_link(req, pool_printf(req->pool, "%s/erinnerungen", path), "title.reminders");
}

/* Of an ad for others, for whoever enters them in its project; when it is over it is closed. */
/* words: title.foreign_edit title.foreign_close */
static enum outcome view_foreign_links(
	struct request *req, const struct jobad *jobad, const char *path)
{
	int64_t id = 0;
	bool closable = false;
	enum outcome outcome;

	if (!jobad->foreign_project || !access_has(&req->principal, RIGHT_FOREIGN_ADS))
		return OK;
	outcome = foreign_closable(req->db, req->pool, jobad, &closable);
	if (outcome || !closable)
		return outcome;
	outcome =
		request_object(req, OBJECT_PROJECT, jobad->foreign_project, RIGHT_FOREIGN_ADS, &id);
	if (outcome)
		return outcome == UNAVAILABLE ? outcome : OK;
	if (text_equal(jobad->status, "veroeffentlicht")) {
		head_link(req, pool_printf(req->pool, "%s/fremd", path), "title.foreign_edit");
		head_link(req, pool_printf(req->pool, "%s/fremd/schliessen", path),
			"title.foreign_close");
	} else
		head_do(req, pool_printf(req->pool, "%s/fremd/schliessen", path),
			"title.foreign_close");
	return OK;
}

enum outcome show_jobad_head(struct request *req, const char *tab, struct jobad *jobad_r)
{
	const char *path;
	enum outcome outcome = jobad_get(req->db, req->pool, req->object.id, jobad_r);

	if (outcome)
		return outcome;
	path = pool_printf(req->pool, "/stellenanzeigen/%s", jobad_r->number);
	view_jobad(req, jobad_r, may_above(req, RIGHT_VACANCY_READ));
	head_crumbs(req, jobad_r->number, jobad_r->data.title, true, path, tab);
	view_jobad_links(req, jobad_r, path);
	outcome = view_foreign_links(req, jobad_r, path);
	if (outcome)
		return outcome;
	head_tab(req, "overview", path, -1, tab);
	head_tab(req, "versions", pool_printf(req->pool, "%s/fassungen", path),
		jobad_r->text_number, tab);
	if (!for_others(jobad_r) && (may_roles(req, RIGHT_JOBAD_READ) & ~ROLE_BIT(ROLE_LECTOR)))
		head_tab(req, "agreement", pool_printf(req->pool, "%s/abstimmung", path), -1, tab);
	head_tabs_trail(req, OBJECT_JOBAD, path, false, tab);
	view_proposal(req, jobad_r, path);
	return show_jobad_steps(req, jobad_r, path);
}

enum outcome show_jobad_blocks(
	struct request *req, int64_t vacancy_id, const struct jobad_input *input)
{
	struct text_block *blocks = NULL;
	size_t count = 0, shown = 0;
	enum outcome outcome = text_blocks_of(req->db, req->pool, vacancy_id, &blocks, &count);

	for (size_t i = 0; !outcome && i < count; i++) {
		const char *place = pool_printf(req->pool, "Blocks.%zu", shown);

		if (text_block_used(&blocks[i], input))
			continue;
		shown++;
		view_text(req, pool_printf(req->pool, "%s.label", place),
			view_code(req, "text_block_kind", blocks[i].data.kind));
		view_text(req, pool_printf(req->pool, "%s.text", place), blocks[i].data.text);
	}
	return outcome;
}

static enum outcome show_history_tab(struct request *req)
{
	struct jobad jobad;
	enum outcome outcome = show_jobad_head(req, "history", &jobad);

	return outcome ? outcome : show_history(req, OBJECT_JOBAD, jobad.id);
}

const struct page page_jobad_history = {
	.path = "/stellenanzeigen/{jobad}/verlauf",
	.right = RIGHT_JOBAD_READ,
	.view = "backend/desk_history.cs",
	.title = "jobad",
	.admit = admit_trail,
	.show = show_history_tab,
};
