/* Functions of the templates. */
#include "web/render_functions.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "access/status_name.h"
#include "base/buf.h"
#include "base/text.h"

static const char *language = "de"; /* of what is rendered */

static NEOERR *result_give(char *text, char **result)
{
	*result = text;
	return text ? STATUS_OK : nerr_raise(NERR_NOMEM, "%s", "no memory");
}

static NEOERR *rendered(const char *text, char **result)
{
	return result_give(strdup(text), result);
}

/* Browsers drop tabs and take `\` for `/`: neither may hide a scheme or a host. */
static bool link_allowed(const char *text)
{
	static const char *const schemes[] = {"http://", "https://", "mailto:", "tel:"};
	for (const char *at = text; *at; at++)
		if ((unsigned char)*at <= ' ' || *at == '\\' || *at == 0x7f)
			return false;
	if (text[0] == '/')
		return text[1] != '/';
	if (text[0] == '?' || text[0] == '#')
		return true;
	for (size_t i = 0; i < sizeof(schemes) / sizeof(schemes[0]); i++)
		if (strncasecmp(text, schemes[i], strlen(schemes[i])) == 0)
			return true;
	return false;
}

static NEOERR *link_checked(const char *text, char **result)
{
	return result_give(strdup(link_allowed(text) ? text : "#"), result);
}

static NEOERR *url_encoded(const char *text, char **result)
{
	struct pool *pool = pool_new();
	struct buf buf;
	buf_init(&buf, pool);
	buf_url(&buf, text);
	char *copy = strdup(buf.data);
	pool_free(&pool);
	return result_give(copy, result);
}

static NEOERR *german(const char *text, char **result)
{
	bool marked = text_equal(language, "en") && !text_empty(text);
	struct pool *pool = pool_new();
	struct buf buf;
	buf_init(&buf, pool);
	buf_str(&buf, marked ? "<span lang=\"de\">" : "");
	buf_html(&buf, text);
	buf_str(&buf, marked ? "</span>" : "");
	char *copy = strdup(buf.data);
	pool_free(&pool);
	return result_give(copy, result);
}

static NEOERR *number(const char *text, char **result)
{
	int64_t value;
	if (!text_to_int(text, INT64_MIN, INT64_MAX, &value))
		return result_give(strdup(text), result);
	struct pool *pool = pool_new();
	char *copy = strdup(text_number(pool, value, language));
	pool_free(&pool);
	return result_give(copy, result);
}

/* "vacancy:aktiv" */
static const struct status_name *status_of(const char *text)
{
	const char *colon = strchr(text, ':');
	const struct object_type *type = NULL;
	struct pool *pool = pool_new();

	if (colon)
		type = object_type_of_code(pool_strndup(pool, text, (size_t)(colon - text)));
	pool_free(&pool);
	return type ? status_name_find(type->kind, colon + 1) : NULL;
}

static NEOERR *status_called(const char *text, char **result)
{
	const struct status_name *name = status_of(text);

	return result_give(strdup(!name                                 ? "–"
					   : text_equal(language, "en") ? name->name_en
									: name->name_de),
		result);
}

static NEOERR *status_looks(const char *text, char **result)
{
	const struct status_name *name = status_of(text);

	return result_give(strdup(name ? name->look : "plain"), result);
}

void render_functions_lang(const char *lang)
{
	language = lang;
}

NEOERR *render_functions_add(CSPARSE *parse)
{
	static char names[][12] = {"link", "url_path", "url_query", "rendered", "number", "german",
		"status_name", "status_look"};
	NEOERR *error = cs_register_strfunc(parse, names[0], link_checked);
	if (error == STATUS_OK)
		error = cs_register_strfunc(parse, names[1], url_encoded);
	if (error == STATUS_OK)
		error = cs_register_strfunc(parse, names[2], url_encoded);
	if (error == STATUS_OK)
		error = cs_register_strfunc(parse, names[4], number);
	if (error == STATUS_OK)
		error = cs_register_strfunc(parse, names[6], status_called);
	if (error == STATUS_OK)
		error = cs_register_strfunc(parse, names[7], status_looks);
	if (error == STATUS_OK)
		error = cs_register_esc_strfunc(parse, names[3], rendered);
	if (error == STATUS_OK)
		error = cs_register_esc_strfunc(parse, names[5], german);
	return nerr_pass(error);
}
