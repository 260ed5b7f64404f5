<?cs include!"layout/backend.cs" ?><?cs include!"backend/lists.cs" ?><?cs

def:each_one(e) ?><div class="kern-form-input<?cs if:e.error ?> kern-form-input--error<?cs
/if ?>"><label class="kern-label" for="<?cs var:e.id ?>"><?cs var:e.name ?> <span
	class="bms-small"><?cs var:e.number ?></span> <?cs
call:status("application", e.status) ?></label>
<textarea class="kern-form-input__input" id="<?cs var:e.id ?>" name="<?cs var:e.id ?>" rows="2"<?cs
call:field_max(e) ?><?cs if:e.error ?> aria-invalid="true" aria-describedby="<?cs
var:e.id ?>-error"<?cs /if ?>>
<?cs var:e.value ?></textarea>
<?cs if:e.error ?><p class="kern-error" id="<?cs var:e.id ?>-error"><span
	class="kern-icon kern-icon--danger" aria-hidden="true"></span><span class="kern-body"><?cs
var:e.error ?></span></p>
<?cs /if ?></div>
<?cs /def ?><?cs

call:page_begin() ?><?cs
call:error_summary(Form.bulk_each) ?><?cs
call:heading() ?>
<p><?cs var:Lang.bulk.each_text ?></p>
<?cs if:Bulk.reason ?><p><?cs var:Lang.bulk.each_all ?> <q><?cs
var:german(Bulk.reason) ?></q></p>
<?cs /if ?><?cs with:f = Form.bulk_each ?><?cs
call:form_open(f) ?><?cs
call:hidden(f.field.version) ?><?cs
call:hidden(f.field.from) ?><?cs
call:hidden(f.field.next) ?><?cs
each:e = Each ?><?cs call:each_one(e) ?><?cs /each ?><div class="bms-actions"><?cs
if:Bulk.more ?><?cs
	call:button_value("primary", Lang.bulk.each_next, "danach", "weiter") ?><?cs
	call:button("secondary", Lang.bulk.each_keep) ?><?cs
else ?><?cs call:button("primary", Lang.bulk.each_keep) ?><?cs
/if ?><?cs
call:button_link("tertiary", Bulk.address, Lang.form.cancel) ?></div>
<?cs call:form_end() ?><?cs
/with ?>
<?cs call:page_end() ?>
