/* The applications a person may see. */
#include "application/list/application_list.h"
#include "backend/desk/dossier.h"
#include "backend/pages.h"
#include "base/text.h"
#include "bulk/bulk.h"
#include "formal/formal.h"
#include "web/form/form.h"
#include "web/list/all.h"
#include "web/list/list.h"

struct choice_input {
	struct form_values ids;
	bool all, dossier;
};

static const struct form_field choice_fields[] = {
	{.name = "ids", .type = FIELD_VALUES, .max = BULK_MAX, FORM_AT(struct choice_input, ids)},
	{.name = "all", .type = FIELD_CHECK, .hidden = true, FORM_AT(struct choice_input, all)},
	{.name = "dossier",
		.type = FIELD_CHECK,
		.hidden = true,
		FORM_AT(struct choice_input, dossier)},
};
static const struct form choice_form = FORM("bulk_begin", choice_fields, struct choice_input);

static void bind_applications(
	struct request *req, struct access_where roles, struct db_value *slots_r)
{
	application_list_bind(&req->principal, roles, slots_r);
}

static enum outcome choose_applications(struct request *req, struct access_where roles,
	struct db_list_ask *ask, struct db_value *slots, const struct db_list **source_r)
{
	(void)slots;
	return application_list_choose(
		req->db, req->pool, &req->principal, roles, false, ask, source_r);
}

static enum outcome choose_archived(struct request *req, struct access_where roles,
	struct db_list_ask *ask, struct db_value *slots, const struct db_list **source_r)
{
	(void)slots;
	return application_list_choose(
		req->db, req->pool, &req->principal, roles, true, ask, source_r);
}

static const struct list_column application_columns[] = {
	{.code = "number", .label = "backend.number", .wide = true},
	{.code = "name",
		.label = "backend.name",
		.head = true,
		.link = "/bewerbungen/",
		.link_from = "number"},
	{.code = "status",
		.label = "backend.status",
		.type = LIST_STATUS,
		.kind = OBJECT_APPLICATION},
	{.code = "vacancy",
		.label = "backend.vacancy",
		.type = LIST_GERMAN,
		.link = "/vakanzen/",
		.link_from = "vacancy_number",
		.wide = true},
	{.code = "received_at", .label = "backend.received_at", .type = LIST_TIME},
	{.code = "status_since",
		.label = "backend.status_since",
		.type = LIST_TIME,
		.hidden = true,
		.wide = true},
	{.code = "check",
		.label = "tab.check",
		.type = LIST_CODE,
		.words = "formal_state",
		.from = "checked",
		.hidden = true,
		.wide = true},
};

static enum outcome status_choices(struct request *req, const struct db_rows **rows_r)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = application_status_choices(req->db, req->pool, req->lang, &rows);

	*rows_r = rows;
	return outcome;
}

/* Of a vacancy the person knows of. */
static enum outcome find_vacancy(
	struct request *req, const char *typed, struct db_list_values *values_r)
{
	int64_t id = 0;
	enum outcome outcome = request_object(req, OBJECT_VACANCY, typed, RIGHT_VACANCY_READ, &id);

	*values_r = (struct db_list_values){1, {db_int(id)}};
	return outcome;
}

static const struct list_filter application_filters[] = {
	{.code = "suche", .label = "backend.widget_search", .type = LIST_WORDS, .unkept = true},
	{.code = "status",
		.label = "backend.status",
		.type = LIST_CHOICE,
		.options = status_choices},
	{.code = "pruefung",
		.label = "tab.check",
		.type = LIST_CHOICE,
		.words = "formal_state",
		.choices = formal_states},
	{.code = "vakanz", .label = "backend.vacancy", .type = LIST_GIVEN, .value = find_vacancy},
};

static const struct list_filter archive_filters[] = {
	{.code = "suche", .label = "backend.widget_search", .type = LIST_WORDS, .unkept = true},
	{.code = "vakanz", .label = "backend.vacancy", .type = LIST_GIVEN, .value = find_vacancy},
};

static const struct list applications_list = {
	.code = "applications",
	.title = "applications",
	.path = "/bewerbungen",
	.right = RIGHT_CANDIDATE_LIST_VIEW,
	.export = true,
	.source = &applications_seen,
	.choose = choose_applications,
	.others = application_list_others,
	.bind = bind_applications,
	LIST_COLUMNS_OF(application_columns),
	LIST_FILTERS_OF(application_filters),
	.sort = "received_at",
	.descending = true,
	.empty = "backend.applications_empty",
	.follows = ACCESS_STAMP_REACH,
	.select = "ids",
	.walked = true,
};

static const struct list archive_list = {
	.code = "archive",
	.title = "archive",
	.path = "/archiv",
	.right = RIGHT_CANDIDATE_LIST_VIEW,
	.export = true,
	.source = &archived_seen,
	.choose = choose_archived,
	.others = application_list_others,
	.bind = bind_applications,
	LIST_COLUMNS_OF(application_columns),
	LIST_FILTERS_OF(archive_filters),
	.sort = "received_at",
	.descending = true,
	.empty = "backend.applications_empty",
	.follows = ACCESS_STAMP_REACH,
	.walked = true,
};

static enum outcome show(struct request *req)
{
	struct list list = applications_list;
	bool bulk = access_has(&req->principal, RIGHT_CANDIDATE_EDIT);
	bool dossier = access_has(&req->principal, RIGHT_OPEN_DOSSIER);

	view_bool(req, "May.bulk", bulk);
	view_bool(req, "May.dossier", dossier);
	if (bulk || dossier)
		form_show(req, &choice_form, "/bewerbungen", NULL);
	else
		list.select = NULL;
	return list_show(req, "List", &list);
}

static enum outcome chosen_read(
	struct request *req, const struct form_values *chosen, int64_t **ids_r)
{
	*ids_r = POOL_ARRAY(req->pool, int64_t, chosen->count + 1);
	for (size_t i = 0; i < chosen->count; i++)
		if (!text_to_int(chosen->items[i], 1, INT64_MAX, &(*ids_r)[i]))
			return NOT_FOUND;
	return OK;
}

static enum outcome save_chosen(
	struct request *req, const struct form_values *chosen, int64_t *id_r)
{
	int64_t *ids = NULL;
	enum outcome outcome = chosen_read(req, chosen, &ids);

	return outcome ? outcome
		       : bulk_begin(req->db, req->pool, &req->principal, ids, chosen->count,
			       &req->problems, id_r);
}

/* One dossier of the chosen ones. */
static enum outcome save_dossier(struct request *req, const struct form_values *chosen)
{
	struct dossier_plan plan;
	int64_t *ids = NULL;
	enum outcome outcome = chosen_read(req, chosen, &ids);

	if (!outcome)
		outcome =
			dossier_of(req->db, req->pool, &req->principal, ids, chosen->count, &plan);
	return outcome ? outcome
		       : dossier_save(req, &plan,
			       pool_printf(req->pool, "%s: %zu", view_word(req, "dossier.chosen"),
				       plan.count));
}

static enum outcome found_next(void *context, const int64_t **ids_r, size_t *count_r)
{
	return list_all_next(context, ids_r, count_r);
}

static enum outcome found_left(void *context, int64_t *left_r)
{
	return list_all_left(context, left_r);
}

/* What the list shows under this address, on all its pages. */
static enum outcome save_found(struct request *req, int64_t *id_r)
{
	struct list_all *all = NULL;
	enum outcome outcome = list_all_begin(req, &applications_list, &all);

	return outcome ? outcome
		       : bulk_begin_found(req->db, req->pool, &req->principal,
			       &(struct bulk_finder){
				       .context = all, .next = found_next, .left = found_left},
			       &req->problems, id_r);
}

static enum outcome save(struct request *req)
{
	const struct choice_input *input = req->input;
	int64_t id = 0;
	enum outcome outcome;

	if (input->dossier)
		return save_dossier(req, &input->ids);
	if (!access_has(&req->principal, RIGHT_CANDIDATE_EDIT))
		return DENIED;
	outcome = input->all ? save_found(req, &id) : save_chosen(req, &input->ids, &id);

	return outcome ? outcome : redirect_to(req, NULL, "/sammelaktionen/%lld", (long long)id);
}

static enum outcome show_archive(struct request *req)
{
	return list_show(req, "List", &archive_list);
}

const struct page page_applications = {
	.path = "/bewerbungen",
	.right = RIGHT_CANDIDATE_LIST_VIEW,
	LISTS(&applications_list),
	.form = &choice_form,
	.view = "backend/applications.cs",
	.title = "applications",
	.show = show,
	.save = save,
};

/* What is archived stands here alone (ACC-16). */
const struct page page_archive = {
	.path = "/archiv",
	.right = RIGHT_ARCHIVE,
	LISTS(&archive_list),
	.view = "backend/applications.cs",
	.title = "archive",
	.show = show_archive,
};
