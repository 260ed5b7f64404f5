/* Staff's own calendar: its secret address, and what is found there. */
#include "calendar/calendar.h"

#include <string.h>

#include "access/rate.h"
#include "backend/pages.h"
#include "staff_calendar/staff_calendar.h"
#include "web/form/form.h"

#define HERE "/kalender"
#define ADDRESS "calendar_address"

static const struct form renew_form = {.name = "calendar_renew"};
static const struct form end_form = {.name = "calendar_end"};

static const char *calendar_url(const struct request *req, const char *path)
{
	return pool_printf(
		req->pool, "%s%s%s", settings_text(req->settings, "base_url", ""), req->base, path);
}

static enum outcome show(struct request *req)
{
	int64_t since = 0;
	const char *token = redirect_carried(req, ADDRESS);
	enum outcome outcome = staff_calendar_since(req->db, req->principal.id, &since);

	if (outcome && outcome != NOT_FOUND)
		return outcome;
	if (since)
		view_time(req, "Calendar.since", since);
	if (since && token)
		view_text(req, "Calendar.address",
			calendar_url(req, pool_printf(req->pool, HERE "/%s/termine.ics", token)));
	form_show(req, &renew_form, req->path, NULL);
	return OK;
}

static enum outcome save(struct request *req)
{
	const char *token = NULL;
	enum outcome outcome = staff_calendar_renew(req->db, req->pool, &req->principal, &token);

	if (outcome)
		return outcome;
	redirect_carry(req, ADDRESS, token);
	return redirect_to(req, "calendar_renewed", HERE);
}

const struct page page_calendar = {
	.path = HERE,
	.right = RIGHT_STAFF,
	.form = &renew_form,
	.view = "backend/calendar.cs",
	.title = "calendar",
	.show = show,
	.save = save,
};

static enum outcome show_end(struct request *req)
{
	view_crumb(req, view_word(req, "title.calendar"), HERE);
	form_show(req, &end_form, req->path, NULL);
	return OK;
}

static enum outcome save_end(struct request *req)
{
	enum outcome outcome = staff_calendar_end(req->db, &req->principal);

	return outcome ? outcome : redirect_to(req, "calendar_ended", HERE);
}

const struct page page_calendar_end = {
	.path = HERE "/beenden",
	.right = RIGHT_STAFF,
	.form = &end_form,
	.view = "backend/calendar_end.cs",
	.title = "calendar_end",
	.show = show_end,
	.save = save_end,
};

/* Who tries many addresses waits; nobody is told which of them there once were. */
static enum outcome unknown(struct request *req)
{
	static const struct rate rate = {"calendar_unknown", 60, 3600};
	enum outcome outcome =
		rate_take_network(req->db, req->pool, &rate, request_param(req, "REMOTE_ADDR"));

	return outcome ? outcome : NOT_FOUND;
}

static struct calendar_event event_of(
	const struct request *req, const struct staff_calendar_entry *entry)
{
	const char *between = *entry->place && *entry->room ? ", " : "";

	return (struct calendar_event){.uid = entry->uid,
		.sequence = entry->sequence,
		.start = entry->starts_at,
		.end = entry->ends_at,
		.stamp = entry->changed_at,
		.summary = pool_printf(
			req->pool, "%s %s", view_word(req, "calendar.interview"), entry->number),
		.place = pool_printf(req->pool, "%s%s%s", entry->place, between, entry->room),
		.url = calendar_url(req, "/termine"),
		.cancelled = entry->off,
		.is_private = true};
}

static enum outcome show_entries(struct request *req)
{
	struct principal who;
	struct staff_calendar_entry *entries = NULL;
	size_t count = 0;
	enum outcome outcome =
		staff_calendar_whose(req->db, req->pool, request_path_value(req, "token"), &who);

	if (outcome == NOT_FOUND)
		return unknown(req);
	if (!outcome)
		outcome = staff_calendar_entries(req->db, req->pool, &who, &entries, &count);
	if (outcome)
		return outcome;
	struct calendar_event *events = POOL_ARRAY(req->pool, struct calendar_event, count + 1);
	for (size_t i = 0; i < count; i++)
		events[i] = event_of(req, &entries[i]);
	const char *file = calendar_write(req->pool,
		&(const struct calendar){
			.name = view_word(req, "calendar.name"), .events = events, .count = count});
	return response_body(req, CALENDAR_MIME, file, strlen(file));
}

const struct page page_calendar_entries = {
	.path = HERE "/{token}/termine.ics",
	.right = RIGHT_PUBLIC,
	.show = show_entries,
	.raw = true,
};
