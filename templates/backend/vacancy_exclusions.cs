<?cs include!"layout/backend.cs" ?><?cs
include!"backend/lists.cs" ?><?cs
include!"layout/desk.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.exclusion) ?><?cs
call:desk_head() ?>
<p><?cs var:Lang.backend.bias_text ?></p>
<section class="bms-section"><h2><?cs var:Lang.backend.excluded ?></h2>
<?cs if:subcount(Excluded) ?><table class="bms-table"><caption class="kern-sr-only"><?cs
var:Lang.backend.excluded ?></caption><thead><tr><th scope="col"><?cs var:Lang.backend.person
?></th><th scope="col"><?cs var:Lang.backend.excluded_at ?></th><th scope="col"><?cs
var:Lang.backend.reason ?></th><th scope="col"><?cs var:Lang.backend.excluded_by ?></th>
<th scope="col"><?cs var:Lang.backend.lift ?></th></tr></thead><tbody><?cs each:p = Excluded ?>
<tr><th scope="row" data-label="<?cs var:Lang.backend.person ?>"><?cs var:p.name
?></th><td data-label="<?cs var:Lang.backend.excluded_at ?>"><?cs call:time(p.excluded_at)
?></td><td data-label="<?cs var:Lang.backend.reason ?>"><span class="bms-lines"><?cs
if:p.reason ?><?cs var:p.reason ?><?cs
else ?><?cs var:Lang.backend.reason_own ?><?cs
/if ?></span></td><td data-label="<?cs var:Lang.backend.excluded_by ?>"><?cs
if:p.by_name ?><?cs var:p.by_name ?><?cs
else ?><?cs var:Lang.backend.history_system ?><?cs
/if ?></td><td data-label="<?cs var:Lang.backend.lift ?>"><a href="<?cs var:Base
?>/verwaltung/befangenheit/<?cs var:Vacancy.number ?>/<?cs var:url_path(p.user_id) ?>/aufheben"><?cs
var:Lang.backend.lift ?><span class="kern-sr-only">: <?cs var:p.name ?></span></a></td></tr><?cs
/each ?>
</tbody></table><?cs else ?><?cs call:empty_state(Lang.backend.excluded_empty) ?><?cs
/if ?></section>

<section class="bms-section" id="ausschliessen"><h2><?cs var:Lang.backend.exclude_person ?></h2>
<?cs with:f = Form.exclusion ?><?cs
	call:form_open(f) ?><?cs
	call:fields(f) ?><?cs
	call:submit(Lang.backend.exclude) ?><?cs
	call:form_end() ?><?cs
/with ?></section>

<?cs call:access_table(Lang.backend.access_note, Base + "/verwaltung/befangenheit/" +
	Vacancy.number) ?>

<?cs if:subcount(Lifted) ?><section class="bms-section"><h2><?cs var:Lang.backend.lifted ?></h2>
<table class="bms-table"><caption class="kern-sr-only"><?cs var:Lang.backend.lifted ?></caption>
<thead><tr><th scope="col"><?cs var:Lang.backend.person ?></th><th scope="col"><?cs
var:Lang.backend.excluded_at ?></th><th scope="col"><?cs var:Lang.backend.reason ?></th>
<th scope="col"><?cs var:Lang.backend.lifted_at ?></th><th scope="col"><?cs
var:Lang.backend.lift_reason ?></th><th scope="col"><?cs var:Lang.backend.lifted_by ?></th></tr>
</thead><tbody><?cs each:p = Lifted ?>
<tr><th scope="row" data-label="<?cs var:Lang.backend.person ?>"><?cs var:p.name
?></th><td data-label="<?cs var:Lang.backend.excluded_at ?>"><?cs call:time(p.excluded_at)
?></td><td data-label="<?cs var:Lang.backend.reason ?>"><span class="bms-lines"><?cs
if:p.reason ?><?cs var:p.reason ?><?cs
else ?><?cs var:Lang.backend.reason_own ?><?cs
/if ?></span></td><td data-label="<?cs var:Lang.backend.lifted_at ?>"><?cs call:time(p.lifted_at)
?></td><td data-label="<?cs var:Lang.backend.lift_reason ?>"><span class="bms-lines"><?cs
var:p.lift_reason ?></span></td><td data-label="<?cs var:Lang.backend.lifted_by ?>"><?cs
var:p.by_name ?></td></tr><?cs /each ?>
</tbody></table></section><?cs /if ?>
<?cs call:page_end() ?>
