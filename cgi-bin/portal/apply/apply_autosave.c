/* What a script is told that saves the form by itself. */
#include "portal/apply/apply_form.h"

#include <string.h>

#include "base/clock.h"
#include "format/json.h"
#include "web/form/form.h"
#include "web/form/merge.h"

static void json_problems(struct request *req, struct buf *buf)
{
	json_open(buf, "problems", '[');
	for (size_t i = 0; i < req->problems.count; i++) {
		json_open(buf, NULL, '{');
		json_text(buf, "field", req->problems.items[i].field);
		json_text(buf, "reason", req->problems.items[i].reason);
		json_close(buf, '}');
	}
	json_close(buf, ']');
	req->problems.count = 0;
}

bool apply_conflicts(const struct request *req)
{
	const struct apply_input *input = req->input;
	bool conflict = false;
	for (size_t i = 0; i < req->problems.count; i++)
		conflict = conflict || merge_other(req, req->problems.items[i].field);
	return req->post && input->autosave && conflict;
}

enum outcome apply_conflict_json(struct request *req, const struct form_model *model)
{
	struct buf buf;
	buf_init(&buf, req->pool);
	json_open(&buf, NULL, '{');
	json_bool(&buf, "saved", false);
	json_open(&buf, "conflict", '[');
	for (size_t i = 0; i < req->problems.count; i++) {
		const char *code = req->problems.items[i].field, *other = merge_other(req, code);
		const struct question *question = form_question(model, code);
		if (!other || !question)
			continue;
		json_open(&buf, NULL, '{');
		json_text(&buf, "field", code);
		json_text(&buf, "other", question_words(req->pool, question, other, req->lang));
		json_close(&buf, '}');
	}
	json_close(&buf, ']');
	json_close(&buf, '}');
	return response_body(req, "application/json", buf.data, buf.length);
}

enum outcome apply_saved_json(struct request *req, bool saved, const char *action)
{
	struct buf buf;
	const char *shown = clock_show(req->pool, clock_now(), req->lang);
	const char *time = strstr(shown, ", ");
	buf_init(&buf, req->pool);
	json_open(&buf, NULL, '{');
	json_bool(&buf, "saved", saved);
	json_text(&buf, "time", time ? time + 2 : shown);
	json_text(&buf, "token", form_token_sent(req));
	json_text(&buf, "action", action);
	json_problems(req, &buf);
	json_close(&buf, '}');
	return response_body(req, "application/json", buf.data, buf.length);
}
