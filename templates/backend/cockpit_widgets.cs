<?cs # What a person's cockpit shows: a part rendered by itself. ?><?cs
include!"layout/macros.cs" ?><?cs
include!"backend/lists.cs" ?>
<p class="bms-small"><?cs var:Lang.backend.your_groups ?>: <?cs each:g = Groups ?><?cs
if:!first(g) ?>, <?cs /if ?><?cs var:g.name ?><?cs /each ?></p>
<div class="bms-cockpit"><?cs each:w = Widgets ?>
<section class="bms-widget<?cs
if:subcount(w.rows) ?> bms-widget--wide<?cs
elif:w.type == "QuickHelp" ?> bms-widget--help<?cs
elif:w.type != "widgetSearchResult" ?> bms-widget--empty<?cs
/if ?>" aria-labelledby="w<?cs var:name(w) ?>"><h2 id="w<?cs var:name(w) ?>"><?cs var:w.name ?></h2>
<?cs if:w.show == "vacancies" ?><?cs call:vacancy_table(w.rows, w.name) ?>
<?cs elif:w.show && !subcount(w.rows) ?><?cs call:empty_state(Lang.backend.widget_empty) ?>
<?cs elif:w.show == "drafts" ?><?cs call:vacancy_table(w.rows, w.name) ?>
<?cs elif:w.show == "jobads" ?><?cs call:jobad_table(w.rows, w.name) ?>
<?cs elif:w.show == "applications" ?><?cs call:application_table(w.rows, w.name, "1") ?>
<?cs elif:w.show == "last_edited" ?><ul class="bms-plain"><?cs
each:e = w.rows ?><li><?cs
	if:e.kind == "project" ?><a href="<?cs var:Base ?>/projekte/<?cs var:e.number ?>"><?cs
		var:e.number ?> <?cs var:german(e.title) ?></a> <span class="bms-small"><?cs
		var:Lang.backend.kind_project ?><?cs
	elif:e.kind == "vacancy" ?><a href="<?cs var:Base ?>/vakanzen/<?cs var:e.number ?>"><?cs
		var:e.number ?> <?cs var:german(e.title) ?></a> <span class="bms-small"><?cs
		var:Lang.backend.kind_vacancy ?><?cs
	elif:e.kind == "jobad" ?><a href="<?cs var:Base ?>/stellenanzeigen/<?cs var:e.number
		?>"><?cs var:e.number ?> <?cs var:german(e.title)
		?></a> <span class="bms-small"><?cs var:Lang.backend.kind_jobad ?><?cs
	else ?><a href="<?cs var:Base ?>/bewerbungen/<?cs var:e.number ?>"><?cs
		var:e.number ?> <?cs var:german(e.title) ?></a> <span class="bms-small"><?cs
		var:Lang.backend.kind_application ?><?cs
	/if ?>, <?cs call:time(e.at) ?></span></li><?cs
/each ?></ul>
<?cs elif:w.show == "matrix" ?><?cs
set:at = "" ?><table class="bms-table"><caption class="kern-sr-only"><?cs var:w.name ?></caption>
<thead><tr><th scope="col"><?cs var:Lang.backend.vacancy ?></th><th scope="col"><?cs
var:Lang.backend.status_counts ?></th></tr></thead><tbody><?cs each:m = w.rows ?><?cs
if:m.number != at ?><?cs if:at ?></ul></td></tr><?cs /if ?><?cs set:at = m.number ?>
<tr><th scope="row" data-label="<?cs var:Lang.backend.vacancy ?>"><a
	href="<?cs var:Base ?>/vakanzen/<?cs var:m.number ?>"><?cs var:german(m.title) ?></a></th>
<td data-label="<?cs var:Lang.backend.status_counts ?>"><ul class="bms-counts"><?cs /if ?>
<li><a href="<?cs var:Base ?>/bewerbungen?vakanz=<?cs var:m.number ?>&amp;status=<?cs var:m.status
?>"><?cs
if:Page.lang == "en" ?><?cs var:m.name_en ?><?cs
else ?><?cs var:m.name_de ?><?cs
/if ?></a> <b><?cs var:number(m.applications) ?></b></li><?cs /each ?></ul></td></tr>
</tbody></table>
<?cs elif:w.type == "QuickHelp" ?><p><?cs var:Lang.help[w.role]
?> <a href="<?cs var:Base ?>/hilfe"><?cs var:Lang.title.help ?></a></p>
<?cs elif:w.type == "widgetSearchResult" ?><?cs
call:search_form(Base + "/bewerbungen", Lang.backend.widget_search, "") ?>
<?cs else ?><?cs call:empty_state(Lang.backend.widget_empty) ?><?cs /if ?></section>
<?cs /each ?></div>
