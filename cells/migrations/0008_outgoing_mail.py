from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ("cells", "0007_private_notes"),
    ]

    operations = [
    ]
