/* A selection in the dataset, for the pages that show one. */
#ifndef BMS_BACKEND_DECISION_DECISION_VIEW_H
#define BMS_BACKEND_DECISION_DECISION_VIEW_H

#include "decision/memo.h"
#include "web/form/form.h"
#include "web/page.h"

/* "/vakanzen/V-2026-00042/auswahl" and what follows. */
const char *decision_path(struct request *req, const char *rest);

/* Words of the page's language. */
struct memo_words memo_words_of(struct request *req);

/* Does she take the memo out as a file? */
bool takes_memo(struct request *req);

/* Does she prepare it? */
bool prepares(const struct request *req);

/* The vacancy with breadcrumbs of a page below the tab. OK, NOT_FOUND, UNAVAILABLE. */
enum outcome decision_top(struct request *req);

/* Decision.(number, posts, introduction, state, look, asked_at, fixed_at, fixed_by, revoked_at,
 * revoked_reason, draft, asked, fixed), named by its state. */
void view_decision(struct request *req, const struct decision *decision);

/*
 * Entries.N.(number, name, href, edit, choice, chosen, next, severe, refused, requirement, written,
 * lack, lines.M.(label, text)); Memo.next leads on. What the SBV was refused is shown to whoever
 * prepares it alone (LAW-20).
 */
void view_memo(struct request *req, const struct memo *memo);

/* Lacks.N.(number, name, href, text): what is missing before it can be asked about. OK,
 * UNAVAILABLE. */
enum outcome view_lacks(struct request *req, const struct decision *decision);

#endif
