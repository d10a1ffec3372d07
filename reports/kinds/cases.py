"""Reports about one child."""

from access.roles import Permission
from cases.models import Case
from discussions.models import Discussion
from exploitation.models import Worksheet
from planning_meetings.models import PlanningMeeting
from reports import chronology, discussion_record, family_map, meeting_pack, nrm_worksheet, register_sheet
from reports.kinds.base import ReportKind
from reports.models import ReportJob

NAMES = "names the child"

KINDS = (
    ReportKind(
        code=ReportJob.Kind.NRM_WORKSHEET,
        maker=nrm_worksheet,
        model=Worksheet,
        about=("case__child",),
        address="exploitation/<uuid:pk>/report/",
        ask="worksheet_ask",
        about_it="A prompt sheet to fill the online form from, with the source of everything in it.",
        permission=Permission.ASK_FOR_REPORT,
        names=NAMES,
    ),
    ReportKind(
        code=ReportJob.Kind.MEETING_PACK,
        maker=meeting_pack,
        model=PlanningMeeting,
        about=("case__child", "case__lead_team", "case__lead_professional", "chair", "note_taker", "reconvenes"),
        address="planning-meetings/<uuid:pk>/pack/",
        ask="meeting_pack_ask",
        about_it="Who comes, what each agency knows and how old that is, views, decision and plan in one document.",
        permission=Permission.ASK_FOR_REPORT,
        names=NAMES,
    ),
    ReportKind(
        code=ReportJob.Kind.DISCUSSION_RECORD,
        maker=discussion_record,
        model=Discussion,
        about=("team", "asked_by", "closed_by", "reopened_by"),
        address="discussions/<uuid:pk>/record/report/",
        ask="discussion_record_ask",
        about_it="Who took part, what each agency knew and how old that was, and what was decided for each child.",
        permission=Permission.ASK_FOR_REPORT,
        names="names the children",
    ),
    ReportKind(
        code=ReportJob.Kind.CHRONOLOGY,
        maker=chronology,
        model=Case,
        about=("lead_team", "lead_professional"),
        address="cases/<uuid:pk>/chronology/report/",
        ask="chronology_ask",
        about_it="What happened to one child, each entry with its source, and what it tells.",
        permission=Permission.ASK_FOR_REPORT,
        names=NAMES,
        choose=chronology.agencies_in,
        choose_label="Whose entries?",
    ),
    ReportKind(
        code=ReportJob.Kind.FAMILY_MAP,
        maker=family_map,
        model=Case,
        about=("child", "lead_team"),
        address="cases/<uuid:pk>/family/report/",
        ask="family_map_ask",
        about_it="Who is who around the child, who lives together, and who holds responsibilities.",
        permission=Permission.WORK_ON_CASE,
        names=NAMES,
    ),
    ReportKind(
        code=ReportJob.Kind.REGISTER_SHEET,
        maker=register_sheet,
        model=Case,
        about=("child", "lead_team"),
        address="cases/<uuid:pk>/register-information/report/",
        ask="register_sheet_ask",
        about_it="The twelve items every authority’s register must be able to give of a child, on one page.",
        permission=Permission.WORK_ON_CASE,
        names=NAMES,
    ),
)
