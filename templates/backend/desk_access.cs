<?cs include!"layout/backend.cs" ?><?cs
include!"backend/lists.cs" ?><?cs
include!"layout/desk.cs" ?><?cs
call:page_begin() ?><?cs
call:desk_head() ?>
<section class="bms-section"><h2><?cs var:Lang.tab.access ?></h2>
<?cs if:subcount(Reach) ?><?cs
	call:access_rows(Access.text, "") ?><?cs
else ?><?cs call:empty_state(Lang.desk.access_empty) ?><?cs
/if ?></section>
<?cs call:page_end() ?>
