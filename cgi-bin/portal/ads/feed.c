/* The newest ads of a search as Atom feed: the same parameters as the list (INT-60). */
#include "base/buf.h"
#include "base/clock.h"
#include "base/text.h"
#include "choice/choice.h"
#include "format/xml.h"
#include "pay/grade.h"
#include "portal/ads/ad_query.h"
#include "portal/pages.h"
#include "portal/site/pay.h"
#include "portal/site/site.h"
#include "public_ad/public_feed.h"

static void link_write(
	struct xml_writer *xml, const char *relation, const char *type, const char *href)
{
	xml_open(xml, "link");
	xml_attribute(xml, "rel", relation);
	xml_attribute(xml, "type", type);
	xml_attribute(xml, "href", href);
	xml_close(xml);
}

static void author_write(struct xml_writer *xml, const char *name)
{
	xml_open(xml, "author");
	xml_element(xml, "name", name);
	xml_close(xml);
}

static const char *feed_instant(const struct request *req, const char *sql)
{
	return clock_iso(req->pool, clock_from_sql(sql));
}

/* The name of an authority: the result knows those that occur in it. */
static const char *label(const struct request *req, const struct ad_facet *facet,
	const struct public_ad_result *result, const char *value)
{
	for (size_t i = 0; i < result->facets[facet->facet].count; i++) {
		const struct public_ad_value *known = &result->facets[facet->facet].values[i];
		if (text_equal(known->value, value))
			return ad_facet_label(req, facet, value, known->label);
	}
	return ad_facet_label(req, facet, value, NULL);
}

/* "Neue Stellenangebote: arzt, Vollzeit" */
static const char *title(const struct request *req, const struct public_ad_query *query,
	const struct public_ad_result *result)
{
	struct buf buf;
	buf_init(&buf, req->pool);
	buf_str(&buf, view_word(req, "layout.feed"));
	const char *separator = ": ";
	if (!text_empty(query->words)) {
		buf_printf(&buf, "%s%s", separator, query->words);
		separator = ", ";
	}
	for (size_t i = 0; i < FACET_COUNT; i++) {
		const struct ad_facet *facet = &ad_facets[i];
		for (size_t k = 0; k < query->facets[facet->facet].count; k++) {
			buf_printf(&buf, "%s%s", separator,
				label(req, facet, result, query->facets[facet->facet].values[k]));
			separator = ", ";
		}
	}
	return buf.data;
}

static const char *summary(const struct request *req, const struct db_rows *ads, size_t row)
{
	const char *pay = pay_text(req, ads, row);
	return pool_printf(req->pool, "%s – %s, %s, %s %s", public_ad_text(ads, row, "teaser"),
		public_ad_text(ads, row, "town"),
		pay ? pay : grade_show(req->pool, public_ad_text(ads, row, "pay_grade")),
		view_word(req, "portal.deadline"),
		day_show(req->pool, public_ad_text(ads, row, "valid_to"), req->lang));
}

static void entry_write(
	const struct request *req, struct xml_writer *xml, const struct db_rows *ads, size_t row)
{
	const char *field = public_ad_text(ads, row, "field");
	const char *number = public_ad_text(ads, row, "number");
	const char *path =
		pool_printf(req->pool, "/stellen/%s-%s", number, public_ad_text(ads, row, "slug"));
	xml_open(xml, "entry");
	xml_element(xml, "id", portal_url(req, pool_printf(req->pool, "/stellen/%s", number)));
	xml_element(xml, "title", public_ad_text(ads, row, "title"));
	link_write(xml, "alternate", "text/html",
		portal_url(req, pool_printf(req->pool, "%s%s", req->base, path)));
	xml_element(xml, "published", feed_instant(req, public_ad_text(ads, row, "published_at")));
	xml_element(xml, "updated", feed_instant(req, public_ad_text(ads, row, "changed_at")));
	author_write(xml, public_ad_text(ads, row, "authority"));
	xml_open(xml, "category");
	xml_attribute(xml, "term", field);
	xml_attribute(xml, "label", view_choice(req, CHOICE_FIELD, field));
	xml_close(xml);
	xml_element(xml, "summary", summary(req, ads, row));
	xml_close(xml);
}

/* The newest change of the ads in it; the feed of nothing is as old as the day. */
static const char *updated(const struct request *req, const struct db_rows *ads)
{
	int64_t newest = ads->count ? 0 : day_start(clock_today(req->pool));
	for (size_t i = 0; i < ads->count; i++) {
		int64_t changed = clock_from_sql(public_ad_text(ads, i, "changed_at"));
		newest = changed > newest ? changed : newest;
	}
	return clock_iso(req->pool, newest);
}

static const char *feed_address(
	const struct request *req, const char *path, const struct public_ad_query *query)
{
	const char *text = ad_query_text(req, query);
	return portal_url(
		req, pool_printf(req->pool, "%s%s%s%s", req->base, path, *text ? "?" : "", text));
}

static enum outcome show(struct request *req)
{
	struct public_ad_query query;
	struct public_ad_result result;
	struct db_rows *ads;
	int64_t changed = -1;
	if (portal_internal())
		return NOT_FOUND;
	ad_query_read(req, &query);
	query.page = 1;
	query.sort = SORT_NEWEST;
	enum outcome outcome = public_feed_changed(req->db, req->pool, &changed);
	if (!outcome)
		outcome = public_ad_search(req->db, req->pool, &query, &result);
	if (!outcome)
		outcome = public_feed_ads(req->db, req->pool, result.ads, result.count, &ads);
	if (outcome)
		return outcome;
	struct buf buf;
	buf_init(&buf, req->pool);
	const char *self = feed_address(req, "/feed.atom", &query);
	struct xml_writer *xml = xml_begin(&buf);
	xml_open(xml, "feed");
	xml_attribute(xml, "xmlns", "http://www.w3.org/2005/Atom");
	xml_attribute(xml, "xml:lang", req->lang);
	xml_element(xml, "id", self);
	xml_element(xml, "title", title(req, &query, &result));
	xml_element(xml, "updated", updated(req, ads));
	link_write(xml, "self", "application/atom+xml", self);
	link_write(xml, "alternate", "text/html", feed_address(req, "/stellen", &query));
	author_write(xml, view_word(req, "layout.owner"));
	for (size_t i = 0; i < ads->count; i++)
		if (text_equal(public_ad_text(ads, i, "feeds"), "1"))
			entry_write(req, xml, ads, i);
	xml_end(&xml);
	response_shared(req, changed);
	return response_body(req, "application/atom+xml; charset=utf-8", buf.data, buf.length);
}

const struct page page_feed = {
	.path = "/feed.atom",
	.right = RIGHT_PUBLIC,
	.show = show,
	.raw = true,
};
