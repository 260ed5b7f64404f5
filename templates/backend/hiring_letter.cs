<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.hiring_letter) ?><?cs
call:heading() ?><p><a href="<?cs var:link(Back) ?>"><?cs var:Application.number ?></a> <b><?cs
var:Application.name ?></b></p>
<p><?cs var:Lang.hiring.will ?></p>
<ul><?cs each:e = Effects ?><li><?cs var:e ?></li><?cs /each ?></ul><?cs
with:f = Form.hiring_letter ?><?cs
set:f.field.text.rows = #18 ?><?cs
call:form_open(f) ?><?cs
call:fields(f) ?><?cs
call:submit_or(Save, Back, Lang.form.cancel) ?><?cs
call:form_end() ?><?cs
/with ?>
<?cs call:page_end() ?>
