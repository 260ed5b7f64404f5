<?cs include!"layout/backend.cs" ?><?cs
include!"backend/agreement.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.agreement) ?><?cs
call:heading() ?>
<p><?cs var:Jobad.number ?> <b><?cs var:german(Jobad.title) ?></b></p>
<p><?cs var:Lang.agreement.text ?></p>
<?cs with:f = Form.agreement ?><?cs
call:form_open(f) ?><input type="hidden" name="version" value="<?cs
var:f.field.version.value ?>"><?cs
with:x = f.field.kind ?><fieldset class="kern-fieldset<?cs if:x.error ?> kern-fieldset--error<?cs
/if ?>" id="<?cs var:x.id ?>" tabindex="-1"<?cs
if:x.error ?> aria-describedby="<?cs var:x.id ?>-error"<?cs /if ?>><legend class="kern-label"><?cs
var:x.label ?></legend><div class="kern-fieldset__body"><?cs
each:k = Kinds ?><?cs call:agreement_choice(x, k) ?><?cs /each ?></div>
<?cs call:field_error(x) ?></fieldset><?cs
/with ?><?cs
call:field(f.field.reason) ?><?cs
call:field_radios(f.field.order) ?><?cs
call:field(f.field.urgent) ?><?cs
call:submit_or(Lang.agreement.do, Back, Lang.form.cancel) ?><?cs
call:form_end() ?><?cs
/with ?>
<?cs call:page_end() ?>
