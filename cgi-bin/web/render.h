/*
 * The template engine. Only render.c knows ClearSilver.
 *
 * A template is parsed once per worker and rendered with any dataset in either language. Besides
 * its own dataset it sees the language's: Lang.<key>, and what render_constant set.
 */
#ifndef BMS_WEB_RENDER_H
#define BMS_WEB_RENDER_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/pool.h"

#define RENDER_LANGS 2 /* 0: de, 1: en */

struct render;
struct template;
struct view; /* a node of a dataset */

/*
 * Templates and language files (lang/de.hdf, lang/en.hdf) below `directory`. NULL when a language
 * file cannot be read (logged). reload, for development: templates that have changed are parsed
 * anew, words as render_refresh says, and a word that a template names and a language does not have
 * is logged once as no_word.
 */
struct render *render_new(const char *directory, bool reload);
void render_free(struct render **render);

/* With reload: reads the language files that have changed anew. At the beginning of a request, so
 * that what C looks up and what templates show are of one time. */
void render_refresh(struct render *render);

/* Sets a value that all datasets of a language see. */
void render_constant(struct render *render, int lang, const char *name, const char *value);

/* A template by its path below the directory; parsed at first use. NULL when it cannot be read or
 * parsed (logged once). */
struct template *render_template(struct render *render, const char *name);

/* Adds the rendered text to `out`. False when it fails (logged). */
bool render_run(struct render *render, struct template *template, int lang, struct view *view,
	struct buf *out);

/* The word of a key, or NULL. */
const char *render_word(const struct render *render, int lang, const char *key);

/* A new dataset; the caller ends it. */
struct view *view_new(void);
void view_free(struct view **view);

/* The node of that name below the node, made when missing. */
struct view *view_node(struct view *view, const char *name);

/* Sets a value below the node ("": its own); NULL sets nothing. */
void view_set(struct view *view, const char *name, const char *value);

/* The value, or NULL. */
const char *view_get(struct view *view, const char *name);

#endif
