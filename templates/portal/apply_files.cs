<?cs include!"portal/apply_layout.cs" ?><?cs call:page_begin() ?><?cs call:apply_head() ?><?cs if:subcount(Refused) ?><div class="kern-alert kern-alert--danger" role="alert" tabindex="-1" data-focus data-refusals>
<div class="kern-alert__header"><span class="kern-icon kern-icon--danger" aria-hidden="true"></span><h2 class="kern-title"><?cs var:Lang.apply.refused_title ?></h2></div>
<div class="kern-alert__body"><ul><?cs each:r = Refused ?>
<li><strong><?cs var:r.name ?></strong>: <?cs var:r.reason ?></li><?cs /each ?>
</ul>
<p><?cs if:Apply.kept ?><?cs var:Lang.apply.refused_kept ?><?cs else ?><?cs var:Lang.apply.refused_none ?><?cs /if ?></p></div>
</div>
<?cs else ?><?cs call:error_summary(Form.apply_files) ?><?cs /if ?><h2><?cs var:Lang.apply.attachments_add ?></h2>
<p><?cs call:apply_files_rule() ?></p>
<form class="bms-form" method="post" action="<?cs var:link(Form.apply_files.action) ?>" enctype="multipart/form-data" novalidate data-upload data-max="<?cs var:Apply.max_bytes ?>" data-waiting="<?cs var:Lang.apply.upload_waiting ?>" data-going="<?cs var:Lang.apply.upload_going ?>" data-done="<?cs var:Lang.apply.upload_done ?>" data-lost="<?cs var:Lang.apply.upload_lost ?>" data-refused="<?cs var:Lang.apply.upload_refused ?>" data-big="<?cs var:Lang.apply.upload_big ?>" data-expired="<?cs var:Lang.apply.autosave_expired ?>" data-cancel="<?cs var:Lang.apply.upload_cancel ?>" data-cancelled="<?cs var:Lang.apply.upload_cancelled ?>" data-retry="<?cs var:Lang.apply.upload_retry ?>">
<input type="hidden" name="form_token" value="<?cs var:Form.apply_files.token ?>">
<?cs call:fields(Form.apply_files) ?><div class="bms-actions"><?cs call:button("secondary", Lang.apply.upload) ?></div></form>
<section id="dateien" aria-labelledby="dateien-titel"><h2 id="dateien-titel"><?cs var:Lang.apply.attachments ?></h2>
<?cs if:subcount(Attachments) ?><table class="bms-table"><caption class="kern-sr-only"><?cs var:Lang.apply.attachments ?></caption>
<thead><tr><th scope="col"><?cs var:Lang.apply.file_name ?></th><th scope="col"><?cs var:Lang.apply.file_type ?></th><th scope="col"><?cs var:Lang.apply.file_size ?></th><th scope="col"><?cs var:Lang.apply.file_action ?></th></tr></thead>
<tbody><?cs each:a = Attachments ?>
<tr><th scope="row" data-label="<?cs var:Lang.apply.file_name ?>"><?cs var:a.name ?></th><td data-label="<?cs var:Lang.apply.file_type ?>"><form class="bms-inline-form" method="post" action="<?cs var:link(Form.apply_file_type.action) ?>/<?cs var:url_path(a.id) ?>/art"><input type="hidden" name="form_token" value="<?cs var:Form.apply_file_type.token ?>"><div class="kern-form-input__select-wrapper"><select class="kern-form-input__select" name="type" aria-label="<?cs var:Lang.apply.file_type ?>: <?cs var:a.name ?>"><?cs each:o = Form.apply_file_type.field.type.options ?><?cs if:o.value != "" ?><option value="<?cs var:o.value ?>"<?cs if:o.value == a.type ?> selected<?cs /if ?>><?cs var:o.label ?></option><?cs /if ?><?cs /each ?></select></div> <button class="kern-btn kern-btn--tertiary" type="submit"><span class="kern-label"><?cs var:Lang.apply.file_type_save ?><span class="kern-sr-only">: <?cs var:a.name ?></span></span></button></form></td><td data-label="<?cs var:Lang.apply.file_size ?>"><?cs var:a.size_label ?></td><td class="bms-row-actions"><form class="bms-inline-form" method="post" action="<?cs var:link(Form.apply_remove.action) ?>/<?cs var:url_path(a.id) ?>/entfernen"><input type="hidden" name="form_token" value="<?cs var:Form.apply_remove.token ?>"><button class="kern-btn kern-btn--tertiary" type="submit"><span class="kern-label"><?cs var:Lang.apply.file_remove ?><span class="kern-sr-only">: <?cs var:a.name ?></span></span></button></form></td></tr><?cs /each ?>
</tbody></table>
<?cs else ?><?cs call:empty_state(Lang.apply.attachments_none) ?><?cs /if ?></section>
<div class="bms-actions"><a class="kern-btn kern-btn--primary" href="<?cs var:Base ?>/bewerbung/<?cs var:url_path(Apply.number) ?>/pruefen"><span class="kern-label"><?cs var:Lang.apply.next_check ?></span></a></div>
<?cs call:apply_link_form() ?><?cs call:page_end() ?>
