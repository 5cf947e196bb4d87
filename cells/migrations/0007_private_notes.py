from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ("cells", "0006_papers"),
    ]

    operations = [
    ]
