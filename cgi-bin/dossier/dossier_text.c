/* What a dossier says on its own pages. */
#include "dossier/dossier_private.h"

#include "access/status_name.h"
#include "base/clock.h"
#include "base/text.h"
#include "form/answer.h"
#include "form/form_kept.h"
#include "form/form_model.h"

const char *dossier_word(const struct dossier *dossier, const char *key)
{
	const char *word = dossier->words->word(dossier->words->context, key);

	return word ? word : key;
}

/* The word of a code; NULL: there is none. */
static const char *code_word(const struct dossier *dossier, const char *group, const char *code)
{
	return text_empty(code) ? NULL
				: dossier->words->word(dossier->words->context,
					pool_printf(dossier->pool, "%s.%s", group, code));
}

static void fact_put(
	const struct dossier *dossier, struct paper *paper, const char *key, const char *value)
{
	if (!text_empty(value))
		paper_fact(paper, dossier_word(dossier, key), value);
}

static const char *day_text(const struct dossier *dossier, const char *day)
{
	return text_empty(day) ? NULL : day_show(dossier->pool, day, dossier->words->lang);
}

static const char *time_text(const struct dossier *dossier, const char *at)
{
	return text_empty(at) ? NULL
			      : clock_show(dossier->pool, clock_from_sql(at), dossier->words->lang);
}

/* words: backend.vacancy backend.authority backend.unit backend.post_number backend.pay_grade
 * backend.working_time working_time.* backend.hours backend.posts backend.starts_on
 * backend.limited_until */
static void post_put(
	const struct dossier *dossier, struct paper *paper, const struct vacancy *vacancy)
{
	const struct vacancy_input *data = &vacancy->data;

	fact_put(dossier, paper, "backend.vacancy",
		pool_printf(dossier->pool, "%s %s", vacancy->number, data->title));
	fact_put(dossier, paper, "backend.authority", vacancy->authority);
	fact_put(dossier, paper, "backend.unit", vacancy->unit_name);
	fact_put(dossier, paper, "backend.post_number", data->post_number);
	fact_put(dossier, paper, "backend.pay_grade", data->pay_grade);
	fact_put(dossier, paper, "backend.working_time",
		code_word(dossier, "working_time", data->working_time));
	fact_put(dossier, paper, "backend.hours", data->hours);
	fact_put(dossier, paper, "backend.posts",
		pool_printf(dossier->pool, "%lld", (long long)data->posts));
	fact_put(dossier, paper, "backend.starts_on", day_text(dossier, data->starts_on));
	fact_put(dossier, paper, "backend.limited_until", day_text(dossier, data->limited_until));
}

static const char *status_text(const struct dossier *dossier, const char *code)
{
	const struct status_name *name = status_name_find(OBJECT_APPLICATION, code);

	return !name                                     ? NULL
		: text_equal(dossier->words->lang, "en") ? name->name_en
							 : name->name_de;
}

/* words: backend.number backend.status backend.received_at backend.email backend.source source.*
 * backend.internal_application backend.severely_disabled backend.yes */
static void person_put(
	const struct dossier *dossier, struct paper *paper, const struct dossier_entry *entry)
{
	const struct application *a = &entry->application;
	const char *yes = dossier_word(dossier, "backend.yes");

	paper_facts(paper);
	fact_put(dossier, paper, "backend.number", a->number);
	if (!dossier->one_vacancy)
		post_put(dossier, paper, &entry->vacancy);
	fact_put(dossier, paper, "backend.status", status_text(dossier, a->status));
	fact_put(dossier, paper, "backend.received_at", time_text(dossier, a->received_at));
	fact_put(dossier, paper, "backend.email", a->email);
	fact_put(dossier, paper, "backend.source", code_word(dossier, "source", a->source));
	fact_put(dossier, paper, "backend.internal_application", a->internal ? yes : NULL);
	fact_put(dossier, paper, "backend.severely_disabled",
		a->severely_disabled && entry->one.mark ? yes : NULL);
	paper_table_end(paper);
}

/* words: attachment_type.* */
static const char *file_title(const struct dossier *dossier, const struct dossier_file *file)
{
	const char *type = code_word(dossier, "attachment_type", file->type);

	return type ? pool_printf(dossier->pool, "%s: %s", type, file->name) : file->name;
}

/* words: dossier_why.gone dossier_why.kind dossier_why.encrypted dossier_why.form
 * dossier_why.damaged dossier_why.large dossier_why.waits dossier.not_taken dossier.not_taken_text
 * dossier.open_there */
static void attachment_put(
	const struct dossier *dossier, struct paper *paper, const struct dossier_file *file)
{
	const char *title = file_title(dossier, file);

	if (file->pages) {
		paper_insert(paper, file->what, file->pages, 2, title);
		return;
	}
	paper_page(paper);
	paper_mark(paper, 2,
		pool_printf(dossier->pool, "%s (%s)", title,
			dossier_word(dossier, "dossier.not_taken")));
	paper_heading(paper, 2, title);
	paper_text(paper, dossier_word(dossier, "dossier.not_taken_text"));
	paper_text(paper, code_word(dossier, "dossier_why", file->why));
	if (!text_among("waits,gone,form", file->why))
		paper_text(paper, dossier_word(dossier, "dossier.open_there"));
	paper_page(paper);
}

static void entry_put(
	const struct dossier *dossier, struct paper *paper, const struct dossier_entry *entry)
{
	const char *name = entry->application.name;

	paper_page(paper);
	paper_mark(paper, 1, name);
	paper_heading(paper, 1, name);
	person_put(dossier, paper, entry);
	for (size_t i = 0; dossier->parts[i]; i++) {
		if (!entry->parts[i])
			continue;
		paper_heading(paper, 2, dossier_word(dossier, dossier->parts[i]->title));
		dossier->parts[i]->write(entry->parts[i], paper);
	}
	for (size_t i = 0; i < entry->file_count; i++)
		attachment_put(dossier, paper, &entry->files[i]);
}

/* Whoever prints it sees at the beginning what is not in it. */
static void missing_put(const struct dossier *dossier, struct paper *paper)
{
	bool begun = false;

	for (size_t i = 0; i < dossier->count; i++)
		for (size_t k = 0; k < dossier->entries[i].file_count; k++) {
			const struct dossier_entry *entry = &dossier->entries[i];
			const struct dossier_file *file = &entry->files[k];

			if (file->pages)
				continue;
			if (!begun)
				paper_heading(paper, 2, dossier_word(dossier, "dossier.missing"));
			begun = true;
			paper_text(paper,
				pool_printf(dossier->pool, "%s – %s", entry->application.name,
					file_title(dossier, file)));
		}
}

/* words: dossier.of dossier.made dossier.by dossier.secret dossier.missing dossier.contents */
enum outcome dossier_draw(void *context, struct paper *paper)
{
	const struct dossier *dossier = context;

	paper_heading(paper, 1, dossier->look.title);
	paper_facts(paper);
	if (dossier->one_vacancy)
		post_put(dossier, paper, &dossier->entries[0].vacancy);
	fact_put(dossier, paper, "dossier.of", pool_printf(dossier->pool, "%zu", dossier->count));
	fact_put(dossier, paper, "dossier.made",
		clock_show(dossier->pool, dossier->made_at, dossier->words->lang));
	fact_put(dossier, paper, "dossier.by", dossier->asker);
	paper_table_end(paper);
	paper_note(paper, dossier_word(dossier, "dossier.secret"));
	missing_put(dossier, paper);
	paper_heading(paper, 2, dossier_word(dossier, "dossier.contents"));
	paper_contents(paper, 2);
	for (size_t i = 0; i < dossier->count; i++)
		entry_put(dossier, paper, &dossier->entries[i]);
	return OK;
}

/* An answer in words. */
struct told {
	const char *label, *answer;
};

struct told_all {
	struct told *items;
	size_t count;
	const char *none; /* instead of answers */
};

/* Not the mark, which stands among the facts for whom it is shown to (ACC-16); for others nor what
 * is asked only because of it. */
static bool answer_told(const struct form_model *model, const char *code, bool mark)
{
	if (mark)
		return !text_equal(code, "severely_disabled");
	return !form_depends(model, code, "severely_disabled");
}

/* words: backend.answers_gone */
static enum outcome answers_read(struct db *db, struct pool *pool,
	const struct dossier_words *words, const struct dossier_one *one, const void **data_r)
{
	const struct form_model *model = NULL;
	struct answer *answers = NULL;
	struct told_all *all = POOL_NEW(pool, struct told_all);
	size_t count = 0;
	enum outcome outcome =
		application_answers_read(db, pool, one->application->id, &answers, &count);

	*data_r = all;
	if (outcome == GONE) {
		all->none = words->word(words->context, "backend.answers_gone");
		return OK;
	}
	if (!outcome)
		outcome =
			form_model_kept(db, one->application->form_version_id, words->lang, &model);
	all->items = POOL_ARRAY(pool, struct told, count + 1);
	for (size_t i = 0; !outcome && i < count; i++) {
		const struct question *question = form_question(model, answers[i].question);

		if (!answer_told(model, answers[i].question, one->mark))
			continue;
		all->items[all->count++] = (struct told){
			question ? question->told : answers[i].question,
			question ? question_words(pool, question, answers[i].answer, words->lang)
				 : answers[i].answer};
	}
	if (!all->count)
		*data_r = NULL;
	return outcome == INVALID ? UNAVAILABLE : outcome;
}

static void answers_write(const void *data, struct paper *paper)
{
	const struct told_all *all = data;

	if (all->none)
		paper_text(paper, all->none);
	paper_facts(paper);
	for (size_t i = 0; i < all->count; i++)
		paper_fact(paper, all->items[i].label, all->items[i].answer);
	paper_table_end(paper);
}

/* words: backend.answers */
const struct dossier_part dossier_answers = {.title = "backend.answers",
	.read = answers_read,
	.write = answers_write};
