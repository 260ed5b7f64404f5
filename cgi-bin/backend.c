/* backend.fcgi: where staff work. */
#include <string.h>

#include "access/session.h"
#include "access/tables.h"
#include "backend/pages.h"
#include "backend/sign_in/service.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/text.h"
#include "comparison/file.h"
#include "decision/memo.h"
#include "dossier/dossier.h"
#include "history/history.h"
#include "made/list_file.h"
#include "mail/letter.h"
#include "org/sign_in.h"
#include "org/staff.h"
#include "org/super_admin.h"
#include "queue/queue.h"
#include "store/secrets.h"
#include "store/store.h"
#include "web/form/form.h"
#include "web/render.h"
#include "web/serve/errand.h"
#include "web/serve/site.h"

#define IDLE_SECONDS 3600
#define ABSOLUTE_SECONDS (10 * 3600)
#define GROUPS_SECONDS 900 /* and never longer (ACC-03) */
#define WORK_ITEMS 20 /* of the queue, before others are looked for */

#define ENTRY(name) &name,
static const struct page *const pages[] = {BACKEND_PAGES(ENTRY) NULL};
#undef ENTRY

static void start(const struct settings *settings)
{
	secrets_init(settings);
	letter_init(settings);
	access_tables_keep();
}

/* Somebody whom the web server names. */
struct named {
	struct request *req;
	const char *user_id;
	struct directory_groups groups;
};

static enum outcome begin_session(struct db *db, void *context)
{
	struct named *named = context;
	struct request *req = named->req;
	enum outcome outcome = session_begin(db, req->pool, SESSION_BACKEND, req->principal.id,
		settings_int(req->settings, "session_idle_seconds", IDLE_SECONDS),
		settings_int(req->settings, "session_absolute_seconds", ABSOLUTE_SECONDS),
		&req->session);

	return outcome ? outcome
		       : session_groups_set(db, req->pool, req->session.id, named->groups.hash);
}

static enum outcome keep_groups(struct db *db, void *context)
{
	const struct named *named = context;

	return session_groups_set(db, named->req->pool, named->req->session.id, named->groups.hash);
}

static enum outcome end_session(struct db *db, void *context)
{
	const struct named *named = context;

	return session_end(db, SESSION_BACKEND, named->req->session.id);
}

/* words: refused.* */
static void say_refused(struct request *req, const struct sign_in_refused *refused)
{
	const char *text = view_word(req, pool_printf(req->pool, "refused.%s", refused->why));

	req->refused = !refused->until
		? text
		: pool_printf(req->pool, "%s %s: %s.", text, view_word(req, "refused.until"),
			clock_show(req->pool, refused->until, req->lang));
}

/* A service account has signed in here; anybody else must be whom the web server names. */
static bool session_stays(struct request *req, const char *user_id)
{
	return req->principal.service
		|| (user_id
			&& text_equal(req->principal.user_id, staff_user_id(req->pool, user_id)));
}

/* Whose time as super-administrator is over is told so, and all others, before anything else. */
static enum outcome go_on(struct request *req)
{
	int64_t until = req->principal.super_until, ended = 0;
	enum outcome outcome =
		until && until <= clock_now() ? super_end_due(req->db, req->pool, &ended) : OK;

	return outcome ? outcome : session_touch(req->db, SESSION_BACKEND, &req->session);
}

/* Pages on which service accounts sign in: whoever has a session may have more to do before it is
 * good for anything. */
static enum outcome visit(struct request *req)
{
	const char *token = request_session_token(req);
	enum outcome outcome = !token
		? NOT_FOUND
		: session_find(req->db, req->pool, SESSION_BACKEND, token, &req->session);

	return outcome == NOT_FOUND ? OK : outcome;
}

/* Have the directory's groups changed since they were compared with the mapping, or is that long
 * ago? */
static bool groups_stand(const struct request *req, const struct directory_groups *groups)
{
	int64_t limit = settings_int(req->settings, "session_groups_seconds", GROUPS_SECONDS);

	if (limit > GROUPS_SECONDS)
		limit = GROUPS_SECONDS;
	return !groups->fault && req->session.groups_known
		&& memcmp(req->session.groups, groups->hash, sizeof(groups->hash)) == 0
		&& req->session.groups_at > clock_now() - limit;
}

/* A session that goes on: what the directory has taken away meanwhile, is gone (ACC-03). */
static enum outcome session_stay(struct named *named)
{
	struct request *req = named->req;
	struct sign_in_refused refused = {0};
	enum outcome outcome;

	if (req->principal.service || groups_stand(req, &named->groups))
		return go_on(req);
	outcome = sign_in_again(
		req->db, req->pool, named->user_id, &named->groups, &req->principal, &refused);
	if (outcome == DENIED) {
		say_refused(req, &refused);
		outcome = db_transaction(req->db, end_session, named);
		return outcome ? outcome : DENIED;
	}
	if (!outcome)
		outcome = db_transaction(req->db, keep_groups, named);
	return outcome ? outcome : go_on(req);
}

/*
 * The web server says who it is on every request; the session spares the sign-in while that person
 * and the groups stay the same. Service accounts come without the web server's word (ACC-05).
 */
static enum outcome identify(struct request *req)
{
	struct named named = {.req = req,
		.user_id = request_param(
			req, settings_text(req->settings, "sso_user_param", "BMS_SSO_USER"))};
	const char *token = request_session_token(req);
	struct sign_in_refused refused = {0};
	enum outcome outcome;

	/* a fault is said when it is known whose it is */
	directory_groups_read(req->pool,
		request_param(
			req, settings_text(req->settings, "sso_groups_param", "BMS_SSO_GROUPS")),
		&named.groups);
	outcome = token
		? sign_in_by_session(req->db, req->pool, token, &req->session, &req->principal)
		: NOT_FOUND;
	if (outcome == UNAVAILABLE)
		return outcome;
	if (!outcome && session_stays(req, named.user_id))
		return session_stay(&named);
	req->principal = (struct principal){.kind = PRINCIPAL_VISITOR, .lang = req->lang};
	req->signed_out = !named.user_id && token;
	if (!named.user_id)
		return DENIED;
	outcome = sign_in_sso(
		req->db, req->pool, named.user_id, &named.groups, &req->principal, &refused);
	if (outcome == DENIED)
		say_refused(req, &refused);
	if (!outcome)
		outcome = db_transaction(req->db, begin_session, &named);
	if (outcome)
		return outcome;
	response_session_cookie(req);
	return OK;
}

/* Of an entry of the menu: "page" on it, "true" on the pages below it, which their first crumb
 * tells; NULL elsewhere. */
static const char *menu_current(const struct request *req, const char *href)
{
	const char *entry = pool_printf(req->pool, "%s%s", req->base, href);
	const char *crumb = view_get(req->view, "Crumbs.0.href");
	size_t length = strlen(entry);

	if (text_equal(req->path, href))
		return "page";
	return crumb && strncmp(crumb, entry, length) == 0
			&& (!crumb[length] || crumb[length] == '/')
		? "true"
		: NULL;
}

static void frame(struct request *req)
{
	static const struct {
		const char *href, *key;
		enum right right;
		int64_t roles; /* also for whoever has one of these */
	} menu[] = {
		{"/", "title.cockpit", RIGHT_STAFF, 0},
		{"/projekte", "title.projects", RIGHT_PROJECT_LIST_VIEW, 0},
		{"/personalanforderungen", "title.requisitions", RIGHT_REQUISITION_WRITE, 0},
		{"/vakanzen", "title.vacancies", RIGHT_VACANCY_LIST_VIEW, 0},
		{"/stellenanzeigen", "title.jobads", RIGHT_JOBAD_LIST_VIEW, 0},
		{"/bewerbungen", "title.applications", RIGHT_CANDIDATE_LIST_VIEW, 0},
		{"/termine", "title.my_interviews", RIGHT_APPOINTMENT_READ, ROLE_BIT(ROLE_SEAT)},
		{"/uebergaben", "title.handovers", RIGHT_HANDOVER_READ, 0},
		{"/mobile", "title.mobiles", RIGHT_MOBILE_REGISTER, 0},
		{"/archiv", "title.archive", RIGHT_ARCHIVE, 0},
		{"/gleichstellung", "title.equality", RIGHT_ADMIN, ROLE_BIT(ROLE_GSB)},
		{"/verwaltung", "title.administration", RIGHT_ADMIN, 0},
		{"/hilfe", "title.help", RIGHT_STAFF, 0},
	};
	size_t shown = 0;
	bool found = false;

	if (req->principal.kind != PRINCIPAL_STAFF) {
		view_bool(req, "Service.offer",
			!request_param(req,
				settings_text(req->settings, "sso_user_param", "BMS_SSO_USER")));
		return;
	}
	if (req->principal.service)
		form_show(req, &service_sign_out_form, "/dienstkonto/abmelden", NULL);
	if (access_has(&req->principal, RIGHT_SUPER))
		view_time(req, "Super.until", req->principal.super_until);
	for (size_t i = 0; i < sizeof(menu) / sizeof(menu[0]); i++) {
		const char *place, *current = menu_current(req, menu[i].href);

		if (!access_has(&req->principal, menu[i].right)
			&& !(req->principal.roles & menu[i].roles))
			continue;
		place = pool_printf(req->pool, "Menu.%zu", shown++);
		view_text(req, pool_printf(req->pool, "%s.href", place),
			pool_printf(req->pool, "%s%s", req->base, menu[i].href));
		view_text(req, pool_printf(req->pool, "%s.label", place),
			view_word(req, menu[i].key));
		view_text(req, pool_printf(req->pool, "%s.current", place), current);
		found = found || current;
	}
	if (!found) /* the way there began in the cockpit */
		view_text(req, "Menu.0.current", "true");
}

static void refused(struct request *req, enum outcome outcome)
{
	audit_add(req->db, &req->principal, req->object.kind, req->object.id, "refused",
		outcome == DENIED ? right_name(req->page->right) : "unknown");
}

static struct server *errands; /* --work: takes them */

/* One file that is made. */
struct filing {
	struct db *db;
	const char *lang;
};

static const struct dossier_part *const dossier_parts[] = {&dossier_answers, NULL};

static const char *filing_word(void *context, const char *key)
{
	const struct filing *filing = context;

	return errand_word(errands, filing->lang, key);
}

/* A list is taken out of its page; dossiers and comparisons are made of no page. */
static enum outcome file_errand(void *context, struct errand *errand)
{
	struct filing *filing = context;

	filing->lang = errand->lang;
	if (text_equal(errand->list, MEMO_FILE))
		return memo_file_make(filing->db,
			&(struct memo_words){
				errand->lang, filing_word, filing, errand_spool(errands)},
			errand);
	if (text_equal(errand->list, COMPARISON_FILE))
		return comparison_file_make(filing->db,
			&(struct comparison_words){
				errand->lang, filing_word, filing, errand_spool(errands)},
			errand);
	return text_equal(errand->list, DOSSIER_LIST) ? dossier_make(filing->db,
		       &(struct dossier_words){errand->lang, filing_word, filing}, dossier_parts,
		       errand)
						      : errand_run(errands, errand);
}

static enum outcome list_file_work(struct queue_turn *turn)
{
	return list_file_make(turn, file_errand, &(struct filing){.db = turn->db});
}

/* What the queue has for the pages. */
static enum outcome work(struct server *server, struct db *db, bool (*ending)(void))
{
	static const struct queue_kind list_file = {
		.code = "list_file", .work = list_file_work, .given_up = list_file_given_up};
	static const struct queue_kind *const kinds[] = {&list_file, NULL};
	int done = 0, failed = 0;
	enum outcome outcome;

	errands = server;
	outcome = queue_run(db, kinds, WORK_ITEMS, ending, &done, &failed);
	if (done + failed > 0)
		log_info("queue", "done=%d failed=%d", done, failed);
	return outcome;
}

static const struct site site = {
	.name = "backend",
	.pages = pages,
	.world = SESSION_BACKEND,
	.cookie = "bms_backend",
	.identify = identify,
	.visit = visit,
	.sign_in = "/dienstkonto/anmelden",
	.start = start,
	.frame = frame,
	.work = work,
	.refused = refused,
	.view_error = "backend/error.cs",
};

int main(int argc, char **argv)
{
	return site_main(&site, argc, argv);
}
