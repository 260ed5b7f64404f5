<?cs include!"layout/portal.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?><p><?cs var:Lang.my.person_text ?></p>
<?cs call:form_begin(Form.person) ?><?cs
call:fields(Form.person) ?><?cs
call:submit_or(Lang.form.save, Base + "/konto", Lang.form.cancel) ?><?cs
call:form_end() ?><h2><?cs var:Lang.my.email ?></h2>
<p><?cs var:Account.email ?> – <a href="<?cs var:Base ?>/konto/email"><?cs
var:Lang.my.change_email ?></a></p>
<?cs call:page_end() ?>
