<?cs include!"layout/portal.cs" ?><?cs def:drop_button(b) ?><form class="bms-inline-form"
	method="post" action="<?cs var:link(b.drop) ?>"><input type="hidden" name="form_token"
	value="<?cs var:Form.bookmark_drop.token ?>"><button class="bms-keep" type="submit"><?cs
call:symbol("cross") ?><span class="kern-label"><?cs var:Lang.my.drop
?><span class="kern-sr-only">: <?cs var:german(b.title) ?></span></span></button></form>
<?cs /def ?><?cs
call:page_begin() ?><?cs
call:heading() ?><?cs if:Guest ?><p><?cs var:Lang.my.guest_bookmarks
?> <a href="<?cs var:Base ?>/konto/anmelden?weiter=/merkliste"><?cs var:Lang.my.sign_in ?></a></p>
<?cs /if ?><?cs if:subcount(Bookmarks) ?><h2 class="kern-sr-only"><?cs
var:Lang.my.bookmarks_kept ?></h2>
<ul class="bms-ads"><?cs
each:b = Bookmarks ?><?cs
	if:b.open ?><?cs
		call:ad_begin(b) ?><?cs
		call:drop_button(b) ?><?cs
		call:ad_end() ?><?cs
	else ?><?cs
		call:ad_over(b) ?><?cs
		call:drop_button(b) ?><?cs
		call:ad_end() ?><?cs
	/if ?><?cs
/each ?></ul>
<?cs call:pay_note() ?><?cs else ?><?cs
call:empty_state(Lang.my.no_bookmarks) ?><?cs /if ?><div class="bms-actions"><?cs
call:button_link("primary", Base + "/stellen", Lang.my.find) ?></div>
<?cs call:page_end() ?>
