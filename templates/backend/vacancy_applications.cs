<?cs include!"layout/backend.cs" ?><?cs
include!"backend/lists.cs" ?><?cs
include!"layout/desk.cs" ?><?cs
call:page_begin() ?><?cs
call:desk_head() ?>
<section class="bms-section"><h2><?cs var:Lang.backend.applications ?></h2>
<?cs if:subcount(Counts) ?><ul class="bms-counts"><?cs
	each:c = Counts ?><li><a href="<?cs var:Base ?>/bewerbungen?vakanz=<?cs var:Vacancy.number
		?>&amp;status=<?cs var:c.status ?>"><?cs
		var:status_name("application:" + c.status) ?></a> <b><?cs
		var:number(c.applications) ?></b></li><?cs
	/each ?></ul><?cs
/if ?>
<?cs if:subcount(Applications) ?><?cs
	call:application_table(Applications, Lang.backend.applications, "") ?><?cs
	call:more(Applications_more) ?><p><a href="<?cs var:Base ?>/bewerbungen?vakanz=<?cs
	var:Vacancy.number ?>"><?cs var:Lang.backend.applications_all ?></a></p><?cs
	if:May.dossier ?><p><a href="<?cs var:Base ?>/vakanzen/<?cs var:Vacancy.number
		?>/dossier"><?cs var:Lang.dossier.of_vacancy ?></a></p><?cs
	/if ?><?cs
elif:May.edit ?><?cs call:empty_state(Lang.backend.applications_empty) ?><?cs
elif:May.applications ?><?cs call:empty_state(Lang.backend.applications_none) ?><?cs
else ?><?cs call:empty_state(Lang.backend.applications_hidden) ?><?cs
/if ?></section>
<?cs call:page_end() ?>
