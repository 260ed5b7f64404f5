/* Archiving an appointment, and bringing it back (OBJ-11). */
#include "backend/interview/interview_view.h"
#include "backend/pages.h"
#include "interview/plan.h"
#include "web/form/form.h"

static const struct form archive_form = {.name = "appointment_archive"};
static const struct form restore_form = {.name = "appointment_restore"};

static enum outcome show_archive(struct request *req)
{
	struct appointment appointment;
	enum outcome outcome = appointment_show(req, &appointment);

	if (outcome)
		return outcome;
	view_text(req, "Text", view_word(req, "interview.archive_text"));
	view_text(req, "Save", view_word(req, "interview.archive_save"));
	form_show(req, &archive_form, req->path, NULL);
	return OK;
}

/* CONFLICT: it is so already. */
static enum outcome archive_end(struct request *req, enum outcome outcome, const char *notice)
{
	if (outcome && outcome != CONFLICT)
		return outcome;
	return redirect_to(req, notice, "%s", appointment_path(req, ""));
}

/* words: notice.appointment_archived */
static enum outcome save_archive(struct request *req)
{
	return archive_end(req,
		appointment_archive(req->db, req->pool, &req->principal,
			request_path_int(req, "termin"), &req->problems),
		"appointment_archived");
}

const struct page page_appointment_archive = {
	.path = "/vakanzen/{vacancy}/termine/{termin}/archivieren",
	.right = RIGHT_APPOINTMENT,
	.form = &archive_form,
	.view = "backend/appointment_confirm.cs",
	.title = "appointment_archive",
	.admit = admit_appointment,
	.show = show_archive,
	.save = save_archive,
};

static enum outcome show_restore(struct request *req)
{
	struct appointment appointment;
	enum outcome outcome = appointment_show(req, &appointment);

	if (outcome)
		return outcome;
	view_text(req, "Text", view_word(req, "interview.restore_text"));
	view_text(req, "Save", view_word(req, "interview.restore_save"));
	form_show(req, &restore_form, req->path, NULL);
	return OK;
}

/* words: notice.appointment_restored */
static enum outcome save_restore(struct request *req)
{
	return archive_end(req,
		appointment_restore(req->db, req->pool, &req->principal,
			request_path_int(req, "termin"), &req->problems),
		"appointment_restored");
}

const struct page page_appointment_restore = {
	.path = "/vakanzen/{vacancy}/termine/{termin}/zurueckholen",
	.right = RIGHT_APPOINTMENT,
	.form = &restore_form,
	.view = "backend/appointment_confirm.cs",
	.title = "appointment_restore",
	.admit = admit_appointment,
	.show = show_restore,
	.save = save_restore,
};
