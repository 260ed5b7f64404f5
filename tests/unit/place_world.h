/* For the tests of lists: random worlds, what people reach in them, and the places of its order. */
#ifndef BMS_TESTS_PLACE_WORLD_H
#define BMS_TESTS_PLACE_WORLD_H

#include "access_world.h"

#include "access/reach.h"

static enum outcome rebuild_work(struct db *handle, void *context)
{
	(void)context;
	for (int q = 0; q < PROJECTS; q++)
		assert_int_equal(reach_rebuild_project(handle, q + 1), OK);
	return reach_place(handle);
}

#endif
