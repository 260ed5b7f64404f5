<?cs # Steps of a status (backend/desk/step.h): a stopped one is grey, with its reason and where
	it is lifted. ?><?cs
def:step_reason(s) ?><?cs
if:s.ask_reason ?><p><?cs var:Lang.problem[s.ask_reason] ?></p><?cs /if ?><?cs
/def ?><?cs
def:step_stops(s) ?><?cs
if:subcount(s.stops) ?><div class="bms-stops"><p><b><?cs var:s.label ?></b>: <?cs
	var:Lang.step.stopped_because ?></p>
<ul><?cs
	each:w = s.stops ?>
	<li><?cs var:Lang.problem[w.reason] ?><?cs
		if:w.guard ?> <span class="bms-small"><?cs var:Lang.step.guard ?> <?cs
			var:Lang.guard[w.guard] ?>.</span><?cs
		/if ?><?cs
		if:w.address && w.address != desk_lift
			&& w.address != Base + Page.path ?> <a href="<?cs
			var:link(w.address) ?>"><?cs
			var:Lang.lift[w.reason] ?><span class="kern-sr-only">: <?cs
			var:s.label ?></span></a><?cs
		/if ?></li><?cs
	/each ?></ul></div><?cs
/if ?><?cs
/def ?><?cs
def:open_objects() ?><?cs
if:subcount(Open) ?><section class="bms-section"><h2><?cs
	var:Lang.backend.open_objects ?></h2>
	<ul><?cs
	each:o = Open ?><li><?cs
		if:o.kind == "jobad" ?><a href="<?cs var:Base ?>/stellenanzeigen/<?cs var:o.number
			?>"><?cs var:o.number ?></a>: <?cs
			if:o.planned ?><?cs var:o.planned ?><?cs
			else ?><?cs var:status_name("jobad:" + o.status) ?><?cs
			/if ?><?cs
		else ?><a href="<?cs var:Base ?>/bewerbungen/<?cs var:o.number ?>"><?cs
			var:o.number ?></a>: <?cs var:status_name("application:" + o.status) ?><?cs
		/if ?></li><?cs
	/each ?></ul><?cs call:more(Open_more) ?></section><?cs
/if ?><?cs
/def ?><?cs
def:closing_behind() ?><?cs
if:subcount(Behind) ?><section class="bms-section"><h2><?cs
	var:Lang.backend.closing_behind ?></h2>
	<p><?cs var:Lang.backend.closing_behind_text ?></p>
	<ul><?cs
	each:b = Behind ?><li><?cs var:b.what ?>: <a href="<?cs var:link(b.href) ?>"><?cs
		if:b.number ?><?cs var:b.number ?><?cs
		else ?><?cs var:german(b.name) ?><?cs
		/if ?></a></li><?cs
	/each ?></ul><?cs call:more(Behind_more) ?></section><?cs
/if ?><?cs
/def ?>
