<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.forward) ?><?cs
call:heading() ?>
<p><?cs var:Post.number ?> <b><?cs
if:Post.title ?><?cs var:german(Post.title) ?><?cs
else ?><?cs var:Post.name ?><?cs
/if ?></b></p>
<p><?cs var:Lang.forward.text ?></p>
<?cs if:subcount(People) ?><?cs with:f = Form.forward ?><?cs
call:form_open(f) ?><?cs
with:x = f.field.person ?><fieldset class="kern-fieldset<?cs if:x.error
?> kern-fieldset--error<?cs /if ?>" id="<?cs var:x.id ?>" tabindex="-1"<?cs if:x.error
?> aria-describedby="<?cs var:x.id ?>-error"<?cs /if ?>><legend class="kern-label"><?cs
var:x.label ?></legend><div class="kern-fieldset__body"><?cs each:p = People ?>
<div class="kern-form-check"><input class="kern-form-check__checkbox" type="checkbox"
	id="person-<?cs var:name(p) ?>" name="person" value="<?cs var:p.user_id ?>"<?cs
if:p.checked ?> checked<?cs /if ?>><label class="kern-label" for="person-<?cs
var:name(p) ?>"><?cs var:p.name ?> (<?cs var:p.role ?>)</label></div><?cs /each ?></div>
<?cs call:field_error(x) ?></fieldset><?cs /with ?><?cs
call:more(People_more) ?><?cs
call:submit_or(Lang.forward.do, Back, Lang.form.cancel) ?><?cs
call:form_end() ?><?cs /with ?><?cs
else ?><?cs call:empty_state(Lang.forward.nobody) ?><?cs
/if ?>
<?cs call:page_end() ?>
