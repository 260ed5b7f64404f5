<?cs include!"layout/backend.cs" ?><?cs
include!"backend/lists.cs" ?><?cs
include!"backend/statements.cs" ?><?cs
include!"layout/desk.cs" ?><?cs
call:page_begin() ?><?cs
call:desk_head() ?>
<section class="bms-section"><h2><?cs var:Lang.tab.statements ?></h2>
<?cs if:subcount(Statements) ?><?cs
	call:statement_table(Lang.tab.statements) ?><?cs
else ?><?cs call:empty_state(Lang.desk.statements_empty) ?><?cs
/if ?></section>
<?cs call:page_end() ?>
