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
