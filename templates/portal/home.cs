<?cs include!"layout/portal.cs" ?><?cs call:page_begin_with("") ?><section class="bms-hero" aria-labelledby="titel"><div class="bms-width">
<h1 id="titel"><?cs var:Lang.portal.home_title ?></h1>
<p class="bms-lead"><?cs var:Lang.portal.home_lead ?></p>
<form class="bms-search" method="get" action="<?cs var:Base ?>/stellen" role="search">
<div class="kern-form-input"><label class="kern-label" for="q"><?cs var:Lang.portal.search_label ?></label><input class="kern-form-input__input" type="search" id="q" name="q" list="vorschlaege" data-suggest="<?cs var:Base ?>/suchvorschlaege"><datalist id="vorschlaege"><?cs each:f = Fields ?><option value="<?cs var:f.label ?>"></option><?cs /each ?></datalist></div>
<?cs call:button("primary", Lang.portal.search_button) ?></form>
<p><a href="<?cs var:Base ?>/stellen"><?cs var:Lang.portal.all_ads ?></a><?cs if:Search.total ?> <span class="bms-count">(<?cs var:number(Search.total) ?>)</span><?cs /if ?></p>
</div></section>
<div class="bms-width">
<?cs if:subcount(Fields) ?><h2><?cs var:Lang.portal.fields_title ?></h2>
<ul class="bms-cards"><?cs each:f = Fields ?>
<li class="bms-card"><a href="<?cs var:link(f.href) ?>"><?cs var:f.label ?></a> <span class="bms-count">(<?cs var:number(f.count) ?>)</span></li><?cs /each ?>
</ul>
<?cs /if ?><h2><?cs var:Lang.portal.steps_title ?></h2>
<ol class="bms-steps">
<li><h3><?cs var:Lang.portal.step1 ?></h3><p><?cs var:Lang.portal.step1_text ?></p></li>
<li><h3><?cs var:Lang.portal.step2 ?></h3><p><?cs var:Lang.portal.step2_text ?></p></li>
<li><h3><?cs var:Lang.portal.step3 ?></h3><p><?cs var:Lang.portal.step3_text ?></p></li>
</ol>
<h2><?cs var:Lang.portal.newest_title ?></h2>
<?cs if:Ads_html ?><?cs var:rendered(Ads_html) ?>
<?cs else ?><?cs call:empty_state(Lang.portal.no_ads) ?><?cs /if ?></div>
<?cs call:page_end() ?>
