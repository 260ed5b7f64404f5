<?cs # One ad: a part rendered by itself. ?><?cs
include!"layout/portal.cs" ?><?cs
include!"layout/ad.cs" ?><?cs def:ad_apply(class) ?><div class="<?cs var:class ?>"><?cs
if:Ad.valid_to ?><?cs call:ad_deadline() ?><?cs /if ?><?cs
if:Ad.apply_kind ?><?cs call:ad_elsewhere() ?><?cs
elif:Ad.preview ?><button class="kern-btn kern-btn--primary" type="button" disabled><span
		class="kern-label"><?cs var:Lang.portal.apply ?></span></button><?cs
else ?><a class="kern-btn kern-btn--primary" href="<?cs var:Base ?>/stellen/<?cs var:Ad.number
	?>/bewerben"><span class="kern-label"><?cs var:Lang.portal.apply ?></span></a><?cs
/if ?></div>
<?cs /def ?><article>
<header class="bms-panel">
<p class="bms-muted"><?cs if:Ad.internal ?><?cs call:ad_internal() ?><?cs /if ?><?cs
var:german(Ad.authority) ?><?cs if:Ad.unit ?>, <?cs var:german(Ad.unit) ?><?cs /if ?></p>
<?cs if:Ad.preview ?><h2 class="bms-h1"><?cs var:german(Ad.title) ?></h2><?cs
else ?><h1><?cs var:german(Ad.title) ?></h1><?cs
/if ?>
<?cs if:Page.lang == "en" && !Ad.text_en_html ?><p class="bms-small"><?cs
var:Lang.portal.ad_german ?></p>
<?cs /if ?><?cs
call:ad_facts() ?><?cs
call:ad_apply("bms-apply") ?><?cs if:!Ad.preview ?><div class="bms-kept"><?cs
call:ad_keep(Ad) ?></div>
<?cs /if ?></header>
<div class="bms-prose">
<?cs call:ad_sections() ?></div>
<?cs if:!Ad.preview ?><?cs call:ad_apply("bms-apply bms-apply--stays") ?><?cs /if ?></article>
<?cs if:!Ad.preview ?><section class="bms-share" aria-labelledby="teilen"><h2 id="teilen"><?cs
var:Lang.portal.share_title ?></h2>
<ul class="bms-ways"><li><?cs call:symbol("calendar") ?><a href="<?cs var:Base ?>/stellen/<?cs
var:Ad.number ?>/frist.ics" type="text/calendar"><?cs var:Lang.portal.calendar ?></a></li><li><?cs
call:symbol("print") ?><a href="<?cs var:Base ?>/stellen/<?cs var:Ad.number ?>/drucken"><?cs
var:Lang.portal.print_view ?></a></li><li><?cs call:symbol("mail")
?><a href="<?cs var:link(Ad.mailto) ?>"><?cs var:Lang.portal.share_mail ?></a></li></ul>
<div class="kern-form-input"><label class="kern-label" for="adresse"><?cs
var:Lang.portal.share_address ?></label><input class="kern-form-input__input" type="text"
	id="adresse" value="<?cs var:Ad.url ?>" readonly></div>
<div class="bms-actions"><button class="kern-btn kern-btn--tertiary" type="button"
	data-copy="<?cs var:Ad.url ?>" data-done="<?cs var:Lang.portal.copied ?>"
	data-failed="<?cs var:Lang.portal.copy_failed ?>" hidden><?cs
call:symbol("link") ?><span class="kern-label" aria-live="polite"><?cs
var:Lang.portal.copy ?></span></button><button class="kern-btn kern-btn--tertiary" type="button"
	data-share="<?cs var:Ad.url ?>" data-title="<?cs var:Ad.title ?>" hidden><?cs
call:symbol("share") ?><span class="kern-label"><?cs var:Lang.portal.share ?></span></button></div>
</section>
<?cs /if ?><?cs if:subcount(Similar) ?><section class="bms-similar" aria-labelledby="aehnlich">
<h2 id="aehnlich"><?cs var:Lang.portal.similar ?></h2>
<ul class="bms-ads"><?cs each:ad = Similar ?><?cs call:ad_item(ad) ?><?cs /each ?></ul><?cs
call:pay_note() ?></section>
<?cs /if ?><?cs if:Ad.jsonld_html ?><script type="application/ld+json"><?cs
var:rendered(Ad.jsonld_html) ?></script>
<?cs /if ?>
