"""A made-up committee office and a made-up improvement plan, made by the actions a user calls."""

import datetime as dt
from types import SimpleNamespace

from access.roles import Role
from agencies import actions as bodies
from agencies.models import Team
from agencies.models.staff import system
from common import clock
from improvement import actions
from improvement.models import Action, Plan, SourceKind
from reference.models import Framework

Theme = Action.Theme
NAMES = ["Social Work", "Police", "Education", "Health", "Reporter", "Housing", "Voluntary organisations"]
LEADS = ["Ailsa Fenwick", "Bram Tarvit", "Catriona Lunan", "Dougal Errol", "Effie Monikie", "Fraser Auchmithie"]


def people():
    """Return an office worker, lead officers, a designated manager, somebody else, and their agencies."""
    by = system()
    place = bodies.open_partnership(by=by, name="Strathmarnock", committee="Strathmarnock Child Protection Committee")
    agencies = [
        bodies.open_agency(by=by, code=name[:3].upper(), name=name, partnerships=[place], position=number)
        for number, name in enumerate(NAMES)
    ]
    council = bodies.open_organisation(by=by, agency=agencies[0], name="Strathmarnock Council")
    force = bodies.open_organisation(by=by, agency=agencies[1], name="Marnock Police")
    office_team = bodies.open_team(by=by, organisation=council, name="Committee office", kind=Team.Kind.OFFICE)
    managers = bodies.open_team(by=by, organisation=force, name="Public protection", kind=Team.Kind.DESIGNATED_MANAGERS)
    practice = bodies.open_team(by=by, organisation=council, name="Children’s services", kind=Team.Kind.PRACTICE)
    office = bodies.add_staff(by=by, email="office@example.org", name="Isla Kinnordy", team=office_team)
    bodies.appoint(office, by=by, role=Role.OFFICE, team=office_team, reason="the office")
    manager = bodies.add_staff(by=by, email="manager@example.org", name="Rhona Glamis", team=managers)
    bodies.appoint(manager, by=by, role=Role.DESIGNATED_MANAGER, team=managers, reason="the manager")
    leads = [
        bodies.add_staff(by=by, email=f"lead{number}@example.org", name=name, team=practice)
        for number, name in enumerate(LEADS)
    ]
    other = bodies.add_staff(by=by, email="other@example.org", name="Gregor Inverarity", team=practice)
    return SimpleNamespace(
        place=place, agencies=agencies, office=office, manager=manager, leads=leads, lead=leads[0], other=other
    )


def empty_plan(cast):
    """Return an improvement plan beneath its integrated plan, with nothing in it."""
    today = clock.today()
    above = actions.open_plan(
        by=cast.office,
        kind=Plan.Kind.INTEGRATED,
        title="Integrated Children’s Services Plan",
        partnership=cast.place,
        starts_on=today - dt.timedelta(days=400),
        ends_on=today + dt.timedelta(days=700),
        vision="Every child in Strathmarnock is safe, healthy, achieving and heard.",
    )
    beneath = {"by": cast.office, "partnership": cast.place, "parent": above}
    actions.open_plan(
        **beneath,
        kind=Plan.Kind.BUSINESS,
        title="Three-year Business Plan",
        starts_on=today - dt.timedelta(days=200),
        ends_on=today + dt.timedelta(days=895),
    )
    return actions.open_plan(
        **beneath,
        kind=Plan.Kind.IMPROVEMENT,
        title="Child Protection Improvement Plan",
        starts_on=today - dt.timedelta(days=300),
        ends_on=today + dt.timedelta(days=430),
        vision="What inspection and review asked of us is done, and children can feel the difference.",
    )


def add_action(
    cast, plan, number=0, *, due=60, started=200, theme=Theme.TRAINING, recommendations=(), title="", outcome=""
):
    """Add one action, due so many days from today."""
    today = clock.today()
    return actions.add_action(
        plan,
        by=cast.office,
        title=title or f"Action number {number}",
        theme=theme,
        outcome=outcome or "Children are seen sooner.",
        lead_officer=cast.leads[number % len(cast.leads)],
        lead_agency=cast.agencies[number % len(cast.agencies)],
        starts_on=today - dt.timedelta(days=started),
        due_on=today + dt.timedelta(days=due),
        contributors=cast.agencies[number % 3 : number % 3 + 3],
        recommendations=recommendations,
    )


def evidence(cast, action, days_ago=20, kind="audit", title="Audit of 40 records"):
    """Add a piece of evidence."""
    return actions.add_evidence(
        action,
        by=cast.office,
        kind=kind,
        title=title,
        proves="In 36 of 40 records the child was seen within the timescale; a year ago it was 21 of 40.",
        happened_on=clock.today() - dt.timedelta(days=days_ago),
        kept_at="Committee office, audit folder",
    )


def take_to(cast, action, status):
    """Walk an action through its life to a status."""
    by = action.lead_officer
    path = ["not_started", "in_progress", "complete", "embedding", "embedded"]
    for step in path[1 : path.index(status) + 1]:
        if step == "in_progress":
            actions.start(action, by=by)
        elif step == "complete":
            evidence(cast, action)
            actions.complete(action, by=by)
        elif step == "embedding":
            actions.embed(action, by=by)
        else:
            actions.describe_impact(
                action,
                by=by,
                impact="Children are seen by somebody they know, and say so: 31 of 38 asked in the spring survey.",
                measured_by="Survey of children and young people, and a second audit six months after the first.",
            )
            actions.confirm_embedded(action, by=by)
    action.refresh_from_db()
    return action


MAIN_POINTS = [
    ("Immediate response to concerns", "Respond to every new concern without delay, and record the response."),
    ("Recognising and reporting concerns", "Make sure that staff recognise and report concerns early."),
    ("Assessment of risk and need", "Improve the assessment of risk and need, with chronologies."),
    ("Planning to meet children’s needs", "Make plans that meet the child’s needs and are reviewed on time."),
    ("Sharing and recording information", "Share and record what each agency knows."),
    ("Staffing, policies and operational planning", "Keep policies current, and plan the staff to carry them out."),
    ("Leadership and self-evaluation", "Lead improvement together, and know how well it goes."),
]

# (main points answered, theme, what, outcome, status, due in days)
WORK = [
    ([0], Theme.POLICIES, "Agree one procedure for the first response to a concern, day and night", "A child about whom somebody worries is seen the same day.", "embedded", -120),
    ([0, 4], Theme.COMMUNICATION, "Record every inter-agency referral discussion on one form", "Decisions about a child rest on what every agency knows.", "embedding", -60),
    ([0], Theme.MANAGEMENT_INFORMATION, "Count monthly how long first responses take, by area and hour", "No child waits because nobody noticed the wait.", "complete", -30),
    ([1], Theme.TRAINING, "Train school, nursery and health staff to recognise neglect", "Neglect is noticed before a crisis.", "in_progress", 14),
    ([1], Theme.PUBLIC_INFORMATION, "Tell the public in plain words how to report a worry", "Neighbours and families know whom to ring.", "embedded", -150),
    ([1, 6], Theme.TRAINING, "Brief every manager on the threshold for reporting", "The same worry is answered in the same way in every agency.", "in_progress", -21),
    ([2], Theme.QUALITY_ASSURANCE, "Audit chronologies in forty records twice a year", "What happened before is seen before the next decision.", "in_progress", 90),
    ([2], Theme.POLICIES, "Adopt one assessment of risk for all agencies", "A child’s risk is judged once, and well.", "in_progress", -45),
    ([2], Theme.TRAINING, "Train social workers and health visitors in the new assessment", "Assessments say what life is like for the child.", "not_started", 75),
    ([3], Theme.PLANNING, "Review every child protection plan in its timescale", "No plan drifts.", "embedding", -10),
    ([3], Theme.LISTENING, "Ask each child what should change before each review", "The plan says what the child said.", "in_progress", 25),
    ([3], Theme.QUALITY_ASSURANCE, "Sample plans for what is different for the child", "Plans change something that the child can feel.", "not_started", 120),
    ([4], Theme.COMMUNICATION, "Agree what is shared with whom, and why, on one page", "Nobody holds back what would have kept a child safe.", "complete", -5),
    ([4], Theme.MANAGEMENT_INFORMATION, "Report late or missing minutes of meetings each month", "What was decided is known the same week.", "in_progress", 10),
    ([5], Theme.POLICIES, "Renew the inter-agency guidance, and keep it current", "Staff find the answer where they look for it.", "in_progress", 150),
    ([5], Theme.PLANNING, "Plan the staff needed for first response through the year", "There is somebody to send, in July as in March.", "not_started", 40),
    ([6], Theme.QUALITY_ASSURANCE, "Evaluate ourselves jointly against the quality indicators each year", "We know before an inspector does.", "embedding", -35),
    ([6], Theme.GOOD_PRACTICE, "Share good practice from reviews at two events a year", "What worked for one child works for the next.", "embedded", -90),
    ([6, 3], Theme.LISTENING, "Bring young people’s advisers into the committee’s yearly plan", "Those it is about help to decide.", "not_started", 200),
]  # fmt: skip


def full_plan(cast):
    """Return a plan on seven main points and a review, with actions in every state."""
    plan = empty_plan(cast)
    asks = []
    for number, (theme, text) in enumerate(MAIN_POINTS, 1):
        source = actions.add_source(
            plan,
            by=cast.office,
            kind=SourceKind.MAIN_POINT,
            reference=f"MPA {number}",
            title=f"{theme} (illustrative theme)",
            text="To be entered from the published report.",
            from_document="Report of the joint inspection",
            published_on=clock.today() - dt.timedelta(days=330),
        )
        asks.append(actions.add_recommendation(source, by=cast.office, text=f"{text} (illustrative)"))
    review = actions.add_source(
        plan,
        by=cast.office,
        kind=SourceKind.REVIEW_RECOMMENDATION,
        reference="Review R1",
        title="Information at case conferences (illustrative theme)",
        text="To be entered from the published report.",
        from_document="Report of a review",
        published_on=clock.today() - dt.timedelta(days=280),
    )
    actions.add_recommendation(
        review, by=cast.office, text="Have the latest information at every conference. (illustrative)"
    )
    for number, (points, theme, title, outcome, status, due) in enumerate(WORK):
        recommendations = [asks[point] for point in points]
        one = add_action(
            cast, plan, number, due=due, theme=theme, recommendations=recommendations, title=title, outcome=outcome
        )
        take_to(cast, one, status)
        live_through(cast, one, number)
    return plan


def live_through(cast, one, number):
    """Give an action milestones, notes, a re-dating, another rating or a sign-off, by its number."""
    today, by = clock.today(), one.lead_officer
    reached = today - dt.timedelta(days=40) if one.status != "not_started" else None
    actions.add_milestone(
        one, by=by, title="Agreed by the agencies", due_on=today - dt.timedelta(days=50), done_on=reached
    )
    if number % 3 == 0:
        actions.add_milestone(one, by=by, title="First figures to the committee", due_on=today + dt.timedelta(days=12))
    if one.status != "not_started":
        actions.note_progress(one, by=by, text="The working group met; four of seven agencies have begun.")
    if number in {5, 7, 13}:
        actions.redate(
            one,
            by=by,
            due_on=one.due_on + dt.timedelta(days=9),
            reason="Two agencies could not release staff before the holidays.",
        )
    if number == 6:
        actions.rate(one, by=cast.office, colour="amber", reason="The second audit has no auditor yet.")
    if one.status == "embedded":
        actions.sign_off(one, by=cast.office, body="cyppc", on=today - dt.timedelta(days=12), note="Minute 7.2")
        if number == 0:
            actions.sign_off(one, by=cast.office, body="cog", on=today - dt.timedelta(days=4))


def inspection(cast, key="HMIE_2005", title="Second follow-through inspection"):
    """Enter an inspection with nothing in it."""
    framework = Framework.objects.get(key=key)
    return actions.open_inspection(by=cast.office, title=title, framework=framework, partnership=cast.place)
