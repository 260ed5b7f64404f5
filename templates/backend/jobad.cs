<?cs include!"layout/backend.cs" ?><?cs
include!"backend/lists.cs" ?><?cs
include!"layout/desk.cs" ?><?cs
include!"backend/pay_fact.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.jobad_publish) ?><?cs
if:Mend.vacancy ?><p><a href="<?cs var:link(Mend.vacancy) ?>"><?cs
	var:Lang.backend.mend_vacancy ?></a></p><?cs
/if ?><?cs
if:Mend.unit ?><p><?cs var:Lang.backend.mend_unit ?></p><?cs /if ?>
<?cs call:desk_head() ?>
<?cs if:Decided.by ?><p><?cs var:Lang.versions.decided ?> <b><?cs
	var:number(Decided.taken) ?> <?cs var:Lang.versions.decided_of ?> <?cs
	var:number(Decided.changes) ?></b> (<?cs var:Decided.by ?>, <?cs
	call:time(Decided.at) ?>)</p><?cs
/if ?><?cs call:facts_begin() ?><?cs
call:fact(Lang.backend.number, Jobad.number) ?><?cs
call:fact(Lang.backend.channels, Jobad.channels) ?><?cs
if:Jobad.open_to ?><?cs call:fact(Lang.backend.open_to, Lang.open_to[Jobad.open_to]) ?><?cs
/if ?><?cs
call:fact_german(Lang.backend.authority, Jobad.authority) ?><?cs
if:Jobad.vacancy_number ?><?cs
	call:fact_link(Lang.backend.vacancy, Base + "/vakanzen/" + Jobad.vacancy_number,
		Jobad.vacancy) ?><?cs
else ?><?cs call:fact_german(Lang.backend.vacancy, Jobad.vacancy) ?><?cs
/if ?><?cs
call:pay_fact(Jobad) ?><?cs
call:fact_time(Lang.backend.valid_from, Jobad.valid_from) ?><?cs
call:fact_time(Lang.backend.valid_to, Jobad.valid_to) ?><?cs
call:fact_time(Lang.backend.changed_at, Jobad.changed_at) ?><?cs
call:facts_end() ?>
<?cs call:text_blocks(Blocks) ?>
<?cs if:Jobad.last_free ?><?cs call:notice("info", Lang.backend.last_free) ?><?cs /if ?>
<section class="bms-section bms-preview"><h2><?cs var:Lang.backend.preview ?></h2>
<p class="bms-small"><?cs var:Lang.backend.preview_note ?></p><?cs
if:Public.url ?><p><a href="<?cs var:link(Public.url) ?>"><?cs
	var:Lang.backend.preview_public ?></a></p><?cs
/if ?>
<?cs call:facts_begin() ?><?cs
call:fact_german(Lang.backend.preview_teaser, Jobad.teaser) ?><?cs
call:facts_end() ?>
<?cs var:rendered(Preview_html) ?></section>
<?cs call:page_end() ?>
