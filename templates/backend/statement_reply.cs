<?cs include!"layout/backend.cs" ?><?cs
include!"backend/statements.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.statement_reply) ?><?cs
call:heading() ?>
<p><?cs var:Statement.number ?> · <b><?cs var:german(Vacancy.title) ?></b></p>
<p><?cs var:Statement.question ?> · <?cs var:german(Statement.asked) ?></p>
<?cs call:statement_said(Statement) ?>
<p><?cs var:Lang.task.reply_text ?></p>
<?cs with:f = Form.statement_reply ?><?cs
call:form_open(f) ?><?cs
call:field(f.field.text) ?><?cs
call:submit_or(Lang.task.reply_send, Statement.href, Lang.form.cancel) ?><?cs
call:form_end() ?><?cs
/with ?>
<?cs call:page_end() ?>
