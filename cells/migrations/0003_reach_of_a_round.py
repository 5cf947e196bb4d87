from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ("cells", "0002_notices_of_the_preparation"),
    ]

    operations = [
    ]
