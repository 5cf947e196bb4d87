import cells.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("cells", "0011_collective"),
    ]

    operations = [
        migrations.AddField(
            model_name="planreturnnote",
            name="line_title",
            field=cells.fields.TypedTextField(blank=True, default="", editable=False),
            preserve_default=False,
        ),
        migrations.AlterField(
            model_name="planreturnnote",
            name="item",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="return_notes",
                to="cells.planitem",
            ),
        ),
    ]
