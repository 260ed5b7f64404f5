<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.dossier) ?><?cs
call:heading() ?>
<p><?cs var:Lang.dossier.intro ?></p>
<?cs call:facts_begin() ?><?cs
if:Dossier.name ?><?cs
	call:fact(Lang.dossier.application, Dossier.number + " " + Dossier.name) ?><?cs
else ?><?cs
	call:fact_german(Lang.backend.vacancy, Dossier.number + " " + Dossier.vacancy) ?><?cs
	call:fact(Lang.backend.applications, number(Dossier.applications)) ?><?cs
/if ?><?cs
call:fact(Lang.backend.attachments, number(Dossier.files)) ?><?cs
call:fact(Lang.list_file.size, Dossier.size) ?><?cs
call:facts_end() ?><?cs
if:Dossier.hindrance ?><?cs call:notice("warning", Dossier.hindrance) ?>
<div class="bms-actions"><?cs
	if:Dossier.choose ?><?cs
		call:button_link("primary", "/bewerbungen?vakanz=" + Dossier.choose,
			Lang.dossier.choose) ?><?cs
	/if ?><?cs
	call:button_link("secondary", Dossier.back, Lang.dossier.back) ?></div><?cs
else ?><p><?cs var:Lang.dossier.ask_text ?></p>
<p><?cs var:Lang.dossier.ask_rights ?></p>
<?cs call:form_open(Form.dossier) ?><?cs
call:submit_or(Lang.dossier.ask, Base + Dossier.back, Lang.list_file.back) ?><?cs
call:form_end() ?><?cs
/if ?>
<?cs call:page_end() ?>
