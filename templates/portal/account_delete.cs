<?cs include!"portal/account_layout.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.account_delete) ?><?cs
call:heading() ?><?cs
call:notice("warning", Lang.account.delete_lead) ?><h2 id="bewerbungen"><?cs
var:Lang.account.delete_applications ?></h2>
<?cs if:subcount(Applications) ?><table class="bms-table" aria-labelledby="bewerbungen">
<thead><tr><th scope="col"><?cs var:Lang.account.application ?></th><th scope="col"><?cs
var:Lang.account.fate ?></th></tr></thead><tbody><?cs each:a = Applications ?>
<tr><th scope="row" data-label="<?cs var:Lang.account.application ?>"><?cs var:german(a.title)
?> (<?cs var:a.number ?>)</th><td data-label="<?cs var:Lang.account.fate ?>"><?cs
var:Lang.account_fate[a.fate] ?></td></tr><?cs /each ?>
</tbody></table>
<?cs else ?><p><?cs var:Lang.account.delete_none ?></p>
<?cs /if ?><?cs
call:form_open(Form.account_delete) ?><?cs
call:fields(Form.account_delete) ?><div class="bms-actions"><?cs
call:button_danger(Lang.account.delete_do) ?><?cs
call:button_link("secondary", Base + "/konto", Lang.form.cancel) ?></div>
<?cs call:form_end() ?><?cs
call:page_end() ?>
