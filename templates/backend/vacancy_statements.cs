<?cs include!"layout/backend.cs" ?><?cs
include!"backend/lists.cs" ?><?cs
include!"backend/statements.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?>
<p><?cs var:Vacancy.number ?> <b><?cs var:german(Vacancy.title) ?></b></p>
<?cs if:subcount(Statements) ?><?cs
	call:statement_table(Page.title) ?><?cs
else ?><?cs call:empty_state(Lang.task.none_asked) ?><?cs
/if ?>
<?cs call:page_end() ?>
