/* The tabs of a vacancy's desk: its ads, its applications, who sees it, its history. */
#include "application/application.h"
#include "backend/desk/head.h"
#include "backend/desk/lists.h"
#include "backend/pages.h"
#include "backend/vacancy/profile.h"
#include "backend/vacancy/vacancy_view.h"

#define APPLICATIONS_SHOWN 50

/* What comes after a decision has its tabs from when one is begun.
 * words: tab.requirements tab.applications tab.check tab.comparison tab.interviews
 * tab.decision tab.consent tab.notices tab.hiring */
static void view_selection_tabs(
	struct request *req, const struct vacancy *vacancy, int64_t applications, const char *tab)
{
	head_tab(req, "requirements", vacancy_path(req, vacancy, "/anforderungen"),
		vacancy->profile, tab);
	head_tab(
		req, "applications", vacancy_path(req, vacancy, "/bewerbungen"), applications, tab);
	head_tab(req, "check", vacancy_path(req, vacancy, "/pruefung"), -1, tab);
	if (may_roles(req, RIGHT_COMPARISON_READ) & ~ROLE_BIT(ROLE_SEAT))
		head_tab(req, "comparison", vacancy_path(req, vacancy, "/vergleich"), -1, tab);
	if (may(req, RIGHT_APPOINTMENT_READ))
		head_tab(req, "interviews", vacancy_path(req, vacancy, "/termine"), -1, tab);
	if (may_roles(req, RIGHT_SELECTION_READ) & ~ROLE_BIT(ROLE_SEAT))
		head_tab(req, "decision", vacancy_path(req, vacancy, "/auswahl"), -1, tab);
	if (!vacancy->decided)
		return;
	if (may_roles(req, RIGHT_SELECTION_READ) & ~ROLE_BIT(ROLE_SEAT))
		head_tab(req, "consent", vacancy_path(req, vacancy, "/beteiligung"), -1, tab);
	if (may(req, RIGHT_SELECTION_WRITE))
		head_tab(req, "notices", vacancy_path(req, vacancy, "/mitteilung"), -1, tab);
	if (may(req, RIGHT_SELECTION_WRITE))
		head_tab(req, "hiring", vacancy_path(req, vacancy, "/einstellung"), -1, tab);
}

/* words: tab.overview tab.standing tab.ads tab.people tab.statements tab.bias */
void view_vacancy_tabs(struct request *req, const struct vacancy *vacancy, int64_t ads,
	int64_t applications, const char *tab)
{
	head_tab(req, "overview", vacancy_path(req, vacancy, ""), -1, tab);
	head_tab(req, "ads", vacancy_path(req, vacancy, "/anzeigen"), ads, tab);
	if (vacancy_advertised(req))
		return;
	if (!vacancy->elsewhere) {
		head_tab(req, "standing", vacancy_path(req, vacancy, "/stand"), -1, tab);
		view_selection_tabs(req, vacancy, applications, tab);
	}
	if (may(req, RIGHT_VACANCY_EDIT))
		head_tab(req, "people", vacancy_path(req, vacancy, "/beteiligte"), vacancy->people,
			tab);
	if (!vacancy->elsewhere)
		head_tab(req, "statements", vacancy_path(req, vacancy, "/stellungnahmen"), -1, tab);
	head_tabs_trail(req, OBJECT_VACANCY, vacancy_path(req, vacancy, ""), true, tab);
	if (access_has(&req->principal, RIGHT_ADMIN))
		head_tab(req, "bias",
			pool_printf(req->pool, "/verwaltung/befangenheit/%s", vacancy->number), -1,
			tab);
}

static enum outcome admit_applications(struct request *req)
{
	return vacancy_advertised(req) ? NOT_FOUND : OK;
}

static enum outcome show_ads_tab(struct request *req)
{
	struct vacancy vacancy;
	const struct db_rows *ads = NULL;
	enum outcome outcome = show_vacancy_head(req, "ads", &vacancy, &ads);

	if (!outcome)
		show_ads(req, "Ads", ads, SIZE_MAX);
	return outcome;
}

static enum outcome show_applications_tab(struct request *req)
{
	struct vacancy vacancy;
	struct application_filter filter = {.limit = APPLICATIONS_SHOWN + 1};
	struct db_rows *applications = NULL;
	int64_t total = 0;
	enum outcome outcome = show_vacancy_head(req, "applications", &vacancy, NULL);

	if (outcome)
		return outcome;
	filter.vacancy_id = vacancy.id;
	view_bool(req, "May.applications", may(req, RIGHT_CANDIDATE_LIST_VIEW));
	outcome =
		application_list(req->db, req->pool, &req->principal, &filter, &applications, NULL);
	if (outcome)
		return outcome;
	total = (int64_t)applications->count;
	if (total > APPLICATIONS_SHOWN) {
		applications->count = APPLICATIONS_SHOWN;
		total = -1;
		view_int(req, "Applications_more", APPLICATIONS_SHOWN);
	}
	view_bool(req, "May.dossier", applications->count && may(req, RIGHT_OPEN_DOSSIER));
	show_applications(req, "Applications", applications,
		pool_printf(req->pool, "vakanz=%s", vacancy.number), 0, total);
	return OK;
}

static enum outcome show_access_tab(struct request *req)
{
	struct vacancy vacancy;
	enum outcome outcome = show_vacancy_head(req, "access", &vacancy, NULL);

	view_text(req, "Access.text", view_word(req, "backend.access_note"));
	return outcome ? outcome : show_access(req, OBJECT_VACANCY, vacancy.id);
}

static enum outcome show_history_tab(struct request *req)
{
	struct vacancy vacancy;
	enum outcome outcome = show_vacancy_head(req, "history", &vacancy, NULL);

	if (!outcome)
		outcome = show_history(req, OBJECT_VACANCY, vacancy.id);
	return outcome || !vacancy.profile_fixed ? outcome : show_former(req);
}

const struct page page_vacancy_ads = {
	.path = "/vakanzen/{vacancy}/anzeigen",
	.right = RIGHT_VACANCY_READ,
	.view = "backend/vacancy_ads.cs",
	.title = "vacancy",
	.show = show_ads_tab,
};

const struct page page_vacancy_applications = {
	.path = "/vakanzen/{vacancy}/bewerbungen",
	.right = RIGHT_VACANCY_READ,
	.view = "backend/vacancy_applications.cs",
	.title = "vacancy",
	.admit = admit_applications,
	.show = show_applications_tab,
};

const struct page page_vacancy_access = {
	.path = "/vakanzen/{vacancy}/zugriff",
	.right = RIGHT_VACANCY_READ,
	.view = "backend/desk_access.cs",
	.title = "vacancy",
	.admit = admit_trail,
	.show = show_access_tab,
};

const struct page page_vacancy_history = {
	.path = "/vakanzen/{vacancy}/verlauf",
	.right = RIGHT_VACANCY_READ,
	.view = "backend/desk_history.cs",
	.title = "vacancy",
	.admit = admit_trail,
	.show = show_history_tab,
};
