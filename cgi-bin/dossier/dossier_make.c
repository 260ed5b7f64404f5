/* Making a dossier: reading all that belongs to it, having it put together. */
#include "dossier/dossier_private.h"

#include <string.h>

#include "application/attachment.h"
#include "application/reading.h"
#include "base/clock.h"
#include "base/text.h"
#include "document/assemble.h"
#include "made/list_file.h"
#include "store/store.h"

#define BROKEN_MOST 3 /* files at which putting together ended */

struct making {
	struct db *db;
	struct errand *errand;
	struct dossier dossier;
	struct assembly *assembly;
	int64_t done, total; /* files */
};

/* Whom it is of, as they are called. */
static enum outcome subjects_read(struct making *making, struct db_rows **rows_r)
{
	return db_rows(making->db, making->errand->pool,
		"SELECT s.application_id FROM list_file_subject s"
		" JOIN application a ON a.id = s.application_id"
		" JOIN applicant p ON p.id = a.applicant_id"
		" WHERE s.list_file_id = ? ORDER BY p.surname, p.first_name, a.id",
		DB_VALUES(db_int(making->errand->file_id)), rows_r);
}

static const struct db_field file_fields[] = {
	DB_FIELD(struct dossier_file, id),
	DB_FIELD(struct dossier_file, type),
	DB_FIELD(struct dossier_file, name),
	DB_FIELD(struct dossier_file, mime),
	DB_FIELD(struct dossier_file, file_id),
	DB_FIELD(struct dossier_file, waits),
};

static enum outcome files_read(struct making *making, struct dossier_entry *entry)
{
	enum outcome outcome = db_structs(making->db, making->errand->pool,
		"SELECT t.id, t.type, t.name, t.mime, t.file_id, " ATTACHMENT_WAITS(
			"t") " AS waits FROM attachment t WHERE t.application_id = ?"
			     " AND (? OR t.type <> 'disability') AND " ATTACHMENT_OPEN(
				     "t") " ORDER BY t.id",
		file_fields, &entry->files, &entry->file_count,
		DB_VALUES(db_int(entry->application.id), db_bool(entry->one.mark)));

	if (!outcome)
		making->total += (int64_t)entry->file_count;
	return outcome;
}

static enum outcome parts_read(struct making *making, struct dossier_entry *entry)
{
	const struct dossier *dossier = &making->dossier;
	size_t count = 0;
	enum outcome outcome = OK;

	while (dossier->parts[count])
		count++;
	entry->parts = POOL_ARRAY(dossier->pool, const void *, count + 1);
	for (size_t i = 0; !outcome && i < count; i++)
		outcome = dossier->parts[i]->read(
			making->db, dossier->pool, dossier->words, &entry->one, &entry->parts[i]);
	return outcome;
}

/* With the rights of now. */
static enum outcome entry_read(struct making *making, int64_t id, struct dossier_entry *entry)
{
	struct pool *pool = making->errand->pool;
	const struct principal *who = making->errand->who;
	struct access_roles roles = {0};
	enum outcome outcome = object_roles(making->db, pool, who, OBJECT_APPLICATION, id, &roles);

	if (!outcome)
		outcome = access_judge(who, OBJECT_APPLICATION, roles, RIGHT_OPEN_DOSSIER)
			? NOT_FOUND
			: OK;
	if (!outcome)
		outcome = application_get(making->db, pool, id, &entry->application);
	if (!outcome)
		outcome = application_note_reading(making->db, pool, who,
			access_by(who, roles, RIGHT_OPEN_DOSSIER), &entry->application);
	if (!outcome)
		outcome = vacancy_get(
			making->db, pool, entry->application.vacancy_id, &entry->vacancy);
	if (outcome)
		return outcome;
	entry->one = (struct dossier_one){&entry->application, roles.there,
		(access_by(who, roles, RIGHT_CANDIDATE_READ) & ACCESS_MARK_ROLES) != 0};
	outcome = files_read(making, entry);
	return outcome ? outcome : parts_read(making, entry);
}

/* Whoever opens it has to see the mark of these then (ACC-16). */
static enum outcome marks_keep(struct making *making)
{
	const struct dossier *dossier = &making->dossier;
	int64_t *ids = POOL_ARRAY(dossier->pool, int64_t, dossier->count + 1);
	size_t count = 0;

	for (size_t i = 0; i < dossier->count; i++) {
		const struct dossier_entry *entry = &dossier->entries[i];
		bool told = entry->application.severely_disabled;

		for (size_t k = 0; k < entry->file_count; k++)
			told = told || text_equal(entry->files[k].type, "disability");
		if (entry->one.mark && told)
			ids[count++] = entry->application.id;
	}
	return list_file_mark(making->db, dossier->pool, making->errand->file_id, ids, count);
}

static enum outcome entries_read(struct making *making)
{
	struct dossier *dossier = &making->dossier;
	struct db_rows *rows = NULL;
	int64_t *ids;
	enum outcome outcome = subjects_read(making, &rows);

	if (outcome || !rows->count)
		return outcome ? outcome : NOT_FOUND;
	dossier->entries = POOL_ARRAY(dossier->pool, struct dossier_entry, rows->count);
	ids = POOL_ARRAY(dossier->pool, int64_t, rows->count);
	dossier->one_vacancy = true;
	for (size_t i = 0; !outcome && i < rows->count; i++) {
		ids[i] = db_number(rows, i, "application_id");
		outcome = entry_read(making, ids[i], &dossier->entries[i]);
		dossier->count = i + 1;
		if (!outcome && dossier->entries[i].vacancy.id != dossier->entries[0].vacancy.id)
			dossier->one_vacancy = false;
	}
	if (!outcome)
		outcome = making->errand->part(making->errand->context, ids, dossier->count);
	return outcome ? outcome : marks_keep(making);
}

/* One that is not in the store any more, or damaged there, is missing as well; and one that nobody
 * is shown yet. */
static enum outcome attachment_take(
	struct making *making, struct dossier_file *file, const uint8_t key[32])
{
	if (file->waits) {
		file->why = "waits";
		return OK;
	}
	enum outcome outcome = store_get(file->file_id, key, assembly_write, making->assembly);

	if (outcome == GONE || outcome == INVALID) {
		assembly_drop(making->assembly);
		file->why = "gone";
		return OK;
	}
	if (!outcome || outcome == TOO_LARGE)
		outcome = assembly_file(making->assembly, file->mime, &file->what);
	return outcome;
}

static enum outcome files_take(struct making *making, struct dossier_entry *entry)
{
	const struct errand *errand = making->errand;
	uint8_t key[32] = {0};
	enum outcome outcome =
		store_key(making->db, OBJECT_APPLICATION, entry->application.id, key);

	for (size_t i = 0; outcome == GONE && i < entry->file_count; i++)
		entry->files[i].why = "gone";
	if (outcome == GONE)
		return OK;
	for (size_t i = 0; !outcome && i < entry->file_count; i++) {
		outcome = attachment_take(making, &entry->files[i], key);
		making->done++;
		if (!outcome)
			outcome = errand->progress(errand->context, making->done, making->total);
	}
	explicit_bzero(key, sizeof(key));
	return outcome;
}

/* All of them together, so that few children do it. */
static enum outcome files_look(struct making *making)
{
	const struct errand *errand = making->errand;
	bool more = true;
	enum outcome outcome = OK;

	while (!outcome && more) {
		outcome = assembly_look(making->assembly, &more);
		if (!outcome)
			outcome = errand->progress(errand->context, making->done, making->total);
	}
	for (size_t i = 0; !outcome && i < making->dossier.count; i++)
		for (size_t k = 0; k < making->dossier.entries[i].file_count; k++) {
			struct dossier_file *file = &making->dossier.entries[i].files[k];

			if (!file->why)
				file->pages =
					assembly_pages(making->assembly, file->what, &file->why);
		}
	return outcome;
}

static struct dossier_file *file_of(struct making *making, size_t what)
{
	for (size_t i = 0; i < making->dossier.count; i++)
		for (size_t k = 0; k < making->dossier.entries[i].file_count; k++) {
			struct dossier_file *file = &making->dossier.entries[i].files[k];

			if (file->pages && file->what == what)
				return file;
		}
	return NULL;
}

/* A file that turns out not to go with the others is named instead, and all is put together anew;
 * where time or memory ended at it, not often, since each try may take as long. */
static enum outcome pdf_make(struct making *making)
{
	int broken = 0;
	struct dossier *dossier = &making->dossier;
	struct errand *errand = making->errand;
	struct dossier_file *file = NULL;
	struct paper_done done;
	enum outcome outcome;

	do {
		struct pool *pool = pool_new();
		size_t what = 0;

		outcome = paper_make(pool, &dossier->look, dossier_draw, dossier, &done);
		if (!outcome)
			outcome = errand->progress(errand->context, making->total, making->total);
		if (!outcome)
			outcome = assembly_make(
				making->assembly, &dossier->look, &done, &errand->file, &what);
		broken += outcome == TOO_LARGE;
		file = outcome == INVALID || (outcome == TOO_LARGE && broken <= BROKEN_MOST)
			? file_of(making, what)
			: NULL;
		if (file) {
			file->pages = 0;
			file->why = outcome == INVALID ? "damaged" : "large";
		}
		errand->rows = done.pages;
		pool_free(&pool);
	} while (file);
	return outcome == INVALID || outcome == GONE ? TOO_LARGE : outcome;
}

static void errand_say(struct making *making)
{
	const struct dossier *dossier = &making->dossier;
	struct errand *errand = making->errand;

	for (size_t i = 0; i < dossier->count; i++)
		for (size_t k = 0; k < dossier->entries[i].file_count; k++)
			errand->left_out += dossier->entries[i].files[k].pages == 0;
	errand->kind = OBJECT_APPLICATION;
	errand->action = "dossier_made"; /* words: audit_action.dossier_made */
	errand->about_kind = dossier->one_vacancy ? OBJECT_VACANCY : OBJECT_NONE;
	errand->about_id = dossier->one_vacancy ? dossier->entries[0].vacancy.id : 0;
	errand->detail = pool_printf(errand->pool, "applications=%zu files=%lld left_out=%lld",
		dossier->count, (long long)making->total, (long long)errand->left_out);
}

/* words: layout.owner layout.product dossier.title dossier.foot paper.page paper.of */
static void look_fill(struct making *making)
{
	struct dossier *dossier = &making->dossier;
	const struct dossier_entry *first = &dossier->entries[0];

	dossier->look = (struct paper_look){
		.title = pool_printf(dossier->pool, "%s %s", dossier_word(dossier, "dossier.title"),
			dossier->count == 1            ? first->application.name
				: dossier->one_vacancy ? first->vacancy.number
						       : ""),
		.lang = dossier->words->lang,
		.sender = dossier_word(dossier, "layout.owner"),
		.unit = dossier->one_vacancy ? first->vacancy.authority
					     : dossier_word(dossier, "layout.product"),
		.foot = pool_printf(dossier->pool, "%s · %s",
			dossier_word(dossier, "dossier.title"),
			dossier_word(dossier, "dossier.foot")),
		.page = dossier_word(dossier, "paper.page"),
		.of = dossier_word(dossier, "paper.of"),
	};
}

enum outcome dossier_make(struct db *db, const struct dossier_words *words,
	const struct dossier_part *const *parts, struct errand *errand)
{
	struct making making = {.db = db,
		.errand = errand,
		.dossier = {.pool = errand->pool,
			.words = words,
			.parts = parts,
			.asker = errand->who->name,
			.made_at = clock_now()}};
	enum outcome outcome = entries_read(&making);

	if (!outcome)
		outcome = assembly_new(errand->pool, &making.assembly);
	for (size_t i = 0; !outcome && i < making.dossier.count; i++)
		outcome = files_take(&making, &making.dossier.entries[i]);
	if (!outcome)
		outcome = files_look(&making);
	if (!outcome) {
		look_fill(&making);
		outcome = pdf_make(&making);
	}
	if (!outcome)
		errand_say(&making);
	assembly_end(&making.assembly);
	return outcome;
}
