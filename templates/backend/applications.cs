<?cs include!"layout/backend.cs" ?><?cs
include!"backend/lists.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?><?cs
call:search_form(Base + Filter.path, Lang.backend.widget_search, Filter.words) ?>
<?cs if:Filter.vacancy || Filter.status ?><p><?cs
	if:Filter.vacancy ?><?cs var:Lang.backend.vacancy ?>: <a href="<?cs var:Base
		?>/vakanzen/<?cs var:Filter.vacancy ?>"><?cs var:Filter.vacancy ?></a> · <?cs
	/if ?><?cs
	set:list_path = Base + Filter.path ?><a href="<?cs var:link(list_path) ?>"><?cs
	var:Lang.backend.filter_all ?></a></p><?cs
/if ?>
<?cs if:subcount(Applications) ?><?cs call:application_table(Applications, Page.title, "1") ?><?cs
else ?><?cs call:empty_state(Lang.backend.applications_empty) ?><?cs
/if ?><?cs
call:pager(Pager) ?>
<?cs call:page_end() ?>
