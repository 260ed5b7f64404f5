/* Markdown of staff made into safe HTML and plain words, by libcmark-gfm. */
#include "format/markdown.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include "format/markdown_private.h"

#define TOP_HEADING 3 /* texts stand below a section's h2 */
#define LOW_HEADING 6

static const char *const extensions[] = {"table", "autolink"};

static bool blank(const char *text)
{
	while (text && isspace((unsigned char)*text))
		text++;
	return !text || !*text;
}

static cmark_node *markdown_parse(struct pool *pool, const char *text, cmark_parser **parser_r)
{
	const char *markdown = markdown_source(pool, text);
	cmark_gfm_core_extensions_ensure_registered();
	cmark_parser *parser = cmark_parser_new(CMARK_OPT_VALIDATE_UTF8);
	for (size_t i = 0; i < sizeof(extensions) / sizeof(extensions[0]); i++) {
		cmark_syntax_extension *extension = cmark_find_syntax_extension(extensions[i]);
		if (extension)
			cmark_parser_attach_syntax_extension(parser, extension);
	}
	cmark_parser_feed(parser, markdown, strlen(markdown));
	*parser_r = parser;
	return cmark_parser_finish(parser);
}

static bool link_safe(const char *url)
{
	static const char *const schemes[] = {"https://", "http://", "mailto:", "tel:"};
	for (size_t i = 0; url && i < sizeof(schemes) / sizeof(schemes[0]); i++) {
		if (strncasecmp(url, schemes[i], strlen(schemes[i])) == 0)
			return true;
	}
	return url && url[0] == '/' && url[1] != '/' && url[1] != '\\';
}

/* Schemes that could run something or lead elsewhere than they say. */
static bool link_dangerous(const char *url)
{
	static const char *const schemes[] = {
		"javascript:", "data:", "vbscript:", "file:", "//", "/\\"};
	for (size_t i = 0; i < sizeof(schemes) / sizeof(schemes[0]); i++)
		if (strncasecmp(url, schemes[i], strlen(schemes[i])) == 0)
			return true;
	return false;
}

static void text_append(cmark_node *link, const char *literal)
{
	cmark_node *text = cmark_node_new(CMARK_NODE_TEXT);
	cmark_node_set_literal(text, literal);
	cmark_node_append_child(link, text);
}

/* Puts the node's children in its place. */
static void node_unwrap(cmark_node *node)
{
	for (cmark_node *child; (child = cmark_node_first_child(node));)
		cmark_node_insert_before(node, child);
	cmark_node_free(node);
}

/*
 * A link that leads nowhere: "Lehrer[innen](m/w/d)" is none, but two pairs of brackets; "www.…"
 * only lacks its beginning. Of images the words stay.
 */
static void link_mend(cmark_node *link)
{
	const char *url = cmark_node_get_url(link);
	bool image = cmark_node_get_type(link) == CMARK_NODE_IMAGE;
	char *whole;

	if (!image && strncasecmp(url, "www.", 4) == 0 && asprintf(&whole, "https://%s", url) > 0) {
		cmark_node_set_url(link, whole);
		free(whole);
		return;
	}
	if (!link_dangerous(url) && !link_safe(url)) {
		cmark_node *open = cmark_node_new(CMARK_NODE_TEXT);
		cmark_node_set_literal(open, image ? "![" : "[");
		cmark_node_prepend_child(link, open);
		text_append(link, "](");
		text_append(link, url);
		text_append(link, ")");
	}
	node_unwrap(link);
}

static void node_clean(cmark_node *node)
{
	cmark_node_type type = cmark_node_get_type(node);
	if (type == CMARK_NODE_HTML_BLOCK || type == CMARK_NODE_HTML_INLINE) {
		cmark_node_free(node);
	} else if (type == CMARK_NODE_IMAGE
		|| (type == CMARK_NODE_LINK && !link_safe(cmark_node_get_url(node)))) {
		link_mend(node);
	} else if (type == CMARK_NODE_HEADING) {
		int level = cmark_node_get_heading_level(node) + TOP_HEADING - 1;
		cmark_node_set_heading_level(node, level < LOW_HEADING ? level : LOW_HEADING);
	} else if (strcmp(cmark_node_get_type_string(node), "table") == 0) {
		/* Columns would be aligned by an attribute HTML has given up. */
		memset(cmark_gfm_extensions_get_table_alignments(node), 0,
			cmark_gfm_extensions_get_table_columns(node));
	}
}

/* Removes what may not be shown: raw HTML, links that could run something, images (they would call
 * other servers). */
static void tree_clean(cmark_node *root)
{
	cmark_iter *iter = cmark_iter_new(root);
	for (cmark_event_type event; (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE;) {
		cmark_node *node = cmark_iter_get_node(iter);
		cmark_node_type type = cmark_node_get_type(node);
		/* Raw HTML has no exit; other nodes may be changed only there. */
		if (event == CMARK_EVENT_EXIT || type == CMARK_NODE_HTML_BLOCK
			|| type == CMARK_NODE_HTML_INLINE)
			node_clean(node);
	}
	cmark_iter_free(iter);
}

char *markdown_html(struct pool *pool, const char *markdown)
{
	if (blank(markdown))
		return NULL;
	cmark_parser *parser;
	cmark_node *root = markdown_parse(pool, markdown, &parser);
	tree_clean(root);
	char *html = cmark_render_html(
		root, CMARK_OPT_HARDBREAKS, cmark_parser_get_syntax_extensions(parser));
	char *copy = blank(html) ? NULL : pool_strdup(pool, html);
	free(html);
	cmark_node_free(root);
	cmark_parser_free(parser);
	return copy;
}

/* The number before an item of a numbered list. */
static void number(struct buf *buf, cmark_node *item)
{
	cmark_node *list = cmark_node_parent(item);
	int place = 0;
	if (cmark_node_get_list_type(list) != CMARK_ORDERED_LIST)
		return;
	for (cmark_node *at = item; (at = cmark_node_previous(at));)
		place++;
	buf_printf(buf, "%d. ", cmark_node_get_list_start(list) + place);
}

/* Words of different blocks must not run together. */
static void space(struct buf *buf)
{
	if (buf->length > 0 && !isspace((unsigned char)buf->data[buf->length - 1]))
		buf_char(buf, ' ');
}

void markdown_words(struct buf *buf, const char *markdown)
{
	if (blank(markdown))
		return;
	cmark_parser *parser;
	cmark_node *root = markdown_parse(buf->pool, markdown, &parser);
	tree_clean(root);
	cmark_iter *iter = cmark_iter_new(root);
	for (cmark_event_type event; (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE;) {
		cmark_node *node = cmark_iter_get_node(iter);
		cmark_node_type type = cmark_node_get_type(node);
		if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE) {
			buf_str(buf, cmark_node_get_literal(node));
		} else if (type == CMARK_NODE_CODE_BLOCK) {
			space(buf);
			buf_str(buf, cmark_node_get_literal(node));
		} else if ((type & CMARK_NODE_TYPE_MASK) == CMARK_NODE_TYPE_BLOCK
			|| type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK) {
			space(buf);
			if (type == CMARK_NODE_ITEM && event == CMARK_EVENT_ENTER)
				number(buf, node);
		}
	}
	cmark_iter_free(iter);
	cmark_node_free(root);
	cmark_parser_free(parser);
}

const char **markdown_links(struct pool *pool, const char *markdown, size_t *count_r)
{
	*count_r = 0;
	if (blank(markdown))
		return NULL;
	cmark_parser *parser;
	cmark_node *root = markdown_parse(pool, markdown, &parser);
	cmark_iter *iter = cmark_iter_new(root);
	const char **links = POOL_ARRAY(pool, const char *, strlen(markdown));
	for (cmark_event_type event; (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE;) {
		cmark_node *node = cmark_iter_get_node(iter);
		if (event == CMARK_EVENT_ENTER && cmark_node_get_type(node) == CMARK_NODE_LINK)
			links[(*count_r)++] = pool_strdup(pool, cmark_node_get_url(node));
	}
	cmark_iter_free(iter);
	cmark_node_free(root);
	cmark_parser_free(parser);
	return links;
}
