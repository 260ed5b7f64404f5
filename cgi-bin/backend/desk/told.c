/* What a phase means for a role. */
#include "backend/desk/told.h"

#include "base/text.h"
#include "web/view.h"

/* Of several roles the one that has most to do first. */
static const struct {
	enum base_role role;
	const char *code;
} told_roles[] = {
	{ROLE_RECRUITER, "RECRUITER"},
	{ROLE_DEPARTMENT, "DEPARTMENT"},
	{ROLE_PR, "PR"},
	{ROLE_SBV, "SBV"},
	{ROLE_GSB, "GSB"},
	{ROLE_P31, "P31"},
	{ROLE_P34, "P34"},
	{ROLE_PSB, "PSB"},
	{ROLE_IE, "IE"},
	{ROLE_LECTOR, "LECTOR"},
};

/* An administrator, and a role that has nothing to do with it, are told what happens.
 * words: told.* */
bool view_told(struct request *req, enum phase phase, int64_t roles, const char *code)
{
	const char *words = NULL;

	if (!phase)
		return false;
	if (!code)
		code = phase_code(phase);
	for (size_t i = 0; !words && i < sizeof(told_roles) / sizeof(told_roles[0]); i++)
		if (roles & ROLE_BIT(told_roles[i].role))
			words = view_code_find(req, "told",
				pool_printf(req->pool, "%s_%s", code, told_roles[i].code));
	view_text(req, "Told", words ? words : view_code(req, "told", code));
	return words != NULL;
}

const char *told_code(const char *jobad_status, bool elsewhere)
{
	if (elsewhere)
		return text_equal(jobad_status, "veroeffentlicht")
				|| text_equal(jobad_status, "abgelaufen")
			? "elsewhere"
			: NULL;
	if (text_equal(jobad_status, "freigegeben"))
		return "released";
	return text_equal(jobad_status, "anpassung_erbeten") ? "returned" : NULL;
}
