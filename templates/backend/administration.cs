<?cs include!"layout/backend.cs" ?><?cs call:page_begin() ?><?cs call:heading() ?>
<ul class="bms-cards"><?cs each:a = Areas ?><?cs call:card_begin(a.href, a.title) ?><p><?cs var:a.text ?></p><?cs call:card_end() ?><?cs /each ?></ul>
<?cs call:page_end() ?>
