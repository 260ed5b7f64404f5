<?cs include!"layout/backend.cs" ?><?cs

def:file_going() ?><p role="status" data-look-again><?cs
if:File.dossier ?><?cs var:Lang.dossier.making ?><?cs
else ?><?cs var:Lang.list_file.making ?><?cs
/if ?><?cs
if:File.done ?> <?cs
	if:File.dossier ?><?cs var:Lang.dossier.making_files ?><?cs
	else ?><?cs var:Lang.list_file.making_rows ?><?cs
	/if ?> <?cs var:number(File.done) ?><?cs
	if:File.total ?> / <?cs var:number(File.total) ?><?cs /if ?><?cs
/if ?><?cs
if:File.again ?> <?cs var:Lang.list_file.again ?><?cs /if ?></p>
<div class="bms-actions"><?cs
call:button_link("primary", File.address, Lang.list_file.look) ?><?cs
call:button_form(Form.list_file_remove, "secondary", Lang.list_file.remove_asked) ?></div><?cs
/def ?><?cs

def:file_remove(kind) ?><?cs
call:button_form(Form.list_file_remove, kind, Lang.list_file.remove) ?><?cs /def ?><?cs

def:dossier_ready() ?><?cs
if:File.left_out ?><?cs
	call:notice("warning", Lang.dossier.ready_without + " " + number(File.left_out) + ". " +
		Lang.dossier.ready_named) ?><?cs
else ?><?cs call:notice("success", Lang.dossier.ready) ?><?cs
/if ?>
<div class="bms-actions"><?cs
call:button_link("primary", File.address + "/inhalt", Lang.dossier.open) ?><?cs
if:File.save ?><?cs
	call:button_link("secondary", File.address + "/inhalt?speichern=1",
		Lang.list_file.fetch) ?><?cs
/if ?><?cs
call:file_remove("secondary") ?></div><?cs
/def ?><?cs

call:page_begin() ?><?cs
call:heading() ?>
<?cs if:File.withdrawn ?><?cs call:notice("warning", Lang.list_file.withdrawn) ?>
<div class="bms-actions"><?cs call:file_remove("primary") ?></div><?cs
elif:File.state == "waiting" ?><?cs call:file_going() ?><?cs
elif:File.state == "failed" ?><?cs call:notice("warning", File.reason) ?>
<div class="bms-actions"><?cs call:file_remove("primary") ?></div><?cs
elif:File.may && File.dossier ?><?cs call:dossier_ready() ?><?cs
elif:File.may ?><?cs call:notice("success", Lang.list_file.ready) ?>
<div class="bms-actions"><?cs
call:button_link("primary", File.address + "/inhalt", Lang.list_file.fetch) ?><?cs
call:file_remove("secondary") ?></div><?cs
else ?><?cs call:notice("warning", Lang.list_file.may_not) ?>
<div class="bms-actions"><?cs call:file_remove("primary") ?></div><?cs
/if ?>
<section class="bms-section" aria-label="<?cs var:Page.title ?>"><?cs call:facts_begin() ?><?cs
if:File.dossier ?><?cs call:fact_german(Lang.dossier.said, File.said) ?><?cs
else ?><?cs
	call:fact(Lang.list_file.list, File.list) ?><?cs
	call:fact(Lang.list_file.filtered, File.said) ?><?cs
/if ?><?cs
call:fact(Lang.list_file.format, File.format) ?><?cs
if:File.entries && File.dossier ?><?cs
	call:fact(Lang.dossier.pages, number(File.entries)) ?><?cs
elif:File.entries ?><?cs call:fact(Lang.list_file.entries, number(File.entries)) ?><?cs
/if ?><?cs
call:fact(Lang.list_file.size, File.size) ?><?cs
call:fact_time(Lang.list_file.asked_at, File.asked_at) ?><?cs
call:fact_time(Lang.list_file.ends_at, File.ends_at) ?><?cs
call:facts_end() ?></section>
<?cs call:page_end() ?>
