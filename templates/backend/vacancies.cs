<?cs include!"layout/backend.cs" ?><?cs include!"layout/list.cs" ?><?cs
call:page_begin() ?><?cs
call:title_begin(Page.title) ?><?cs
if:May.create ?><?cs
	call:button_link("primary", Base + "/vakanzen/neu", Lang.title.vacancy_new) ?><?cs
/if ?><?cs
if:May.create ?><?cs
	call:button_link("secondary", Base + "/verfahren", Lang.title.own_procedures) ?><?cs
/if ?><?cs
if:May.archive ?><?cs
	call:button_link("secondary", Base + "/vakanzen/archiv", Lang.backend.archive) ?><?cs
/if ?><?cs
call:title_end() ?>
<?cs call:list(List) ?>
<?cs call:page_end() ?>
