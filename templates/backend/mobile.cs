<?cs include!"layout/backend.cs" ?><?cs
include!"backend/mobile_parts.cs" ?><?cs
call:page_begin() ?><?cs
call:title_begin(Mobile.name) ?><?cs
if:Mobile.status == "open" ?><?cs
	call:button_link("secondary", Base + "/mobile/" + Mobile.id + "/bearbeiten",
		Lang.backend.edit) ?><?cs
	call:button_link("secondary", Base + "/mobile/" + Mobile.id + "/beenden",
		Lang.mobile.end) ?><?cs
/if ?><?cs
call:title_end() ?>
<p><?cs
if:Mobile.status == "open" ?><?cs
	call:status_badge("info", Lang.mobile_status[Mobile.status]) ?><?cs
elif:Mobile.status == "placed" ?><?cs
	call:status_badge("success", Lang.mobile_status[Mobile.status]) ?><?cs
else ?><?cs call:status_badge("quiet", Lang.mobile_status[Mobile.status]) ?><?cs
/if ?> <span class="bms-small"><?cs call:time(Mobile.status_at) ?></span></p>
<?cs call:facts_begin() ?><?cs
call:fact(Lang.mobile.grade, Mobile.pay_grade) ?><?cs
call:fact(Lang.mobile.field, Mobile.field) ?><?cs
if:Mobile.town ?><?cs call:fact_german(Lang.mobile.town, Mobile.town) ?><?cs
else ?><?cs call:fact(Lang.mobile.town, Lang.mobile.anywhere) ?><?cs
/if ?><?cs
call:fact_time(Lang.mobile.since, Mobile.since) ?><?cs
call:fact_german(Lang.mobile.authority, Mobile.authority) ?><?cs
call:fact(Lang.mobile.email, Mobile.email) ?><?cs
call:facts_end() ?>
<?cs if:Mobile.wishes ?><section class="bms-section"><h2><?cs var:Lang.mobile.wishes ?></h2>
<p class="bms-lines"><?cs var:german(Mobile.wishes) ?></p></section><?cs /if ?>
<section class="bms-section"><h2><?cs var:Lang.mobile.files ?></h2><?cs
if:subcount(Files) ?><ul class="bms-plain"><?cs
each:f = Files ?><li><p><?cs
	if:f.checked ?><?cs var:german(f.name) ?><?cs call:file_checked(f.checked) ?><?cs
	else ?><a href="<?cs var:link(f.href) ?>"><?cs var:german(f.name) ?></a><?cs
	/if ?> <span
	class="bms-small"><?cs call:time(f.at) ?></span><?cs
	if:Mobile.status == "open" ?> · <a href="<?cs var:link(f.remove) ?>"><?cs
		var:Lang.mobile.file_remove ?><span class="kern-sr-only">: <?cs
		var:german(f.name) ?></span></a><?cs
	/if ?></p></li><?cs
/each ?></ul><?cs
else ?><?cs call:empty_state(Lang.mobile.no_files) ?><?cs
/if ?><?cs
if:Mobile.status == "open" ?><p><a href="<?cs var:Base ?>/mobile/<?cs
	var:Mobile.id ?>/unterlagen/neu"><?cs var:Lang.title.mobile_file_new ?></a></p><?cs
/if ?></section>
<section class="bms-section"><h2><?cs var:Lang.mobile.proposals ?></h2><?cs
if:subcount(Proposals) ?><ul class="bms-plain"><?cs
each:p = Proposals ?><li><p><b><?cs var:p.number ?></b> <?cs
	var:p.vacancy ?> <?cs var:german(p.vacancy_title) ?></p><p><?cs
	call:proposal_state(p.state) ?> <span class="bms-small"><?cs
	var:p.proposer ?>, <?cs call:time(p.proposed_at) ?></span></p><?cs
	call:proposal_refused(p) ?><?cs
	if:p.state == "open" || p.state == "elsewhere" ?><p><a href="<?cs var:Base ?>/mobile/<?cs
		var:Mobile.id ?>/vorschlaege/<?cs var:p.number ?>/zurueckziehen"><?cs
		var:Lang.mobile.take_back ?><span class="kern-sr-only">: <?cs
		var:p.number ?></span></a></p><?cs
	/if ?></li><?cs
/each ?></ul><?cs call:more(Proposals_more) ?><?cs
else ?><?cs call:empty_state(Lang.mobile.no_proposals) ?><?cs
/if ?></section>
<?cs call:page_end() ?>
