<?cs include!"portal/apply_layout.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?><?cs if:Ask.over ?><?cs call:notice("info", Lang.apply.ask_over) ?><?cs
/if ?><p class="bms-lead"><?cs var:Lang.apply.ask_text ?></p>
<?cs call:form_begin(Form.apply_ask) ?><?cs
call:fields(Form.apply_ask) ?><?cs
call:submit(Lang.apply.ask_button) ?><?cs
call:form_end() ?><?cs if:Ask.sign_in ?><h2><?cs var:Lang.apply.ask_account_title ?></h2>
<p><?cs var:Lang.apply.ask_account ?></p>
<div class="bms-actions"><?cs
call:button_link("secondary", Base + Ask.sign_in, Lang.account.sign_in) ?></div>
<p><?cs var:Lang.account.guest_status ?> <a href="<?cs var:Base ?>/bewerbung/status"><?cs
var:Lang.title.link_ask ?></a></p>
<?cs /if ?><?cs call:page_end() ?>
