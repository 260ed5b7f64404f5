<?cs include!"layout/portal.cs" ?><?cs call:page_begin() ?><?cs call:heading() ?><?cs if:Guest ?><p><?cs var:Lang.my.guest_bookmarks ?> <a href="<?cs var:Base ?>/konto/anmelden?weiter=/merkliste"><?cs var:Lang.my.sign_in ?></a></p>
<?cs /if ?><?cs if:subcount(Bookmarks) ?><ul class="bms-ads"><?cs each:b = Bookmarks ?><li class="bms-ad"><h2 class="bms-card__title"><?cs if:b.open ?><a href="<?cs var:Base ?>/stellen/<?cs var:url_path(b.number) ?>"><?cs var:b.title ?></a><?cs else ?><?cs var:b.title ?><?cs /if ?></h2>
<?cs if:b.open ?><p class="bms-muted"><?cs var:b.authority ?>, <?cs var:b.town ?></p>
<?cs if:b.pay ?><p class="bms-small"><?cs var:b.pay ?></p>
<?cs /if ?><p class="bms-ad__day"><?cs var:Lang.portal.deadline ?> <?cs call:time(b.valid_to) ?></p>
<?cs else ?><p class="bms-muted"><?cs var:Lang.my.ad_over ?></p>
<?cs /if ?><form class="bms-inline-form" method="post" action="<?cs var:link(b.drop) ?>"><input type="hidden" name="form_token" value="<?cs var:Form.bookmark_drop.token ?>"><button class="kern-btn kern-btn--tertiary" type="submit"><span class="kern-label"><?cs var:Lang.my.drop ?><span class="kern-sr-only">: <?cs var:b.title ?></span></span></button></form></li>
<?cs /each ?></ul>
<?cs call:pay_note() ?><?cs else ?><?cs call:empty_state(Lang.my.no_bookmarks) ?><?cs /if ?><div class="bms-actions"><?cs call:button_link("primary", Base + "/stellen", Lang.my.find) ?></div>
<?cs call:page_end() ?>
