/* The head of an object's desk. */
#include "backend/desk/head.h"

#include <string.h>

#include "backend/desk/lists.h"
#include "backend/desk/statements.h"
#include "backend/desk/step.h"
#include "backend/desk/tasks.h"
#include "backend/desk/told.h"
#include "base/clock.h"
#include "base/text.h"
#include "web/list/walk.h"

#define OPEN_READ 100 /* open statements: one is told, the others are counted */
#define ROLES_TOLD 3

static const char *const head_lists[] =
	{[PROCESS_FORWARD] = "Later", [PROCESS_SIDE] = "Side", [PROCESS_END] = "End"};

/* Whose turn it is. */
struct turn {
	bool known, mine, over;
};

static const char *name_in(struct request *req, const char *de, const char *en)
{
	return text_equal(req->lang, "en") ? en : de;
}

void head_title(struct request *req, const char *title, bool german)
{
	view_text(req, german ? "Head.title" : "Head.name", title);
	view_bool(req, "Head.german", german);
}

void head_do(struct request *req, const char *path, const char *label)
{
	view_text(req, "Do.href", pool_printf(req->pool, "%s%s", req->base, path));
	view_text(req, "Do.label", view_word(req, label));
}

void head_do_after(struct request *req, const char *path, const char *label)
{
	head_do(req, path, label);
	view_bool(req, "Do.after", true);
}

void head_link(struct request *req, const char *path, const char *label)
{
	const char *node = pool_printf(req->pool, "Links.%s", strrchr(label, '.') + 1);

	view_text(req, pool_printf(req->pool, "%s.href", node),
		pool_printf(req->pool, "%s%s", req->base, path));
	view_text(req, pool_printf(req->pool, "%s.label", node), view_word(req, label));
}

void head_crumbs(struct request *req, const char *number, const char *title, bool german,
	const char *path, const char *tab)
{
	const char *whole = pool_printf(req->pool, "%s %s", number, title);

	if (text_equal(tab, "overview")) {
		(german ? view_title_german : view_title)(req, whole);
		return;
	}
	(german ? view_crumb_german : view_crumb)(req, whole, path);
	view_title(req, pool_printf(req->pool, "%s: %s", view_code(req, "tab", tab), number));
}

void head_tab(
	struct request *req, const char *code, const char *path, int64_t count, const char *current)
{
	const char *tab = pool_printf(req->pool, "Tabs.%s", code);

	view_text(req, pool_printf(req->pool, "%s.label", tab), view_code(req, "tab", code));
	view_text(req, pool_printf(req->pool, "%s.href", tab),
		pool_printf(req->pool, "%s%s%s", req->base, path, list_walk(req)));
	view_bool(req, pool_printf(req->pool, "%s.current", tab), text_equal(code, current));
	if (count >= 0)
		view_int(req, pool_printf(req->pool, "%s.count", tab), count);
}

/* words: tab.access tab.history */
void head_tabs_trail(struct request *req, enum object_kind kind, const char *path, bool with_access,
	const char *current)
{
	if (!shows_history(req, kind))
		return;
	if (with_access)
		head_tab(req, "access", pool_printf(req->pool, "%s/zugriff", path), -1, current);
	head_tab(req, "history", pool_printf(req->pool, "%s/verlauf", path), -1, current);
}

enum outcome admit_trail(struct request *req)
{
	return shows_history(req, req->object.kind) ? OK : NOT_FOUND;
}

/* Without the year when it is this one. */
static const char *place_day(struct request *req, const char *day)
{
	char *words = day_show(req->pool, day, req->lang);

	if (strncmp(day, clock_today(req->pool), strlen("2026")) == 0)
		words[strlen(words) - strlen(text_equal(req->lang, "en") ? " 2026" : "2026")] = 0;
	return words;
}

static void view_place(
	struct request *req, size_t row, const struct process_place *place, const char *state)
{
	const char *node = pool_printf(req->pool, "Line.%zu", row);

	view_text(req, pool_printf(req->pool, "%s.name", node),
		name_in(req, place->name_de, place->name_en));
	view_text(req, pool_printf(req->pool, "%s.state", node), state);
	if (place->since && !text_equal(state, "coming")) {
		const char *day = clock_day(req->pool, clock_from_sql(place->since));

		view_day(req, pool_printf(req->pool, "%s.at", node), day);
		view_text(req, pool_printf(req->pool, "%s.at", node), place_day(req, day));
	}
}

/* A place is done that lies before where the object stands; when that is beside the line, where it
 * once was. What ended comes to no further place. */
static void view_line(struct request *req, const struct head *head,
	const struct process_place *places, size_t count, const struct process_place *here)
{
	size_t row = 0;

	for (const struct process_place *place = places; place < places + count; place++)
		if (here->on_line && !head->elsewhere ? place < here
						      : place != here && place->since)
			view_place(req, row++, place, "done");
	view_place(req, row++, here, here->on_line && !here->active ? "done" : "here");
	for (const struct process_place *place = places; place < places + count; place++)
		if (place > here && (here->on_line || (!place->since && here->active)))
			view_place(req, row++, place, "coming");
}

/* words: phase.* */
static void view_phases(struct request *req, const struct head *head)
{
	for (int phase = PHASE_NONE + 1; head->phase && phase < PHASE_COUNT; phase++) {
		const char *name = view_code(req, "phase", phase_code((enum phase)phase));
		const struct process_place place = {
			.name_de = name, .name_en = name, .since = head->phases[phase]};
		bool here = phase == (int)head->phase && phase != PHASE_CLOSED;

		if (head->elsewhere && !place.since && phase != PHASE_CLOSED)
			continue;
		view_place(req, (size_t)phase, &place,
			here                               ? "here"
				: phase > (int)head->phase ? "coming"
							   : "done");
	}
}

/* Not begun, running, waiting for somebody else, done, stopped or overdue; beside the line, if
 * there is one, it rests. */
static const char *look_of(const struct process_place *here, bool alone, const struct turn *turn)
{
	bool others = turn->known && !turn->mine;

	if (turn->over || (!here->on_line && here->ended))
		return "stopped";
	if (!here->active)
		return "done";
	if (!here->counts || (!here->on_line && !alone && !others))
		return "idle";
	return others ? "waiting" : "running";
}

/* "Recruiting oder Fachbereich". The administrator stands in for everybody, and is told of where
 * nobody else can. */
static const char *roles_words(struct request *req, int64_t roles)
{
	const char *words = NULL, * or = view_word(req, "desk.or");
	int64_t told = roles & ~ROLE_BIT(ROLE_ADMIN);
	int count = 0;

	if (roles & ROLE_BIT(ROLE_NOBODY))
		return view_word(req, "desk.by_itself");
	if (!told)
		told = roles;
	for (int role = ROLE_ADMIN; role < ROLE_SEAT && count < ROLES_TOLD; role++)
		if (told & ROLE_BIT(role)) {
			const char *name = step_role_name(req, role);

			words = count++ ? pool_printf(req->pool, "%s %s %s", words, or, name)
					: name;
		}
	return words;
}

/* Is it asked of the person, herself or by her role there? */
static bool statement_mine(
	const struct request *req, const struct head *head, const struct statement *statement)
{
	if (text_equal(statement->subject_kind, "person"))
		return statement->subject_id == req->principal.id;
	return (head->roles.there & ROLE_BIT(statement->role_id)) != 0;
}

static void hers_only(
	const struct request *req, const struct head *head, struct statement **open, size_t *count)
{
	while (*count && !statement_mine(req, head, *open)) {
		(*open)++;
		(*count)--;
	}
	if (*count)
		*count = 1;
}

/* What is asked of her comes before what is asked of others, though that is due before it. */
static const struct statement *told_first(const struct request *req, const struct head *head,
	const struct statement *open, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (statement_mine(req, head, &open[i]))
			return &open[i];
	return open;
}

/* The statement that is due first, and how many more wait; lectors see the ad alone (ACC-16), and
 * of what is asked about it what is asked of them. */
static enum outcome turn_of_statements(
	struct request *req, const struct head *head, struct turn *turn_r)
{
	int64_t roles = head->read ? may_roles(req, head->read) : 0;
	const struct statement *told = NULL;
	struct statement *open = NULL;
	size_t count = 0;
	enum outcome outcome = !roles
		? OK
		: statements_open(req->db, req->pool, &req->principal, head->kind, head->id,
			shows_marks(roles), OPEN_READ, &open, &count);

	if (!outcome && !(roles & ~ROLE_BIT(ROLE_LECTOR)))
		hers_only(req, head, &open, &count);
	if (outcome || !count)
		return outcome;
	told = told_first(req, head, open, count);
	*turn_r = (struct turn){.known = true,
		.mine = statement_mine(req, head, told),
		.over = told->due_at <= clock_now()};
	view_statement(req, "Turn.statement", told);
	view_text(req, "Turn.due", due_words(req, told->due_on));
	view_int(req, "Turn.open", (int64_t)count);
	if (count > 1)
		view_int(req, "Turn.more", (int64_t)count - 1);
	return OK;
}

enum outcome head_asked(struct request *req, const struct head *head)
{
	struct turn turn = {0};
	enum outcome outcome = turn_of_statements(req, head, &turn);

	head_title(req, head->title, head->german);
	view_bool(req, "Turn.mine", turn.mine);
	return outcome;
}

/* Without statements it is the turn of whoever can make the next step. Nobody's it is only for whom
 * nothing is said to do. */
static void turn_of_steps(struct request *req, int64_t roles, const struct process_step *steps,
	size_t count, bool told, struct turn *turn_r)
{
	bool nobody = roles & ROLE_BIT(ROLE_NOBODY);

	for (size_t i = 0; i < count; i++)
		turn_r->mine = turn_r->mine || steps[i].direction == PROCESS_FORWARD;
	turn_r->known = turn_r->mine || roles;
	view_bool(req, "Turn.nobody", nobody);
	if (turn_r->known && !turn_r->mine && !(nobody && told))
		view_text(req, "Turn.who", roles_words(req, roles));
	if (roles == ROLE_BIT(ROLE_NOBODY))
		*turn_r = (struct turn){0};
}

/* Does the form take it? */
static bool view_head_step(struct request *req, const struct head *head, const char *node,
	const struct process_step *step)
{
	const char *path = head->step_path ? head->step_path(req, step) : NULL;

	view_step(req, node, step);
	if (path)
		view_text(req, pool_printf(req->pool, "%s.path", node),
			pool_printf(req->pool, "%s%s", req->base, path));
	return !path && !step->stops.count;
}

static bool view_head_steps(struct request *req, const struct head *head,
	const struct process_step *steps, size_t count)
{
	bool next = false, sent = false;

	for (size_t i = 0; i < count; i++) {
		bool first =
			steps[i].direction == PROCESS_FORWARD && !next && !steps[i].stops.count;

		next = next || first;
		sent |= view_head_step(req, head,
			first ? "Next"
			      : pool_printf(req->pool, "%s.%zu", head_lists[steps[i].direction], i),
			&steps[i]);
	}
	return sent;
}

enum outcome head_show(struct request *req, const struct head *head, bool *sent_r)
{
	struct process_place *places = NULL, *here = NULL;
	struct process_step *steps = NULL;
	struct turn turn = {0};
	size_t place_count = 0, count = 0;
	int64_t roles = 0;
	bool sent, told;
	enum outcome outcome =
		process_line(req->db, req->pool, head->kind, head->id, &places, &place_count);

	for (size_t i = 0; !outcome && i < place_count; i++)
		here = places[i].here ? &places[i] : here;
	if (!outcome)
		outcome = here ? turn_of_statements(req, head, &turn) : NOT_FOUND;
	if (!outcome)
		outcome = process_steps(req->db, req->pool, &req->principal, head->roles,
			head->kind, head->id, &steps, &count, &roles);
	if (outcome)
		return outcome;
	count = head->steps ? count : 0;
	if (head->elsewhere && (roles & ~ROLE_BIT(ROLE_NOBODY))) {
		roles = ROLE_BIT(ROLE_P34);
		turn.mine = (head->roles.there & roles) != 0;
	}
	told = view_told(req, head->phases ? head->phase : phase_of(here->phase), head->roles.there,
		head->told);
	if (!turn.known)
		turn_of_steps(req, roles, steps, count, told, &turn);
	view_bool(req, "Turn.mine", turn.mine);
	head_title(req, head->title, head->german);
	view_text(req, "Head.status",
		head->status ? head->status : name_in(req, here->name_de, here->name_en));
	view_text(req, "Head.look", look_of(here, place_count == 1, &turn));
	if (head->phases)
		view_phases(req, head);
	else
		view_line(req, head, places, place_count, here);
	sent = view_head_steps(req, head, steps, count);
	sent = sent && !head->steps_at;
	if (head->steps_at)
		view_text(req, "Head.steps_at",
			pool_printf(
				req->pool, "%s%s%s", req->base, head->steps_at, list_walk(req)));
	if (sent) {
		form_show(req, head->form,
			pool_printf(req->pool, "%s%s", head->action, list_walk(req)), NULL);
		view_text(req, "Head.form", head->form->name);
		if (head->version)
			view_int(req, "Head.version", head->version);
	}
	if (sent_r)
		*sent_r = sent;
	return list_walk_show(req);
}
