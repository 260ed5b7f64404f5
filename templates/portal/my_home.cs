<?cs # "My area". ?><?cs
include!"layout/portal.cs" ?><?cs def:my_item(a) ?><li class="bms-ad"><h3><a href="<?cs var:Base
?>/bewerbung/<?cs var:url_path(a.number) ?>"><?cs var:german(a.title) ?></a></h3>
<p class="bms-muted"><?cs var:german(a.authority) ?> · <span class="bms-together"><?cs
var:a.number ?></span></p>
<p><?cs call:status_badge(a.look, a.words) ?></p>
<?cs if:a.missing_until ?><p><a href="<?cs var:Base ?>/bewerbung/<?cs
var:url_path(a.number) ?>/nachreichen"><b><?cs var:Lang.my.missing_by ?> <?cs
call:time(a.missing_until) ?></b></a></p>
<?cs /if ?><?cs call:closing_day(a.closes) ?><p><b><?cs
var:Lang.my.next ?></b> <?cs var:a.next ?></p>
</li>
<?cs /def ?><?cs
call:page_begin() ?><?cs
call:heading() ?><p class="bms-lead"><?cs var:Lang.my.hello ?> <?cs var:Account.first_name ?> <?cs
var:Account.surname ?></p>
<h2><?cs var:Lang.my.applications ?></h2>
<?cs if:subcount(Applications) ?><ul class="bms-ads"><?cs each:a = Applications ?><?cs
call:my_item(a) ?><?cs /each ?></ul>
<?cs else ?><?cs
call:empty_state(Lang.my.no_applications) ?><?cs /if ?><div class="bms-actions"><?cs
call:button_link("primary", Base + "/stellen", Lang.my.find) ?></div>
<h2><?cs var:Lang.title.bookmarks ?></h2>
<?cs if:Bookmarks.total > #0 ?><ul class="bms-ads"><?cs
each:b = Bookmarks.ads ?><?cs
	if:b.open ?><?cs call:ad_item(b) ?><?cs
	else ?><?cs
		call:ad_over(b) ?><?cs
		call:ad_end() ?><?cs
	/if ?><?cs
/each ?></ul>
<?cs call:pay_note() ?><p><a href="<?cs var:Base ?>/merkliste"><?cs
var:Lang.my.all_bookmarks ?></a></p>
<?cs else ?><?cs call:empty_state(Lang.my.no_bookmarks) ?><?cs /if ?><h2><?cs
var:Lang.my.alerts ?></h2>
<?cs if:subcount(Alerts) ?><ul><?cs each:a = Alerts ?>
<li><a href="<?cs var:Base ?>/stellen?<?cs var:a.query ?>"><?cs var:a.title ?></a> (<?cs
var:a.frequency_label ?><?cs if:!a.active ?>, <?cs var:Lang.my.alert_unconfirmed ?><?cs
/if ?>) <form class="bms-inline-form" method="post" action="<?cs var:link(a.end) ?>"><input
	type="hidden" name="form_token" value="<?cs var:Form.alert_end_own.token ?>"><button
	class="kern-btn kern-btn--tertiary" type="submit"><span class="kern-label"><?cs
var:Lang.my.alert_end ?><span class="kern-sr-only">: <?cs
var:a.title ?></span></span></button></form></li><?cs /each ?>
</ul>
<?cs else ?><?cs call:empty_state(Lang.my.no_alerts) ?><?cs /if ?><h2><?cs
var:Lang.my.settings ?></h2>
<ul class="bms-links">
<li><a href="<?cs var:Base ?>/konto/daten"><?cs var:Lang.title.my_person ?></a></li>
<li><a href="<?cs var:Base ?>/konto/email"><?cs var:Lang.my.email ?></a> (<?cs
var:Account.email ?>)</li>
<li><a href="<?cs var:Base ?>/konto/passwort"><?cs var:Lang.my.password ?></a></li>
<li><a href="<?cs var:Base ?>/konto/sitzungen"><?cs var:Lang.my.sessions ?></a></li>
<li><a href="<?cs var:Base ?>/konto/einwilligung"><?cs var:Lang.my.consents ?></a></li>
<li><a href="<?cs var:Base ?>/konto/mappe"><?cs var:Lang.title.my_folder ?></a></li>
<li><a href="<?cs var:Base ?>/konto/auskunft"><?cs var:Lang.title.my_data ?></a></li>
<li><a href="<?cs var:Base ?>/konto/loeschen"><?cs var:Lang.my.delete ?></a></li>
</ul>
<?cs if:Account.valid_until ?><p class="bms-small"><?cs var:Lang.my.valid_until ?> <?cs
call:time(Account.valid_until) ?>. <?cs var:Lang.my.valid_text ?></p>
<?cs /if ?><?cs call:page_end() ?>
