"""A case and its messages in the words that staff read, until there is a console."""

from datetime import tzinfo

from bot.cli.evidence import evidence_lines
from bot.clock import Clock
from bot.i18n import for_staff
from bot.wishes import WINDOWED
from flows.casework.report import Report
from flows.casework.simfoni import categories
from flows.engine.events import ReplyWay
from flows.sending import Because, Hold, Refuse, Send, UseTemplate, Verdict, Wishes, window_left
from storage.access import CaseFile

RISKS = ("0 SEKARANG", "1 tinggi", "2 sedang", "3 rendah", "4 info")
WAYS = {
    ReplyWay.HERE: "di sini",
    ReplyWay.CALL: "lewat telepon",
    ReplyWay.SELF: "jangan menulis dulu",
}
REASONS = {
    Because.GONE: "alamatnya tidak ada lagi",
    Because.BLOCKED: "orang itu memblokir bot",
    Because.ERASED: "sudah dihapus",
    Because.STOPPED: "orang itu mengetik BERHENTI",
    Because.FROZEN: "orang itu pergi dengan KELUAR (queue lift)",
    Because.TAKEN_OVER: "chat sedang dipegang",
    Because.LATE: "terlambat",
    Because.WRITES_FIRST: "menunggu orang itu menulis",
    Because.WINDOW: "jendela WhatsApp tertutup, menunggu orang itu menulis",
    Because.AFTER_HOURS: "di luar jam yang disepakati, menunggu orang itu menulis",
}
CONSENTS = {
    "remind": "mengingatkan jadwal",
    "ask": "menanyakan kabar",
    "share": "meneruskan ke layanan yang dipilih",
    "cover": "nama samaran",
}


def show(found: CaseFile, zone: tzinfo) -> list[str]:
    """A case as lines: risk with its reasons, answers, thread, files."""
    report = found.case.report
    lines = [f"Nomor {found.case.number} · risiko {RISKS[found.case.risk]}"]
    for reason in report.risk.reasons:
        words = f" ({reason.words!r})" if reason.words else ""
        lines.append(f"  {reason.level} {for_staff('id', reason.reason)}{words}")
    if report.reply is not None:
        lines.append(f"Boleh dibalas: {_reply_way(report)}")
    lines += [f"{title}: {', '.join(named)}" for title, named in categories(report).items()]
    lines += [f"Setuju: {CONSENTS.get(kind, kind)}" for kind, given, *_ in report.consents if given]
    lines += _window(found)
    lines.append("")
    for line in found.thread:
        clock = line.at.astimezone(zone).strftime("%d-%m %H.%M")
        state = f"  [{line.state}]" if line.state and line.state != "sent" else ""
        lines.append(f"{clock} {line.who:>10}: {line.text}{state}")
    return [*lines, *evidence_lines(found, zone)]


def _window(found: CaseFile) -> list[str]:
    """How long words of ours are still taken there; nothing where that has no end."""
    wishes = Wishes(
        found.wrote_at,
        windowed=found.channel in WINDOWED,
        window_closed_at=found.window_closed_at,
    )
    left = window_left(wishes, Clock().now())
    if left is None:
        return []
    hours, minutes = divmod(int(left.total_seconds()) // 60, 60)
    open_ = f"tinggal {hours} jam {minutes} menit"
    return [f"Jendela WhatsApp: {open_ if left else 'tertutup, sampai orang itu menulis'}"]


def _reply_way(report: Report) -> str:
    """How the person wishes to be answered, in their city's time."""
    way, _until, words = report.reply or ("self", "", "")
    until = f" sampai {report.until:%d-%m %H.%M}" if report.until else ""
    return f"{WAYS[ReplyWay(way)]}{until} {words}".rstrip()


def say_verdict(verdict: Verdict) -> str:
    """What becomes of a message now, in a few words."""
    match verdict:
        case Send():
            return "dikirim sekarang"
        case Hold(because):
            return f"ditahan, {REASONS[because]}"
        case Refuse(because):
            return f"tidak akan dikirim, {REASONS[because]}"
        case UseTemplate():
            return "ditahan; templat netral memberi tahu bahwa ada yang menunggu di chat"
