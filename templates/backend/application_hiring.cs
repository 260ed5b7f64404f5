<?cs include!"layout/backend.cs" ?><?cs
include!"backend/lists.cs" ?><?cs
include!"layout/desk.cs" ?><?cs
def:hiring_stops(stops) ?><?cs if:subcount(stops) ?><div class="bms-stops"><p><?cs
var:Lang.step.stopped_because ?></p>
<ul><?cs each:s = stops ?><li><?cs var:s ?></li><?cs /each ?></ul></div><?cs /if ?><?cs
/def ?><?cs
call:page_begin() ?><?cs
call:desk_head() ?>
<section class="bms-section"><h2><?cs var:Lang.hiring.offer ?></h2><?cs
if:Offer.code ?><?cs
	call:facts_begin() ?><?cs
	call:fact(Lang.hiring.offer_state, Offer.state) ?><?cs
	call:fact_time(Lang.hiring.offer_made, Offer.made) ?><?cs
	call:fact_time(Lang.hiring.offer_last_day, Offer.last_day) ?><?cs
	if:Offer.on ?><?cs call:fact_time(Lang.hiring.offer_answered, Offer.on) ?><?cs
	else ?><?cs call:fact_time(Lang.hiring.offer_answered, Offer.answered) ?><?cs
	/if ?><?cs
	call:fact(Lang.hiring.offer_how, Offer.how) ?><?cs
	call:fact(Lang.hiring.offer_note, Offer.note) ?><?cs
	call:facts_end() ?><?cs
	if:Offer.overdue ?><?cs call:notice("warning", Lang.hiring.offer_overdue) ?><?cs /if ?><?cs
else ?><?cs call:empty_state(Lang.hiring.offer_none) ?><?cs
/if ?><?cs
if:May.edit ?><?cs
	call:hiring_stops(Offer_stops) ?><div class="bms-actions"><?cs
	if:Offer.code == "open" ?><?cs
		call:button_link("secondary", Path + "/antwort", Lang.title.offer_told) ?><?cs
	/if ?><?cs
	if:May.offer ?><?cs
		call:button_link("secondary", Path + "/angebot", Lang.title.offer) ?><?cs
	/if ?><?cs
	if:(Offer.code == "open" || Offer.code == "accepted") && !May.back ?><?cs
		call:button_link("tertiary", Path + "/angebot-zuruecknehmen", Lang.title.offer_back)
		?><?cs
	/if ?><?cs
	if:All ?><?cs call:button_link("tertiary", All, Lang.hiring.all) ?><?cs /if ?></div><?cs
/if ?></section>
<section class="bms-section"><h2><?cs var:Lang.hiring.documents ?></h2>
<p><?cs var:Lang.hiring.documents_text ?></p><?cs
if:subcount(Documents) ?><ul><?cs each:d = Documents ?><li><?cs
if:d.why ?><?cs var:d.name ?>: <?cs var:d.why ?><?cs
elif:d.waits ?><?cs var:d.name ?> (<?cs var:Lang.hiring.waits ?>)<?cs
else ?><a href="<?cs var:link(Path) ?>/unterlagen/<?cs var:d.id ?>"><?cs var:d.name ?></a><?cs
/if ?>, <?cs call:time(d.created_at) ?><?cs
if:May.edit && !d.why ?> <a href="<?cs var:link(Path) ?>/unterlagen/<?cs var:d.id
	?>/entfernen"><?cs var:Lang.hiring.remove ?><span class="kern-sr-only">: <?cs
	var:d.name ?></span></a><?cs
/if ?></li><?cs /each ?></ul><?cs
else ?><?cs call:empty_state(Lang.hiring.documents_none) ?><?cs
/if ?><?cs
if:May.edit ?><div class="bms-actions"><?cs
	call:button_link("secondary", Path + "/unterlage-hinzufuegen", Lang.title.hiring_add) ?><?cs
	call:button_link("secondary", Path + "/unterlage-aus-brief", Lang.title.hiring_letter)
	?></div><?cs
/if ?></section>
<section class="bms-section"><h2><?cs var:Lang.hiring.handover ?></h2><?cs
if:Handover.back ?><p><?cs var:Lang.hiring.handover_was ?> <?cs
	call:time(Handover.back) ?><?cs
	if:Handover.reason ?>: <?cs var:Handover.reason ?><?cs /if ?></p><?cs
elif:Handover.at ?><?cs
	call:facts_begin() ?><?cs
	call:fact_time(Lang.hiring.handed_at, Handover.at) ?><?cs
	call:fact(Lang.hiring.handed_by, Handover.by) ?><?cs
	call:facts_end() ?><?cs
else ?><?cs call:empty_state(Lang.hiring.handover_none) ?><?cs
/if ?><?cs
if:May.edit ?><?cs
	call:hiring_stops(Handover_stops) ?><div class="bms-actions"><?cs
	if:May.handover ?><?cs
		call:button_link("secondary", Path + "/uebergeben", Lang.title.handover) ?><?cs
	/if ?><?cs
	if:May.back ?><?cs
		call:button_link("tertiary", Path + "/uebergabe-zuruecknehmen",
			Lang.title.handover_back) ?><?cs
	/if ?></div><?cs
/if ?></section>
<?cs call:page_end() ?>
