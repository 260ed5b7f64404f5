/*
 * The head of an object's desk, the same on every kind (PRO-20): what it is, where it stands, whose
 * turn it is and until when, the one next step; the line of its procedure; and its tabs, each a
 * page of its own. templates/layout/desk.cs shows it.
 */
#ifndef BMS_BACKEND_DESK_HEAD_H
#define BMS_BACKEND_DESK_HEAD_H

#include "process/process.h"
#include "recruiting/phase.h"
#include "web/form/form.h"
#include "web/page.h"

struct head {
	enum object_kind kind;
	int64_t id;
	const char *title; /* as staff wrote it, or a name */
	bool german; /* staff wrote it */
	const char *status; /* words instead of the status's name; NULL: the name */
	enum right read; /* by which statements about it are read; RIGHT_NONE: there are none */
	struct access_roles roles; /* by which she sees it (process_steps) */
	bool steps; /* she may make steps here: they are shown */
	const struct form *form; /* takes a step as `status`; NULL: none is sent */
	const char *action; /* of the form, without base */
	/* Where its steps are made, without base, when the page has a form of its own, in which
	 * something may be entered and not yet sent; NULL: here. */
	const char *steps_at;
	/* When the procedure came into each phase (phase_line), and where it is: its line; NULL:
	 * the line is that of its statuses. */
	const char *const *phases;
	enum phase phase;
	bool elsewhere; /* an ad for others: the office P34 steers it alone, one applies elsewhere,
			   and it comes to fewer places */
	const char *told; /* in place of the phase (told_code); NULL: the phase */
	int64_t version; /* sent with a step, the present one also after a refusal; 0: none is */
	/* The page a step leads to, without base; NULL: the form takes it. May be NULL: the form
	 * takes all. */
	const char *(*step_path)(struct request *req, const struct process_step *step);
};

/*
 * Fills Head.(title or name, german, status, look, form, version); Turn.(mine, who, nobody, due,
 * open, more) with Turn.statement as view_statement does; Told, what the phase of the procedure
 * means for her role (PRO-20); Line.N.(name, state, at); of the steps Next, the one forward that
 * can be made now, Later.N, the others forward, Side.N and End.N, as view_step does, with .path;
 * the form, when it takes one of them, or Head.steps_at; and Walk, the place in the list one came
 * from (web/list/walk.h). *sent_r (may be NULL): the form takes one. OK, NOT_FOUND, UNAVAILABLE.
 */
enum outcome head_show(struct request *req, const struct head *head, bool *sent_r);

/* What the page itself expects next, before a step: Do.(href, label); a word's key. */
void head_do(struct request *req, const char *path, const char *label);

/* The same, but what is asked of her comes before it: Do.after, too. */
void head_do_after(struct request *req, const char *path, const char *label);

/* One more of the page's links beside the steps: Links.N.(href, label); `label` is a word's key. */
void head_link(struct request *req, const char *path, const char *label);

/* Head.(title or name, german) alone, for whoever is told nothing of the procedure. */
void head_title(struct request *req, const char *title, bool german);

/* The same, and Turn, as head_show, of what is asked of her alone. OK, UNAVAILABLE. */
enum outcome head_asked(struct request *req, const struct head *head);

/* Title and breadcrumbs of a desk's page: the object's, and of a tab behind the overview its own.
 */
void head_crumbs(struct request *req, const char *number, const char *title, bool german,
	const char *path, const char *tab);

/* The head of a person, unit or group, which has no procedure. */
struct head_plain {
	const char *title;
	bool german; /* staff wrote it */
	const char *path; /* of its overview, without base */
	const char *status; /* words; NULL: none */
	const char *look; /* of the status: "idle", "done", "stopped" */
	const struct form *form; /* takes the steps that lead to no page; NULL: there are none */
	const char *action; /* of the form, without base */
	const void *now; /* what the form changes, as it is: who changes it second is told; NULL:
			    nothing */
};

/* Fills Head.(title or name, german, status, look, form), title and breadcrumb, and the tabs
 * overview and history. */
void head_plain(struct request *req, const struct head_plain *head, const char *tab);

/*
 * A step of such an object: Next, Side.<code> or End.<code>.(code, label, path); `label` is a
 * word's key. path: the page it leads to, without base; NULL: the form takes it as `status`.
 */
void head_plain_step(struct request *req, enum process_direction direction, const char *code,
	const char *label, const char *path);

/* What stops a step that does not lead forward: the reason, a problem's code, and the address of
 * what is in its way. */
void head_plain_stop(struct request *req, enum process_direction direction, const char *code,
	const char *reason, const char *path);

/*
 * One more tab: Tabs.N.(label, href, count, current), with the word tab.<code>. count < 0: none;
 * `current` is the code of the tab that is shown.
 */
void head_tab(struct request *req, const char *code, const char *path, int64_t count,
	const char *current);

/* The tabs every kind has, below the address of its overview, for whom they are shown
 * (admit_trail): access, where the kind can say it, and history. */
void head_tabs_trail(struct request *req, enum object_kind kind, const char *path, bool with_access,
	const char *current);

/* Of the pages of these two tabs: are they shown to the person? OK, NOT_FOUND. */
enum outcome admit_trail(struct request *req);

#endif
