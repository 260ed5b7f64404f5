<?cs include!"layout/backend.cs" ?><?cs
include!"backend/statements.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.statement_abstain) ?><?cs
call:heading() ?>
<p><?cs var:Statement.number ?> · <b><?cs var:german(Vacancy.title) ?></b></p>
<p><?cs var:Statement.question ?> · <?cs var:german(Statement.asked) ?></p>
<?cs call:confirm(Form.statement_abstain, Lang.task.abstain_text, Lang.task.abstain,
	Statement.href) ?>
<?cs call:page_end() ?>
