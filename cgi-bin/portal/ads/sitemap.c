/* For search engines: the site map, all ads of the external portal, in parts when they are many;
 * and robots.txt. */
#include "base/buf.h"
#include "format/xml.h"
#include "portal/pages.h"
#include "portal/site/site.h"

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

static enum outcome show(struct request *req)
{
	int64_t part = request_query_int(req, "teil", 0);
	if (portal_internal() || part < 0 || part > PARTS)
		return NOT_FOUND;
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
	struct buf buf;
	buf_init(&buf, req->pool);
	struct xml_writer *xml = xml_begin(&buf);
	if (ads)
		ads_write(req, xml, ads);
	else
		parts_write(req, xml, (result.total + PUBLIC_AD_PART - 1) / PUBLIC_AD_PART);
	xml_end(&xml);
	response_cache(req, CACHE_OUTAGE);
	return response_body(req, "application/xml; charset=utf-8", buf.data, buf.length);
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
