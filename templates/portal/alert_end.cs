<?cs include!"portal/alert_layout.cs" ?><?cs call:page_begin() ?><?cs if:Alert.title ?><?cs
call:heading() ?><p class="bms-lead"><?cs var:Lang.alert.end_text ?></p>
<?cs call:alert_criteria() ?><div class="bms-actions"><?cs
call:button_form(Form.alert_end, "primary", Lang.alert.end) ?></div>
<p><a href="<?cs var:link(Alert.path) ?>"><?cs var:Lang.alert.keep ?></a></p>
<?cs else ?><?cs call:alert_gone() ?><?cs /if ?><?cs call:page_end() ?>
