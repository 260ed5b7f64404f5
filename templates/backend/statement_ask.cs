<?cs include!"layout/backend.cs" ?><?cs
include!"backend/agreement.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.statement_ask) ?><?cs
call:heading() ?>
<p><?cs var:Lang.task.ask_text ?></p>
<?cs with:f = Form.statement_ask ?><?cs
call:form_open(f) ?><?cs
with:x = f.field.kind ?><fieldset class="kern-fieldset<?cs if:x.error ?> kern-fieldset--error<?cs
/if ?>" id="<?cs var:x.id ?>" tabindex="-1"<?cs
if:x.error ?> aria-describedby="<?cs var:x.id ?>-error"<?cs /if ?>><legend class="kern-label"><?cs
var:x.label ?></legend><div class="kern-fieldset__body"><?cs each:k = Kinds ?>
<div class="kern-form-check"><input class="kern-form-check__checkbox" type="checkbox"
	id="kind-<?cs var:k.code ?>" name="kind" value="<?cs var:k.code ?>"<?cs
if:k.checked ?> checked<?cs /if ?>><label class="kern-label" for="kind-<?cs var:k.code ?>"><?cs
var:k.label ?> <span class="bms-small"><?cs var:Lang.statement_asked[k.code]
?></span></label></div>
<p class="bms-small bms-agreed__term"><?cs call:agreement_term(k) ?></p><?cs /each ?></div>
<?cs call:field_error(x) ?></fieldset><?cs
/with ?><?cs
call:field(f.field.changed) ?><?cs
call:field(f.field.urgent) ?><?cs
call:submit_or(Lang.task.ask, Base + Object.href, Lang.form.cancel) ?><?cs
call:form_end() ?><?cs
/with ?>
<?cs call:page_end() ?>
