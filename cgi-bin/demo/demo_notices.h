/* What the demo does with those passed over: acts of its selections (demo_decisions.h). */
#ifndef BMS_DEMO_DEMO_NOTICES_H
#define BMS_DEMO_DEMO_NOTICES_H

#include "demo/demo_decisions.h"

demo_decision_act demo_act_tell, demo_act_read, demo_act_record, demo_act_court,
	demo_act_court_over, demo_act_hear;

#endif
