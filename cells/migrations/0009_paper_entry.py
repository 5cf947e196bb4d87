from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ("cells", "0008_outgoing_mail"),
    ]

    operations = [
    ]
