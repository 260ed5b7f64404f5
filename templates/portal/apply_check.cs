<?cs include!"portal/apply_layout.cs" ?><?cs call:page_begin() ?><?cs if:Apply.open ?><?cs call:apply_head() ?><?cs call:error_summary(Form.apply_check) ?><p><?cs var:Lang.apply.check_text ?></p>
<h2><?cs var:Lang.apply.step_data ?></h2>
<?cs call:facts_begin() ?><?cs call:fact(Lang.form.apply.salutation, Data.salutation) ?><?cs call:fact(Lang.form.apply.first_name, Data.first_name) ?><?cs call:fact(Lang.form.apply.surname, Data.surname) ?><?cs call:fact(Lang.form.apply.email, Data.email) ?><?cs call:fact(Lang.form.apply.phone, Data.phone) ?><?cs call:fact(Lang.form.apply.street, Data.street) ?><?cs call:fact(Lang.form.apply.postcode, Data.postcode) ?><?cs call:fact(Lang.form.apply.town, Data.town) ?><?cs call:fact_time(Lang.form.apply.available_from, Data.available_from) ?><?cs call:fact(Lang.form.apply.severely_disabled, Data.severely_disabled) ?><?cs call:fact(Lang.form.apply.source, Data.source) ?><?cs call:facts_end() ?><?cs if:Data.message ?><h3><?cs var:Lang.form.apply.message ?></h3>
<p class="bms-lines"><?cs var:Data.message ?></p>
<?cs /if ?><p><a href="<?cs var:Base ?>/bewerbung/<?cs var:url_path(Apply.number) ?>/angaben"><?cs var:Lang.apply.change_data ?></a></p>
<h2><?cs var:Lang.apply.attachments ?></h2>
<?cs if:Missing.cv ?><?cs call:notice("info", Lang.apply.missing_cv) ?><?cs /if ?><?cs if:subcount(Attachments) ?><ul><?cs each:a = Attachments ?>
<li><?cs var:a.name ?> (<?cs var:a.type_label ?>, <?cs var:a.size_label ?>)</li><?cs /each ?>
</ul>
<?cs else ?><?cs call:empty_state(Lang.apply.attachments_none) ?><?cs /if ?><p><a href="<?cs var:Base ?>/bewerbung/<?cs var:url_path(Apply.number) ?>/unterlagen"><?cs var:Lang.apply.change_files ?></a></p>
<h2><?cs var:Lang.apply.send_title ?></h2>
<?cs call:form_open(Form.apply_check) ?><p><a href="<?cs var:Base ?>/datenschutz" target="_blank" rel="noopener"><?cs var:Lang.apply.privacy_link ?></a></p>
<?cs call:fields(Form.apply_check) ?><?cs call:submit(Lang.apply.send) ?><?cs call:form_end() ?><?cs else ?><?cs call:apply_closed() ?><?cs /if ?><?cs call:page_end() ?>
