

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('register', '0002_corrections'),
    ]

    operations = [
        migrations.AlterField(
            model_name='registerenquiry',
            name='answer',
            field=models.CharField(choices=[('known', 'Known, contact given'), ('perhaps', 'Somebody like this is known, contact given'), ('not_found', 'Not found with these details')], max_length=12),
        ),
        migrations.AlterField(
            model_name='registerenquiryevent',
            name='answer',
            field=models.CharField(choices=[('known', 'Known, contact given'), ('perhaps', 'Somebody like this is known, contact given'), ('not_found', 'Not found with these details')], max_length=12),
        ),
    ]
