<?cs include!"layout/backend.cs" ?><?cs
include!"backend/statements.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.statement_decide) ?><?cs
call:heading() ?>
<p><?cs var:Statement.number ?> · <b><?cs var:german(Vacancy.title) ?></b></p>
<p><?cs var:Statement.question ?> · <?cs var:german(Statement.asked) ?></p>
<?cs call:statement_said(Statement) ?>
<p><?cs var:Lang.task.decide_text ?></p>
<?cs with:f = Form.statement_decide ?><?cs
call:form_open(f) ?><?cs
call:fields(f) ?><?cs
call:submit_or(Lang.task.decide_send, Statement.href, Lang.form.cancel) ?><?cs
call:form_end() ?><?cs
/with ?>
<?cs call:page_end() ?>
