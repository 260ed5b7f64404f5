<?cs # What pages about a selection share. ?><?cs

# What the program put together, and what was written: each told apart. ?><?cs
def:decision_known(e) ?><?cs
call:facts_begin() ?><?cs
each:l = e.lines ?><div><dt><?cs var:german(l.label) ?></dt><dd class="bms-lines"><?cs
	var:german(l.text) ?></dd></div><?cs
/each ?><?cs
call:facts_end() ?><?cs
/def ?><?cs

def:decision_reason(e) ?><h4><?cs var:Lang.memo.known ?></h4><?cs
call:decision_known(e) ?><?cs
if:e.requirement || e.written ?><div class="bms-reply"><h4><?cs var:Lang.memo.reason ?></h4><?cs
	if:e.requirement ?><p><?cs var:Lang.memo.requirement ?>: <b><?cs
		var:german(e.requirement) ?></b></p><?cs
	/if ?><?cs
	if:e.written ?><p class="bms-lines"><?cs var:german(e.written) ?></p><?cs /if ?></div><?cs
/if ?><?cs
/def ?><?cs

def:decision_lacks() ?><?cs
if:subcount(Lacks) ?><section class="bms-section"><h2><?cs var:Lang.decision.lacks ?></h2>
<ul><?cs
	each:l = Lacks ?><li><a href="<?cs var:link(l.href) ?>"><?cs var:l.number ?> <?cs
	var:l.name ?></a>: <?cs var:l.text ?></li><?cs
	/each ?></ul></section><?cs
/if ?><?cs
/def ?><?cs

def:decision_stops() ?><?cs
if:subcount(Stops) ?><p><?cs var:Lang.decision.stops ?></p><ul><?cs
	each:s = Stops ?><li><?cs var:s ?></li><?cs
	/each ?></ul><?cs
/if ?><?cs
/def ?><?cs

def:decision_asks() ?><?cs
if:subcount(Asks) ?><ul><?cs
	each:a = Asks ?><li><b><?cs var:a.whom ?></b> · <?cs var:Lang.task.last_day ?> <?cs
	call:time(a.last_day) ?> · <?cs
	if:a.silence ?><?cs var:Lang.task.silence ?> <?cs var:a.silence ?><?cs
	else ?><?cs var:Lang.task.silence_reminder ?><?cs
	/if ?></li><?cs
	/each ?></ul><?cs
else ?><?cs call:empty_state(Lang.decision.nobody) ?><?cs
/if ?><?cs
if:Asks_missing_sbv ?><?cs call:notice("warning", Lang.decision.sbv_not_there) ?><?cs /if ?><?cs
/def ?><?cs

def:decision_chosen() ?><?cs
if:subcount(Chosen) ?><ul><?cs
	each:c = Chosen ?><li><?cs var:c.name ?>: <b><?cs var:c.choice ?></b></li><?cs
	/each ?></ul><?cs
else ?><?cs call:empty_state(Lang.decision.none) ?><?cs
/if ?><?cs
/def ?>
