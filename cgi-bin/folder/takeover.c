/* Taking over answers and documents. */
#include "folder/takeover.h"

#include "account/account.h"
#include "application/own.h"
#include "base/buf.h"
#include "base/crypto.h"
#include "base/text.h"
#include "document/office.h"
#include "draft/draft.h"
#include "folder/folder.h"
#include "store/file_copy.h"
#include "store/store.h"
#include "store/stored_check.h"

enum outcome take_sources(struct db *db, struct pool *pool, const struct principal *who,
	int64_t jobad_id, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"(SELECT '" TAKE_FOLDER "' AS source, NULL AS number, NULL AS title,"
		" (SELECT COUNT(t.id) FROM folder_file t LEFT JOIN stored_check c"
		" ON c.file_id = t.file_id AND c.state = 'refused'"
		" WHERE t.account_id = f.account_id AND c.id IS NULL) AS files,"
		" 1 AS folder, 0 AS id FROM folder f WHERE f.account_id = ?)"
		" UNION ALL (SELECT a.number, a.number, ad.title,"
		" (SELECT COUNT(*) FROM attachment t WHERE t.application_id = a.id AND"
		" t.type NOT IN ('letter', 'hiring')),"
		" 0, a.id FROM application a JOIN application_ad ad ON ad.application_id = a.id"
		" WHERE " DRAFT_OF_VISITOR " AND a.jobad_id <> ?"
		" AND a.status NOT IN ('geloescht', 'direktanonymisierung', 'anonymisiert')"
		" ORDER BY a.id DESC LIMIT ?) ORDER BY folder DESC, id DESC",
		DB_VALUES(db_int(who->account), db_id(who->id), db_int(who->account),
			db_int(jobad_id), db_int(TAKE_SOURCES + 1)),
		rows_r);
}

static const struct db_field attachment_fields[] = {
	DB_FIELD(struct attachment, type),
	DB_FIELD(struct attachment, name),
	DB_FIELD(struct attachment, mime),
	DB_FIELD(struct attachment, size),
	DB_FIELD(struct attachment, file_id),
};

static enum outcome files_of(struct db *db, struct pool *pool, struct takeover *take)
{
	struct attachment *files = NULL;
	size_t count = 0;
	enum outcome outcome = take->folder
		? db_structs(db, pool,
			"SELECT f.type, f.name, f.mime, f.size, f.file_id FROM folder_file f"
			" WHERE f.account_id = ? AND NOT " STORED_REFUSED_OF(
				"f.file_id") " ORDER BY f.id",
			attachment_fields, &files, &count, DB_VALUES(db_int(take->id)))
		: db_structs(db, pool,
			"SELECT type, name, mime, size, file_id FROM attachment WHERE"
			" application_id = ?"
			" AND (? OR type <> 'letter') AND type <> 'hiring' ORDER BY id",
			attachment_fields, &files, &count,
			DB_VALUES(db_int(take->id), db_bool(take->whole)));
	if (outcome)
		return outcome;
	take->count = count;
	take->files = POOL_ARRAY(pool, struct attachment_file, count + 1);
	take->file_ids = POOL_ARRAY(pool, const char *, count + 1);
	take->copies = POOL_ARRAY(pool, struct attachment_stored, count + 1);
	take->problems = POOL_ARRAY(pool, const char *, count + 1);
	for (size_t i = 0; i < count; i++) {
		take->files[i] = (struct attachment_file){
			.type = files[i].type,
			.name = files[i].name,
			.mime = files[i].mime,
			.size = files[i].size,
		};
		take->file_ids[i] = files[i].file_id;
	}
	return OK;
}

static enum outcome open_folder(struct db *db, const struct principal *who, struct takeover *take)
{
	bool any = false;
	take->folder = true;
	take->id = who->account;
	enum outcome outcome = who->account ? folder_any(db, who->account, &any) : OK;
	return outcome ? outcome : any ? OK : NOT_FOUND;
}

static enum outcome open_application(struct db *db, struct pool *pool, const struct principal *who,
	const char *number, struct takeover *take)
{
	enum outcome outcome = object_find(db, OBJECT_APPLICATION, number, &take->id);
	return outcome ? outcome : application_owned(db, pool, who, take->id, 0);
}

enum outcome take_open(struct db *db, struct pool *pool, const struct principal *who,
	const char *source, struct takeover *take_r)
{
	*take_r = (struct takeover){0};
	enum outcome outcome = text_equal(source, TAKE_FOLDER)
		? open_folder(db, who, take_r)
		: open_application(db, pool, who, source, take_r);
	if (outcome)
		return outcome == UNAVAILABLE ? outcome : NOT_FOUND;
	return files_of(db, pool, take_r);
}

enum outcome take_whole(
	struct db *db, struct pool *pool, int64_t application_id, struct takeover *take_r)
{
	*take_r = (struct takeover){.id = application_id, .whole = true};
	return files_of(db, pool, take_r);
}

/* The account's name stands before what the folder holds. */
static enum outcome folder_answers(
	struct db *db, struct pool *pool, int64_t account_id, struct answers *answers_r)
{
	struct folder folder;
	struct account account;
	enum outcome outcome = folder_get(db, pool, account_id, &folder);
	if (!outcome)
		outcome = account_get(db, pool, account_id, &account);
	if (outcome)
		return outcome;
	struct answer *items = POOL_ARRAY(pool, struct answer, folder.answers.count + 3);
	size_t count = 0;
	items[count++] = (struct answer){"salutation", account.salutation};
	items[count++] = (struct answer){"first_name", account.first_name};
	items[count++] = (struct answer){"surname", account.surname};
	for (size_t i = 0; i < folder.answers.count; i++)
		items[count++] = folder.answers.items[i];
	*answers_r = (struct answers){items, count};
	return OK;
}

enum outcome take_answers(struct db *db, struct pool *pool, const struct takeover *take,
	const struct form_model *model, struct answers *answers_r)
{
	struct draft draft = {0};
	struct problems problems = {
		0}; /* what the form cannot take is left out: it shows what it takes */
	enum outcome outcome = take->folder ? folder_answers(db, pool, take->id, &draft.answers)
					    : draft_get(db, pool, take->id, &draft);
	if (outcome)
		return outcome == UNAVAILABLE ? outcome : NOT_FOUND;
	struct answer *items = POOL_ARRAY(pool, struct answer, draft.answers.count + 1);
	size_t count = 0;
	for (size_t i = 0; i < draft.answers.count; i++) {
		const struct question *question =
			form_question(model, draft.answers.items[i].question);
		if (question && !question->of_ad)
			items[count++] = draft.answers.items[i];
	}
	form_take(pool, model, &(struct answers){items, count}, answers_r, &problems);
	return OK;
}

static enum outcome key_of(struct db *db, const struct takeover *take, uint8_t key_r[32])
{
	enum outcome outcome =
		store_key(db, take->folder ? OBJECT_ACCOUNT : OBJECT_APPLICATION, take->id, key_r);

	return outcome == GONE ? NOT_FOUND : outcome;
}

/* As attachment_add would: limits, room and what the look into it has found. */
static const char *problem_of(const struct takeover *take, size_t i, const struct limits *limits)
{
	int64_t count = 0, total = take->files[i].size;
	const char *problem = attachment_problem(&take->files[i], limits);
	for (size_t before = 0; before < i; before++) {
		if (!take->copies[before].file_id)
			continue;
		count++;
		total += take->files[before].size;
	}
	if (problem)
		return problem;
	return count >= limits->max_files   ? "file_count"
		: total > limits->max_total ? "file_total"
					    : NULL;
}

/* words: problem.file_converting */
static enum outcome copy_file(struct pool *pool, const uint8_t from[32], struct takeover *take,
	size_t i, const struct limits *limits, int64_t *milliseconds)
{
	struct file_copy copy;
	struct attachment_stored *stored = &take->copies[i];

	if (office_kind(take->files[i].mime)) { /* else it would be a PDF by now */
		take->problems[i] = "file_converting";
		return OK;
	}
	enum outcome outcome = file_copy_read(take->file_ids[i], from, take->files[i].size, &copy);
	if (outcome == INVALID || outcome == GONE) { /* it cannot be read any more */
		take->problems[i] = "file_damaged";
		outcome = OK;
	} else if (!outcome) {
		outcome = attachment_check(
			pool, &take->files[i], limits, file_copy_source, &copy, milliseconds);
		take->problems[i] = problem_of(take, i, limits);
	}
	if (!outcome && !take->problems[i])
		outcome = attachment_store(
			pool, take->key, &take->files[i], file_copy_source, &copy, stored);
	file_copy_end(&copy);
	return outcome;
}

enum outcome take_copy(
	struct db *db, struct pool *pool, struct takeover *take, int64_t milliseconds)
{
	uint8_t key[32];
	struct limits limits;
	enum outcome outcome = key_of(db, take, key);
	if (!outcome)
		outcome = limits_get(db, pool, &limits);
	crypto_random(take->key, sizeof(take->key));
	for (size_t i = 0; !outcome && i < take->count; i++)
		outcome = copy_file(pool, key, take, i, &limits, &milliseconds);
	return outcome;
}

static enum outcome take_file(struct db *db, struct pool *pool, const struct principal *who,
	const struct takeover *take, size_t i, int64_t application_id, const char **problem_r)
{
	*problem_r = take->problems[i];
	if (!*problem_r && !take->copies[i].file_id)
		*problem_r = "file_unchecked";
	return *problem_r ? INVALID
			  : attachment_add_stored(db, pool, who, application_id, &take->files[i],
				  &take->copies[i], problem_r);
}

enum outcome take_files(struct db *db, struct pool *pool, const struct principal *who,
	const struct takeover *take, int64_t application_id, const char **refused_r)
{
	struct buf refused;
	enum outcome outcome = OK;
	buf_init(&refused, pool);
	for (size_t i = 0; !outcome && i < take->count; i++) {
		const char *problem;
		outcome = take_file(db, pool, who, take, i, application_id, &problem);
		if (outcome != INVALID)
			continue;
		buf_printf(&refused, "%s\t%s\n", problem, take->files[i].name);
		outcome = OK;
	}
	*refused_r = refused.data;
	return outcome;
}
