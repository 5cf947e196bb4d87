from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ("cells", "0009_paper_entry"),
    ]

    operations = [
    ]
