<?cs include!"layout/portal.cs" ?><?cs call:page_begin() ?><?cs call:heading() ?><p class="bms-lead"><?cs var:german(Application.title) ?>, <?cs var:german(Application.authority) ?></p>
<?cs call:confirm(Form.my_consent, Lang.my.consent_text, Lang.my.consent_button, Base + "/bewerbung/" + Application.number) ?><?cs call:page_end() ?>
