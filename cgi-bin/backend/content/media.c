/* The media library: list, add, change, replace, hide (OBJ-16). */
#include "media/media.h"

#include "backend/admin/admin.h"
#include "backend/content/media.h"
#include "backend/pages.h"
#include "base/text.h"
#include "web/form/form.h"
#include "web/list/list.h"

#define LIST "/mediathek"
#define FILE_MOST ((int64_t)20 << 20)
#define MAKE_MILLISECONDS 3000
#define BODY_MOST (FILE_MOST + 65536)

struct media_form {
	struct media_input words;
	struct upload *file;
	struct picture pictures[MEDIA_SIZES]; /* what `before` has made of the file */
};

#define WORDS(member, most) \
	{ \
		.name = #member, .type = FIELD_TEXT, .max = (most), .required = true, \
		FORM_AT(struct media_form, words.member) \
	}

static const struct form_field new_fields[] = {
	{.name = "file",
		.type = FIELD_FILES,
		.max = 1,
		.required = true,
		FORM_AT(struct media_form, file)},
	WORDS(title, 120),
	WORDS(alt_de, 300),
	WORDS(alt_en, 300),
	WORDS(credit, 120),
	WORDS(licence, 300),
};
/* words: form.media.file_missing form.media.title_missing form.media.alt_de_missing
 * form.media.alt_en_missing form.media.credit_missing form.media.licence_missing */
static const struct form new_form = FORM("media", new_fields, struct media_form);

static const struct form_field change_fields[] = {
	WORDS(title, 120),
	WORDS(alt_de, 300),
	WORDS(alt_en, 300),
	WORDS(credit, 120),
	WORDS(licence, 300),
	{.name = "hidden", .type = FIELD_CHECK, FORM_AT(struct media_form, words.hidden)},
};
/* words: form.media_change.title_missing form.media_change.alt_de_missing
 * form.media_change.alt_en_missing form.media_change.credit_missing
 * form.media_change.licence_missing */
static const struct form change_form = FORM("media_change", change_fields, struct media_form);

static const struct form_field replace_fields[] = {
	{.name = "file",
		.type = FIELD_FILES,
		.max = 1,
		.required = true,
		FORM_AT(struct media_form, file)},
	{.name = "version",
		.type = FIELD_INT,
		.hidden = true,
		.min = 1,
		.max = INT32_MAX,
		.required = true,
		FORM_AT(struct media_form, words.version)},
};
/* words: form.media_replace.file_missing */
static const struct form replace_form = FORM("media_replace", replace_fields, struct media_form);

static const char *hidden_text(struct request *req, const struct list_row *row)
{
	return view_word(req, text_equal(list_cell(row, "hidden"), "1") ? "form.yes" : "form.no");
}

static const char *picture_text(struct request *req, const struct list_row *row)
{
	return pool_printf(req->pool, "%s/bilder/%s", req->base, list_cell(row, "picture"));
}

static const struct list_column media_columns[] = {
	{.code = "picture", .label = "media.picture", .type = LIST_PICTURE, .text = picture_text},
	{.code = "title",
		.label = "form.media.title",
		.type = LIST_GERMAN,
		.head = true,
		.link = LIST "/",
		.link_from = "number"},
	{.code = "alt_de", .label = "form.media.alt_de", .type = LIST_GERMAN, .wide = true},
	{.code = "ads", .label = "media.ads", .type = LIST_NUMBER},
	{.code = "hidden", .label = "admin.block_hidden", .text = hidden_text, .wide = true},
	{.code = "changed_at", .label = "backend.changed_at", .type = LIST_TIME, .wide = true},
	{.code = "changed_by", .label = "backend.changed_by", .wide = true},
};

static const struct list_filter media_filters[] = {
	{.code = "words", .label = "media.words", .type = LIST_WORDS},
};

static const struct list library_list = {
	.code = "media",
	.title = "media",
	.right = RIGHT_MEDIA,
	.source = &media_list,
	LIST_COLUMNS_OF(media_columns),
	LIST_FILTERS_OF(media_filters),
	.sort = "title",
	.empty = "media.empty",
};

/* Administrators come from their front page. */
static void show_crumbs(struct request *req, bool below)
{
	if (access_has(&req->principal, RIGHT_ADMIN))
		admin_crumbs(req, below ? "title.media" : NULL, LIST);
	else if (below)
		view_crumb(req, view_word(req, "title.media"), LIST);
}

static enum outcome show_list(struct request *req)
{
	show_crumbs(req, false);
	return list_show(req, "List", &library_list);
}

const struct page page_media = {
	.path = LIST,
	.right = RIGHT_MEDIA,
	LISTS(&library_list),
	.view = "backend/media.cs",
	.title = "media",
	.show = show_list,
};

static enum outcome show_new(struct request *req)
{
	show_crumbs(req, true);
	form_show(req, &new_form, req->path, NULL);
	return OK;
}

/* The picture is made anew before the transaction, since that takes long. */
static enum outcome before_file(struct request *req)
{
	struct media_form *input = req->input;
	const struct upload *file = input->file;
	const char *problem = NULL;

	if (file->size > FILE_MOST) {
		form_problem(req, "file", "file_size");
		return INVALID;
	}
	char *bytes = pool_alloc(req->pool, (size_t)file->size + 1);
	enum outcome outcome = upload_read(req, file, 0, bytes, (size_t)file->size);
	if (!outcome)
		outcome = media_make(req->pool, bytes, (size_t)file->size, file->mime,
			MAKE_MILLISECONDS, input->pictures, &problem);
	if (outcome == INVALID)
		form_problem(req, "file", problem);
	return outcome;
}

static enum outcome save_new(struct request *req)
{
	const struct media_form *input = req->input;
	const char *number = NULL;
	enum outcome outcome = media_add(req->db, req->pool, &req->principal, &input->words,
		input->pictures, &req->problems, &number);

	return outcome ? outcome : redirect_to(req, "media_added", LIST "/%s", number);
}

const struct page page_media_new = {
	.path = LIST "/neu",
	.right = RIGHT_MEDIA,
	.form = &new_form,
	.view = "backend/media_new.cs",
	.title = "media_new",
	.show = show_new,
	.before = before_file,
	.save = save_new,
	.body = BODY_MOST,
};

static enum outcome media_read(struct request *req, struct media *media_r)
{
	return media_get(req->db, req->pool, request_path_value(req, "media"), media_r);
}

static enum outcome now(struct request *req, void *now_r)
{
	struct media media;
	enum outcome outcome = media_read(req, &media);

	if (!outcome)
		((struct media_form *)now_r)->words = media.data;
	return outcome;
}

static enum outcome show_media(struct request *req, struct media *media_r)
{
	enum outcome outcome = media_read(req, media_r);

	if (outcome)
		return outcome;
	view_text(req, "Media.number", media_r->number);
	view_text(req, "Media.title", media_r->data.title);
	view_text(req, "Media.large", media_r->large);
	view_int(req, "Media.width", media_r->width);
	view_int(req, "Media.height", media_r->height);
	view_text(req, "Media.alt",
		text_equal(req->lang, "en") ? media_r->data.alt_en : media_r->data.alt_de);
	view_text(req, "Media.credit", media_r->data.credit);
	view_int(req, "Media.ads", media_r->ads);
	view_bool(req, "Media.hidden", media_r->data.hidden);
	return OK;
}

static enum outcome show_one(struct request *req)
{
	struct media media;
	enum outcome outcome = show_media(req, &media);

	if (outcome)
		return outcome;
	show_crumbs(req, true);
	view_title_german(req, media.data.title);
	form_show(req, &change_form, req->path, &(struct media_form){.words = media.data});
	return OK;
}

static enum outcome save_one(struct request *req)
{
	struct media_form *input = req->input;
	const struct media_form *read = req->now;

	input->words.version = read->words.version;
	enum outcome outcome = media_change(req->db, req->pool, &req->principal,
		request_path_value(req, "media"), &input->words, &req->problems);
	return outcome
		? outcome
		: redirect_to(req, "media_changed", LIST "/%s", request_path_value(req, "media"));
}

const struct page page_media_one = {
	.path = LIST "/{media}",
	.right = RIGHT_MEDIA,
	.form = &change_form,
	.view = "backend/media_one.cs",
	.title = "media_one",
	.show = show_one,
	.now = now,
	.save = save_one,
};

static enum outcome show_replace(struct request *req)
{
	struct media media;
	enum outcome outcome = show_media(req, &media);

	if (outcome)
		return outcome;
	show_crumbs(req, true);
	view_crumb_german(req, media.data.title, pool_printf(req->pool, LIST "/%s", media.number));
	form_show(req, &replace_form, req->path, &(struct media_form){.words = media.data});
	return OK;
}

static enum outcome save_replace(struct request *req)
{
	const struct media_form *input = req->input;
	enum outcome outcome =
		media_replace(req->db, req->pool, &req->principal, request_path_value(req, "media"),
			input->words.version, input->pictures, &req->problems);

	return outcome
		? outcome
		: redirect_to(req, "media_replaced", LIST "/%s", request_path_value(req, "media"));
}

const struct page page_media_replace = {
	.path = LIST "/{media}/ersetzen",
	.right = RIGHT_MEDIA,
	.form = &replace_form,
	.view = "backend/media_replace.cs",
	.title = "media_replace",
	.show = show_replace,
	.before = before_file,
	.save = save_replace,
	.body = BODY_MOST,
};

static enum outcome show_picture(struct request *req)
{
	struct db_cell bytes = {0};
	enum outcome outcome =
		media_file(req->db, req->pool, request_path_value(req, "picture"), &bytes);

	return outcome ? outcome : response_body(req, "image/jpeg", bytes.bytes, bytes.length);
}

const struct page page_media_picture = {
	.path = "/bilder/{picture}",
	.right = RIGHT_STAFF,
	.show = show_picture,
	.raw = true,
};

enum outcome pick_media(struct request *req, const char *words, struct db_rows **rows_r)
{
	return media_find(req->db, req->pool, words, rows_r);
}

static enum outcome show_found(struct request *req)
{
	return pick_answer(req, pick_media);
}

const struct page page_pick_media = {
	.path = PICK_MEDIA,
	.right = RIGHT_JOBAD_EDIT,
	.show = show_found,
	.raw = true,
};
