<?cs include!"portal/apply_layout.cs" ?><?cs
call:page_begin() ?><?cs
call:apply_head() ?><?cs
call:error_summary(Form.apply_address) ?><p><?cs var:Lang.apply.address_text ?></p>
<?cs call:form_open(Form.apply_address) ?><?cs
call:fields(Form.apply_address) ?><?cs
call:submit_or(Lang.apply.address_save, Base + "/bewerbung/" + Apply.number + "/gesendet",
	Lang.form.cancel) ?><?cs
call:form_end() ?><?cs
call:page_end() ?>
