<?cs include!"portal/apply_layout.cs" ?><?cs call:page_begin() ?><?cs if:Apply.number ?><?cs
call:heading() ?><p class="bms-lead"><?cs var:german(Apply.title) ?>, <?cs
var:german(Apply.authority) ?></p>
<p><?cs var:Lang.apply.number ?>: <strong><?cs var:Apply.number ?></strong></p>
<?cs if:Apply.sent ?><?cs
call:notice("info", Lang.apply.resume_sent) ?><?cs
call:apply_back_to_ads() ?><?cs else ?><?cs
if:!Apply.open ?><?cs call:notice("warning", Lang.apply.over_text) ?><?cs
else ?><?cs call:apply_deadline() ?><?cs
/if ?><p><?cs var:Lang.apply.resume_text ?></p>
<div class="bms-actions"><?cs
call:button_form(Form.apply_resume, "primary", Lang.apply.go_on_button) ?></div>
<?cs /if ?><?cs else ?><h1><?cs var:Lang.apply.link_gone_title ?></h1>
<p class="bms-lead"><?cs var:Lang.apply.resume_gone ?></p>
<div class="bms-actions"><a class="kern-btn kern-btn--primary" href="<?cs var:Base
?>/bewerbung/fortsetzen"><span class="kern-label"><?cs var:Lang.apply.resume_ask ?></span></a></div>
<?cs /if ?><?cs call:page_end() ?>
