/* The registry of the kinds of objects. */
#include "access/object.h"

#include <string.h>

#include "base/text.h"

static const struct object_type types[] = {
#define X(name, number, code, letter, path, know, form) \
	{OBJECT_##name, code, letter, path, RIGHT_##know, form},
	OBJECTS(X)
#undef X
#define X(name, number, code, form) {OBJECT_##name, code, NULL, NULL, RIGHT_NONE, form},
		OBJECTS_MORE(X)
#undef X
};

#define TYPES (sizeof(types) / sizeof(types[0]))

static const enum object_kind right_objects[RIGHT_COUNT] = {
#define X(name, kind) [RIGHT_##name] = OBJECT_##kind,
	RIGHTS(X) RIGHTS_MORE(X)
#undef X
};

const struct object_type *object_type(enum object_kind kind)
{
	for (size_t i = 0; i < TYPES; i++)
		if (types[i].kind == kind)
			return &types[i];
	return NULL;
}

const struct object_type *object_type_of_code(const char *code)
{
	for (size_t i = 0; i < TYPES; i++)
		if (text_equal(types[i].code, code))
			return &types[i];
	return NULL;
}

const struct object_type *object_type_of_number(const char *number)
{
	for (size_t i = 0; i < TYPES && number; i++) {
		size_t letters = types[i].letter ? strlen(types[i].letter) : 0;

		if (letters && strncmp(number, types[i].letter, letters) == 0
			&& number[letters] == '-')
			return &types[i];
	}
	return NULL;
}

const char *object_kind_name(enum object_kind kind)
{
	const struct object_type *type = object_type(kind);

	return type ? type->code : NULL;
}

enum object_kind right_object(enum right right)
{
	return right < RIGHT_COUNT ? right_objects[right] : OBJECT_NONE;
}
