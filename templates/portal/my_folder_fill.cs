<?cs include!"portal/account_layout.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.folder_fill) ?><?cs
call:heading() ?><p class="bms-lead"><?cs var:Lang.my.folder_lead ?></p>
<p><?cs var:Lang.my.folder_what ?></p>
<p><?cs var:Lang.my.folder_end ?></p>
<?cs call:account_privacy() ?><?cs
call:form_open(Form.folder_fill) ?><?cs
call:fields(Form.folder_fill) ?><?cs
call:submit_or(Lang.form.save, Base + "/konto/mappe", Lang.form.cancel) ?><?cs
call:form_end() ?><?cs
call:page_end() ?>
