/* The letter of a bulk action: what it begins with, and how it looks for one person. */
#include "backend/bulk/letter_person.h"

#include "application/reading.h"
#include "base/text.h"
#include "letter/offered.h"
#include "mail/letter_check.h"

/* words: letter_name.* */
enum outcome letter_templates_show(struct request *req, const char *chosen)
{
	const char **codes = NULL;
	size_t count = 0;
	enum outcome outcome = letters_offered(req->db, req->pool, OFFERED_BY_HAND, &codes, &count);

	for (size_t i = 0; !outcome && i < count; i++) {
		const char *row = pool_printf(req->pool, "Templates.%zu", i);

		view_text(req, pool_printf(req->pool, "%s.code", row), codes[i]);
		view_text(req, pool_printf(req->pool, "%s.name", row),
			view_code(req, "letter_name", codes[i]));
		view_bool(req, pool_printf(req->pool, "%s.chosen", row),
			text_equal(codes[i], chosen));
	}
	return outcome;
}

void letter_uses_show(struct request *req, const struct written *letter)
{
	static const struct {
		const char *field, *name;
	} fields[] = {{"points", "line"}, {"last_day", "last_day"}};
	const char *names[WRITTEN_USES];
	size_t count =
		letter_uses(req->pool, written_texts(req->pool, letter), names, WRITTEN_USES);

	for (size_t i = 0; i < sizeof(fields) / sizeof(*fields); i++) {
		bool used = false;

		for (size_t n = 0; n < count; n++)
			used = used || text_equal(names[n], fields[i].name);
		view_bool(req, pool_printf(req->pool, "Uses.%s", fields[i].field), used);
	}
}

static void view_person(struct request *req, const struct written_view *view)
{
	view_text(req, "Person.recipient", view->print ? NULL : view->mail.recipient);
	view_bool(req, "Person.print", view->print);
	view_text(req, "Person.subject", view->mail.subject);
	view_text(req, "Person.text", view->mail.text);
	if (view->last_day)
		view_day(req, "Person.last_day", view->last_day);
	view_bool(req, "Person.english", text_equal(view->mail.lang, "en"));
	for (size_t i = 0; i < view->missing_count; i++)
		view_text(req, pool_printf(req->pool, "Person.missing.%zu.words", i),
			view_code(req, "letter_value", view->missing[i]));
}

/* The letter to the person that is asked for, *at_r of those it goes to; noted as read. OK; DENIED,
 * NOT_FOUND (not for the reader any more); INVALID; UNAVAILABLE. */
static enum outcome person_find(struct request *req, const struct bulk *bulk,
	const struct written *written, int64_t *at_r, struct written_view *view_r)
{
	int64_t application = 0;
	enum outcome outcome;

	if (!text_to_int(request_query(req, "person"), 1, bulk->ready, at_r))
		*at_r = 1;
	outcome = bulk_ready_at(req->db, bulk->id, *at_r - 1, &application);
	if (!outcome)
		outcome = application_read_as(
			req->db, req->pool, &req->principal, RIGHT_CANDIDATE_CONTACT, application);
	return outcome ? outcome : written_show(req->db, req->pool, written, application, view_r);
}

enum outcome letter_person_show(
	struct request *req, const struct bulk *bulk, const struct written *written)
{
	int64_t at = 1;
	struct written_view view;
	enum outcome outcome = person_find(req, bulk, written, &at, &view);

	if (outcome == UNAVAILABLE)
		return outcome;
	view_bool(req, "Person.unseen", outcome == DENIED || outcome == NOT_FOUND);
	if (!outcome)
		view_person(req, &view);
	view_int(req, "Person.at", at);
	view_int(req, "Person.count", bulk->ready);
	if (at > 1)
		view_int(req, "Person.previous", at - 1);
	if (at < bulk->ready)
		view_int(req, "Person.next", at + 1);
	return OK;
}

/* The mail as a program for mail shows it. */
static enum outcome show_mail(struct request *req)
{
	int64_t at = 1;
	struct bulk bulk;
	struct written written;
	struct written_view view;
	enum outcome outcome =
		bulk_get(req->db, req->pool, &req->principal, request_path_int(req, "bulk"), &bulk);

	if (!outcome)
		outcome = written_get(req->db, req->pool, bulk.id, &written);
	if (!outcome)
		outcome = person_find(req, &bulk, &written, &at, &view);
	if (outcome)
		return outcome == UNAVAILABLE ? outcome : NOT_FOUND;
	return response_document(req, view.mail.html);
}

const struct page page_bulk_write_mail = {
	.path = "/sammelaktionen/{bulk}/brief/ansicht",
	.right = RIGHT_CANDIDATE_CONTACT,
	.title = "bulk_write",
	.show = show_mail,
	.raw = true,
};
