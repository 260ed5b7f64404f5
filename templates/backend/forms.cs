<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?>
<p><?cs var:Lang.forms.text ?></p>
<table class="bms-table"><caption class="kern-sr-only"><?cs var:Page.title ?></caption>
<thead><tr><th scope="col"><?cs var:Lang.forms.name ?></th><th scope="col"><?cs var:Lang.forms.since
?></th><th scope="col" class="bms-number"><?cs var:Lang.forms.vacancies ?></th></tr></thead>
<tbody><?cs each:f = Forms ?>
<tr><th scope="row" data-label="<?cs var:Lang.forms.name ?>"><a
	href="<?cs var:Base ?>/verwaltung/formulare/<?cs var:f.id ?>"><?cs
if:Page.lang == "en" ?><?cs var:f.name_en ?><?cs
else ?><?cs var:f.name_de ?><?cs
/if ?>, <?cs var:Lang.forms.version ?> <?cs var:f.version ?></a></th>
<td data-label="<?cs var:Lang.forms.since ?>"><?cs call:time(f.created_at) ?></td>
<td class="bms-number" data-label="<?cs var:Lang.forms.vacancies ?>"><?cs
var:number(f.vacancies) ?></td></tr><?cs /each ?>
</tbody></table>
<?cs call:page_end() ?>
