<?cs include!"layout/portal.cs" ?><?cs call:page_begin()
?><form class="bms-list" method="get" action="<?cs var:Base ?>/stellen" role="search">
<h1 class="bms-list-title"><?cs var:Page.title ?></h1>
<div class="bms-search"><div class="kern-form-input"><label class="kern-label" for="q"><?cs
var:Lang.portal.search_label ?></label><input class="kern-form-input__input"
	type="search" id="q" name="q" value="<?cs var:Search.q ?>" list="vorschlaege"
	data-suggest="<?cs var:Base ?>/suchvorschlaege"></div>
<?cs call:button("primary", Lang.portal.search_button) ?></div>
<?cs if:Search.literal ?><input type="hidden" name="genau" value="1">
<?cs /if ?><div class="bms-results">
<details class="bms-filter-button"><summary class="kern-btn kern-btn--secondary"><span
	class="kern-label"><?cs var:Lang.portal.to_filter ?><?cs
if:Search.active ?> (<?cs var:number(Search.active) ?> <?cs var:Lang.portal.filters_active ?>)<?cs
/if ?></span></summary></details>
<section class="bms-filter" id="filter" aria-labelledby="filter-titel" tabindex="-1">
<a class="bms-skip" href="#treffer"><?cs var:Lang.portal.to_hits ?></a>
<h2 id="filter-titel"><?cs var:Lang.portal.filter_title ?></h2>
<div class="kern-form-input"><label class="kern-label" for="sort"><?cs
var:Lang.portal.sort ?></label><div class="kern-form-input__select-wrapper">
<select class="kern-form-input__select" id="sort" name="sortierung">
<?cs if:Search.q ?><option value="relevanz"<?cs if:Search.sort == "relevanz" ?> selected<?cs /if
?>><?cs var:Lang.portal.sort_relevance ?></option>
<option value="neueste"<?cs if:Search.sort == "neueste" ?> selected<?cs /if ?>><?cs
var:Lang.portal.sort_newest ?></option>
<?cs else ?><option value=""><?cs var:Lang.portal.sort_newest ?></option>
<?cs /if ?><option value="frist"<?cs if:Search.sort == "frist" ?> selected<?cs /if ?>><?cs
var:Lang.portal.sort_deadline ?></option>
</select></div></div>
<?cs var:rendered(Facets_html) ?><?cs call:submit_beside(Lang.portal.filter_apply) ?></section>
<section class="bms-hits" aria-labelledby="treffer">
<?cs if:Search.corrected ?><p role="status"><?cs var:Lang.portal.corrected ?> <q><?cs
var:Search.corrected ?></q>. <a href="<?cs var:link(Search.literal_href) ?>"><?cs
var:Lang.portal.corrected_back ?> <q><?cs var:Search.q ?></q></a></p>
<?cs /if ?><?cs if:Search.split ?><p role="status"><?cs var:Lang.portal.split ?> <b><?cs
var:Search.split ?></b></p>
<?cs /if ?><?cs if:Search.suggestion ?><p><?cs var:Lang.portal.did_you_mean
?> <a href="<?cs var:link(Search.suggestion_href) ?>"><?cs var:Search.suggestion ?></a></p>
<?cs /if ?><h2 id="treffer" tabindex="-1"><?cs var:number(Search.total) ?> <?cs
if:Search.total == "1" ?><?cs var:Lang.portal.ad_one ?><?cs
else ?><?cs var:Lang.portal.ad_many ?><?cs
/if ?></h2>
<?cs if:subcount(Active) ?><h3 class="kern-sr-only"><?cs var:Lang.portal.active ?></h3>
<ul class="bms-chips"><?cs each:a = Active ?>
<li><a href="<?cs var:link(a.href) ?>"><span><?cs if:a.typed ?><q><?cs
var:a.typed ?></q>: <?cs /if ?><?cs if:a.german ?><?cs var:german(a.label) ?><?cs else ?><?cs
var:a.label ?><?cs /if ?></span><span class="kern-sr-only"> – <?cs var:Lang.portal.active_remove
?></span><span class="kern-icon kern-icon--close" aria-hidden="true"></span></a></li><?cs /each ?>
</ul>
<?cs /if ?><?cs if:Ads_html ?><?cs var:rendered(Ads_html) ?>
<?cs call:pager(Pager) ?><?cs else ?><?cs call:empty_state(Lang.portal.no_hits) ?><?cs
if:subcount(Hints) ?><p><?cs var:Lang.portal.hint_words ?></p>
<ul><?cs each:h = Hints ?>
<li><a href="<?cs var:link(h.href) ?>"><?cs var:h.words ?></a> <span class="bms-count">(<?cs
var:number(h.count) ?>)</span></li><?cs /each ?>
</ul>
<?cs /if ?><?cs if:Search.without_filters
?><p><a href="<?cs var:link(Search.without_filters_href) ?>"><?cs var:Lang.portal.hint_filters
?></a> <span class="bms-count">(<?cs var:number(Search.without_filters) ?>)</span></p>
<?cs /if ?><?cs /if ?><h3><?cs var:Lang.portal.stay_title ?></h3>
<ul class="bms-ways"><li><?cs call:symbol("bell")
?><a href="<?cs var:link(Search.alert_href) ?>"><?cs var:Lang.alert.offer ?></a></li><?cs
if:Page.feed ?><li><?cs call:symbol("feed") ?><a href="<?cs var:link(Page.feed) ?>"
		type="application/atom+xml"><?cs var:Lang.portal.feed ?></a></li><?cs
/if ?></ul></section>
</div>
</form>
<?cs call:page_end() ?>
