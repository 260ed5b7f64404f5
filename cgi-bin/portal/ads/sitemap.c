/* For search engines: the site map, all ads of the external portal, in parts when they are many;
 * and robots.txt. */
#include "base/buf.h"
#include "portal/pages.h"
#include "portal/site/site.h"

#define PARTS 10000

static const char head[] = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
static const char schema[] = "http://www.sitemaps.org/schemas/sitemap/0.9";

static void parts_write(struct request *req, struct buf *buf, int64_t parts)
{
	buf_printf(buf, "<sitemapindex xmlns=\"%s\">\n", schema);
	for (int64_t part = 1; part <= parts; part++) {
		buf_str(buf, "<sitemap><loc>");
		buf_html(buf, portal_url(req, "/sitemap.xml"));
		buf_printf(buf, "?teil=%lld</loc></sitemap>\n", (long long)part);
	}
	buf_str(buf, "</sitemapindex>\n");
}

static void ads_write(struct request *req, struct buf *buf, const struct db_rows *ads)
{
	static const struct {
		const char *lang, *path;
	} languages[] = {{"de", "/stellen"}, {"en", "/en/stellen"}};
	const char *list = portal_url(req, "/stellen");
	buf_printf(buf, "<urlset xmlns=\"%s\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
		schema);
	for (size_t i = 0; i < ads->count; i++) {
		buf_str(buf, "<url><loc>");
		buf_html(buf, list);
		const char *number = db_text(ads, i, "number"), *slug = db_text(ads, i, "slug");
		buf_printf(buf, "/%s-%s</loc><lastmod>%.10s</lastmod>", number, slug,
			db_text(ads, i, "changed_at"));
		for (size_t k = 0; k < sizeof(languages) / sizeof(languages[0]); k++) {
			buf_printf(buf, "<xhtml:link rel=\"alternate\" hreflang=\"%s\" href=\"",
				languages[k].lang);
			buf_html(buf, portal_url(req, languages[k].path));
			buf_printf(buf, "/%s-%s\"/>", number, slug);
		}
		buf_str(buf, "</url>\n");
	}
	buf_str(buf, "</urlset>\n");
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
	struct buf buf;
	buf_init(&buf, req->pool);
	buf_str(&buf, head);
	if (part == 0 && result.total > PUBLIC_AD_PART) {
		parts_write(req, &buf, (result.total + PUBLIC_AD_PART - 1) / PUBLIC_AD_PART);
	} else {
		struct db_rows *ads;
		outcome = public_ad_addresses(req->db, req->pool, part ? part : 1, &ads);
		if (outcome)
			return outcome;
		ads_write(req, &buf, ads);
	}
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
