/* JobPosting of schema.org from a published ad. */
#include "recruiting/posting.h"

#include <string.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/text.h"
#include "recruiting/public_ad.h"

static void member(struct buf *buf, const char *name, const char *value)
{
	if (text_empty(value))
		return;
	buf_printf(buf, ",\"%s\":\"", name);
	buf_json(buf, value);
	buf_char(buf, '"');
}

static void object(struct buf *buf, const char *name, const char *type)
{
	buf_printf(buf, ",\"%s\":{\"@type\":\"%s\"", name, type);
}

/* The sections one after another: HTML is what JobPosting asks of a description. */
static void description(struct buf *buf, const struct db_rows *row)
{
	static const char *const sections[] = {"about_us_html", "tasks_html", "mandatory_html",
		"desirable_html", "offer_html", "contact_html", "notes_html"};
	bool any = false;
	buf_str(buf, ",\"description\":\"");
	for (size_t i = 0; i < sizeof(sections) / sizeof(sections[0]); i++) {
		const char *html = public_ad_text(row, 0, sections[i]);
		any = any || html;
		buf_json(buf, html);
	}
	if (!any)
		buf_json(buf, public_ad_text(row, 0, "teaser"));
	buf_char(buf, '"');
}

/* An instant of the database as ISO 8601; the last second of a day when `day_end`. */
static const char *instant(struct pool *pool, const char *text, bool day_end)
{
	if (!text)
		return NULL;
	return clock_iso(
		pool, day_end ? day_start(day_add(pool, text, 1)) - 1 : clock_from_sql(text));
}

static void employment(struct buf *buf, const struct db_rows *row)
{
	const char *time = public_ad_text(row, 0, "working_time");
	buf_str(buf, ",\"employmentType\":[");
	if (!text_equal(time, "part"))
		buf_str(buf, "\"FULL_TIME\"");
	if (!text_equal(time, "full"))
		buf_printf(buf, "%s\"PART_TIME\"", text_equal(time, "both") ? "," : "");
	if (text_equal(public_ad_text(row, 0, "limited"), "1"))
		buf_str(buf, ",\"TEMPORARY\"");
	buf_char(buf, ']');
}

static void place(struct buf *buf, const struct db_rows *row)
{
	object(buf, "jobLocation", "Place");
	object(buf, "address", "PostalAddress");
	member(buf, "streetAddress", public_ad_text(row, 0, "street"));
	member(buf, "postalCode", public_ad_text(row, 0, "postcode"));
	member(buf, "addressLocality", public_ad_text(row, 0, "town"));
	member(buf, "addressCountry", "DE");
	buf_str(buf, "}}");
}

char *posting_json(struct pool *pool, const struct db_rows *row, const char *url)
{
	struct buf buf;
	buf_init(&buf, pool);
	buf_str(&buf, "{\"@context\":\"https://schema.org/\",\"@type\":\"JobPosting\"");
	member(&buf, "title", public_ad_text(row, 0, "title"));
	description(&buf, row);
	object(&buf, "identifier", "PropertyValue");
	member(&buf, "name", public_ad_text(row, 0, "authority"));
	member(&buf, "value", public_ad_text(row, 0, "number"));
	buf_char(&buf, '}');
	member(&buf, "datePosted", instant(pool, public_ad_text(row, 0, "published_at"), false));
	member(&buf, "validThrough", instant(pool, public_ad_text(row, 0, "valid_to"), true));
	employment(&buf, row);
	object(&buf, "hiringOrganization", "Organization");
	member(&buf, "name", public_ad_text(row, 0, "authority"));
	buf_char(&buf, '}');
	place(&buf, row);
	buf_printf(&buf, ",\"totalJobOpenings\":%s", public_ad_text(row, 0, "posts"));
	member(&buf, "jobStartDate", public_ad_text(row, 0, "starts_on"));
	member(&buf, "url", url);
	buf_str(&buf, ",\"directApply\":true}");
	return buf.data;
}
