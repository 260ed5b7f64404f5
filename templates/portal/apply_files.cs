<?cs include!"portal/apply_layout.cs" ?><?cs
call:page_begin() ?><?cs
call:apply_head() ?><?cs
if:subcount(Refused) ?><?cs call:apply_refused(Form.apply_files) ?><?cs
else ?><?cs call:error_summary(Form.apply_files) ?><?cs
/if ?><h2><?cs var:Lang.apply.attachments_add ?></h2>
<p><?cs call:apply_files_rule() ?></p>
<form class="bms-form" method="post" action="<?cs var:link(Form.apply_files.action) ?>"
	enctype="multipart/form-data" novalidate data-upload
	data-max="<?cs var:Apply.max_bytes ?>" data-waiting="<?cs var:Lang.apply.upload_waiting ?>"
	data-going="<?cs var:Lang.apply.upload_going ?>" data-done="<?cs var:Lang.apply.upload_done
?>" data-lost="<?cs var:Lang.apply.upload_lost ?>" data-refused="<?cs var:Lang.apply.upload_refused
?>" data-big="<?cs var:Lang.apply.upload_big ?>"<?cs call:apply_expired()
?> data-cancel="<?cs var:Lang.apply.upload_cancel ?>" data-cancelled="<?cs
var:Lang.apply.upload_cancelled ?>" data-retry="<?cs var:Lang.apply.upload_retry ?>">
<input type="hidden" name="form_token" value="<?cs var:Form.apply_files.token ?>">
<?cs call:field(Form.apply_files.field.files) ?><?cs
with:f = Form.apply_files.field.type ?><details class="bms-more"<?cs
	if:f.value || f.error ?> open<?cs /if ?>><summary><?cs
	var:Lang.apply.type_before ?></summary><?cs
	call:field(f) ?></details><?cs
/with ?><div class="bms-actions" data-upload-button><?cs
call:button("secondary", Lang.apply.upload) ?></div>
<span hidden data-upload-words data-mark="<?cs var:Lang.apply.refused_mark ?>"
	data-dismiss="<?cs var:Lang.apply.refused_dismiss ?>"></span>
<section id="dateien" aria-labelledby="dateien-titel"><h2 id="dateien-titel"><?cs
var:Lang.apply.attachments ?></h2>
<?cs if:subcount(Attachments) ?><table class="bms-table"><caption class="kern-sr-only"><?cs
var:Lang.apply.attachments ?></caption>
<thead><tr><th scope="col"><?cs var:Lang.apply.file_name ?></th><th scope="col"><?cs
var:Lang.apply.file_type ?></th><th scope="col"><?cs var:Lang.apply.file_size ?></th>
<th scope="col"><?cs var:Lang.apply.file_action ?></th></tr></thead>
<tbody><?cs each:a = Attachments ?>
<tr><th scope="row" data-label="<?cs var:Lang.apply.file_name ?>"><?cs var:a.name ?><?cs
call:file_waits(a) ?></th>
<td data-label="<?cs var:Lang.apply.file_type ?>"><input type="hidden" name="was_<?cs var:a.id ?>"
	value="<?cs var:a.type ?>"><div class="kern-form-input__select-wrapper">
<select class="kern-form-input__select" name="type_<?cs var:a.id ?>"
	aria-label="<?cs var:Lang.apply.file_type ?>: <?cs var:a.name ?>"><?cs
each:o = Form.apply_files.field.type.options ?><?cs
	if:o.value != "" ?><option value="<?cs var:o.value ?>"<?cs if:o.value == a.chosen
		?> selected<?cs /if ?>><?cs var:o.label ?></option><?cs
	/if ?><?cs
/each ?></select></div></td><td data-label="<?cs var:Lang.apply.file_size ?>"><?cs
var:a.size_label ?></td><td class="bms-row-actions"><button class="kern-btn kern-btn--tertiary"
	type="submit" name="entfernen" value="<?cs var:a.id ?>"><span class="kern-label"><?cs
var:Lang.apply.file_remove ?><span class="kern-sr-only">: <?cs
var:a.name ?></span></span></button></td></tr><?cs /each ?>
</tbody></table>
<?cs else ?><?cs call:empty_state(Lang.apply.attachments_none) ?><?cs /if ?><?cs
call:files_gone() ?></section>
<div class="bms-actions"><?cs
call:button_value("primary", Lang.apply.next_check, "danach", "pruefen") ?></div>
<h2><?cs var:Lang.apply.later_title ?></h2>
<?cs if:Page.account ?><p><?cs call:apply_later_account() ?></p>
<?cs else ?><p><?cs var:Lang.apply.link_text ?></p>
<div class="bms-actions"><?cs
call:button_value("secondary", Lang.apply.link_button, "danach", "link") ?></div>
<?cs /if ?></form>
<?cs call:page_end() ?>
