/* Names of the rights. */
#include "access/right.h"

static const char *const right_names[RIGHT_COUNT] = {[RIGHT_NONE] = "NONE",
#define X(name, kind) [RIGHT_##name] = "OBJECT_ACTION_" #name,
	RIGHTS(X)
#undef X
#define X(name, kind) [RIGHT_##name] = #name,
		RIGHTS_MORE(X)
#undef X
};

const char *right_name(enum right right)
{
	if (right == RIGHT_PUBLIC)
		return "PUBLIC";
	if (right == RIGHT_OWN)
		return "OWN";
	if (right == RIGHT_STAFF)
		return "STAFF";
	if (right == RIGHT_ADMIN)
		return "ADMIN";
	if (right == RIGHT_ACCOUNT)
		return "ACCOUNT";
	if (right == RIGHT_SUPER)
		return "SUPER";
	return right < RIGHT_COUNT ? right_names[right] : right_names[RIGHT_NONE];
}

bool right_changes(enum right right)
{
	switch ((int)right) {
	case RIGHT_PROJECT_EDIT:
	case RIGHT_PROJECT_VACANCY_CREATE:
	case RIGHT_FOREIGN_ADS:
	case RIGHT_VACANCY_EDIT:
	case RIGHT_VACANCY_FORWARD:
	case RIGHT_VACANCY_SET_TEMPLATE:
	case RIGHT_VACANCY_CHANGE_RELATED_PROJECT:
	case RIGHT_VACANCY_CHANGE_OWNER:
	case RIGHT_VACANCY_CANDIDATE_CREATE:
	case RIGHT_VACANCY_JOBAD_CREATE:
	case RIGHT_VACANCY_REMINDER_CREATE:
	case RIGHT_APPOINTMENT:
	case RIGHT_JOBAD_NEW:
	case RIGHT_JOBAD_EDIT:
	case RIGHT_JOBAD_FORWARD:
	case RIGHT_JOBAD_SET_TEMPLATE:
	case RIGHT_JOBAD_REMINDER_CREATE:
	case RIGHT_MOBILE_REGISTER:
		return true;
	default:
		return false;
	}
}

bool right_of_seat(enum right right)
{
	return right == RIGHT_CANDIDATE_READ || right == RIGHT_CANDIDATE_LIST_VIEW
		|| right == RIGHT_RATE || right == RIGHT_COMPARISON_READ;
}
