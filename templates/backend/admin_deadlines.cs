<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.own_deadline) ?><?cs
call:heading() ?>
<p><?cs var:Lang.admin.deadlines_help ?></p>
<?cs if:subcount(Deadlines) ?><table class="bms-table"><caption class="kern-sr-only"><?cs
var:Page.title ?></caption><thead><tr><th scope="col"><?cs var:Form.own_deadline.field.kind.label
?></th><th scope="col"><?cs var:Form.own_deadline.field.authority.label ?></th><th scope="col"><?cs
var:Lang.admin.deadline_own ?></th><th scope="col"><?cs var:Lang.admin.holiday_remove
?></th></tr></thead><tbody><?cs
each:d = Deadlines ?>
<tr><th scope="row" data-label="<?cs var:Form.own_deadline.field.kind.label ?>"><?cs
var:d.question ?></th><td data-label="<?cs var:Form.own_deadline.field.authority.label ?>"><?cs
var:german(d.authority_name) ?></td><td data-label="<?cs var:Lang.admin.deadline_own ?>"><?cs
var:number(d.deadline) ?> <?cs var:d.unit_word ?> (<?cs var:Lang.admin.deadline_rule ?> <?cs
var:number(d.rule) ?>)</td><td data-label="<?cs var:Lang.admin.holiday_remove ?>"><a href="<?cs
var:link(d.href) ?>"><?cs var:Lang.admin.holiday_remove ?><span class="kern-sr-only">: <?cs
var:d.question ?>, <?cs var:d.authority_name ?></span></a></td></tr><?cs
/each ?>
</tbody></table><?cs
else ?><?cs call:empty_state(Lang.admin.deadlines_empty) ?><?cs
/if ?>
<section class="bms-section"><h2><?cs var:Lang.admin.deadline_add ?></h2><?cs
with:f = Form.own_deadline ?><?cs
call:form_open(f) ?><?cs
call:fields(f) ?><?cs
call:submit(Lang.admin.deadline_add) ?><?cs
call:form_end() ?><?cs
/with ?></section>
<?cs call:page_end() ?>
