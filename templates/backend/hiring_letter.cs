<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.hiring_letter) ?><?cs
call:heading() ?><p><a href="<?cs var:link(Back) ?>"><?cs var:Application.number ?></a> <b><?cs
var:Application.name ?></b></p>
<p><?cs var:Lang.hiring.will ?></p>
<ul><?cs each:e = Effects ?><li><?cs var:e ?></li><?cs /each ?></ul>
<form class="bms-form" method="get" action="<?cs var:link(Path) ?>"><div
	class="kern-form-input"><label class="kern-label" for="vorlage"><?cs
	var:Lang.hiring.letter_template ?></label>
<div class="kern-form-input__select-wrapper"><select class="kern-form-input__select" id="vorlage"
	name="vorlage"><option value=""><?cs var:Lang.hiring.letter_empty ?></option><?cs
each:t = Templates ?><option value="<?cs var:t.code ?>"<?cs
	if:t.selected ?> selected<?cs /if ?>><?cs var:t.label ?></option><?cs
/each ?></select></div></div><?cs
call:submit_beside(Lang.hiring.letter_take) ?></form><?cs
with:f = Form.hiring_letter ?><?cs
set:f.field.text.rows = #18 ?><?cs
call:form_open(f) ?><?cs
call:fields(f) ?><?cs
call:submit_or(Save, Back, Lang.form.cancel) ?><?cs
call:form_end() ?><?cs
/with ?>
<?cs call:page_end() ?>
