<?cs include!"portal/apply_layout.cs" ?><?cs call:page_begin() ?><?cs if:Apply.done ?><?cs
call:heading() ?><?cs
if:Apply.entered ?><?cs call:notice("success", Lang.apply.proved_notice) ?><?cs
else ?><?cs call:notice("success", Lang.apply.confirmed_notice) ?><?cs
/if ?><p class="bms-lead"><?cs var:german(Apply.title) ?>, <?cs var:german(Apply.authority) ?></p>
<p><?cs var:Lang.apply.done_text ?> <strong><?cs var:Apply.number ?></strong></p>
<?cs if:!Apply.entered ?><p><?cs var:Lang.apply.confirmed_text ?></p>
<?cs /if ?>
<?cs if:Apply.signed_in ?><p><?cs var:Lang.apply.offer_in ?> <a href="<?cs var:Base ?>/konto"><?cs
var:Lang.title.my_home ?></a></p>
<?cs else ?><h2><?cs var:Lang.apply.offer_title ?></h2>
<p><?cs var:Lang.apply.offer_text ?></p>
<div class="bms-actions"><?cs
call:button_form(Form.apply_account, "secondary", Lang.apply.offer_button) ?></div>
<?cs /if ?><?cs call:apply_back_to_ads() ?><?cs elif:Apply.other ?><h1><?cs
var:Lang.apply.twice_title ?></h1>
<p class="bms-lead"><?cs var:german(Apply.title) ?>, <?cs var:german(Apply.authority) ?></p>
<p><?cs var:Lang.apply.twice_text ?> <strong><?cs var:Apply.other ?></strong></p>
<p><?cs var:Lang.apply.twice_change ?></p>
<?cs call:apply_back_to_ads() ?><?cs elif:Apply.number ?><?cs call:heading()
?><p class="bms-lead"><?cs var:german(Apply.title) ?>, <?cs var:german(Apply.authority) ?></p>
<p><?cs var:Lang.apply.number ?>: <strong><?cs var:Apply.number ?></strong></p>
<p><?cs if:Apply.entered ?><?cs var:Lang.apply.prove_text ?><?cs
else ?><?cs var:Lang.apply.confirm_text ?><?cs /if ?></p>
<div class="bms-actions"><?cs call:button_form(Form.apply_confirm, "primary", Lang.apply.confirm)
?></div>
<?cs else ?><h1><?cs var:Lang.apply.link_gone_title ?></h1>
<p class="bms-lead"><?cs var:Lang.apply.link_gone_text ?></p>
<?cs call:apply_back_to_ads() ?><?cs /if ?><?cs call:page_end() ?>
