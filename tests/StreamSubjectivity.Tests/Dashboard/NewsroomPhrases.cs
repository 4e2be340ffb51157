namespace StreamSubjectivity.Tests.Dashboard;

/// <summary>What the invented newsroom writes with. {0} is the matter of the article.</summary>
internal static class NewsroomPhrases
{
    public static readonly string[] Matters =
    [
        "the harbour tunnel", "the school meals act", "the night train", "the grain levy", "the hospital merger", "the new tram line",
        "the water tariff", "the library budget", "the coastal wind park", "the rent register", "the fishing quota", "the old mint",
        "the regional airport", "the teachers' contract", "the flood barrier", "the data office", "the theatre roof", "the toll bridge",
    ];

    public static readonly string[] Titles =
    [
        "Council puts {0} to a vote", "What is known about {0}", "Work on {0} to begin in spring", "Auditors look into {0}",
        "Ministry sets a date for {0}", "Costs of {0} rise by a tenth", "Residents are heard on {0}", "Three bids for {0}",
        "Court upholds ruling on {0}", "Figures on {0} published", "Committee delays {0}", "How {0} came about",
    ];

    public static readonly string[] LoadedTitles =
    [
        "The quiet scandal of {0}", "Nobody should be surprised by {0}", "A shameful chapter: {0}", "At last, sense on {0}",
        "Who still believes in {0}?", "The folly of {0}",
    ];

    public static readonly string[] Reports =
    [
        "The council voted 31 to 19 on Tuesday to send {0} back to committee.",
        "According to the ministry, {0} will cost 214 million over six years.",
        "The report on {0} runs to 88 pages and was published on Monday.",
        "Construction is due to begin in April and to end two years later.",
        "The contract was signed in March by the mayor and two deputies.",
        "Three companies from the region have handed in a bid.",
        "The court will hear both sides again on the ninth of next month.",
        "About 4,200 households are affected, the statistics office says.",
        "The plan for {0} was first presented in the autumn of last year.",
        "The share of the state rises from 40 to 45 per cent.",
        "A hearing for residents is scheduled for Thursday evening in the town hall.",
        "Spending on {0} fell by 3.1 per cent against the year before.",
        "The committee has eleven members, four of whom abstained.",
        "Under the law, the decision can be appealed within thirty days.",
        "Traffic on the northern approach was closed for six hours on Saturday.",
        "The auditors examined 1,140 invoices from the last three years.",
    ];

    public static readonly string[] Views =
    [
        "It is hard to think of a more careless way to treat {0}.",
        "That is, to put it kindly, a fairy tale.",
        "Once again the bill lands with those who can least afford it.",
        "One can only admire the patience of the people who live with this.",
        "The whole affair is an embarrassment, and everybody in the hall knew it.",
        "This is a rare and splendid piece of good sense.",
        "Sadly, the mayor has learned nothing from the last disaster.",
        "Anyone who believes these figures will believe anything.",
        "We must not let them get away with it.",
        "What a breathtakingly cynical argument about {0}.",
        "At least somebody in this town still has a spine.",
        "The plan is bold, humane and long overdue.",
    ];

    public static readonly string[] Quotations =
    [
        "“We have looked at every invoice and found nothing,” the spokeswoman said.",
        "“This is a disgrace, and they know it,” one resident shouted from the gallery.",
        "“Nobody asked us,” said a shopkeeper on the north side.",
        "“We will build it, and we will build it on time,” the minister told reporters.",
    ];

    public static readonly string[] Authors =
        ["Ada Lindqvist", "Tomás Ferreira", "Nadia Rahmani", "Jonas Weber", "Mei Tanaka", "Ruth Okafor", "Ilse Brandt"];
}
