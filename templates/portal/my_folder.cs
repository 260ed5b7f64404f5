<?cs include!"portal/apply_layout.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?><p class="bms-lead"><?cs var:Lang.my.folder_lead ?></p>
<?cs if:!Folder.any ?><p><?cs var:Lang.my.folder_none ?></p>
<div class="bms-actions"><?cs
call:button_link("primary", Base + "/konto/mappe/fuellen", Lang.my.folder_begin) ?></div>
<?cs else ?><?cs call:facts_begin() ?><div><dt><?cs var:Lang.my.folder_consent ?></dt><dd><?cs
call:time(Folder.consent_at) ?> (<?cs var:Folder.consent_version ?>)</dd></div>
<?cs if:Folder.used_at ?><div><dt><?cs var:Lang.my.folder_used ?></dt><dd><?cs
call:time(Folder.used_at) ?></dd></div>
<?cs /if ?><?cs call:facts_end() ?><h2><?cs var:Lang.my.folder_answers ?></h2>
<?cs if:subcount(Answers) ?><?cs call:facts_begin() ?><?cs each:a = Answers ?><?cs
	call:fact(a.label, a.words) ?><?cs /each ?><?cs call:facts_end() ?><?cs
else ?><?cs call:empty_state(Lang.my.folder_answers_none) ?><?cs
/if ?><div class="bms-actions"><?cs
call:button_link("secondary", Base + "/konto/mappe/fuellen", Lang.title.my_folder_fill) ?></div>
<h2 id="unterlagen"><?cs var:Lang.my.folder_files ?></h2>
<?cs if:subcount(Attachments) ?><table class="bms-table" aria-labelledby="unterlagen">
<thead><tr><th scope="col"><?cs var:Lang.apply.file_name ?></th><th scope="col"><?cs
var:Lang.apply.file_type ?></th><th scope="col"><?cs var:Lang.apply.file_size ?></th>
<th scope="col"><?cs var:Lang.apply.file_action ?></th></tr></thead>
<tbody><?cs each:a = Attachments ?>
<tr><th scope="row" data-label="<?cs var:Lang.apply.file_name ?>"><?cs
if:a.checked ?><?cs var:a.name ?><?cs call:file_checked(a.checked) ?><?cs
else ?><a href="<?cs var:Base ?>/konto/mappe/dokument/<?cs var:url_path(a.id) ?>"><?cs
var:a.name ?></a><?cs
/if ?></th><td data-label="<?cs var:Lang.apply.file_type ?>"><?cs
var:a.type_label ?></td><td data-label="<?cs var:Lang.apply.file_size ?>"><?cs var:a.size_label
?></td><td class="bms-row-actions"><form class="bms-inline-form" method="post" action="<?cs
var:link(Form.folder_remove.action) ?>/<?cs var:url_path(a.id) ?>/entfernen"><input
	type="hidden" name="form_token" value="<?cs var:Form.folder_remove.token ?>"><button
	class="kern-btn kern-btn--tertiary" type="submit"><span class="kern-label"><?cs
var:Lang.apply.file_remove ?><span class="kern-sr-only">: <?cs
var:a.name ?></span></span></button></form></td></tr><?cs /each ?>
</tbody></table>
<?cs else ?><?cs call:empty_state(Lang.apply.attachments_none) ?><?cs
/if ?><h2><?cs var:Lang.apply.attachments_add ?></h2>
<p><?cs call:apply_files_rule() ?></p>
<?cs if:subcount(Refused) ?><?cs
	call:apply_refused(Form.folder_files) ?><?cs
	call:form_open(Form.folder_files) ?><?cs
else ?><?cs call:form_begin(Form.folder_files) ?><?cs
/if ?><?cs
call:field(Form.folder_files.field.type) ?><?cs
call:field(Form.folder_files.field.files) ?><?cs
if:subcount(Attachments) ?><?cs call:field(Form.folder_files.field.replaces) ?><?cs
/if ?><?cs
call:submit(Lang.apply.upload) ?><?cs
call:form_end() ?><h2><?cs var:Lang.title.my_folder_delete ?></h2>
<p><?cs var:Lang.my.folder_end ?></p>
<div class="bms-actions"><?cs
call:button_link("secondary", Base + "/konto/mappe/loeschen", Lang.title.my_folder_delete) ?></div>
<?cs /if ?><?cs call:page_end() ?>
