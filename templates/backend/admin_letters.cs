<?cs include!"layout/backend.cs" ?><?cs

def:letter_sent(r) ?><?cs
if:r.sent ?><?cs var:Lang.letter.by_itself ?><?cs
	if:r.steps != "0" ?>, <?cs var:Lang.letter.in_steps ?> <?cs var:number(r.steps) ?><?cs
	/if ?><?cs
	if:r.by_hand ?>, <?cs var:Lang.letter.by_hand ?><?cs /if ?><?cs
elif:r.by_hand ?><?cs var:Lang.letter.by_hand ?><?cs
else ?><?cs var:Lang.letter.not_yet ?><?cs
/if ?><?cs
/def ?><?cs

call:page_begin() ?><?cs
call:heading() ?>
<p><?cs var:Lang.letter.lead ?></p>
<?cs each:g = Groups ?><section class="bms-section"><h2><?cs var:g.name ?></h2>
<table class="bms-table"><caption class="kern-sr-only"><?cs var:g.name ?></caption><thead><tr><th
	scope="col"><?cs var:Lang.letter.name ?></th><th scope="col"><?cs
	var:Lang.letter.when ?></th><th scope="col"><?cs
	var:Lang.letter.text ?></th></tr></thead><tbody><?cs
	each:r = g.rows ?>
<tr><th scope="row" data-label="<?cs var:Lang.letter.name ?>"><a href="<?cs
	var:Base ?>/verwaltung/vorlagen/<?cs var:url_path(r.code) ?>"><?cs
	var:r.name ?></a></th><td data-label="<?cs var:Lang.letter.when ?>"><?cs
	call:letter_sent(r) ?></td><td data-label="<?cs var:Lang.letter.text ?>"><?cs
	if:r.own ?><?cs var:Lang.letter.own ?><?cs
	else ?><?cs var:Lang.letter.delivered ?><?cs
	/if ?></td></tr><?cs
	/each ?>
</tbody></table></section>
<?cs /each ?><?cs call:page_end() ?>
