<?cs include!"layout/backend.cs" ?><?cs

# The one-time code: seen while it is typed, never shown again. ?><?cs
def:field_code(x) ?><?cs
call:field_box(x) ?><?cs
call:field_label(x) ?><?cs
call:field_hint(x, x.hint) ?><input type="text" inputmode="numeric"<?cs
call:input_class(x, "bms-short") ?><?cs
call:field_attributes(x, x.hint) ?>>
<?cs call:field_error(x) ?></div>
<?cs /def ?>
