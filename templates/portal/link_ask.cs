<?cs include!"layout/portal.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?><p class="bms-lead"><?cs var:Lang.link.ask_text ?></p>
<?cs call:form_begin(Form.link_ask) ?><?cs
call:fields(Form.link_ask) ?><?cs
call:submit(Lang.link.ask_button) ?><?cs
call:form_end() ?>
<p><?cs var:Lang.link.gone_account ?> <a href="<?cs var:Base ?>/konto"><?cs
var:Lang.title.my_home ?></a></p>
<?cs call:page_end() ?>
