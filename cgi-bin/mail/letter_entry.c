/* The entry for calendars that goes with a letter. */
#include <string.h>

#include "base/clock.h"
#include "base/text.h"
#include "mail/letter_private.h"

static const char *sender;
static const char *answers;

void letter_entry_init(const struct settings *settings)
{
	sender = settings_text(settings, "mail_from", NULL);
	answers = settings_text(settings, "mail_reply_to", NULL);
}

/* "Name <address>", or an address alone. */
static struct calendar_person organizer(struct pool *pool, const struct calendar_person *given)
{
	const char *open = sender ? strrchr(sender, '<') : NULL;
	const char *close = open ? strchr(open, '>') : NULL;
	struct calendar_person person = {.email = sender};

	if (given->email)
		return *given;
	if (close) {
		person.email = pool_strndup(pool, open + 1, (size_t)(close - open - 1));
		person.name = text_trim(pool, pool_strndup(pool, sender, (size_t)(open - sender)));
	}
	if (answers)
		person.email = answers;
	return person;
}

/* Its head is what the entry is called, its body what it says. */
static enum outcome entry_fill(
	struct pool *pool, struct letter_filling *filling, struct calendar_event *event)
{
	const struct letter *letter = filling->letter;
	struct letter_sheet sheet;
	struct buf head, body;
	enum outcome outcome = letter_sheet_read(
		pool, letter_staff(letter) ? "entry_staff" : "entry", letter->lang, &sheet);

	buf_init(&head, pool);
	buf_init(&body, pool);
	filling->form = FORM_PLAIN;
	if (!outcome)
		outcome = letter_fill(&head, filling, sheet.head);
	if (!outcome)
		outcome = letter_fill(&body, filling, sheet.body);
	if (outcome)
		return outcome;
	event->summary = text_one_line(pool, head.data);
	event->description = text_trim(pool,
		pool_printf(
			pool, "%s\n%s", body.data, event->description ? event->description : ""));
	return OK;
}

enum outcome letter_entry(
	struct pool *pool, struct letter_filling *filling, const char **calendar_r)
{
	const struct letter *letter = filling->letter;
	const struct letter_value *name = letter_value_of(filling, "name", strlen("name"));
	struct calendar_event event = *letter->event;
	enum outcome outcome = entry_fill(pool, filling, &event);

	if (outcome)
		return outcome;
	event.stamp = clock_now();
	event.cancelled = letter->method == CALENDAR_CANCEL;
	event.organizer = organizer(pool, &event.organizer);
	event.attendee = (struct calendar_person){letter->recipient, name ? name->value : NULL};
	*calendar_r = calendar_write(pool,
		&(const struct calendar){.method = letter->method, .events = &event, .count = 1});
	return OK;
}
