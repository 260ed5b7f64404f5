<?cs include!"layout/backend.cs" ?><?cs
include!"backend/mobile_parts.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.mobile_propose) ?><?cs
call:heading() ?>
<p><?cs var:Jobad.number ?> <b><?cs var:german(Jobad.title) ?></b></p>
<p><?cs var:Lang.mobile.proposals_text ?></p>
<?cs if:subcount(Proposals) ?><ul class="bms-plain"><?cs
each:p = Proposals ?><li><p><?cs
	if:p.name ?><a href="<?cs var:Base ?>/bewerbungen/<?cs
	var:p.number ?>"><?cs var:p.number ?></a> <b><?cs var:p.name ?></b><?cs
	else ?><?cs var:p.number ?><?cs /if ?></p><p><?cs
	call:proposal_state(p.state) ?> <span class="bms-small"><?cs
	var:p.proposer ?>, <?cs call:time(p.proposed_at) ?></span></p><?cs
	if:p.name ?><?cs call:proposal_refused(p) ?><?cs /if ?></li><?cs
/each ?></ul><?cs call:more(Proposals_more) ?><?cs
else ?><?cs call:empty_state(Lang.mobile.no_proposals) ?><?cs
/if ?>
<?cs if:May.propose ?><section class="bms-section"><h2><?cs var:Lang.mobile.who_fits ?></h2><?cs
if:subcount(Matches) ?><?cs
with:f = Form.mobile_propose ?><?cs
call:form_open(f) ?><fieldset class="kern-fieldset" id="<?cs var:f.field.mobile.id
	?>" tabindex="-1"><legend class="kern-label"><?cs var:f.field.mobile.label ?></legend><div
	class="kern-fieldset__body"><?cs
each:m = Matches ?><div class="kern-form-check"><input class="kern-form-check__radio"
	type="radio" id="mobile-<?cs var:m.id ?>" name="mobile" value="<?cs var:m.id ?>"<?cs
	if:f.field.mobile.value == m.id ?> checked<?cs /if ?>><label class="kern-label"
	for="mobile-<?cs var:m.id ?>"><b><?cs var:m.name ?></b>, <?cs
	var:m.pay_grade ?>, <?cs var:m.field ?>, <?cs
	if:m.town ?><?cs var:german(m.town) ?><?cs else ?><?cs var:Lang.mobile.anywhere ?><?cs
	/if ?> <span class="bms-small"><?cs var:Lang.mobile.fits ?> <?cs
	if:m.grade_fits ?>✓<?cs else ?>✗<?cs /if ?> <?cs var:Lang.mobile.grade ?>, <?cs
	if:m.field_fits ?>✓<?cs else ?>✗<?cs /if ?> <?cs var:Lang.mobile.field ?>, <?cs
	if:m.town_fits ?>✓<?cs else ?>✗<?cs /if ?> <?cs var:Lang.mobile.town ?>.<?cs
	if:m.proposals ?> <?cs var:Lang.mobile.elsewhere ?><?cs
	/if ?></span></label></div><?cs
/each ?></div><?cs call:field_error(f.field.mobile) ?></fieldset><?cs
call:more(Matches_more) ?><?cs
call:notice("info", Lang.mobile.propose_text) ?><?cs
call:submit(Lang.mobile.propose) ?><?cs
call:form_end() ?><?cs
/with ?><?cs
else ?><?cs call:empty_state(Lang.mobile.nobody_fits) ?><?cs
/if ?></section><?cs
/if ?>
<?cs call:page_end() ?>
