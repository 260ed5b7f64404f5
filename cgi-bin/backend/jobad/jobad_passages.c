/* What is said of passages of an ad's text (PRO-04, PRO-05). */
#include "backend/jobad/jobad_passages.h"

#include <string.h>

#include "backend/desk/statements.h"
#include "base/clock.h"
#include "base/text.h"
#include "format/markdown.h"
#include "publishing/jobad_passage.h"
#include "publishing/jobad_version.h"
#include "web/view.h"

#define NOTE "note." /* names of fields */
#define NOTE_LONG 2000
#define NOTES_MOST 100

/* The passages of the ad's text, and of the one before, from which a form may still be. */
struct texts {
	struct jobad_passage *now, *before;
	size_t count, before_count;
};

static enum outcome texts_read(
	struct request *req, const struct jobad *jobad, bool before_too, struct texts *texts_r)
{
	struct jobad_input before;
	enum outcome outcome;

	*texts_r = (struct texts){0};
	texts_r->now = jobad_passages(req->pool, &jobad->data, &texts_r->count);
	if (!before_too || jobad->text_number == 1)
		return OK;
	outcome =
		jobad_version_text(req->db, req->pool, jobad->id, jobad->text_number - 1, &before);
	if (outcome)
		return outcome == NOT_FOUND ? OK : outcome;
	texts_r->before = jobad_passages(req->pool, &before, &texts_r->before_count);
	return OK;
}

/* The passage of a field's name, in words; "": it is not known. */
static const char *note_quote(const struct texts *texts, const char *code)
{
	const struct jobad_passage *found = jobad_passage_find(texts->now, texts->count, code);

	if (!found)
		found = jobad_passage_find(texts->before, texts->before_count, code);
	return found ? found->words : "";
}

/* The code in a field's name; NULL: it is no such field, or nothing was typed. */
static const char *note_code(const struct form_rest *typed, size_t i)
{
	if (strncmp(typed->names[i], NOTE, strlen(NOTE)) != 0 || text_blank(typed->values[i]))
		return NULL;
	return jobad_passage_part(typed->names[i] + strlen(NOTE)) ? typed->names[i] + strlen(NOTE)
								  : NULL;
}

static const char *typed_of(const struct form_rest *typed, const char *code)
{
	for (size_t i = 0; typed && i < typed->count; i++)
		if (text_equal(note_code(typed, i), code))
			return typed->values[i];
	return NULL;
}

static bool note_long(const char *text)
{
	return text && text_length(text) > NOTE_LONG;
}

/* What a field needs: its name and id, and what was typed in it. */
static void view_field(struct request *req, const char *at, const char *code, const char *typed)
{
	const char *hash = strchr(code, '.') + 1;

	view_text(req, pool_printf(req->pool, "%s.code", at), code);
	view_text(req, pool_printf(req->pool, "%s.id", at),
		pool_printf(req->pool, "note-%.*s-%s", (int)(hash - code - 1), code, hash));
	view_text(req, pool_printf(req->pool, "%s.typed", at), typed);
	view_bool(req, pool_printf(req->pool, "%s.long", at), note_long(typed));
}

static const struct statement *statement_of(const struct passages_said *said, int64_t id)
{
	for (size_t i = 0; i < said->count; i++) {
		const struct statement *one = &said->statements[i];

		if (one->id == id && !one->replaced_by && !text_equal(one->state, "withdrawn"))
			return one;
	}
	return NULL;
}

void view_passage_said(struct request *req, const char *place, const struct statement *statement,
	const struct statement_given *given, const struct statement_passage *passage)
{
	view_text(req, pool_printf(req->pool, "%s.asked", place),
		statement_asked_words(req, statement));
	view_text(req, pool_printf(req->pool, "%s.name", place), given->name);
	view_time(req, pool_printf(req->pool, "%s.at", place), clock_from_sql(given->at));
	view_text(req, pool_printf(req->pool, "%s.text", place), passage->text);
	view_text(req, pool_printf(req->pool, "%s.quote", place), passage->quote);
}

/* Does what was said belong there? */
typedef bool said_belongs(const struct statement_passage *passage, const void *context);

/* As <place>.K. How many. */
static size_t view_all_said(struct request *req, const char *place,
	const struct passages_said *said, said_belongs *belongs, const void *context)
{
	size_t shown = 0;

	for (size_t i = 0; i < said->given_count; i++) {
		const struct statement_given *given = &said->given[i];
		const struct statement *statement = statement_of(said, given->statement_id);

		for (size_t k = 0; statement && k < given->passage_count; k++)
			if (belongs(&given->passages[k], context))
				view_passage_said(req,
					pool_printf(req->pool, "%s.%zu", place, shown++), statement,
					given, &given->passages[k]);
	}
	return shown;
}

static bool said_of(const struct statement_passage *passage, const void *context)
{
	const struct jobad_passage *here = context;

	return text_equal(passage->part, here->part->name)
		&& text_equal(passage->quote, here->words);
}

/* The passages of one part. */
struct part_view {
	const struct texts *texts;
	const struct jobad_part *part;
	struct passages_round *round; /* NULL: there was none before */
};

static bool said_elsewhere(const struct statement_passage *passage, const void *context)
{
	const struct part_view *view = context;

	if (!text_equal(passage->part, view->part->name))
		return false;
	for (size_t i = 0; i < view->texts->count; i++)
		if (said_of(passage, &view->texts->now[i]))
			return false;
	return true;
}

/* Of two that read the same the first is the one something is said of. */
static bool repeated(const struct texts *texts, const struct jobad_passage *passage)
{
	return jobad_passage_find(texts->now, texts->count, passage->code) != passage;
}

static size_t view_items(struct request *req, const char *place, const struct part_view *view,
	const struct passages_said *said, bool open, const struct form_rest *typed)
{
	size_t shown = 0, notes = 0;

	for (size_t i = 0; i < view->texts->count; i++) {
		const struct jobad_passage *one = &view->texts->now[i];
		const char *at = pool_printf(req->pool, "%s.items.%zu", place, shown);

		if (one->part != view->part)
			continue;
		shown++;
		view_text(req, pool_printf(req->pool, "%s.html", at),
			markdown_html(req->pool, one->markdown));
		view_text(req, pool_printf(req->pool, "%s.words", at), one->words);
		view_round_item(req, at, view->round, one);
		if (repeated(view->texts, one))
			continue;
		notes += view_all_said(
			req, pool_printf(req->pool, "%s.said", at), said, said_of, one);
		if (open)
			view_field(req, at, one->code, typed_of(typed, one->code));
	}
	return notes;
}

/* What was typed of passages of this part that are none any more. */
static void view_lost(struct request *req, const char *place, const struct part_view *view,
	const struct form_rest *typed)
{
	size_t shown = 0;

	for (size_t i = 0; typed && i < typed->count; i++) {
		const char *code = note_code(typed, i), *at;

		if (!code || jobad_passage_part(code) != view->part
			|| jobad_passage_find(view->texts->now, view->texts->count, code))
			continue;
		at = pool_printf(req->pool, "%s.lost.%zu", place, shown++);
		view_field(req, at, code, typed->values[i]);
		view_text(
			req, pool_printf(req->pool, "%s.quote", at), note_quote(view->texts, code));
	}
}

static bool part_there(const struct part_view *view, const struct passages_said *said,
	const struct form_rest *typed)
{
	bool there = passages_round_part(view->round, view->part);

	for (size_t i = 0; i < view->texts->count; i++)
		there = there || view->texts->now[i].part == view->part;
	for (size_t i = 0; i < said->given_count; i++)
		for (size_t k = 0; k < said->given[i].passage_count; k++)
			there = there
				|| text_equal(said->given[i].passages[k].part, view->part->name);
	for (size_t i = 0; typed && i < typed->count; i++)
		there = there
			|| (note_code(typed, i)
				&& jobad_passage_part(note_code(typed, i)) == view->part);
	return there;
}

static enum outcome passages_view(struct request *req, const struct jobad *jobad,
	const struct passages_said *said, bool open, const struct form_rest *typed)
{
	struct passages_round *round = NULL;
	struct texts texts;
	size_t shown = 0, notes = 0;
	enum outcome outcome = texts_read(req, jobad, typed != NULL, &texts);

	if (!outcome && said->before)
		round = passages_round(req, said, texts.now, texts.count);

	for (size_t i = 0; !outcome && i < jobad_part_count; i++) {
		const struct part_view view = {&texts, &jobad_parts[i], round};
		const char *place = pool_printf(req->pool, "Passages.%zu", shown);

		if (!view.part->lectored || !part_there(&view, said, typed))
			continue;
		shown++;
		view_text(req, pool_printf(req->pool, "%s.label", place),
			view_word(req, pool_printf(req->pool, "form.jobad.%s", view.part->name)));
		notes += view_items(req, place, &view, said, open, typed);
		notes += view_all_said(
			req, pool_printf(req->pool, "%s.gone", place), said, said_elsewhere, &view);
		view_round_removed(req, place, round, view.part);
		view_lost(req, place, &view, typed);
	}
	view_round(req, round);
	view_int(req, "Passages_said", (int64_t)notes);
	view_int(req, "Text_number", jobad->text_number);
	return outcome;
}

enum outcome show_passages_said(
	struct request *req, const struct jobad *jobad, const struct passages_said *said)
{
	bool some = said->before != NULL;

	for (size_t i = 0; i < said->given_count; i++)
		some = some
			|| (said->given[i].passage_count
				&& statement_of(said, said->given[i].statement_id));
	return some ? passages_view(req, jobad, said, false, NULL) : OK;
}

enum outcome show_passages(struct request *req, const struct jobad *jobad,
	const struct passages_said *said, const struct form_rest *typed)
{
	return passages_view(req, jobad, said, true, typed);
}

enum outcome passages_take(struct request *req, int64_t jobad_id, const struct form_rest *typed,
	struct statement_input *input)
{
	struct statement_passage *passages =
		POOL_ARRAY(req->pool, struct statement_passage, typed->count);
	struct jobad jobad;
	struct texts texts;
	bool some_long = false;
	enum outcome outcome = jobad_get(req->db, req->pool, jobad_id, &jobad);

	if (!outcome)
		outcome = texts_read(req, &jobad, true, &texts);
	if (outcome)
		return outcome;
	input->passages = passages;
	for (size_t i = 0; i < typed->count; i++) {
		const char *code = note_code(typed, i);

		if (!code)
			continue;
		passages[input->passage_count++] =
			(struct statement_passage){.part = jobad_passage_part(code)->name,
				.quote = note_quote(&texts, code),
				.text = text_trim(req->pool, typed->values[i])};
		some_long = some_long || note_long(typed->values[i]);
	}
	if (some_long)
		problem_add(&req->problems, "", "passage_long");
	if (input->passage_count > NOTES_MOST)
		problem_add(&req->problems, "", "passages_many");
	return problems_any(&req->problems) ? INVALID : OK;
}
