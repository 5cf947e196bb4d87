from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ("cells", "0003_reach_of_a_round"),
    ]

    operations = [
    ]
