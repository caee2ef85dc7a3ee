"""Is this violence? Explained by situation, in plain words; nothing is asked about anybody.

Each page says that it is not their fault, what belongs to it, and what the law gives, as far
as `domain.md` has it. What it is called is not decided here; the pages end at telling someone.
"""

from flows.engine.model import END, Call, Choose, Flow, Option, Say
from flows.texts import _

PAGES = (
    Say(
        "hurt",
        _(
            "Whatever reason that person gives, it is not your fault. Being slapped, "
            "kicked, pulled by the hair, choked, having things thrown at you: all of it counts, "
            "also once, also without a mark, also from a husband, wife or parent. The law "
            "protects you at home too. If the neck was pressed: a doctor today. Short of breath, "
            "hoarse or hard to swallow: 112."
        ),
        to="next",
    ),
    Say(
        "words",
        _(
            "Things like this make many people doubt themselves. That is normal, and it is not "
            "your fault. Insults again and again, threats, a phone that is searched, no family, "
            "friends or work allowed: it wounds, though nobody touched you. The law protects "
            "from it at home. A threat to your life or with a weapon: 112."
        ),
        to="next",
    ),
    Say(
        "touched",
        _(
            "What happened is not your fault, and you need not be strong alone. Being silent or "
            "frozen with fear is no yes. Touching, kissing, having to undress or to have sex "
            "without wanting it: the law protects from it, also from a partner or spouse. If it "
            "was just now: a doctor soon, best within three days; later is still right. No "
            "letter from the police is needed for care."
        ),
        to="next",
    ),
    Say(
        "pictures",
        _(
            "You are not to blame, also if you once trusted that person with it. Spreading "
            "private pictures or videos, or threatening to, is wrong, also if you sent them "
            "yourself at first. There is a law against it, and you may ask that they are taken "
            "down. You need not send the pictures here."
        ),
        to="next",
    ),
    Say(
        "money",
        _(
            "Daily needs are your right, and no present to be begged for. Being left without "
            "money for food or for the children, having your own money taken, not being allowed "
            "to work: that counts too. The law does not allow to neglect a family at home, and "
            "it is all right to ask for help."
        ),
        to="next",
    ),
    Say(
        "work_school",
        _(
            "Feeling uneasy towards a boss or a teacher is normal. It is not your fault. Remarks "
            "about your body, touching, invitations with pressure, threats about marks or a job, "
            "blows or bullying: no position allows it. The law protects from sexual acts like "
            "these, and from losing work or school for speaking up."
        ),
        to="next",
    ),
    Say(
        "online",
        _(
            "What happens on a phone is real too, and it is not your fault. Threats, pressure to "
            "send pictures, somebody who follows you everywhere, an account that was taken "
            "over: it counts though you never met. The law covers sexual acts through the "
            "internet. You need not answer that person."
        ),
        to="next",
    ),
    Say(
        "unsure",
        _(
            "You need not know what it is called before you may talk about it. If something "
            "makes you afraid, hurts you or takes your freedom, that is reason enough. A little "
            "is enough, in your own words, at your own pace."
        ),
        to="next",
    ),
)

SITUATIONS = Flow(
    name="situations",
    start="situation",
    nodes=(
        Choose(
            "situation",
            _("Which comes nearest to what you live through? You may look at several."),
            again=_("I did not understand that, sorry. Which comes nearest? Any of them is fine."),
            options=(
                Option(
                    "hurt",
                    _("hit or hurt"),
                    to="hurt",
                    aliases=("dipukul", "disakiti", "ditampar", "ditendang", "hit"),
                ),
                Option(
                    "words",
                    _("insulted, threatened, controlled"),
                    to="words",
                    aliases=("dihina", "diancam", "dikekang", "dimarahi", "dikontrol"),
                ),
                Option(
                    "touched",
                    _("touched or forced against my will"),
                    to="touched",
                    aliases=("disentuh", "dipaksa", "dilecehkan", "dipegang", "touched"),
                ),
                Option(
                    "pictures",
                    _("pictures or videos spread"),
                    to="pictures",
                    aliases=("foto disebar", "video disebar", "foto", "video", "pictures"),
                ),
                Option(
                    "money",
                    _("no money for daily needs"),
                    to="money",
                    aliases=("tidak dinafkahi", "nafkah", "uang", "ditelantarkan", "money"),
                ),
                Option(
                    "work_school",
                    _("at work or at school"),
                    to="work_school",
                    aliases=("di kantor", "di sekolah", "kampus", "bos", "guru", "atasan"),
                ),
                Option(
                    "online",
                    _("on the internet or the phone"),
                    to="online",
                    aliases=("online", "medsos", "internet", "di hp", "media sosial"),
                ),
                Option(
                    "unsure",
                    _("something else, or not sure"),
                    to="unsure",
                    aliases=("tidak tahu", "lain", "bingung", "not sure"),
                ),
            ),
            skip=END,
        ),
        *PAGES,
        Choose(
            "next",
            _("It may be told to somebody. What would you like?"),
            again=_("I did not understand that, sorry. What would you like now?"),
            options=(
                Option("write", _("write about it here"), to=END, aliases=("tulis", "cerita")),
                Option("person", _("a person"), to="person", aliases=("orang", "pendamping")),
                Option("numbers", _("important numbers"), to="numbers", aliases=("nomor",)),
                Option("other", _("look at another one"), to="situation", aliases=("lain",)),
            ),
            skip=END,
        ),
        Call("person", flow="person", to=END),
        Call("numbers", flow="numbers", to=END),
    ),
    most_questions=2,
)
