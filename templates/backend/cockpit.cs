<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?>
<?cs var:rendered(Widgets_html) ?><?cs call:page_end() ?>
