<?cs # One ad: a part rendered by itself. ?><?cs include!"layout/portal.cs" ?><?cs include!"layout/ad.cs" ?><?cs def:ad_apply() ?><div class="bms-apply"><p><?cs var:Lang.portal.deadline ?><br><strong><time datetime="<?cs var:Ad.valid_to.iso ?>"><?cs var:Ad.valid_to ?></time></strong></p><a class="kern-btn kern-btn--primary" href="<?cs var:Base ?>/stellen/<?cs var:Ad.number ?>/bewerben"><span class="kern-label"><?cs var:Lang.portal.apply ?></span></a></div>
<?cs /def ?><article>
<header class="bms-panel">
<p class="bms-muted"><?cs var:Ad.authority ?><?cs if:Ad.unit ?>, <?cs var:Ad.unit ?><?cs /if ?></p>
<h1><?cs var:Ad.title ?></h1>
<?cs call:ad_facts() ?><?cs call:ad_apply() ?></header>
<div class="bms-prose">
<?cs call:ad_sections() ?><?cs call:ad_apply() ?></div>
</article>
<div class="bms-share"><button class="kern-btn kern-btn--tertiary" type="button" data-print hidden><span class="kern-label"><?cs var:Lang.portal.print ?></span></button><button class="kern-btn kern-btn--tertiary" type="button" data-copy="<?cs var:Base ?>/stellen/<?cs var:Ad.number ?>" data-done="<?cs var:Lang.portal.copied ?>" hidden><span class="kern-label" aria-live="polite"><?cs var:Lang.portal.copy ?></span></button></div>
<?cs if:subcount(Similar) ?><section class="bms-similar" aria-labelledby="aehnlich"><h2 id="aehnlich"><?cs var:Lang.portal.similar ?></h2>
<ul class="bms-ads"><?cs each:ad = Similar ?><?cs call:ad_item(ad) ?><?cs /each ?></ul></section>
<?cs /if ?><script type="application/ld+json"><?cs var:rendered(Ad.jsonld_html) ?></script>
