<?cs include!"layout/backend.cs" ?><?cs
include!"backend/statements.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.statement_accept) ?><?cs
call:heading() ?>
<p><?cs var:Statement.number ?> · <b><?cs var:german(Vacancy.title) ?></b></p>
<p><?cs var:Statement.question ?> · <?cs var:german(Statement.asked) ?></p>
<?cs call:statement_said(Statement) ?>
<?cs call:confirm(Form.statement_accept, Lang.task.accept_text, Lang.task.accept, Statement.href) ?>
<?cs call:page_end() ?>
