<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:title_begin(Page.title) ?><?cs
if:May.create ?><?cs
	call:button_link("primary", Base + "/projekte/neu", Lang.title.project_new) ?><?cs
/if ?><?cs
call:title_end() ?>
<?cs if:subcount(Projects) ?><table class="bms-table"><caption class="kern-sr-only"><?cs
var:Page.title ?></caption>
<thead><tr><th scope="col"><?cs var:Lang.backend.number ?></th><th scope="col"><?cs
var:Lang.backend.name ?></th><th scope="col"><?cs var:Lang.backend.authority ?></th>
<th scope="col"><?cs var:Lang.backend.office ?></th><th scope="col"><?cs var:Lang.backend.status
?></th><th scope="col" class="bms-number"><?cs var:Lang.backend.vacancies ?></th></tr></thead>
<tbody><?cs each:p = Projects ?>
<tr><td class="bms-nowrap" data-label="<?cs var:Lang.backend.number ?>"><?cs
var:p.number ?></td><th scope="row" data-label="<?cs var:Lang.backend.name ?>"><a
	href="<?cs var:Base ?>/projekte/<?cs var:p.number ?>"><?cs var:p.name ?></a><?cs
if:p.parent ?><br><span class="bms-small"><?cs var:Lang.backend.part_of ?> <?cs
	var:german(p.parent) ?></span><?cs
/if ?></th><td data-label="<?cs var:Lang.backend.authority ?>"><?cs
var:german(p.authority) ?></td><td data-label="<?cs var:Lang.backend.office ?>"><?cs
var:p.personnel_office ?></td><td data-label="<?cs var:Lang.backend.status ?>"><?cs
call:status_badge(p.status, Lang.project_status[p.status]) ?></td>
<td class="bms-number" data-label="<?cs var:Lang.backend.vacancies ?>"><?cs
var:number(p.vacancies) ?></td></tr><?cs /each ?>
</tbody></table>
<?cs else ?><?cs call:empty_state(Lang.backend.projects_empty) ?><?cs /if ?>
<?cs call:page_end() ?>
