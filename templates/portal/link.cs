<?cs include!"layout/portal.cs" ?><?cs call:page_begin() ?><?cs if:Link.number ?><?cs call:heading()
?><p class="bms-lead"><?cs var:german(Link.title) ?>, <?cs var:german(Link.authority) ?></p>
<p><?cs var:Lang.apply.number ?>: <strong><?cs var:Link.number ?></strong></p>
<p><?cs
if:Link.data ?><?cs var:Lang.link.data_text ?><?cs
else ?><?cs var:Lang.link.text ?><?cs
/if ?></p>
<div class="bms-actions"><?cs
if:Link.data ?><?cs call:button_form(Form.link, "primary", Lang.link.data_button) ?><?cs
else ?><?cs call:button_form(Form.link, "primary", Lang.link.button) ?><?cs
/if ?></div>
<p class="bms-small"><?cs
if:Link.data ?><?cs var:Lang.link.data_until ?><?cs
else ?><?cs var:Lang.link.until ?><?cs
/if ?> <?cs call:time(Link.closes_at) ?>. <?cs var:Lang.link.device ?></p>
<?cs else ?><h1><?cs var:Lang.link.gone_title ?></h1>
<p class="bms-lead"><?cs var:Lang.link.gone_text ?></p>
<p><?cs var:Lang.link.gone_account ?> <a href="<?cs var:Base ?>/konto"><?cs
var:Lang.title.my_home ?></a></p>
<div class="bms-actions"><?cs
call:button_link("primary", Base + "/bewerbung/status", Lang.title.link_ask) ?></div>
<?cs /if ?><?cs call:page_end() ?>
