<?cs include!"layout/backend.cs" ?><?cs
include!"layout/desk.cs" ?><?cs
include!"layout/difference.cs" ?><?cs

def:version_select(name, label, chosen) ?><div class="kern-form-input"><label
	class="kern-label" for="<?cs var:name ?>"><?cs var:label ?></label><div
	class="kern-form-input__select-wrapper"><select class="kern-form-input__select" id="<?cs
	var:name ?>" name="<?cs var:name ?>"><?cs
each:v = Versions ?><option value="<?cs var:v.number ?>"<?cs
	if:v.number == chosen ?> selected<?cs /if ?>><?cs
	var:Lang.versions.version ?> <?cs var:v.number ?></option><?cs
/each ?></select></div></div>
<?cs /def ?><?cs

def:version_side(number) ?><p class="bms-small"><?cs
var:Lang.versions.version ?> <?cs var:number ?></p><?cs
/def ?><?cs

def:version_part(p) ?><h3><?cs var:p.label ?> <span class="bms-small"><?cs
if:p.changes == "1" ?><?cs var:Lang.versions.change ?><?cs
else ?><?cs var:number(p.changes) ?> <?cs var:Lang.versions.changes ?><?cs
/if ?></span></h3>
<div class="bms-sides"><div><?cs
call:version_side(Compared.old) ?><p class="bms-lines"<?cs
call:in_german() ?>><?cs
if:subcount(p.old) ?><?cs call:version_old(p.old) ?><?cs
else ?>–<?cs
/if ?></p></div><div><?cs
call:version_side(Compared.new) ?><p class="bms-lines"<?cs
call:in_german() ?>><?cs
if:subcount(p.new) ?><?cs call:version_new(p.new) ?><?cs
else ?>–<?cs
/if ?></p></div></div>
<?cs /def ?><?cs

# What is the same on both sides stands once, folded. ?><?cs
def:version_same() ?><details class="bms-fold bms-screen"><summary><?cs
var:Lang.versions.same ?> <span class="bms-small"><?cs
var:number(Same) ?></span></summary><?cs
each:p = Parts ?><?cs
	if:p.changes == "0" ?><h3><?cs var:p.label ?></h3><p class="bms-lines"<?cs
		call:in_german() ?>><?cs call:version_new(p.new) ?></p><?cs
	/if ?><?cs
/each ?></details>
<?cs /def ?><?cs

def:version_item(v) ?><li><p><b><?cs var:Lang.versions.version ?> <?cs var:v.number ?></b> <?cs
if:v.present ?>(<?cs var:Lang.versions.present ?>) <?cs /if ?>· <?cs
call:status("jobad", v.status) ?> · <?cs
call:time(v.at) ?><?cs
if:v.author ?>, <?cs var:v.author ?><?cs /if ?><?cs
if:v.number != "1" ?> · <a href="<?cs var:Base ?>/stellenanzeigen/<?cs
	var:Jobad.number ?>/fassungen?neu=<?cs var:v.number ?>"><?cs
	var:Lang.versions.with_before ?><span class="kern-sr-only">: <?cs
	var:Lang.versions.version ?> <?cs var:v.number ?></span></a><?cs
/if ?></p><?cs
each:r = v.rounds ?><p class="bms-small"><?cs
	var:Lang.versions.sent ?> <?cs call:time(r.at) ?>: <?cs var:r.asked ?></p><?cs
/each ?></li>
<?cs /def ?><?cs

call:page_begin() ?><?cs
call:desk_head() ?>
<section class="bms-section"><h2><?cs var:Lang.tab.versions ?></h2>
<p class="bms-small bms-screen"><?cs var:Lang.versions.lead ?></p>
<ol class="bms-plain bms-versions" reversed><?cs
each:v = Versions ?><?cs call:version_item(v) ?><?cs /each ?></ol><?cs
if:Versions_more ?><?cs call:more(Versions_more) ?><?cs /if ?></section>
<?cs if:Compared.new ?><section class="bms-section"><div class="bms-title"><h2><?cs
var:Lang.versions.compare ?> <?cs var:Compared.old ?> <?cs
var:Lang.versions.and ?> <?cs var:Compared.new ?></h2><div class="bms-actions"><button
	class="kern-btn kern-btn--tertiary" type="button" data-print hidden><span
	class="kern-label"><?cs var:Lang.portal.print ?></span></button></div></div>
<form class="bms-form bms-sides__form bms-screen" method="get" action="<?cs
var:Base ?>/stellenanzeigen/<?cs var:Jobad.number ?>/fassungen"><?cs
call:version_select("alt", Lang.versions.older, Compared.old) ?><?cs
call:version_select("neu", Lang.versions.newer, Compared.new) ?><?cs
call:submit_beside(Lang.versions.do) ?></form>
<?cs if:Same == subcount(Parts) ?><?cs call:empty_state(Lang.versions.no_change) ?><?cs
/if ?><?cs
each:p = Parts ?><?cs
	if:p.changes != "0" ?><?cs call:version_part(p) ?><?cs /if ?><?cs
/each ?><?cs
if:Same ?><?cs call:version_same() ?><?cs /if ?></section>
<?cs /if ?><?cs call:page_end() ?>
