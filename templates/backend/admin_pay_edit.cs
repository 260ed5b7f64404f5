<?cs include!"layout/backend.cs" ?><?cs
include!"backend/admin_pay_parts.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.pay_table) ?><?cs
call:heading() ?><p><?cs var:Lang.admin.pay_edit_lead ?></p>
<?cs call:pay_faults() ?><?cs
with:f = Form.pay_table ?><?cs
	call:form_open(f) ?><?cs
	call:fields(f) ?><?cs
	call:submit_or(Lang.backend.save, Back, Lang.form.cancel) ?><?cs
	call:form_end() ?><?cs
/with ?>
<?cs call:page_end() ?>
