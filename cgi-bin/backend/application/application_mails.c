/* The e-mails to the applicant about one application (OBJ-15): a tab of its desk. */
#include "backend/application/application_view.h"
#include "backend/desk/head.h"
#include "backend/pages.h"
#include "base/clock.h"
#include "base/text.h"
#include "letter/open.h"
#include "mail/mail_file.h"
#include "mail/outbox.h"

#define MAILS_SHOWN 50 /* the newest */

/* What somebody is to see to: its writer may not send it, or it did not arrive. */
static void view_open(struct request *req, const char *node, const struct kept_mail *kept,
	const struct db_rows *open)
{
	const char *path = pool_printf(
		req->pool, "/bewerbungen/%s/emails/%lld", req->object.number, (long long)kept->id);

	for (size_t i = 0; open && i < open->count; i++) {
		bool waits = db_number(open, i, "waits");

		if (db_number(open, i, "id") != kept->id)
			continue;
		if (waits && db_number(open, i, "late")) {
			view_bool(req, pool_printf(req->pool, "%s.late", node), true);
			continue;
		}
		view_bool(req, pool_printf(req->pool, "%s.%s", node, waits ? "orphan" : "lost"),
			true);
		if (may(req, RIGHT_CANDIDATE_CONTACT))
			view_text(req,
				pool_printf(req->pool, "%s.%s", node, waits ? "over" : "settle"),
				pool_printf(req->pool, "%s/%s", path,
					waits ? "uebernehmen" : "geklaert"));
	}
}

/* What may be done to it. words: guard.* */
static void view_may(struct request *req, const char *node, const struct kept_mail *kept)
{
	const char *path = pool_printf(
		req->pool, "/bewerbungen/%s/emails/%lld", req->object.number, (long long)kept->id);
	bool waits = text_equal(kept->state, "waiting") && !kept->sending;
	bool gone = text_equal(kept->state, "sent") || text_equal(kept->state, "print");

	if (!may(req, RIGHT_CANDIDATE_CONTACT))
		return;
	if (waits && kept->mail.by_hand.writer_id)
		view_text(req, pool_printf(req->pool, "%s.back", node),
			pool_printf(req->pool, "%s%s/zuruecknehmen", req->base, path));
	if (gone && !kept->returned_at)
		view_text(req, pool_printf(req->pool, "%s.return", node),
			pool_printf(req->pool, "%s%s/zurueckgekommen", req->base, path));
	if (text_equal(kept->state, "print"))
		view_text(req, pool_printf(req->pool, "%s.print", node),
			pool_printf(req->pool, "%s%s/brief.pdf", req->base, path));
}

static void view_mail(
	struct request *req, size_t place, const struct kept_mail *kept, const struct db_rows *open)
{
	const char *node = pool_printf(req->pool, "Mails.%zu", place);

	view_text(req, pool_printf(req->pool, "%s.subject", node), kept->mail.subject);
	view_text(req, pool_printf(req->pool, "%s.recipient", node), kept->mail.recipient);
	view_text(req, pool_printf(req->pool, "%s.text", node), kept->mail.text);
	view_time(req, pool_printf(req->pool, "%s.at", node), clock_from_sql(kept->at));
	view_text(req, pool_printf(req->pool, "%s.state", node), kept->state);
	if (kept->due_at && text_equal(kept->state, "waiting"))
		view_time(
			req, pool_printf(req->pool, "%s.due", node), clock_from_sql(kept->due_at));
	if (kept->guard)
		view_text(req, pool_printf(req->pool, "%s.guard", node),
			view_code(req, "guard", kept->guard));
	if (kept->returned_at)
		view_time(req, pool_printf(req->pool, "%s.returned", node),
			clock_from_sql(kept->returned_at));
	view_may(req, node, kept);
	view_open(req, node, kept, open);
}

/* Its documents: what is good is there to be saved, and to be printed. */
static void view_files(struct request *req, const char *node, const struct kept_mail *kept)
{
	const char *rest = kept->files;
	struct mail_file file;

	for (size_t i = 0; mail_file_next(req->pool, &rest, &file); i++) {
		const char *place = pool_printf(req->pool, "%s.files.%zu", node, i);

		view_text(req, pool_printf(req->pool, "%s.name", place), file.name);
		view_text(req, pool_printf(req->pool, "%s.state", place), file.state);
		if (text_equal(file.state, "good"))
			view_text(req, pool_printf(req->pool, "%s.href", place),
				pool_printf(req->pool, "/bewerbungen/%s/emails/%lld/anlage/%lld",
					req->object.number, (long long)kept->id,
					(long long)file.id));
	}
}

static enum outcome show(struct request *req)
{
	struct application a;
	struct kept_mail *mails = NULL;
	struct db_rows *open = NULL;
	size_t count = 0;
	enum outcome outcome = show_application_head(req, "mails", &a);

	if (!outcome)
		outcome = mail_of_application(
			req->db, req->pool, a.id, KEPT_FOR_STAFF, &mails, &count);
	if (!outcome && (a.letter_waits || a.letter_lost))
		outcome = letters_open(req->db, req->pool, a.id, &open);
	if (outcome)
		return outcome == INVALID ? UNAVAILABLE : outcome;
	for (size_t i = 0; i < count && i < MAILS_SHOWN; i++) {
		view_mail(req, i, &mails[i], open);
		view_files(req, pool_printf(req->pool, "Mails.%zu", i), &mails[i]);
	}
	view_write_begin(req);
	if (count > MAILS_SHOWN)
		view_int(req, "Mails_more", MAILS_SHOWN);
	return OK;
}

const struct page page_application_mails = {
	.path = "/bewerbungen/{application}/emails",
	.right = RIGHT_CANDIDATE_EDIT,
	.view = "backend/application_mails.cs",
	.title = "application",
	.show = show,
};
