<?cs include!"layout/portal.cs" ?><?cs call:page_begin_with("")
?><section class="bms-hero" aria-labelledby="titel"><div class="bms-hero__row bms-width"><div>
<h1 id="titel"><?cs var:Lang.portal.home_title ?></h1>
<p class="bms-lead"><?cs var:Lang.portal.home_lead ?></p>
<form class="bms-search" method="get" action="<?cs var:Base ?>/stellen" role="search">
<div class="kern-form-input"><label class="kern-label" for="q"><?cs var:Lang.portal.search_label
?></label><input class="kern-form-input__input" type="search" id="q" name="q" list="vorschlaege"
	data-suggest="<?cs var:Base ?>/suchvorschlaege"><datalist id="vorschlaege"><?cs
each:f = Fields ?><option value="<?cs var:f.label ?>"></option><?cs /each ?></datalist></div>
<?cs call:button("primary", Lang.portal.search_button) ?></form>
<p><a href="<?cs var:Base ?>/stellen"><?cs var:Lang.portal.all_ads ?></a><?cs
if:Search.total ?> <span class="bms-count">(<?cs var:number(Search.total) ?>)</span><?cs
/if ?></p>
</div><img class="bms-hero__picture" src="/static/img/harbour.svg?v=<?cs var:Asset ?>" alt=""
	width="640" height="400"></div></section>
<div class="bms-width">
<?cs if:subcount(Situations) ?><h2><?cs var:Lang.portal.situations_title ?></h2>
<ul class="bms-doors"><?cs each:s = Situations ?>
<li><a class="bms-door" href="<?cs var:link(s.href) ?>"><?cs
call:symbol("situation-" + s.code) ?><b><?cs var:s.label ?></b><span><?cs
var:s.text ?></span><span class="bms-count"><?cs var:number(s.count) ?> <?cs
if:s.count == "1" ?><?cs var:Lang.portal.post_one ?><?cs
else ?><?cs var:Lang.portal.post_many ?><?cs
/if ?></span></a></li><?cs /each ?>
</ul>
<?cs /if ?><?cs if:subcount(Fields) ?><h2><?cs var:Lang.portal.fields_title ?></h2>
<ul class="bms-fields"><?cs each:f = Fields ?>
<li><a href="<?cs var:link(f.href) ?>"><?cs call:symbol("field-" + f.code) ?><span><?cs var:f.label
?> <span class="bms-count">(<?cs var:number(f.count) ?>)</span></span></a></li><?cs /each ?>
</ul>
<?cs /if ?><?cs if:Ending_html ?><h2><?cs var:Lang.portal.ending_title ?></h2>
<?cs var:rendered(Ending_html) ?>
<p class="bms-all"><a href="<?cs var:Base ?>/stellen?sortierung=frist"><?cs
var:Lang.portal.ending_all ?></a></p>
<?cs /if ?><h2><?cs var:Lang.portal.newest_title ?></h2>
<?cs if:Ads_html ?><?cs var:rendered(Ads_html) ?>
<?cs else ?><?cs call:empty_state(Lang.portal.no_ads) ?><?cs /if ?><?cs
if:subcount(Texts) ?><section class="bms-offers" aria-labelledby="angebot"><h2 id="angebot"><?cs
var:Lang.portal.offers_title ?></h2>
<div class="bms-offers__row"><?cs each:t = Texts ?>
<div class="bms-prose"<?cs if:t.german ?> lang="de"<?cs /if ?>><h3><?cs var:t.heading ?></h3>
<?cs var:rendered(t.text_html) ?></div><?cs /each ?>
</div></section>
<?cs /if ?><h2><?cs var:Lang.portal.steps_title ?></h2>
<ol class="bms-steps">
<li><h3><?cs var:Lang.portal.step1 ?></h3><p><?cs var:Lang.portal.step1_text ?></p></li>
<li><h3><?cs var:Lang.portal.step2 ?></h3><p><?cs var:Lang.portal.step2_text ?></p></li>
<li><h3><?cs var:Lang.portal.step3 ?></h3><p><?cs var:Lang.portal.step3_text ?></p></li>
</ol>
</div>
<?cs call:page_end() ?>
