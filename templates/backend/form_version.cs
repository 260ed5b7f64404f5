<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?><?cs
call:form_begin(Form.form_office) ?><?cs
call:fields(Form.form_office) ?><?cs
if:OfficeGone ?><p class="bms-small"><?cs var:Lang.forms.office_gone ?></p><?cs /if ?><?cs
call:submit(Lang.forms.office_save) ?><?cs
call:form_end() ?>
<table class="bms-table"><caption class="kern-sr-only"><?cs var:Page.title ?></caption>
<thead><tr><th scope="col"><?cs var:Lang.forms.question ?></th><th scope="col"><?cs
var:Lang.forms.kind ?></th><th scope="col"><?cs var:Lang.forms.required ?></th><th scope="col"><?cs
var:Lang.forms.limits ?></th><th scope="col"><?cs var:Lang.forms.condition ?></th>
<th scope="col"><?cs var:Lang.forms.scored ?></th><th scope="col"><?cs
var:Lang.forms.personal ?></th><th scope="col"><?cs var:Lang.forms.options ?></th></tr></thead>
<tbody><?cs each:q = Questions ?>
<tr><th scope="row" data-label="<?cs var:Lang.forms.question ?>"><?cs
if:q.section ?><b><?cs var:q.label ?></b><?cs else ?><?cs var:q.label ?><?cs /if ?><?cs
if:q.hint ?><br><span class="bms-small"><?cs
var:q.hint ?></span><?cs /if ?></th><td data-label="<?cs var:Lang.forms.kind ?>"><?cs
var:q.kind ?></td><td data-label="<?cs var:Lang.forms.required ?>"><?cs if:q.required ?><?cs
var:Lang.forms.yes ?><?cs /if ?></td><td data-label="<?cs var:Lang.forms.limits ?>"><?cs
var:q.limits ?></td><td data-label="<?cs var:Lang.forms.condition ?>"><?cs var:q.condition ?></td>
<td data-label="<?cs var:Lang.forms.scored ?>"><?cs if:q.scored ?><?cs var:Lang.forms.yes ?><?cs
/if ?></td><td data-label="<?cs var:Lang.forms.personal ?>"><?cs if:q.personal ?><?cs
var:Lang.forms.yes ?><?cs /if ?></td><td data-label="<?cs var:Lang.forms.options ?>"><?cs
each:o = q.options ?><?cs var:o.label ?><br><?cs /each ?></td></tr><?cs /each ?>
</tbody></table>
<?cs call:page_end() ?>
