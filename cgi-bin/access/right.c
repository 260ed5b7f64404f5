/* Names of the rights and of the objects they are about. */
#include "access/right.h"

#include <string.h>

static const char *const right_names[RIGHT_COUNT] = {[RIGHT_NONE] = "NONE",
#define X(name, kind) [RIGHT_##name] = "OBJECT_ACTION_" #name,
	RIGHTS(X)
#undef X
#define X(name, kind) [RIGHT_##name] = #name,
		RIGHTS_MORE(X)
#undef X
};

static const enum object_kind right_objects[RIGHT_COUNT] = {
#define X(name, kind) [RIGHT_##name] = OBJECT_##kind,
	RIGHTS(X) RIGHTS_MORE(X)
#undef X
};

static const char *const kind_names[] = {
	[OBJECT_PROJECT] = "project",
	[OBJECT_VACANCY] = "vacancy",
	[OBJECT_JOBAD] = "jobad",
	[OBJECT_APPLICATION] = "application",
	[OBJECT_STAFF_USER] = "staff_user",
	[OBJECT_USER_GROUP] = "user_group",
	[OBJECT_ORG_UNIT] = "org_unit",
	[OBJECT_SETTING] = "setting",
	[OBJECT_ACCOUNT] = "account",
	[OBJECT_APPLICANT] = "applicant",
};

#define KINDS (sizeof(kind_names) / sizeof(*kind_names))

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

enum object_kind right_object(enum right right)
{
	return right < RIGHT_COUNT ? right_objects[right] : OBJECT_NONE;
}

const char *object_kind_name(enum object_kind kind)
{
	return kind < KINDS ? kind_names[kind] : NULL;
}

enum object_kind object_kind_from_name(const char *name)
{
	if (!name)
		return OBJECT_NONE;
	for (size_t i = 1; i < KINDS; i++)
		if (strcmp(kind_names[i], name) == 0)
			return (enum object_kind)i;
	return OBJECT_NONE;
}
