<?cs # A row of the table of a comparison: a part rendered by itself. ?><?cs
include!"layout/macros.cs" ?><?cs

def:said(c) ?><?cs
if:c.note ?><?cs var:german(c.note) ?><?cs /if ?><?cs
if:c.why ?> <?cs var:Lang.comparison.reason ?>: <?cs var:german(c.why) ?><?cs /if ?><?cs
/def ?><?cs

def:placed(r) ?><td data-label="<?cs var:Lang.ranking.class ?>"><div><?cs
if:r.letter ?><b><?cs var:r.letter ?></b><?cs else ?>–<?cs /if ?><?cs
if:r.hand ?> <span class="bms-small"><?cs var:Lang.comparison.by_hand ?></span><?cs /if ?><?cs
if:r.changed ?> <span class="bms-small"><?cs var:Lang.comparison.before ?> <?cs
	if:r.letter_before ?><?cs var:r.letter_before ?><?cs else ?>–<?cs /if ?>, <?cs
	var:Lang.comparison.place ?> <?cs var:number(r.place_before) ?></span><?cs
elif:r.fresh ?> <span class="bms-small"><?cs var:Lang.comparison.fresh ?></span><?cs
elif:r.unsent ?> <span class="bms-small"><?cs var:Lang.comparison.unsent ?></span><?cs
/if ?><?cs
if:r.reason ?><details class="bms-compare__note"><summary><?cs var:Lang.comparison.reason
	?></summary><p class="bms-lines"><?cs var:german(r.reason) ?></p></details><span
	class="bms-onpaper bms-small"><?cs var:Lang.comparison.reason ?>: <?cs
	var:german(r.reason) ?></span><?cs
/if ?></div></td>
<td data-label="<?cs var:Lang.comparison.place ?>" class="bms-number"><?cs
if:r.place ?><?cs var:number(r.place) ?><?cs else ?>–<?cs /if ?></td><?cs
/def ?><?cs

with:r = Piece ?><tr<?cs if:r.changed || r.fresh ?> class="bms-compare--changed"<?cs /if
?>><th scope="row" data-label="<?cs var:Lang.comparison.name ?>"><div><a id="r<?cs var:r.id
?>" href="<?cs var:link(r.href) ?>"><?cs var:r.name ?></a><?cs
if:r.severe ?> <abbr title="<?cs var:Lang.comparison.severe ?>">SB</abbr><?cs /if ?><?cs
if:r.linked ?> <a class="bms-small" href="<?cs var:link(r.href) ?>/bewertung"><?cs
	var:Lang.comparison.rate ?><span class="kern-sr-only">: <?cs var:r.name ?></span></a><?cs
/if ?></div></th>
<?cs if:!r.own ?><?cs call:placed(r) ?><?cs /if ?><?cs
each:c = r.cells ?><td data-label="<?cs var:c.label ?>" class="bms-compare__cell"><div><?cs
if:r.rates ?><input type="text" class="bms-compare__input<?cs
	if:c.error ?> bms-compare__input--error<?cs /if ?>" id="<?cs var:c.id ?>" name="<?cs
	var:c.id ?>-<?cs var:c.shown ?>" value="<?cs var:c.value
	?>" size="2" autocomplete="off"<?cs
	if:c.error ?> aria-invalid="true"<?cs /if ?> aria-labelledby="r<?cs var:r.id ?> q<?cs
	var:c.column ?>"<?cs
	if:c.note ?> title="<?cs var:c.note ?>"<?cs /if ?>><?cs
	if:c.error ?> <span class="bms-small"><?cs var:Lang.comparison.now ?> <?cs
		if:string.length(c.words) ?><?cs var:c.words ?><?cs else ?>–<?cs /if ?></span><?cs
	/if ?><?cs
elif:string.length(c.words) ?><?cs var:c.words ?><?cs
else ?>–<?cs
/if ?><?cs
if:c.average ?> <span class="bms-small"><?cs
	var:Lang.comparison.average ?> <?cs var:c.average ?><?cs
	if:c.differs ?> <?cs var:Lang.comparison.differs ?><?cs /if ?></span><?cs
/if ?><?cs
if:c.biased ?> <span class="bms-small"><?cs
	var:Lang.comparison.biased ?></span><?cs
/if ?><?cs
if:c.note || c.why ?><details class="bms-compare__note"><summary><span class="kern-sr-only"><?cs
	var:Lang.comparison.source ?></span><span aria-hidden="true">¹</span></summary><?cs
	call:said(c) ?></details><span class="bms-onpaper bms-small"><?cs
	call:said(c) ?></span><?cs
/if ?></div></td><?cs
/each ?><td data-label="<?cs var:Lang.comparison.sum ?>" class="bms-number"><?cs
if:string.length(r.sum) ?><?cs var:number(r.sum) ?><?cs else ?>–<?cs /if ?><?cs
if:r.unmet ?> <span class="bms-small"><?cs var:Lang.comparison.unmet ?></span><?cs
/if ?></td><td data-label="<?cs var:Lang.comparison.status ?>"><?cs
call:status("application", r.status) ?></td></tr><?cs /with ?>
