<?cs include!"layout/backend.cs" ?><?cs
include!"backend/lists.cs" ?><?cs include!"layout/list.cs" ?><?cs
call:page_begin() ?><?cs
call:title_begin(Project.name) ?><?cs
if:May.create ?><?cs
	call:button_link("primary", Base + "/projekte/" + Project.number + "/vakanzen/neu",
		Lang.backend.vacancy_create) ?><?cs
/if ?><?cs
if:May.edit ?><?cs
	call:button_link("secondary", Base + "/projekte/" + Project.number + "/bearbeiten",
		Lang.backend.edit) ?><?cs
	call:button_link("secondary", Base + "/projekte/" + Project.number + "/personen",
		Lang.title.project_people) ?><?cs
/if ?><?cs
call:title_end() ?>
<?cs call:facts_begin() ?><?cs
call:fact(Lang.backend.number, Project.number) ?><?cs
call:fact_german(Lang.backend.authority, Project.authority) ?><?cs
call:fact_link(Lang.backend.part_of, Base + Project.parent_path, Project.parent) ?><?cs
call:fact(Lang.backend.responsible, Project.responsible) ?><?cs
call:fact(Lang.backend.office, Lang.office[Project.office]) ?><?cs
call:fact(Lang.backend.status, status_name("project:" + Project.status)) ?><?cs
call:facts_end() ?>
<section class="bms-section"><h2><?cs var:Lang.backend.vacancies ?></h2>
<?cs call:list(List) ?></section>
<?cs if:subcount(People) ?><section class="bms-section"><h2><?cs var:Lang.backend.people ?></h2>
<ul><?cs
each:p = People ?><li><?cs var:p.name ?>, <?cs var:Lang.role[p.role] ?></li><?cs
/each ?></ul></section><?cs /if ?>
<?cs call:history_table() ?>
<?cs call:page_end() ?>
