<?cs # What the page of an ad says when the ad is not shown any more. ?><?cs
def:ad_gone() ?><h1><?cs var:Lang.portal.gone_title ?></h1>
<?cs if:Ad.title ?><p class="bms-lead">„<?cs var:german(Ad.title) ?>“<?cs
if:Ad.number ?> (<?cs var:Ad.number ?>)<?cs /if ?></p>
<?cs /if ?><p><?cs var:Lang.portal.gone_text ?></p>
<div class="bms-actions"><a class="kern-btn kern-btn--primary" href="<?cs var:Base ?>/stellen"><span
	class="kern-label"><?cs var:Lang.portal.all_ads ?></span></a></div>
<?cs if:subcount(Similar) ?><section class="bms-similar" aria-labelledby="aehnlich">
<h2 id="aehnlich"><?cs var:Lang.portal.similar ?></h2>
<ul class="bms-ads"><?cs each:ad = Similar ?><?cs call:ad_item(ad) ?><?cs /each ?></ul><?cs
call:pay_note() ?></section>
<?cs /if ?><?cs /def ?>
