"""An office on a walk: what people do, and the look at everything afterwards."""

from AccessControl import getSecurityManager
from collections import Counter
from contextlib import contextmanager
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from plone import api
from setneg.policy.distribution import receipts
from setneg.policy.secrecy import needed
from setneg.policy.subscribers import package
from setneg.workflows import coordination
from setneg.workflows import organisation
from setneg.workflows import steps
from setneg.workflows.authority import switching
from setneg.workflows.clock.tick import tick
from setneg.workflows.organisation import appointing
from setneg.workflows.steps.history import version_of
from tests.promises.tables import LEVELS
from tests.walks import invariants
from tests.walks import papers
from tests.walks import rights
from tests.walks.papers import Held
from tests.walks.papers import Holders
from tests.walks.papers import Paper
from tests.workflows.steps import people
import time_machine
import transaction
from zExceptions import BadRequest
from zope.event import notify
from zope.lifecycleevent import Attributes
from zope.lifecycleevent import ObjectModifiedEvent


WORDS = {"jumlah_salinan": 2, "alasan": "Perbaiki dasar hukumnya."}
ON_THE_WAY = 4
#: Positions in which somebody may stand in on a walk.
POSTS = (
    "subbag-sisdur__kepala",
    "bagian-tatalaksana__kepala",
    "biro-ortala__kepala",
    "subbag-ppek2__kepala",
    "biro-tu__staf",
)
#: Acts that a plh. of this ministry does not do.
NEVER_AS_PLH = ("Keputusan", "Peraturan", "Pedoman")


class Office:
    """The portal, some papers on their way, a day, and who holds what on it."""

    def __init__(self, portal, met: Counter) -> None:
        self.portal = portal
        self.met = met
        self.papers: list[Paper] = []
        self.holders = Holders.of_the_demo()
        self.begun = transaction.savepoint()
        self.now = datetime.now(UTC).replace(hour=3, minute=0, second=0, microsecond=0)
        self.year = self.now.year
        self.clock = time_machine.travel(self.now, tick=False)
        self.traveller = self.clock.start()

    def close(self) -> None:
        """Take everything back that happened on the walk."""
        self.clock.stop()
        self.portal.portal_catalog.searchResults(UID="-")  # what is queued is written
        self.begun.rollback()
        people.forget(self.portal)

    # ------------------------------------------------------------------ papers

    def draft(self, kind: str, userid: str, unit: str) -> None:
        """Somebody begins a document; what goes to a deputy has its memorandum.

        Of those on their way a few are enough; the oldest that has ended goes first.
        """
        if len(self.papers) >= ON_THE_WAY:
            ended = [each for each in self.papers if each.ended]
            if not ended:
                return
            self.papers.remove(ended[0])
        with self.moment():
            document = papers.draft(self.portal, kind, userid, unit)
            self.begin_to_watch(document, userid)
            if package.is_escorted(document):
                memo = papers.draft(
                    self.portal,
                    "Memorandum",
                    userid,
                    unit,
                    menyertai=document.UID(),
                    penandatangan="eselon_1",
                )
                self.begin_to_watch(memo, userid)
        self.look(userid)

    def begin_to_watch(self, document, userid: str) -> None:
        tool = api.portal.get_tool("portal_workflow")
        definition = tool.getWorkflowsFor(document)[0]
        stages = {each.title: each.getId() for each in definition.states.objectValues()}
        paper = Paper(document, stages)
        entries = steps.history(document)
        assert [each.actor for each in entries] == [userid]
        paper.seen = list(entries)
        paper.past = {paper.titles[entries[0].to_stage]}
        own = {post.id for post in organisation.current().posts(document.unit)}
        line = {p for group in rights.positions(document).values() for p in group}
        paper.posts = self.holders.held(userid, self.day) & (own | line)
        self.papers.append(paper)

    def paper(self, which: int) -> Paper:
        return self.papers[which % len(self.papers)]

    day = property(lambda self: organisation.today())

    @contextmanager
    def moment(self):
        """Each act has its own minute."""
        self.now += timedelta(minutes=1)
        self.traveller.move_to(self.now)
        people.forget(self.portal)
        yield

    # ------------------------------------------------------------------- steps

    def forward(self, which: int, pick: int) -> None:
        """One whose turn it is takes a step forward and says all that is asked."""
        paper = self.paper(which)
        ahead = [each for each in self.moves(paper) if each[0] not in rights.BACKWARDS]
        if ahead:
            verb, target, userid = ahead[pick % len(ahead)]
            self.take(paper, userid, f"{verb}-{target}", dict(WORDS))

    def turn(self, which: int, pick: int, said: str) -> None:
        """One who has something to do there does it, with good or bad words."""
        paper = self.paper(which)
        moves = self.moves(paper)
        if moves:
            verb, target, userid = moves[pick % len(moves)]
            self.take(paper, userid, f"{verb}-{target}", self.words(paper, said))

    def back(self, which: int, pick: int) -> None:
        """One who may return, withdraw or cancel it does so, with a reason."""
        paper = self.paper(which)
        moves = [each for each in self.moves(paper) if each[0] in rights.BACKWARDS]
        if moves:
            verb, target, userid = moves[pick % len(moves)]
            self.take(paper, userid, f"{verb}-{target}", dict(WORDS))

    def attempt(self, which: int, userid: str, pick: int, said: str) -> None:
        """Anybody tries any step that the chain knows at all."""
        paper = self.paper(which)
        known = sorted(
            {
                f"{verb}-{paper.stages[paper.part.rows[to - 1].title]}"
                for row in paper.part.rows
                for cell in row.cells.values()
                for verb, to in cell.steps
            }
        )
        step = [*known, "melompat", known[0].partition("-")[0]][pick % (len(known) + 2)]
        self.take(paper, userid, step, self.words(paper, said))

    def moves(self, paper: Paper) -> list[tuple[str, str, str]]:
        """(verb, stage, who) that the tables give where the paper stands."""
        row, here = paper.row, rights.positions(paper.document)
        return sorted(
            (verb, paper.stages[paper.part.rows[to - 1].title], userid)
            for verb, to in {s for cell in row.cells.values() for s in cell.steps}
            for userid in self.holders.holders(
                rights.may_act(row, here, verb, to), self.day
            )
        )

    def words(self, paper: Paper, said: str) -> dict:
        wrong = {
            "tanpa": {},
            "versi_lama": {**WORDS, "version": version_of(paper.document) + 1},
            "tahap_lain": {**WORDS, "stage": "tahap_lain"},
            "besok": {**WORDS, "tanggal": self.day + timedelta(days=1)},
        }
        return wrong.get(said, dict(WORDS))

    def take(self, paper: Paper, userid: str, step: str, data: dict) -> None:
        """A step is tried: either all of it happens by right, or nothing at all."""
        before = invariants.snapshot(self.papers)
        with self.moment():
            try:
                with people.acting_as(self.portal, userid):
                    entry = steps.take(paper.document, step, data)
            except steps.StepRefused as refused:
                assert refused.reasons, "ditolak tanpa alasan"
                assert invariants.snapshot(self.papers) == before, (userid, step)
                self.met["ditolak"] += 1
                return
        assert not {"stage", "version"} & set(data), (userid, step, data)
        assert not (entry.verb == "nomori" and "tanggal" in data), "bernomor besok"
        if entry.verb == "tanda_tangan" and entry.capacity == "plh":
            assert paper.kind not in NEVER_AS_PLH
        self.count(paper, entry)
        self.look(userid)

    def count(self, paper: Paper, entry) -> None:
        """What the walk has met, so that it is known to have been somewhere."""
        self.met["langkah"] += 1
        self.met["dikembalikan"] += entry.verb == "kembalikan"
        self.met["dibatalkan"] += entry.verb == "batalkan"
        self.met["bertanda tangan"] += entry.verb == "tanda_tangan"
        self.met["bernomor"] += entry.verb == "nomori"
        self.met["pengganti"] += entry.capacity in ("plt", "plh")
        self.met["selesai"] += people.stage(paper.document) == "selesai"
        after = steps.history(paper.document)[len(paper.seen) :]
        self.met["dilewati"] += any(each.capacity == "sistem" for each in after)

    # ---------------------------------------------------------- beside the chain

    def editors(self, paper: Paper) -> list[str]:
        """Who may change the text today, by the tables."""
        return [
            userid
            for userid in papers.PEOPLE
            if rights.may_edit(paper, self.holders, userid, self.day)
        ]

    def edit(self, which: int, userid: str, pick: int, rightful: bool) -> None:
        """Anybody tries to change the text; who may is what the tables say."""
        paper = self.paper(which)
        able = self.editors(paper)
        userid = able[pick % len(able)] if rightful and able else userid
        right = rights.may_edit(paper, self.holders, userid, self.day)
        with self.moment(), people.acting_as(self.portal, userid):
            document = paper.document
            may = getSecurityManager().checkPermission(
                "Modify portal content", document
            )
            assert bool(may) == right, (userid, paper.row.title)
            if not may:
                return
            document.title = f"Perihal {pick}"
            notify(ObjectModifiedEvent(document, Attributes(None, "title")))
        self.met["diubah"] += 1
        self.look(userid)

    def switch(self, which: int, pick: int, reasoned: bool) -> None:
        """Who may edit lets another level sign, with or without a basis."""
        paper = self.paper(which)
        able = self.editors(paper)
        if not able:
            return
        said = {
            "alasan": "Atas permintaan penerima",
            "arahan_oleh": "deputi-aparatur__kepala",
            "arahan_pada": self.day.isoformat(),
            "arahan_saluran": "lisan",
        }
        level = list(LEVELS.values())[pick % len(LEVELS)]
        userid = able[pick % len(able)]
        act = self.attempted(userid, switching.SwitchRefused)
        if act(
            lambda: switching.switch(paper.document, level, said if reasoned else {})
        ):
            assert reasoned
            self.met["alih"] += 1

    def classify(self, which, userid, pick, rightful, wanted) -> None:
        """The class is changed with a reason by who decides, or by nobody."""
        paper = self.paper(which)
        userid = self.decider(paper, pick) if rightful else userid
        act = self.attempted(userid, needed.NeedRefused, BadRequest)
        if userid and act(lambda: needed.classify(paper.document, wanted, "Diminta")):
            assert self.decides(paper, userid)
            self.met["sifat"] += 1

    def let_in(self, which, userid, pick, rightful, days) -> None:
        """Somebody is let in for some days by who decides, or not at all."""
        paper = self.paper(which)
        userid = self.decider(paper, pick) if rightful else userid
        who = ("biro-umum__kepala", "staf.sdm", "sesmen")[pick % 3]
        until = self.day + timedelta(days=days)
        act = self.attempted(userid, needed.NeedRefused)
        decides = bool(userid) and self.decides(paper, userid)
        paper.needs, before = {**paper.needs, who: until}, paper.needs
        if not userid or not act(
            lambda: needed.let_in(
                paper.document, who, "Ikut menyusun", until.isoformat()
            )
        ):
            paper.needs = before
            return
        assert decides, userid
        self.met["perlu tahu"] += 1

    def ask(self, which, userid, pick, rightful) -> None:
        """Another unit is asked for its opinion by whose turn it is, or not at all."""
        paper = self.paper(which)
        turn = self.holders.holders(rights.on_turn(paper), self.day)
        userid = turn[pick % len(turn)] if rightful and turn else userid
        post = ("biro-keuangan__kepala", "biro-umum__kepala")[pick % 2]
        asked = paper.asked
        paper.asked = asked | {post}
        act = self.attempted(userid, coordination.CoordinationRefused)
        if not act(lambda: coordination.ask(paper.document, post, "3 hari")):
            paper.asked = asked
            return
        assert userid in turn
        self.met["pendapat"] += 1

    def decider(self, paper: Paper, pick: int) -> str:
        able = self.holders.holders(rights.deciders(paper), self.day)
        return able[pick % len(able)] if able else ""

    def decides(self, paper: Paper, userid: str) -> bool:
        return bool(self.holders.held(userid, self.day) & rights.deciders(paper))

    def receive(self, which: int, userid: str) -> None:
        """Who was sent a document confirms; who was not cannot."""
        paper = self.paper(which)
        sent = rights.received(paper) & self.holders.held(userid, self.day)
        act = self.attempted(userid, receipts.NotAddressee)
        done = act(lambda: receipts.confirm(paper.document, userid))
        assert done == bool(sent)
        self.met["diterima"] += done

    def attempted(self, userid: str, *refusals):
        """Something that is done or refused; refused, nothing has changed."""

        def act(what) -> bool:
            before = invariants.snapshot(self.papers)
            savepoint = transaction.savepoint()
            with self.moment():
                try:
                    with people.acting_as(self.portal, userid):
                        what()
                except refusals:
                    after = invariants.snapshot(self.papers)
                    savepoint.rollback()
                    assert after == before, userid
                    return False
            self.look(userid)
            return True

        return act

    # -------------------------------------------------------------- people, days

    def substitute(self, pick: int, userid: str, days: int, capacity: str) -> None:
        """Somebody stands in for some days from today on."""
        position = POSTS[pick % len(POSTS)]
        end = self.day + timedelta(days=days)
        if self.holders.capacities(userid, position, self.day):
            return
        said = {
            "akun": userid,
            "mulai": self.day.isoformat(),
            "sampai": end.isoformat(),
            "kapasitas": capacity,
            "dasar": "Sprin-12/2026",
            "alasan": "Cuti",
        }
        with self.moment(), api.env.adopt_roles(["Manager"]):
            appointing.appoint(self.post(position), appointing.proposed(said))
        held = Held(userid, capacity, self.day, end)
        self.holders.rows.setdefault(position, []).append(held)
        self.look(None)

    def post(self, position: str):
        catalog = self.portal.portal_catalog
        brains = catalog.unrestrictedSearchResults(portal_type="Jabatan")
        found = (brain._unrestrictedGetObject() for brain in brains)
        return next(each for each in found if each.position_id() == position)

    def later(self, days: int) -> None:
        """Days pass, and the clock strikes."""
        self.now += timedelta(days=days)
        with self.moment(), api.env.adopt_roles(["Manager"]):
            tick(self.portal, self.now)
        self.met["ganti tahun"] += self.now.year > self.year
        self.look(None)

    # -------------------------------------------------------------------- looks

    def look(self, userid: str | None) -> None:
        """After an act: histories, numbers, files, readers, the journal."""
        for paper in self.papers:
            fresh = invariants.history_is_complete(paper, self.holders, userid)
            if fresh or userid is None or paper is self.papers[-1]:
                invariants.readers_have_a_right(
                    self.portal, paper, self.holders, papers.PEOPLE
                )
                self.nobody_else_reads(paper)
        invariants.everything(self.portal, self.papers)

    def nobody_else_reads(self, paper: Paper) -> None:
        """A visitor reads what is public, and nothing else."""
        people.forget(self.portal)
        public = rights.may_read(paper, self.holders, None, self.day)
        opens = getSecurityManager().checkPermission("View", paper.document)
        assert bool(opens) == public
