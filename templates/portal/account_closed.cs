<?cs include!"portal/account_layout.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?><p class="bms-lead"><?cs var:Lang.account.closed_text ?></p>
<p><?cs var:Lang.account.closed_contact ?></p>
<div class="bms-actions"><?cs call:button_link("primary", Base + "/kontakt", Lang.title.contact)
?></div>
<?cs call:page_end() ?>
