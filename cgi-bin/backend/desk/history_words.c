/* From the codes of a line of history or audit to words. */
#include "backend/desk/history_words.h"

#include <string.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/text.h"
#include "choice/choice.h"
#include "web/form/form.h"
#include "web/list/list.h"
#include "web/list/views.h"

struct line {
	enum object_kind kind;
	const char *action, *detail;
	const char *group; /* of words, as the shape says; NULL: the kind's */
};

/* The word of a code: of a group, or a status of the kind's model. */
static const char *code_word(
	struct request *req, const char *group, enum object_kind kind, const char *code)
{
	return group ? view_code(req, group, code) : view_status(req, kind, code);
}

/* Each code of the detail, parted by `mark`, by its word. */
static const char *codes_words(
	struct request *req, const char *group, enum object_kind kind, const char *codes, char mark)
{
	const char marks[] = {mark, '\0'};
	char *rest = pool_strdup(req->pool, codes), *code;
	struct buf buf;

	buf_init(&buf, req->pool);
	while ((code = strsep(&rest, marks))) {
		if (buf.length)
			buf_str(&buf, mark == '>' ? " → " : ", ");
		buf_str(&buf, code_word(req, group, kind, code));
	}
	return buf.data;
}

/* "aktiv>inaktiv" */
static const char *status_words(struct request *req, const struct line *line)
{
	const struct object_type *type = object_type(line->kind);
	const char *group = line->kind == OBJECT_STAFF_USER ? "staff_status" : NULL;

	return group || (type && type->letter)
		? codes_words(req, group, line->kind, line->detail, '>')
		: NULL;
}

/* A setting by the field of its form: "service_tries". words: form.service_rules.* */
static const char *setting_words(struct request *req, const char *name)
{
	static const char begin[] = "service_";
	size_t length = strlen(begin);
	bool service = strncmp(name, begin, length) == 0;

	return form_label(req, "service_rules", service ? name + length : "super_hours");
}

/* "title,posts": fields of a form; what is changed of an account is asked with an application. */
static const char *fields_words(struct request *req, const struct line *line)
{
	const struct object_type *type = object_type(line->kind);
	const char *form = line->group         ? line->group
		: line->kind == OBJECT_ACCOUNT ? "apply"
		: type                         ? type->form
					       : NULL;
	char *rest = pool_strdup(req->pool, line->detail), *code;
	struct buf buf;

	if (line->kind == OBJECT_SETTING)
		return setting_words(req, line->detail);
	if (!form)
		return NULL;
	buf_init(&buf, req->pool);
	while ((code = strsep(&rest, ","))) {
		if (buf.length)
			buf_str(&buf, ", ");
		buf_str(&buf, form_label(req, form, code));
	}
	return buf.data;
}

static const char *day_detail(struct request *req, const struct line *line)
{
	return day_show(req->pool, line->detail, req->lang);
}

static const char *code_words(struct request *req, const struct line *line)
{
	return view_code(req, line->group, line->detail);
}

/* "ad_pr,ad_gsb" */
static const char *list_words(struct request *req, const struct line *line)
{
	return codes_words(req, line->group, line->kind, line->detail, ',');
}

/* A code that means what it does with this action only: the word <action>_<code>. */
static const char *own_words(struct request *req, const struct line *line)
{
	return view_code(
		req, "audit_detail", pool_printf(req->pool, "%s_%s", line->action, line->detail));
}

/* "17:other>disability": a number and kinds of documents; "ad_pr:no_objection": what was asked, and
 * the answer */
static const char *behind_words(struct request *req, const struct line *line)
{
	const char *colon = strchr(line->detail, ':');

	return colon ? codes_words(req, line->group, line->kind, colon + 1, '>') : NULL;
}

/* "Recruiting der Bezirke: RECRUITER" */
static const char *named_words(struct request *req, const struct line *line)
{
	const char *code = strrchr(line->detail, ' ');

	return code ? pool_printf(req->pool, "%.*s %s", (int)(code - line->detail), line->detail,
		       view_code(req, line->group, code + 1))
		    : NULL;
}

/* "run=3 done=41", "staff,done,run=3,added=2": what was counted, each with its word. Other parts
 * are codes of their own. */
static const char *counts_words(struct request *req, const struct line *line)
{
	char *rest = pool_strdup(req->pool, line->detail), *part;
	struct buf buf;

	buf_init(&buf, req->pool);
	while ((part = strsep(&rest, " ,"))) {
		char *value = strchr(part, '=');

		if (value)
			*value++ = '\0';
		if (buf.length)
			buf_str(&buf, ", ");
		buf_str(&buf, view_code(req, "audit_count", part));
		if (value)
			buf_printf(&buf, " %s", value);
	}
	return buf.data;
}

/* The value of a part "name=value" of a detail; NULL: it has none. */
static const char *part_of(struct request *req, const char *detail, const char *name)
{
	const char *at = strstr(detail, pool_printf(req->pool, "%s=", name));

	at = at ? at + strlen(name) + 1 : NULL;
	return at ? pool_strndup(req->pool, at, strcspn(at, " ")) : NULL;
}

static void column_add(
	struct request *req, struct buf *buf, const struct list *list, const char *code)
{
	for (size_t i = 0; i < list->column_count; i++)
		if (text_equal(list->columns[i].code, code))
			buf_printf(buf, "%s%s", buf->length ? ", " : "",
				view_word(req, list->columns[i].label));
}

/* A filter and, unless words were typed, what it was set to. */
static void filter_add(
	struct request *req, struct buf *buf, const struct list *list, const char *code)
{
	const char *colon = strchr(code, ':');
	size_t length = strcspn(code, ":");

	for (size_t i = 0; i < list->filter_count; i++) {
		const struct list_filter *filter = &list->filters[i];
		const char *word = !colon ? NULL
			: filter->words   ? view_code_find(req, filter->words, colon + 1)
			: filter->kind    ? view_status(req, filter->kind, colon + 1)
			: filter->list    ? view_choice(req, filter->list, colon + 1)
					  : NULL;

		if (strlen(filter->code) != length || strncmp(filter->code, code, length) != 0)
			continue;
		buf_printf(buf, "%s%s%s%s", buf->length ? ", " : "", view_word(req, filter->label),
			colon ? " " : "",
			word            ? word
				: colon ? colon + 1
					: "");
	}
}

static const char *parts_words(struct request *req, const struct list *list, const char *codes,
	void (*add)(struct request *, struct buf *, const struct list *, const char *))
{
	char *rest = codes ? pool_strdup(req->pool, codes) : NULL, *code;
	struct buf buf;

	buf_init(&buf, req->pool);
	while ((code = strsep(&rest, ",")))
		add(req, &buf, list, code);
	return buf.length ? buf.data : NULL;
}

/* "list=vacancies format=csv rows=44 columns=number,title filters=status:aktiv" */
static const char *file_words(struct request *req, const struct line *line)
{
	const char *code = part_of(req, line->detail, "list");
	const char *format = part_of(req, line->detail, "format");
	const char *rows = part_of(req, line->detail, "rows"), *columns, *filters;
	const struct list *list = NULL;
	struct buf buf;

	buf_init(&buf, req->pool);
	list_keeper(req, code ? code : "", &list);
	buf_printf(&buf, "%s, %s, %s %s",
		list ? list_title(req, list) : view_word(req, "audit_count.list"),
		view_code(req, "audit_count", format), view_word(req, "audit_count.rows"),
		rows ? rows : "0");
	if (!list)
		return buf.data;
	columns = parts_words(req, list, part_of(req, line->detail, "columns"), column_add);
	filters = parts_words(req, list, part_of(req, line->detail, "filters"), filter_add);
	if (columns)
		buf_printf(&buf, "; %s: %s", view_word(req, "audit_count.columns"), columns);
	if (filters)
		buf_printf(&buf, "; %s: %s", view_word(req, "audit_count.filters"), filters);
	return buf.data;
}

/* "field:finanzen>recht", "field:it": a selection list, and values of it as they were called */
static const char *choice_words(struct request *req, const struct line *line)
{
	const char *colon = strchr(line->detail, ':');
	const char *list =
		colon ? pool_strndup(req->pool, line->detail, (size_t)(colon - line->detail)) : "";
	char *rest = pool_strdup(req->pool, colon ? colon + 1 : ""), *code;
	const char *mark = ": ";
	struct buf buf;

	buf_init(&buf, req->pool);
	buf_str(&buf, view_code(req, "choice_list", list));
	while ((code = strsep(&rest, ">"))) {
		const struct choice *choice = choice_find(req->db, list, code);

		buf_printf(&buf, "%s%s", mark, choice ? choice_name(choice, req->lang) : code);
		mark = " → ";
	}
	return buf.data;
}

/* What somebody wrote. */
static const char *typed_words(struct request *req, const struct line *line)
{
	(void)req;
	return line->detail;
}

/* "B-2026-00017", "V-2026-00003>V-2026-00004": where else an application is, or was; for those who
 * might have brought it there (ACC-15). */
static const char *elsewhere_words(struct request *req, const struct line *line)
{
	const char *arrow = strchr(line->detail, '>');

	if (line->kind == OBJECT_APPLICATION && !may(req, RIGHT_CANDIDATE_COPY))
		return NULL;
	return arrow ? pool_printf(
		       req->pool, "%.*s → %s", (int)(arrow - line->detail), line->detail, arrow + 1)
		     : line->detail;
}

/* "no 0>next 2": what somebody is chosen for, with her place among those who move up. words: memo.*
 */
static const char *chosen_words(struct request *req, const struct line *line)
{
	char *rest = pool_strdup(req->pool, line->detail), *part;
	struct buf buf;

	buf_init(&buf, req->pool);
	while ((part = strsep(&rest, ">"))) {
		const char *choice = strsep(&part, " ");

		buf_printf(&buf, "%s%s", buf.length ? " → " : "",
			view_code(req, "memo", pool_printf(req->pool, "choice_%s", choice)));
		if (!text_empty(part) && !text_equal(part, "0"))
			buf_printf(&buf, " (%s %s)", view_word(req, "memo.rank"), part);
	}
	return buf.data;
}

/* Numbers of rows, names of templates: for no reader. */
static const char *no_words(struct request *req, const struct line *line)
{
	(void)req;
	(void)line;
	return NULL;
}

/* words: audit_detail.* audit_count.* */
static const struct shape {
	const char *action; /* up to a '*': all that begin so */
	const char *(*words)(struct request *req, const struct line *line);
	const char *group;
} shapes[] = {
	{"status", status_words, NULL},
	{"choice_*", choice_words, NULL},
	{"status_reason", typed_words, NULL},
	{"requirement_*", typed_words, NULL},
	{"ranking_changed", typed_words, NULL},
	{"copied_from", typed_words, NULL},
	{"copied_out", elsewhere_words, NULL},
	{"copied_in", elsewhere_words, NULL},
	{"moved_vacancy", elsewhere_words, NULL},
	{"moved_ad", typed_words, NULL},
	{"application_left", typed_words, NULL},
	{"identical_linked", typed_words, NULL},
	{"identical_ended", typed_words, NULL},
	{"interviews_taken", typed_words, NULL},
	{"application_came", typed_words, NULL},
	{"step_taken_back", status_words, NULL},
	{"step_mail", no_words, NULL},
	{"decision_chosen", chosen_words, NULL},
	{"entered", code_words, "entry_way"},
	{"letter_sent", code_words, "letter_name"},
	{"letter_waits", code_words, "letter_name"},
	{"letter_print", code_words, "letter_name"},
	{"letter_text_*", no_words, NULL},
	{"manager_*", no_words, NULL},
	{"changed", fields_words, NULL},
	{"vacancy_changed", fields_words, "vacancy"},
	{"publish_planned", day_detail, NULL},
	{"publish_extended", day_detail, NULL},
	{"agency_reported", day_detail, NULL},
	{"version_kept", typed_words, NULL},
	{"template_*", typed_words, NULL},
	{"proposal_saved", fields_words, NULL},
	{"proposal_decided", typed_words, NULL},
	{"blocked", day_detail, NULL},
	{"holiday_*", day_detail, NULL},
	{"super_used", code_words, "super_use"},
	{"super_ended", code_words, "super_ended"},
	{"deactivated", code_words, "account_reason"},
	{"attachment_*", behind_words, "attachment_type"},
	{"folder_file_*", code_words, "attachment_type"},
	{"statement_*", behind_words, "statement_answer"},
	{"agreement_left_out", list_words, "agreement_whom"},
	{"agreement_*", typed_words, NULL},
	{"deadline_*", typed_words, NULL},
	{"role_created", named_words, "role"},
	{"mail_given_up", no_words, NULL},
	{"refused", own_words, NULL},
	{"sign_in*", own_words, NULL},
	{"reminded", own_words, NULL},
	{"nightly_asked", own_words, NULL},
	{"nightly*", counts_words, NULL},
	{"staff_import*", counts_words, NULL},
	{"list_export", file_words, NULL},
	{"dossier_made", counts_words, NULL},
};

static bool shape_fits(const struct shape *shape, const char *action)
{
	size_t length = strcspn(shape->action, "*");

	return shape->action[length] ? strncmp(action, shape->action, length) == 0
				     : text_equal(action, shape->action);
}

const char *history_words(
	struct request *req, enum object_kind kind, const char *action, const char *detail)
{
	const char *words = NULL;

	if (text_empty(detail))
		return NULL;
	for (size_t i = 0; !words && i < sizeof(shapes) / sizeof(shapes[0]); i++)
		if (shape_fits(&shapes[i], action)) {
			words = shapes[i].words(
				req, &(struct line){kind, action, detail, shapes[i].group});
			words = words ? words : "";
		}
	return words;
}
