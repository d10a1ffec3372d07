from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('audit', '0002_longer_labels'),
    ]

    operations = [
        migrations.AlterField(
            model_name='accesslog',
            name='verb',
            field=models.CharField(choices=[('view', 'Viewed'), ('list', 'Saw in a list'), ('search', 'Searched'), ('download', 'Downloaded'), ('refused', 'Was refused'), ('signed_in', 'Signed in'), ('not_in', 'Failed to sign in')], max_length=10),
        ),
    ]
