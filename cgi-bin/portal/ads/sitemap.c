/* For search engines: the site map, all ads of the external portal, in parts when they are many;
 * and robots.txt. */
#include "base/buf.h"
#include "format/xml.h"
#include "portal/pages.h"
#include "portal/site/site.h"
#include "public_ad/public_feed.h"

#define PARTS 10000

static const char schema[] = "http://www.sitemaps.org/schemas/sitemap/0.9";

static void parts_write(struct request *req, struct xml_writer *xml, int64_t parts)
{
	xml_open(xml, "sitemapindex");
	xml_attribute(xml, "xmlns", schema);
	for (int64_t part = 1; part <= parts; part++) {
		xml_open(xml, "sitemap");
		xml_element(xml, "loc",
			pool_printf(req->pool, "%s?teil=%lld", portal_url(req, "/sitemap.xml"),
				(long long)part));
		xml_close(xml);
	}
}

static void ads_write(struct request *req, struct xml_writer *xml, const struct db_rows *ads)
{
	static const struct {
		const char *lang, *path;
	} languages[] = {{"de", "/stellen"}, {"en", "/en/stellen"}};
	xml_open(xml, "urlset");
	xml_attribute(xml, "xmlns", schema);
	xml_attribute(xml, "xmlns:xhtml", "http://www.w3.org/1999/xhtml");
	for (size_t i = 0; i < ads->count; i++) {
		const char *words = pool_printf(
			req->pool, "/%s-%s", db_text(ads, i, "number"), db_text(ads, i, "slug"));
		xml_open(xml, "url");
		xml_element(xml, "loc",
			pool_printf(req->pool, "%s%s", portal_url(req, "/stellen"), words));
		xml_element(xml, "lastmod",
			pool_printf(req->pool, "%.10s", db_text(ads, i, "changed_at")));
		for (size_t k = 0; k < sizeof(languages) / sizeof(languages[0]); k++) {
			xml_open(xml, "xhtml:link");
			xml_attribute(xml, "rel", "alternate");
			xml_attribute(xml, "hreflang", languages[k].lang);
			xml_attribute(xml, "href",
				pool_printf(req->pool, "%s%s", portal_url(req, languages[k].path),
					words));
			xml_close(xml);
		}
		xml_close(xml);
	}
}

/* The part that was made last: the same for everybody until an ad changes, or the day. */
static struct {
	struct pool *pool;
	struct buf text;
	int64_t part, changed;
} made;

static enum outcome map_write(struct request *req, int64_t part, struct buf *buf)
{
	const struct public_ad_query query = {.page = 1, .per_page = 1};
	struct public_ad_result result;
	enum outcome outcome = public_ad_search(req->db, req->pool, &query, &result);
	if (outcome)
		return outcome;
	struct db_rows *ads = NULL;
	if (part || result.total <= PUBLIC_AD_PART)
		outcome = public_ad_addresses(req->db, req->pool, part ? part : 1, &ads);
	if (outcome)
		return outcome;
	struct xml_writer *xml = xml_begin(buf);
	if (ads)
		ads_write(req, xml, ads);
	else
		parts_write(req, xml, (result.total + PUBLIC_AD_PART - 1) / PUBLIC_AD_PART);
	xml_end(&xml);
	return OK;
}

/* Makes it anew, in memory of its own. */
static enum outcome part_make(struct request *req, int64_t part, int64_t changed)
{
	pool_free(&made.pool);
	made.pool = pool_new();
	made.changed = -1;
	buf_init(&made.text, made.pool);
	enum outcome outcome = map_write(req, part, &made.text);
	if (outcome)
		return outcome;
	made.part = part;
	made.changed = changed;
	return OK;
}

static enum outcome show(struct request *req)
{
	int64_t part = request_query_int(req, "teil", 0);
	if (portal_internal() || part < 0 || part > PARTS)
		return NOT_FOUND;
	int64_t changed = -1;
	enum outcome outcome = public_feed_changed(req->db, req->pool, &changed);
	if (!outcome
		&& (!made.pool || changed == -1 || made.changed != changed || made.part != part))
		outcome = part_make(req, part, changed);
	if (outcome)
		return outcome;
	response_cache(req, CACHE_OUTAGE);
	return response_body(
		req, "application/xml; charset=utf-8", made.text.data, made.text.length);
}

/* What search engines may visit: nothing of an application, and nothing at all of the internal
 * portal. */
static enum outcome robots_show(struct request *req)
{
	struct buf buf;
	buf_init(&buf, req->pool);
	buf_str(&buf, "User-agent: *\n");
	if (portal_internal())
		buf_str(&buf, "Disallow: /\n");
	else
		buf_printf(&buf,
			"Disallow: /bewerbung/\nDisallow: /en/bewerbung/\n"
			"Disallow: /konto\nDisallow: /en/konto\n\nSitemap: %s\n",
			portal_url(req, "/sitemap.xml"));
	response_cache(req, CACHE_OUTAGE);
	return response_body(req, "text/plain; charset=utf-8", buf.data, buf.length);
}

const struct page page_robots = {
	.path = "/robots.txt",
	.right = RIGHT_PUBLIC,
	.show = robots_show,
	.raw = true,
};

const struct page page_sitemap = {
	.path = "/sitemap.xml",
	.right = RIGHT_PUBLIC,
	.show = show,
	.raw = true,
};
