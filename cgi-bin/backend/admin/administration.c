/* The administration's front page: what an administrator can look after (BAK-05). */
#include "backend/pages.h"
#include "store/store.h"

static const struct {
	const char *href, *title, *text; /* language keys */
} areas[] = {
	{"/verwaltung/benutzer", "title.admin_users", "admin.users_text"},
	{"/verwaltung/gruppen", "title.admin_groups", "admin.groups_text"},
	{"/verwaltung/dienstkonten", "title.admin_services", "admin.services_text"},
	{"/verwaltung/super", "title.admin_super", "admin.super_text"},
	{"/verwaltung/bewerberkonten", "title.admin_accounts", "admin.accounts_text"},
	{"/doppelte", "title.admin_duplicates", "admin.duplicates_text"},
	{"/verwaltung/betroffenenrechte", "title.admin_requests", "admin.requests_text"},
	{"/verwaltung/rechte", "title.admin_rights", "admin.rights_area_text"},
	{"/verwaltung/statusmodell", "title.admin_models", "admin.models_text"},
	{"/verwaltung/verwaiste-gruppen", "title.admin_orphans", "admin.orphans_text"},
	{"/verwaltung/protokoll", "title.admin_audit", "admin.audit_text"},
	{"/verwaltung/organisation", "title.units", "admin.units_text"},
	{"/projekte", "title.projects", "admin.projects_text"},
	{"/verwaltung/zugriff", "title.admin_explain", "admin.explain_text"},
	{"/verwaltung/formulare", "title.forms", "forms.text"},
	{"/verwaltung/gehaltstabellen", "title.admin_pay", "admin.pay_text"},
	{"/verwaltung/auswahllisten", "title.admin_choices", "admin.choices_text"},
	{"/verwaltung/textbausteine", "title.admin_blocks", "admin.blocks_text"},
	{"/verwaltung/vorlagen", "title.admin_letters", "admin.letters_text"},
	{"/verwaltung/briefbausteine", "title.letter_inserts", "letter_insert.text"},
	{"/mediathek", "title.media", "media.text"},
	{"/verwaltung/startseite", "title.admin_texts", "admin.texts_text"},
	{"/verwaltung/suchwoerter", "title.admin_words", "admin.words_text"},
	{"/verwaltung/feiertage", "title.admin_holidays", "admin.holidays_text"},
	{"/verwaltung/fristen", "title.admin_deadlines", "admin.deadlines_text"},
	{"/verwaltung/wartefristen", "title.admin_notices", "admin.notices_text"},
	{"/verwaltung/importe", "title.imports", "admin.imports_text"},
	{"/verwaltung/naechtlicher-lauf", "title.nightly", "admin.nightly_text"},
	{"/verwaltung/auftraege", "title.queue", "admin.queue_text"},
	{"/verwaltung/dateigrenzen", "title.admin_files", "admin.files_text"},
	{"/verwaltung/dateipruefung", "title.admin_scanner", "admin.scanner_text"},
};

static enum outcome show(struct request *req)
{
	for (size_t i = 0; i < sizeof(areas) / sizeof(areas[0]); i++) {
		const char *place = pool_printf(req->pool, "Areas.%zu", i);

		view_text(req, pool_printf(req->pool, "%s.href", place),
			pool_printf(req->pool, "%s%s", req->base, areas[i].href));
		view_text(req, pool_printf(req->pool, "%s.title", place),
			view_word(req, areas[i].title));
		view_text(req, pool_printf(req->pool, "%s.text", place),
			view_word(req, areas[i].text));
	}
	struct db_rows *stopped = NULL;
	enum outcome outcome = store_stopped(req->db, req->pool, &stopped);
	if (!outcome)
		view_rows(req, "Sweep", stopped);
	return outcome;
}

const struct page page_administration = {
	.path = "/verwaltung",
	.right = RIGHT_ADMIN,
	.view = "backend/administration.cs",
	.title = "administration",
	.show = show,
};
