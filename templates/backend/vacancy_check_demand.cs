<?cs include!"layout/backend.cs" ?><?cs

call:page_begin() ?><?cs
call:error_summary(Form.formal_demand) ?><?cs
call:heading() ?><?cs
with:f = Form.formal_demand ?><?cs
call:form_open(f) ?><fieldset class="kern-fieldset" id="<?cs
var:f.field.types.id ?>"><legend class="kern-label"><?cs
var:Lang.check.demanded ?></legend><div class="kern-fieldset__body"><?cs
each:t = Types ?><div class="kern-form-check"><input class="kern-form-check__checkbox"
	type="checkbox" id="types-<?cs var:t.value ?>" name="types" value="<?cs
	var:t.value ?>"<?cs if:t.checked ?> checked<?cs /if ?>><label
	class="kern-label" for="types-<?cs var:t.value ?>"><?cs
	var:t.label ?></label></div><?cs /each ?></div></fieldset><?cs
call:submit_or(Lang.check.demand_keep, Back, Lang.form.cancel) ?><?cs
call:form_end() ?><?cs /with ?><?cs
call:page_end() ?>
