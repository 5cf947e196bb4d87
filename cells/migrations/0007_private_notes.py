import cells.fields
import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cells', '0006_papers'),
    ]

    operations = [
        migrations.CreateModel(
            name='PrivateNote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('indicator_code', cells.fields.SealedTextField(blank=True, bound_to=('author_id', 'uuid'))),
                ('text', cells.fields.SealedTextField(bound_to=('author_id', 'uuid'), verbose_name='text of the note')),
                ('noted_on', models.DateField(verbose_name='day of the note')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(editable=False)),
                ('changed_at', models.DateTimeField(editable=False)),
                ('author', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='private_notes', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'private note',
                'ordering': ['-noted_on', '-pk'],
            },
        ),
        migrations.AddIndex(
            model_name='privatenote',
            index=models.Index(fields=['author', '-noted_on'], name='note_by_author'),
        ),
    ]
