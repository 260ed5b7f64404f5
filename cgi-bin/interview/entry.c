/* Invitations as entries for calendars. */
#include "interview/entry.h"

#include "base/buf.h"
#include "base/text.h"

const char *interview_place(struct pool *pool, const struct interview *interview)
{
	const char *between = *interview->place && *interview->room ? ", " : "";

	return pool_printf(pool, "%s%s%s", interview->place, between, interview->room);
}

bool interview_off(const struct interview *interview)
{
	return interview->off || text_equal(interview->state, "cancelled");
}

static const char *entry_text(struct pool *pool, const struct interview *interview)
{
	const char *const texts[] = {
		interview->told_as, interview->way, interview->barrier_free, interview->video_url};
	struct buf buf;

	buf_init(&buf, pool);
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
		if (!text_empty(texts[i]))
			buf_printf(&buf, "\n%s\n", texts[i]);
	return buf.data;
}

struct calendar_event interview_event(
	struct pool *pool, const struct interview *interview, bool applicant)
{
	return (struct calendar_event){.uid = interview->uid,
		.sequence = interview->sequence,
		.start = interview->starts_at,
		.end = interview->ends_at,
		.place = interview_place(pool, interview),
		.description = applicant ? entry_text(pool, interview) : NULL,
		.cancelled = interview_off(interview)};
}
