<?cs include!"layout/backend.cs" ?><?cs
include!"backend/lists.cs" ?><?cs
include!"layout/list.cs" ?><?cs
include!"layout/desk.cs" ?><?cs
call:page_begin() ?><?cs
call:desk_head() ?>
<?cs call:facts_begin() ?><?cs
call:fact(Lang.backend.number, Project.number) ?><?cs
call:fact_german(Lang.backend.authority, Project.authority) ?><?cs
call:fact_link(Lang.backend.part_of, Base + Project.parent_path, Project.parent) ?><?cs
call:fact(Lang.backend.responsible, Project.responsible) ?><?cs
call:fact(Lang.backend.office, Lang.office[Project.office]) ?><?cs
call:facts_end() ?>
<section class="bms-section"><h2><?cs var:Lang.backend.vacancies ?></h2>
<?cs call:list(List) ?></section>
<?cs if:subcount(People) ?><section class="bms-section"><h2><?cs var:Lang.backend.people ?></h2>
<ul><?cs
each:p = People ?><li><?cs var:p.name ?>, <?cs var:Lang.role[p.role] ?></li><?cs
/each ?></ul></section><?cs /if ?>
<?cs call:page_end() ?>
