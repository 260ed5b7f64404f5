/* Shared pieces of the pages of selection lists. */
#include "backend/content/choice_view.h"

#include "backend/admin/admin.h"
#include "base/text.h"

enum outcome choice_page_admit(struct request *req)
{
	return choice_list_known(choice_page_list(req)) ? OK : NOT_FOUND;
}

const char *choice_page_list(const struct request *req)
{
	return request_path_value(req, "list");
}

/* words: choice_list.* */
const char *choice_list_name(const struct request *req, const char *list)
{
	return view_code(req, "choice_list", list);
}

const char *choice_list_path(struct request *req, const char *rest)
{
	return pool_printf(req->pool, CHOICE_LISTS "/%s%s", choice_page_list(req), rest);
}

const char *choice_value_path(struct request *req, int64_t id, const char *rest)
{
	return pool_printf(
		req->pool, CHOICE_LISTS "/%s/%lld%s", choice_page_list(req), (long long)id, rest);
}

enum outcome choice_page_value(struct request *req, struct choice_value *value_r)
{
	return choice_value_get(
		req->db, req->pool, choice_page_list(req), request_path_int(req, "value"), value_r);
}

const char *choice_value_name(const struct request *req, const struct choice_value *value)
{
	return text_equal(req->lang, "en") ? value->name_en : value->name_de;
}

void choice_value_view(struct request *req, const char *place, const struct choice_value *value)
{
	const char *names[] = {"name", "name_de", "name_en", "code", "replaced"};
	const char *texts[] = {choice_value_name(req, value), value->name_de, value->name_en,
		value->code,
		value->replaced_by ? view_choice(req, value->list, value->replaced_by) : NULL};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		view_text(req, pool_printf(req->pool, "%s.%s", place, names[i]), texts[i]);
	view_int(req, pool_printf(req->pool, "%s.uses", place),
		value->uses > CHOICE_USES_MAX ? CHOICE_USES_MAX : value->uses);
	view_bool(req, pool_printf(req->pool, "%s.more", place), value->uses > CHOICE_USES_MAX);
	view_bool(req, pool_printf(req->pool, "%s.hidden", place), value->hidden);
	view_bool(req, pool_printf(req->pool, "%s.ruled", place), value->ruled);
	view_text(req, pool_printf(req->pool, "%s.path", place),
		pool_printf(req->pool, "%s%s", req->base, choice_value_path(req, value->id, "")));
}

/* words: choice_use.* */
enum outcome choice_uses_view(struct request *req, const struct choice_value *value)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = choice_uses(req->db, req->pool, value, &rows);

	for (size_t i = 0; !outcome && i < rows->count; i++) {
		const char *place = pool_printf(req->pool, "Uses.%zu", i);
		int64_t count = db_number(rows, i, "count");

		view_text(req, pool_printf(req->pool, "%s.label", place),
			view_code(req, "choice_use", db_text(rows, i, "kind")));
		view_int(req, pool_printf(req->pool, "%s.count", place),
			count > CHOICE_USES_MAX ? CHOICE_USES_MAX : count);
		view_bool(req, pool_printf(req->pool, "%s.more", place), count > CHOICE_USES_MAX);
	}
	return outcome;
}
