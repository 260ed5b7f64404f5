<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?>
<p><?cs var:User.first_name ?> <?cs var:User.surname ?> (<?cs var:User.user_id ?>)</p>
<?cs if:Duties.projects > #0 || Duties.vacancies > #0 ?><p><?cs var:Lang.admin.user_duties ?> <?cs
	var:Lang.title.projects ?>: <?cs var:number(Duties.projects) ?>, <?cs
	var:Lang.backend.vacancies ?>: <?cs var:number(Duties.vacancies) ?>.</p><?cs
/if ?>
<?cs call:confirm(Form.user_delete, Lang.admin.user_delete_text, Lang.admin.user_delete_do, Base +
	"/verwaltung/benutzer/" + User.user_id) ?>
<?cs call:page_end() ?>
