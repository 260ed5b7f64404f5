<?cs include!"portal/apply_layout.cs" ?><?cs call:page_begin() ?><?cs call:heading() ?><?cs call:notice("success", Lang.apply.confirmed_notice) ?><p><?cs var:Lang.apply.confirmed_text ?></p>
<?cs call:apply_back_to_ads() ?><?cs call:page_end() ?>
