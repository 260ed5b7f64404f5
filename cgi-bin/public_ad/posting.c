/* JobPosting of schema.org from a published ad. */
#include "public_ad/posting.h"

#include <string.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/text.h"
#include "format/json.h"
#include "public_ad/public_ad.h"

static void type_write(struct buf *buf, const char *name, const char *type)
{
	json_open(buf, name, '{');
	json_text(buf, "@type", type);
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
	json_open(buf, "employmentType", '[');
	if (!text_equal(time, "part"))
		json_text(buf, NULL, "FULL_TIME");
	if (!text_equal(time, "full"))
		json_text(buf, NULL, "PART_TIME");
	if (text_equal(public_ad_text(row, 0, "limited"), "1"))
		json_text(buf, NULL, "TEMPORARY");
	json_close(buf, ']');
}

static void place_write(struct buf *buf, const struct db_rows *row)
{
	type_write(buf, "jobLocation", "Place");
	type_write(buf, "address", "PostalAddress");
	json_text(buf, "streetAddress", public_ad_text(row, 0, "street"));
	json_text(buf, "postalCode", public_ad_text(row, 0, "postcode"));
	json_text(buf, "addressLocality", public_ad_text(row, 0, "town"));
	json_text(buf, "addressCountry", "DE");
	json_close(buf, '}');
	json_close(buf, '}');
}

static void organisation(struct buf *buf, const struct db_rows *row, const char *site)
{
	type_write(buf, "hiringOrganization", "Organization");
	json_text(buf, "name", public_ad_text(row, 0, "authority"));
	json_text(buf, "sameAs", site);
	json_close(buf, '}');
}

static void salary(struct buf *buf, const struct db_rows *row)
{
	int64_t min, max;
	if (!text_to_int(public_ad_text(row, 0, "pay_min"), 0, INT32_MAX, &min)
		|| !text_to_int(public_ad_text(row, 0, "pay_max"), 0, INT32_MAX, &max)
		|| text_equal(public_ad_text(row, 0, "pay_example"), "1")
		|| text_equal(public_ad_text(row, 0, "working_time"), "part"))
		return;
	type_write(buf, "baseSalary", "MonetaryAmount");
	json_text(buf, "currency", "EUR");
	type_write(buf, "value", "QuantitativeValue");
	json_hundredths(buf, "minValue", min);
	json_hundredths(buf, "maxValue", max);
	json_text(buf, "unitText", "MONTH");
	json_close(buf, '}');
	json_close(buf, '}');
}

char *posting_json(struct pool *pool, const struct db_rows *row, const char *url, const char *site)
{
	struct buf buf;
	int64_t posts = 1;
	buf_init(&buf, pool);
	json_open(&buf, NULL, '{');
	json_text(&buf, "@context", "https://schema.org/");
	json_text(&buf, "@type", "JobPosting");
	json_text(&buf, "title", public_ad_text(row, 0, "title"));
	description(&buf, row);
	type_write(&buf, "identifier", "PropertyValue");
	json_text(&buf, "name", public_ad_text(row, 0, "authority"));
	json_text(&buf, "value", public_ad_text(row, 0, "number"));
	json_close(&buf, '}');
	json_text(&buf, "datePosted", instant(pool, public_ad_text(row, 0, "published_at"), false));
	json_text(&buf, "validThrough", instant(pool, public_ad_text(row, 0, "valid_to"), true));
	employment(&buf, row);
	json_text(&buf, "workHours", public_ad_text(row, 0, "hours"));
	salary(&buf, row);
	organisation(&buf, row, site);
	place_write(&buf, row);
	text_to_int(public_ad_text(row, 0, "posts"), 1, INT32_MAX, &posts);
	json_int(&buf, "totalJobOpenings", posts);
	json_text(&buf, "jobStartDate", public_ad_text(row, 0, "starts_on"));
	json_text(&buf, "url", url);
	json_bool(&buf, "directApply", true);
	json_close(&buf, '}');
	return buf.data;
}
