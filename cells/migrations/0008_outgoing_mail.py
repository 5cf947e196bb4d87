import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cells', '0007_private_notes'),
    ]

    operations = [
        migrations.CreateModel(
            name='OutgoingMail',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('status', models.CharField(choices=[('waiting', 'Waiting'), ('sending', 'Being sent'), ('sent', 'Sent'), ('failed', 'Given up')], default='waiting', editable=False, max_length=16)),
                ('due_at', models.DateTimeField()),
                ('tries', models.PositiveSmallIntegerField(default=0, editable=False)),
                ('claimed_until', models.DateTimeField(editable=False, null=True)),
                ('created_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(editable=False, null=True)),
                ('recipient', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='outgoing_mail', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'outgoing mail',
                'ordering': ['due_at', 'pk'],
            },
        ),
        migrations.AddIndex(
            model_name='outgoingmail',
            index=models.Index(fields=['status', 'due_at'], name='mail_by_due_time'),
        ),
        migrations.AddConstraint(
            model_name='outgoingmail',
            constraint=models.UniqueConstraint(condition=models.Q(('status', 'waiting')), fields=('recipient',), name='one_waiting_mail_for_each'),
        ),
        migrations.AddConstraint(
            model_name='outgoingmail',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['waiting', 'sending', 'sent', 'failed'])), name='mail_status_is_known'),
        ),
        migrations.AddConstraint(
            model_name='outgoingmail',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('claimed_until__isnull', False), ('status', 'sending')), models.Q(models.Q(('status', 'sending'), _negated=True), ('claimed_until__isnull', True)), _connector='OR'), name='mail_is_claimed_while_sent'),
        ),
        migrations.AddField(
            model_name='notification',
            name='mail',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='notices', to='cells.outgoingmail'),
        ),
    ]
