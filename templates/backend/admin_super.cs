<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.super_begin) ?><?cs
call:heading() ?>
<p><?cs var:Lang.super.text ?></p>
<?cs if:Super.until ?><section class="bms-section"><h2><?cs var:Lang.super.active ?></h2>
<p><?cs var:Lang.super.active_until ?> <?cs call:time(Super.until) ?>. <?cs
var:Lang.super.active_text ?></p>
<ul><li><a href="<?cs var:Base ?>/verwaltung/super/konto"><?cs var:Lang.title.admin_super_account
?></a></li><li><a href="<?cs var:Base ?>/verwaltung/super/regeln"><?cs
var:Lang.title.admin_super_rules ?></a></li></ul>
<?cs call:button_form(Form.super_end, "primary", Lang.super.end) ?></section>
<?cs else ?><section class="bms-section"><h2><?cs var:Lang.super.begin ?></h2><p><?cs
var:Lang.super.begin_text ?> <?cs var:number(Super.max_hours) ?>.</p>
<?cs call:form_open(Form.super_begin) ?><?cs
call:fields(Form.super_begin) ?><?cs
call:submit(Lang.super.begin) ?><?cs
call:form_end() ?></section>
<?cs /if ?><section class="bms-section"><h2><?cs var:Lang.super.past ?></h2>
<?cs if:subcount(Activations) ?><table class="bms-table"><caption class="kern-sr-only"><?cs
var:Lang.super.past ?></caption><thead><tr><th scope="col"><?cs
var:Lang.backend.name ?></th><th scope="col"><?cs var:Lang.super.reason ?></th><th scope="col"><?cs
var:Lang.super.begun_at ?></th><th scope="col"><?cs var:Lang.super.until_at ?></th>
<th scope="col"><?cs var:Lang.super.ended_at ?></th><th scope="col" class="bms-number"><?cs
var:Lang.super.uses ?></th></tr></thead><tbody><?cs each:a = Activations ?>
<tr><th scope="row" data-label="<?cs var:Lang.backend.name ?>"><?cs
var:a.name ?></th><td data-label="<?cs var:Lang.super.reason ?>"><?cs
var:a.reason ?></td><td data-label="<?cs var:Lang.super.begun_at ?>"><?cs
call:time(a.begun_at) ?></td><td data-label="<?cs var:Lang.super.until_at ?>"><?cs
call:time(a.until_at) ?></td><td data-label="<?cs var:Lang.super.ended_at ?>"><?cs
if:a.ended_by ?><?cs call:time(a.ended_at) ?> (<?cs var:Lang.super_ended[a.ended_by] ?>)<?cs
else ?>–<?cs
/if ?></td><td class="bms-number" data-label="<?cs var:Lang.super.uses ?>"><?cs
var:a.uses ?></td></tr><?cs /each ?>
</tbody></table><?cs call:more(Activations_more) ?><?cs else ?><?cs
call:empty_state(Lang.super.past_empty) ?><?cs /if ?></section>
<?cs call:page_end() ?>
