<?cs # The bar of a row's page: from row to row of the list one came from (web/list/walk.h), and to
	what is done on the page; each with its key. Where text could be lost the ways are buttons
	of the form f, which keeps it; else links. ?><?cs

def:walk_word(arrow, label, w) ?><?cs
if:arrow == "before" ?><span aria-hidden="true">‹ </span><?cs
/if ?><span class="bms-walk__word"><?cs var:label ?></span><?cs
if:arrow == "behind" ?><span aria-hidden="true"> ›</span><?cs
/if ?><span class="kern-sr-only">: <?cs
if:w.german ?><?cs var:german(w.label) ?><?cs else ?><?cs var:w.label ?><?cs /if ?></span><?cs
/def ?><?cs

def:walk_way(f, w, label, arrow, key, rel, back) ?><?cs
if:!w.href ?><?cs
elif:f.token && Owner ?><button class="bms-walk__way" type="submit"<?cs
	call:owned_to(f.action) ?> name="back" value="<?cs var:back ?>"
	data-key="<?cs var:key ?>" data-walk="<?cs var:link(w.href) ?>"><?cs
	call:walk_word(arrow, label, w) ?></button><?cs
else ?><a class="bms-walk__way" rel="<?cs var:rel ?>" href="<?cs
	var:link(w.href) ?>" data-key="<?cs var:key ?>"><?cs
	call:walk_word(arrow, label, w) ?></a><?cs
/if ?><?cs /def ?><?cs

def:walk_ways(f) ?><div class="bms-walk__ways"><?cs
call:walk_way(f, Walk.previous, Lang.walk.previous, "before", "k", "prev", "1") ?><span
	class="bms-walk__place"><?cs var:number(Walk.place) ?> <?cs
if:Walk.more_than ?><?cs var:Lang.walk.of_more ?><?cs else ?><?cs var:Lang.walk.of ?><?cs
/if ?> <?cs var:number(Walk.total) ?></span><?cs
call:walk_way(f, Walk.next, Lang.walk.next, "behind", "j", "next", "") ?></div><?cs /def ?><?cs

# To a place of the page, which has the id. ?><?cs
def:walk_jump(id, label, key) ?><?cs if:id ?><a class="bms-walk__way" href="#<?cs
var:id ?>" data-key="<?cs var:key ?>"><?cs var:label ?></a><?cs /if ?><?cs /def ?><?cs

# The keys, named in a panel and turned off in it; the button is there with the script. ?><?cs
def:walk_key(key, what) ?><div><dt><kbd><?cs var:key ?></kbd></dt><dd><?cs
var:what ?></dd></div><?cs /def ?><?cs

def:walk_keys(steps, comment) ?><button class="bms-walk__way bms-walk__keys" type="button"
	data-keys-open hidden><?cs var:Lang.walk.keys ?></button>
<dialog class="bms-keys" data-keys aria-labelledby="tasten"><h2 id="tasten"><?cs
var:Lang.walk.keys ?></h2><dl class="bms-facts bms-facts--list"><?cs
if:Walk.place ?><?cs
	call:walk_key("j", Lang.walk.key_next) ?><?cs
	call:walk_key("k", Lang.walk.key_previous) ?><?cs
/if ?><?cs
if:comment ?><?cs call:walk_key("c", Lang.walk.key_comment) ?><?cs /if ?><?cs
if:steps ?><?cs call:walk_key("s", Lang.walk.key_steps) ?><?cs /if ?><?cs
call:walk_key("?", Lang.walk.key_panel) ?></dl>
<div class="kern-form-check"><input class="kern-form-check__checkbox" type="checkbox" id="tasten-an"
	data-keys-on><label class="kern-label" for="tasten-an"><?cs
var:Lang.walk.keys_on ?></label></div><form class="bms-actions" method="dialog"><button
	class="kern-btn kern-btn--secondary" type="submit"><span class="kern-label"><?cs
var:Lang.walk.keys_close ?></span></button></form></dialog><?cs /def ?><?cs

# steps and comment: ids of what the bar leads to, or "". ?><?cs
def:walk(f, steps, comment) ?><nav class="bms-walk" aria-label="<?cs
var:Lang.walk.label ?>"><div class="bms-walk__bar"><?cs
if:Walk.place && f.token && Owner ?><?cs
	call:form_open(f) ?><?cs
	call:walk_ways(f) ?><?cs
	call:form_end() ?><?cs
elif:Walk.place ?><?cs call:walk_ways(f) ?><?cs
/if ?><?cs
call:walk_jump(steps, Lang.walk.steps, "s") ?><?cs
call:walk_jump(comment, Lang.walk.comment, "c") ?></div><?cs
if:Walk.place ?><a href="<?cs var:link(Walk.list) ?>"><?cs var:Lang.walk.list ?>: <?cs
	var:Walk.name ?><?cs
	if:Walk.filtered ?> (<?cs var:Walk.filtered ?>)<?cs /if ?></a><?cs
/if ?><?cs
call:walk_keys(steps, comment) ?></nav>
<?cs /def ?><?cs

# To the next row after something is done: a further button of a form. ?><?cs
def:walk_on(label) ?><?cs if:Walk.next.href ?><?cs
call:button_value("secondary", label, "on", "1") ?><?cs /if ?><?cs /def ?>
