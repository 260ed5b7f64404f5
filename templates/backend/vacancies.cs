<?cs include!"layout/backend.cs" ?><?cs
include!"backend/lists.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?><?cs
call:search_form(Base + "/vakanzen", Lang.backend.vacancy_search, Filter.words) ?>
<?cs if:Filter.status ?><p><?cs var:Lang.backend.status ?>: <?cs
	var:Lang.vacancy_status[Filter.status] ?> · <a href="<?cs var:Base ?>/vakanzen"><?cs
	var:Lang.backend.filter_all ?></a></p><?cs
/if ?>
<?cs call:vacancy_table(Vacancies, Page.title) ?><?cs
call:pager(Pager) ?>
<?cs call:page_end() ?>
