<?cs include!"portal/apply_layout.cs" ?><?cs call:page_begin() ?><?cs call:heading() ?><p class="bms-lead"><?cs var:Lang.apply.ask_text ?></p>
<?cs call:form_begin(Form.apply_ask) ?><?cs call:fields(Form.apply_ask) ?><?cs call:submit(Lang.apply.ask_button) ?><?cs call:form_end() ?><?cs call:page_end() ?>
