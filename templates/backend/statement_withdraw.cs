<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?>
<p><?cs var:Statement.number ?> · <b><?cs var:german(Vacancy.title) ?></b></p>
<p><?cs var:Statement.question ?> · <?cs var:german(Statement.asked) ?></p>
<?cs call:confirm(Form.statement_withdraw, Lang.task.withdraw_text, Lang.task.withdraw,
	Statement.href) ?><?cs
call:page_end() ?>
