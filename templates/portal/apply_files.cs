<?cs include!"portal/apply_layout.cs" ?><?cs call:page_begin() ?><?cs call:apply_head() ?><?cs if:subcount(Refused) ?><div class="kern-alert kern-alert--danger" role="alert" tabindex="-1" data-focus>
<div class="kern-alert__header"><span class="kern-icon kern-icon--danger" aria-hidden="true"></span><h2 class="kern-title"><?cs var:Lang.apply.refused_title ?></h2></div>
<div class="kern-alert__body"><ul><?cs each:r = Refused ?>
<li><strong><?cs var:r.name ?></strong>: <?cs var:r.reason ?></li><?cs /each ?>
</ul>
<p><?cs if:Apply.kept ?><?cs var:Lang.apply.refused_kept ?><?cs else ?><?cs var:Lang.apply.refused_none ?><?cs /if ?></p></div>
</div>
<?cs else ?><?cs call:error_summary(Form.apply_files) ?><?cs /if ?><h2><?cs var:Lang.apply.attachments ?></h2>
<?cs if:subcount(Attachments) ?><table class="bms-table"><caption class="kern-sr-only"><?cs var:Lang.apply.attachments ?></caption>
<thead><tr><th scope="col"><?cs var:Lang.apply.file_name ?></th><th scope="col"><?cs var:Lang.apply.file_type ?></th><th scope="col"><?cs var:Lang.apply.file_size ?></th><th scope="col"><?cs var:Lang.apply.file_action ?></th></tr></thead>
<tbody><?cs each:a = Attachments ?>
<tr><th scope="row" data-label="<?cs var:Lang.apply.file_name ?>"><?cs var:a.name ?></th><td data-label="<?cs var:Lang.apply.file_type ?>"><?cs var:a.type_label ?></td><td data-label="<?cs var:Lang.apply.file_size ?>"><?cs var:a.size_label ?></td><td class="bms-row-actions"><form class="bms-inline-form" method="post" action="<?cs var:link(Form.apply_remove.action) ?>/<?cs var:url_path(a.id) ?>/entfernen"><input type="hidden" name="form_token" value="<?cs var:Form.apply_remove.token ?>"><button class="kern-btn kern-btn--tertiary" type="submit"><span class="kern-label"><?cs var:Lang.apply.file_remove ?><span class="kern-sr-only">: <?cs var:a.name ?></span></span></button></form></td></tr><?cs /each ?>
</tbody></table>
<?cs else ?><?cs call:empty_state(Lang.apply.attachments_none) ?><?cs /if ?><h2><?cs var:Lang.apply.attachments_add ?></h2>
<p><?cs var:Lang.apply.attachments_text ?> <?cs call:apply_files_rule() ?></p>
<?cs call:form_open(Form.apply_files) ?><?cs call:fields(Form.apply_files) ?><div class="bms-actions"><?cs call:button("secondary", Lang.apply.upload) ?></div><?cs call:form_end() ?><div class="bms-actions"><a class="kern-btn kern-btn--primary" href="<?cs var:Base ?>/bewerbung/<?cs var:url_path(Apply.number) ?>/pruefen"><span class="kern-label"><?cs var:Lang.apply.next_check ?></span></a></div>
<?cs call:page_end() ?>
